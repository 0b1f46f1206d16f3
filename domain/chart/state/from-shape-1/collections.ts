import { addDays, dayOf } from '../../../time/calendar.ts';
import type { Day, Instant } from '../../../time/time.ts';
import type { Case, Notice, NoticeOut } from '../collections.ts';
import { NO_NOTICE } from '../collections.ts';
import type { Where } from '../where.ts';
import type { SliceUpgrade } from './from-shape-1.ts';

interface OldNotice {
  key: string;
  at: Instant;
  anchorId: string;
  invoiceIds: string[];
  names: Day | null;
}

interface OldCase extends Omit<Case, 'notice' | 'extendedTo'> {
  lastNotice: OldNotice | null;
  lastNoticeAsked: OldNotice | null;
  unreachable: boolean;
  approvalAsked: boolean;
  extendedDays: number;
  deactivatedAt: Instant | null;
  deactivatedReminders: number;
}

interface Flags {
  now: Instant;
  profile: { timeZone: string };
  case: OldCase | null;
  debts: { id: string; dueOn: Day; pausedDays: number }[];
}

/** Whether a last notice was out stood in four flags; an extension in days, and not as the day that it leads to. */
export const collections: SliceUpgrade = (old, value, policy) => {
  const { now, case: open = null, debts = [], profile } = old as unknown as Flags;
  const at: Where = value.collections === 'overdue' ? { collections: { overdue: 'reminding' } } : {};
  if (open === null) return { value: at };
  const { lastNotice, lastNoticeAsked, unreachable, approvalAsked, extendedDays, ...left } = open;
  const { deactivatedAt: _since, deactivatedReminders: _reminded, ...rest } = left;
  const anchor = debts.find((debt) => debt.id === open.anchorId);
  const notice = noticeOf({ lastNotice, lastNoticeAsked, unreachable, approvalAsked }, profile.timeZone, now);
  const extendedTo =
    (extendedDays ?? 0) === 0 || anchor === undefined
      ? null
      : addDays(anchor.dueOn, (anchor.pausedDays ?? 0) + policy.deactivation.afterDays + 1 + extendedDays);
  return { context: { case: { ...rest, notice, extendedTo } }, value: at };
};

function noticeOf(
  { lastNotice, lastNoticeAsked, unreachable, approvalAsked }: Partial<OldCase>,
  timeZone: string,
  now: Instant,
): Notice {
  const out: NoticeOut | null = lastNotice
    ? {
        is: 'out',
        key: lastNotice.key ?? '',
        at: lastNotice.at ?? now,
        invoiceIds: lastNotice.invoiceIds ?? [],
        names: lastNotice.names ?? dayOf(lastNotice.at ?? now, timeZone),
        approvalAsked: approvalAsked ?? false,
      }
    : null;
  if (lastNoticeAsked) {
    const { key, at, anchorId, invoiceIds } = lastNoticeAsked;
    return {
      is: 'asked',
      key: key ?? '',
      at: at ?? now,
      anchorId: anchorId ?? '',
      invoiceIds: invoiceIds ?? [],
      renews: out,
    };
  }
  return out ?? (unreachable ? { is: 'unreachable' } : NO_NOTICE);
}
