import type { Instant } from '../../domain/time/time.ts';
import type { Agenda } from '../../domain/work.ts';

/** How a test clock stands. */
export interface Standing {
  now: Instant;
  /** The account's next instant; null: time brings nothing. */
  next: Instant | null;
  /** Nothing is to be done, and nothing is due. */
  isIdle: boolean;
  isStuck: boolean;
}

/** Test clocks: accounts in a time of their own. */
export interface Clocks {
  /**
   * Takes a test clock for an advance to `target`: 409 `advance_in_progress` while somebody has it, 422
   * `clock_cannot_go_back` before its last target, 409 `not_a_test_clock`.
   */
  takeClock(accountId: string, target: Instant, forMs: number): Promise<void>;
  /** Holds on to it, unless it has been let go. */
  keepClock(accountId: string, forMs: number): Promise<void>;
  releaseClock(accountId: string): Promise<void>;
  standing(accountId: string): Promise<Standing>;
  /** Puts the account's time forward to an instant, never back; answers what its workflow is to know of that. */
  moveClock(accountId: string, to: Instant): Promise<Agenda>;
}
