import { addWorkingDays } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import type { NoticeOut } from '../state/collections.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import { anchorOf } from './debts.ts';
import { today } from './today.ts';

/** Questions about the last notice: no deactivation without warning (rules, The case). */

/** Where an overdue case stands with it. */
export type NoticeStands = 'reminding' | 'noticed' | 'unreachable' | 'awaitingApproval';

/** The last that left: also one that another, with a later day, is to replace. */
export function noticeOut(c: Context): NoticeOut | null {
  const notice = c.case?.notice;
  return notice?.is === 'out' ? notice : notice?.is === 'asked' ? notice.renews : null;
}

/** The last day on which the service may go off by it. */
export const noticeLasts = (c: Context, { names }: Pick<NoticeOut, 'names'>): Day =>
  addWorkingDays(names, c.policy.deactivation.noticeLastsWorkingDays, c.policy.calendar);

/** The notice that counts for this debt today: it has named it, and isn't too old. */
export function lastNoticeOf(c: Context, debt: Debt | null): NoticeOut | null {
  const notice = noticeOut(c);
  return notice !== null && debt !== null && notice.invoiceIds.includes(debt.id) && today(c) <= noticeLasts(c, notice)
    ? notice
    : null;
}

export const hasLastNotice = (c: Context, debt: Debt | null): boolean => lastNoticeOf(c, debt) !== null;

export function noticeStands(c: Context): NoticeStands {
  if (c.case?.notice.is === 'unreachable') return 'unreachable';
  const notice = lastNoticeOf(c, anchorOf(c));
  if (notice === null) return 'reminding';
  return notice.approvalAsked ? 'awaitingApproval' : 'noticed';
}
