import type { Actor } from '../../account.ts';
import type { Because } from '../../because.ts';
import type { PolicyPath } from '../../policy/numbers.ts';
import { numbersOf } from '../../policy/numbers.ts';
import type { Rule } from '../../rules.ts';
import type { TimelineContent, TimelineData, TimelineType } from '../../timeline.ts';
import type { Context } from '../state/context.ts';
import type { Landmark, Landmarks } from './landmarks.ts';
import { landmarkOfReleased } from './landmarks.ts';

/** An entry of this step, and its number. */
export type Numbered = TimelineContent & { seq: number };

/** What an entry's reasons are looked for in: the account when it was written, its story until then, and this step. */
export class Look {
  readonly c: Context;
  readonly actor: Actor;
  private readonly of: Landmarks['of'];
  private readonly step: readonly Numbered[];

  constructor(c: Context, actor: Actor, of: Landmarks['of'], step: readonly Numbered[] = []) {
    this.c = c;
    this.actor = actor;
    this.of = of;
    this.step = step;
  }

  /** The last entry of each of these landmarks that there is. */
  last(...keys: Landmark[]): number[] {
    return keys.flatMap((key) => this.of[key] ?? []);
  }

  /** The newest of these. */
  newest(...keys: Landmark[]): number[] {
    return this.last(...keys)
      .sort((a, b) => b - a)
      .slice(0, 1);
  }

  /** Those of these landmarks that came after another. */
  since(key: Landmark, ...keys: Landmark[]): number[] {
    const from = this.of[key] ?? 0;
    return this.last(...keys).filter((seq) => seq > from);
  }

  /** The entries of these types that this step has written so far. */
  here(...types: TimelineType[]): number[] {
    return this.step.flatMap(({ type, seq }) => (types.includes(type) ? [seq] : []));
  }

  /** What the last of them in this step says. */
  saidHere<T extends TimelineType>(type: T): TimelineData[T] | undefined {
    return this.step.findLast((one) => one.type === type)?.data as TimelineData[T] | undefined;
  }

  placed(released: TimelineData['hold.released']): number[] {
    const key = landmarkOfReleased(this.of, released, this.c);
    return key === null ? [] : this.last(key);
  }

  because(rule: Rule, paths: readonly PolicyPath[], ...entries: number[][]): Because {
    return {
      rule,
      numbers: numbersOf(this.c.policy, paths),
      entries: [...new Set(entries.flat())].sort((a, b) => a - b),
    };
  }
}
