import type { Actor } from '../../domain/account.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import type { Effect } from '../../domain/effects.ts';
import type { Request } from '../../domain/events.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { Agenda } from '../../domain/work.ts';

/** A request; `id` deduplicates: the same id gets the first answer, for as long as an idempotency key is kept. */
export interface Ask {
  id: string;
  request: Request;
  actor: Actor;
}

export type Answer = { ok: true; version: number } | { ok: false; refusal: Refusal };

/** An account's state, to be played on elsewhere, and the effects that are decided and have no outcome yet. */
export interface Look {
  state: ChartState;
  inFlight: Effect[];
}

/** An account whose chart could not take something: what the ledger says of it. */
export interface StuckAccount {
  /** By the machine's clock. */
  since: Instant;
  taskId: string | null;
  balance: { openMinor: number; overdueMinor: number; creditMinor: number };
}

/** How a test clock stands. */
export interface Standing {
  now: Instant;
  /** The account's next instant; null: time brings nothing. */
  next: Instant | null;
  /** Nothing is to be done, and nothing is due. */
  isIdle: boolean;
  isStuck: boolean;
}

/** The accounts' states, which the record owns. */
export interface Accounts {
  ask(accountId: string, ask: Ask): Promise<Answer>;
  /** Null: nothing has happened to it yet. Changes nothing. */
  lookAt(accountId: string): Promise<Look | null>;

  /** Accounts whose chart could not take something, the longest first, but those that were tried just before. */
  stuckAccounts(limit: number): Promise<string[]>;
  /** Null: it goes on. `today`: its local day. */
  stuckAccount(accountId: string, today: Day): Promise<StuckAccount | null>;
  /** Tries whether it goes on by now. */
  mend(accountId: string): Promise<boolean>;

  /**
   * Takes a test clock for an advance to `target`: 409 `advance_in_progress` while somebody has it, 422
   * `clock_cannot_go_back` before its last target, 409 `not_a_test_clock`.
   */
  takeClock(accountId: string, target: Instant, forMs: number): Promise<void>;
  /** Holds on to it. */
  keepClock(accountId: string, forMs: number): Promise<void>;
  releaseClock(accountId: string): Promise<void>;
  standing(accountId: string): Promise<Standing>;
  /** Puts the account's time forward to an instant, never back; answers what its workflow is to know of that. */
  moveClock(accountId: string, to: Instant): Promise<Agenda>;

  /**
   * Whose time has come, or whose work waits, for longer than that: a nudge, a workflow or all of Temporal was lost.
   * Each is left alone for a while then, longer each time.
   */
  overdue(graceMs: number, limit: number): Promise<{ accountId: string; agenda: Agenda }[]>;
}
