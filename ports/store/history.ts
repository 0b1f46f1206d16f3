import type { Actor } from '../../domain/account.ts';
import type { Fact } from '../../domain/events.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { AttemptRow } from './attempts.ts';
import type { TimelineRow } from './timeline.ts';

/** A fact, and the step of the chart that took it. */
export interface TakenFact {
  seq: number;
  fact: Fact;
  actor: Actor;
  step: number;
  /** The account's own time. */
  at: Instant;
}

/** All that is known of a life, to play it again. */
export interface AccountHistory {
  /** Not on a test clock. */
  realTime: boolean;
  /** In order; those that no step has taken yet are left out. */
  facts: TakenFact[];
  /** With the step that wrote each line. */
  timeline: (TimelineRow & { step: number })[];
  attempts: AttemptRow[];
}

export interface History {
  /** Ids of accounts after one (null: from the first), in order. */
  accountIds(after: string | null, limit: number): Promise<string[]>;
  historyOf(accountId: string): Promise<AccountHistory>;
}
