import type { Day, Instant } from '../../time/time.ts';
import { having } from './filled.ts';

/** One case and one reminder ladder per account. */
export interface CollectionsSlice {
  case: Case | null;
}

/** A last notice: what it was about, when, and the day that it names; null: it hasn't left yet. */
export interface LastNotice {
  key: string;
  at: Instant;
  anchorId: string;
  invoiceIds: string[];
  names: Day | null;
}

export interface Case {
  id: string;
  openedAt: Instant;
  /** The invoice whose age drives it; null: none has yet. */
  anchorId: string | null;
  /** How many rungs went in this case, the last notice among them. */
  rungsGone: number;
  /** The last that left, and didn't bounce at every recipient. */
  lastNotice: LastNotice | null;
  /** A last notice is decided, and waits or is on its way. */
  lastNoticeAsked: LastNotice | null;
  /** The last notice bounced at every recipient: another waits for other addresses. */
  unreachable: boolean;
  /** Days of grace granted by an agent. */
  extendedDays: number;
  extensions: number;
  provisionalReturns: number;
  promises: number;
  deactivatedAt: Instant | null;
  /** Under a policy that wants approval: asked for it, the agent decides. */
  approvalAsked: boolean;
  /** Reminders sent while deactivated. */
  deactivatedReminders: number;
}

export const newCase = (id: string, openedAt: Instant): Case => ({
  id,
  openedAt,
  anchorId: null,
  rungsGone: 0,
  lastNotice: null,
  lastNoticeAsked: null,
  unreachable: false,
  extendedDays: 0,
  extensions: 0,
  provisionalReturns: 0,
  promises: 0,
  deactivatedAt: null,
  approvalAsked: false,
  deactivatedReminders: 0,
});

export const emptyCollections = (): CollectionsSlice => ({ case: null });

export function wholeCollections(stored: CollectionsSlice, now: Instant): CollectionsSlice {
  if (stored.case === null) return { case: null };
  const blank = newCase('', now);
  const notice: LastNotice = { key: '', at: now, anchorId: '', invoiceIds: [], names: null };
  return { case: having(blank, having(blank, stored.case, 'lastNotice', notice), 'lastNoticeAsked', notice) };
}
