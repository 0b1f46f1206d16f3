import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { accountChart, agendaOf, projectionOf } from '../../domain/chart/chart.ts';
import { SHAPE, policyOf, UPGRADES, upgraded, WrittenByNewer } from '../../domain/chart/state/thaw.ts';
import { SYSTEM } from '../../domain/chart/state/turn.ts';
import { mexico, story } from './story.ts';

/**
 * As each shape was first written: an account to which as much has happened as one can remember at a time. It is never
 * written anew.
 */
const kept = (shape: number): unknown =>
  JSON.parse(readFileSync(new URL(`shapes/shape-${shape}.json`, import.meta.url), 'utf8'));

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/**
 * What has as many forms as it has kinds, or is somebody else's, is no shape of ours: `data` of a mail or a contact,
 * what an attempt is for, and the policy's name.
 */
const OPAQUE = /^(data|topic|purpose|policy|profile)$/;

/** The way to each field of each thing, lists within lists. */
const fieldsOf = (value: Json, way: string[] = []): string[][] =>
  Object.entries(value).flatMap(([name, one]) => [
    ...(Array.isArray(value) ? [] : [[...way, name]]),
    ...(isObject(one) && !OPAQUE.test(name) ? fieldsOf(one, [...way, name]) : []),
  ]);

const at = (value: unknown, way: string[]): unknown => way.reduce<unknown>((now, name) => (now as Json)[name], value);

function without(frozen: unknown, way: string[]): unknown {
  const copy = structuredClone(frozen);
  delete (at(copy, way.slice(0, -1)) as Json)[way.at(-1) ?? ''];
  return copy;
}

/** Missing in a thing that is there, and of the same kind: nothing else is missed. */
function isHole(filled: unknown, whole: unknown, way: string[]): boolean {
  const thing = (value: unknown): unknown =>
    way.slice(0, -1).reduce<unknown>((now, name) => (isObject(now) ? now[name] : undefined), value);
  const [now, was] = [thing(filled), thing(whole)];
  return (
    isObject(now) &&
    isObject(was) &&
    !Array.isArray(now) &&
    now.is === was.is &&
    now.kind === was.kind &&
    now[way.at(-1) ?? ''] === undefined
  );
}

const shapes = Array.from({ length: SHAPE }, (_, i) => i + 1);

describe.each(shapes)('a state of shape %i', (shape) => {
  const context = ['snapshot', 'context'];
  const thawed = (frozen: unknown) => accountChart.thaw(shape, frozen, mexico);

  test('is read, and goes on', () => {
    const state = thawed(kept(shape));
    expect(projectionOf(state)).toMatchObject({
      collections: { state: 'overdue' },
      payment: { state: 'unknown' },
      policy: { name: 'mexico', version: 1 },
    });
    const [next] = agendaOf(state);
    if (next === undefined) throw new Error('Nothing is to come');
    const { now } = state.snapshot.context;
    const when = next.at > now ? next.at : now;
    expect(
      accountChart.step(state, {
        type: 'DEADLINE_REACHED',
        kind: next.kind,
        id: next.id,
        dueAt: next.at,
        at: when,
        actor: SYSTEM,
      }).state.step,
    ).toBe(state.step + 1);
  });

  test('has no hole, whichever field its writer did not know, at any depth', () => {
    const stored = JSON.parse(JSON.stringify(kept(shape))) as Json;
    const read = (one: unknown): Json => JSON.parse(JSON.stringify(accountChart.freeze(thawed(one)))) as Json;
    const asWritten = read(stored);
    const whole = fieldsOf(at(asWritten, context) as Json, context);
    const fields = fieldsOf(at(stored, context) as Json, context).filter(
      (way) => !/^(now|policy|profile|service)$/.test(way[2] ?? '') && way.at(-1) !== 'is' && way.at(-1) !== 'kind',
    );
    expect(fields.length).toBeGreaterThan(200);
    for (const way of fields) {
      const filled = read(without(stored, way));
      const holes = whole.filter((one) => isHole(filled, asWritten, one));
      if (holes.length > 0) throw new Error(`Without ${way.join('.')} nothing fills ${holes.join(' ')}`);
    }
  });
});

test("today's is kept as it is, with its policy named", () => {
  const { state } = story({ card: 'tok_ok' }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
  const frozen = accountChart.freeze(state);
  expect(frozen.snapshot.context.policy).toEqual({ name: 'mexico', version: 1 });
  expect(policyOf(frozen)).toEqual({ name: 'mexico', version: 1 });
  expect(JSON.stringify(frozen)).not.toContain('holidays');
  const back = accountChart.thaw(SHAPE, JSON.parse(JSON.stringify(frozen)), mexico);
  expect(back.snapshot.context).toEqual(state.snapshot.context);
  expect([back.step, back.version, back.snapshot.value]).toEqual([state.step, state.version, state.snapshot.value]);
});

test("a body that is not its policy's is a bug of ours", () => {
  const frozen = accountChart.freeze(story().state);
  expect(() => accountChart.thaw(SHAPE, frozen, { ...mexico, version: 2 })).toThrow(
    'A state under mexico 1 is thawed with the body of mexico 2',
  );
});

test('a region that is new since it was written stands where it begins', () => {
  const frozen = accountChart.freeze(story().state);
  const { service, ...value } = frozen.snapshot.value;
  expect(
    accountChart.thaw(SHAPE, { ...frozen, snapshot: { ...frozen.snapshot, value } }, mexico).snapshot.value,
  ).toEqual(frozen.snapshot.value);
});

describe('shapes', () => {
  test("lead to today's one by one", () => {
    const upgrades = { 1: (one: unknown) => `${one}b`, 2: (one: unknown) => `${one}c` };
    expect([1, 2, 3].map((shape) => upgraded(shape, 'a', mexico, upgrades, 3))).toEqual(['abc', 'ac', 'a']);
    expect(() => upgraded(1, 'a', mexico, { 2: upgrades[2] }, 3)).toThrow('Nothing leads from shape 1 to the next');
    expect(shapes.slice(0, -1).filter((shape) => UPGRADES[shape] === undefined)).toEqual([]);
  });

  test('that only a newer release knows are not read at all', () => {
    expect(() => accountChart.thaw(SHAPE + 1, {}, mexico)).toThrow(WrittenByNewer);
    expect(() => accountChart.thaw(SHAPE + 1, {}, mexico)).toThrow(
      `A state of shape ${SHAPE + 1} was written by a newer release; this one reads shapes up to ${SHAPE}`,
    );
  });
});
