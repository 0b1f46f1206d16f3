import type { AutopayState, CollectionsState, HoldKind, ServiceState, Upcoming } from './account.ts';
import type { Day, Instant } from './time/time.ts';

export type Command =
  | 'pause'
  | 'resume'
  | 'extend'
  | 'promise'
  | 'plan'
  | 'cancelPromise'
  | 'cancelPlan'
  | 'retryNow'
  | 'skipReminder'
  | 'sendReminder'
  | 'deactivate'
  | 'reactivate'
  | 'writeOff'
  | 'close'
  | 'reopen'
  | 'changePolicy';

/**
 * What a reader may know of an account: the chart's own view of itself, written in the transaction of the step
 * that it follows from. Everything that GET /v1/accounts/{id} shows of the case.
 */
export interface Projection {
  /** Rises with each fact, request or deadline that changes state, holds, balance, methods or policy. */
  version: number;
  policy: { name: string; version: number };
  collections: {
    state: CollectionsState;
    /** How many rungs of the reminder ladder have gone in this case. */
    rung: number;
    /** Due day of the oldest overdue invoice that is not held; days overdue are counted from it when read. */
    overdueSince: Day | null;
    holds: { kind: HoldKind; until: Instant | null; reason: string; invoiceId: string | null }[];
  };
  service: {
    state: ServiceState;
    /** Why it is off, or was when it was lent; null: it is on for good. */
    why: {
      offFor: 'debt' | 'writtenOff' | 'fraud';
      byAgent: boolean;
      since: Instant;
      invoiceIds: string[];
      /** What brings it back: nothing overdue any more, by money; the debt that was written off, paid after all; an admin. */
      backBy: 'payment' | 'recovery' | 'person';
      lentBy: 'proof' | 'agent' | null;
      /** The last day on which it is on. */
      lentUntil: Day | null;
    } | null;
  };
  autopay: { enabled: boolean; state: AutopayState; nextChargeAt: Instant | null };
  /** The attempt in flight or unknown, and how the last one ended. */
  payment: {
    state: 'idle' | 'charging' | 'unknown' | 'confirming';
    attemptId: string | null;
    lastAttemptId: string | null;
  };
  balance: { openMinor: number; overdueMinor: number; creditMinor: number };
  upcoming: Upcoming[];
  /** Commands that the chart would take now, by role. */
  allowed: { admin: Command[]; agent: Command[] };
}
