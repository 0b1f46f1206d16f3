import type { Instant } from '../domain/time.ts';
import type { Clock, Order } from './binding.ts';
import type { KeptAnswer } from './kept-answers.ts';

/** What one run hands to the next. */
export interface Carried {
  /** The chart's frozen state; null: nothing has happened yet. */
  frozen: unknown;
  lastSeq: number;
  /** When the last event was; time never goes back. */
  lastAt: Instant | null;
  clock: Clock;
  answers: KeptAnswer[];
  /** Effects that were under way when a run had to end; they are done again under their keys. */
  unfinished: Order<unknown>[];
}

/** What the first run is given. */
export const beginning = (clock: Clock): Carried => ({ frozen: null, lastSeq: 0, lastAt: null, clock, answers: [], unfinished: [] });
