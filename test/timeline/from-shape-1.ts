import { readFileSync } from 'node:fs';
import { accountChart } from '../../domain/chart/chart.ts';
import type { FrozenState } from '../../domain/chart/state/thaw.ts';
import type { Kind } from './lines.ts';
import { lineOf } from './lines.ts';
import type { FirstLife } from './shapes/first-lives.ts';
import { FIRST_LIVES } from './shapes/first-lives.ts';
import type { Story } from './story.ts';

const kept = new Map(
  readFileSync(new URL('shapes/shape-1.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { life, frozen } = JSON.parse(line) as { life: FirstLife; frozen: unknown };
      return [life, frozen];
    }),
);

export const NAMES = Object.keys(FIRST_LIVES) as FirstLife[];

/** The life as today's build has it, never frozen. */
export const lived = (name: FirstLife): Story => FIRST_LIVES[name]();

/** The same life, from where the last build of shape 1 has kept its state. */
export function thawed(name: FirstLife): Story {
  const life = lived(name);
  life.state = accountChart.thaw(1, structuredClone(kept.get(name)), life.context.policy);
  return life;
}

const ALL: Kind[] = ['charge', 'email', 'skipped', 'service', 'case', 'hold', 'task', 'money', 'held'];

/** What a life tells while something is done with it. */
export function toldBy(life: Story, goesOn: (life: Story) => Story): string[] {
  const before = life.entries.length;
  goesOn(life);
  return life.entries.slice(before).flatMap((entry) => lineOf(entry, ALL, life.context.profile.timeZone));
}

type Json = Record<string, unknown>;
const isThing = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Where two lives stand apart: the way to what differs, and what it is in the first. */
export function apart(one: Story, other: Story): Json {
  const found: Json = {};
  const compare = (a: unknown, b: unknown, way: string): void => {
    if (JSON.stringify(a) === JSON.stringify(b)) return;
    const isSameLength = !Array.isArray(a) || !Array.isArray(b) || a.length === b.length;
    if (!isThing(a) || !isThing(b) || Array.isArray(a) !== Array.isArray(b) || !isSameLength) found[way] = a;
    else
      for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
        compare(a[name], b[name], way === '' ? name : `${way}.${name}`);
  };
  const seen = ({ state }: Story): unknown => {
    const { value, context } = (JSON.parse(JSON.stringify(accountChart.freeze(state))) as FrozenState).snapshot;
    return { ...context, value };
  };
  compare(seen(one), seen(other), '');
  return found;
}
