import type { Actor, AttemptOutcome, AttemptTrigger } from '../../account.ts';
import type { Fact } from '../../events.ts';
import type { Instant } from '../../time/time.ts';
import type { TimelineContent } from '../../timeline.ts';

/** What the record has of one account's life, in its own time. `step`: which step of the chart it belongs to. */
export interface RecordedLife {
  /** Not on a test clock: its contact hours open at an instant of its own. */
  realTime: boolean;
  facts: readonly { step: number; at: Instant; fact: Fact; actor: Actor }[];
  timeline: readonly RecordedEntry[];
  /** Oldest first. */
  attempts: readonly RecordedAttempt[];
}

export type RecordedEntry = TimelineContent & { step: number; at: Instant; actor: Actor };

/** What the bank was asked, and what it said in the end. */
export interface RecordedAttempt {
  id: string;
  at: Instant;
  trigger: AttemptTrigger;
  invoiceIds: readonly string[];
  amountMinor: number;
  paymentMethodId: string;
  outcome: AttemptOutcome | null;
  declineCode: string | null;
}
