import type { AttemptTrigger } from '../account.ts';
import type { ChargeOrder } from '../effects.ts';
import type { Day, Instant } from '../time/time.ts';

/**
 * Attempts of the chart: the one that is made, those whose money is on its way, and the ladders of those that failed.
 */

/** What an attempt is part of: it says what its failure moves. */
export type Purpose =
  /** The due day's automatic charge. */
  | { kind: 'due' }
  | { kind: 'retry'; ladderId: string }
  | { kind: 'installment'; planId: string; on: Day }
  /** A new default method, tried at once. `asked`: somebody is waiting for its answer. */
  | { kind: 'newMethod'; asked: boolean }
  | { kind: 'asked' };

/** One attempt at a time. */
export interface Attempt {
  id: string;
  key: string;
  trigger: AttemptTrigger;
  purpose: Purpose;
  methodId: string;
  invoiceIds: string[];
  amountMinor: number;
  at: Instant;
  /** What was owed when it was decided. */
  believes: ChargeOrder['believes'];
  resend: number;
  /** Its sending stands on the timeline. */
  noted: boolean;
  /** Look-ups that found nothing, and look-ups made at all. */
  notFound: number;
  lookUps: number;
  lookUpInFlight: boolean;
  /** Since when look-ups themselves fail; null: they don't. */
  lookUpsFailSince: Instant | null;
}

/** A direct debit on its way, or one that settled and may still come back. */
export interface PendingDebit {
  attemptId: string;
  purpose: Purpose;
  /** The ladder on which it was a rung: it goes on there if it comes back, settled meanwhile or not. */
  ladder: Ladder | null;
  methodId: string;
  invoiceIds: string[];
  amountMinor: number;
  at: Instant;
  settled: boolean;
  lookUps: number;
  lookUpInFlight: boolean;
}

/** One of the automatic retries' ladders: each declined charge has its own. */
export interface Ladder {
  /** The cause in its mails' keys. */
  id: string;
  /** It retries an installment of this plan. */
  planId: string | null;
  firstDeclinedAt: Instant;
  invoiceIds: string[];
  methodId: string;
  declineCode: string;
  /** Retries made or passed over. */
  rung: number;
  /** Automatic attempts so far. */
  tries: number;
  state: 'running' | 'needsMethod' | 'exhausted';
  declineTold: boolean;
  /** Nothing is tried before. */
  notBefore: Instant | null;
}
