import { addDays, addWorkingDays, dayOf, firstWorkingContactOn, later } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { ClearancePurpose } from '../state/company.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import { afterChange, afterTodays, firstHour } from './contact-times.ts';
import { agedFrom, anchorOf, askedFor, overdueMinor, pastDueMinor } from './debts.ts';
import { hasLastNotice, isResting, lastNoticeAt, lastNoticeOf } from './rungs.ts';
import { silenceFor } from './silence.ts';

/**
 * Whether and when the service goes off by itself: for debt, or again after it was on provisionally. Cleared first
 * (`domain/safety/clearance.ts`).
 */

/**
 * When the service will stop if nothing is paid: after the policy's days, and never sooner than the last notice has
 * said, or it and a rejected dispute allow.
 */
export function deactivationAt(c: Context, anchor: Debt): Instant {
  const { calendar, deactivation } = c.policy;
  const zone = c.profile.timeZone;
  const byAge = addDays(agedFrom(anchor), deactivation.afterDays + 1 + (c.case?.extendedDays ?? 0));
  const notice = lastNoticeOf(c, anchor);
  const byNotice = addWorkingDays(
    dayOf(notice?.at ?? afterTodays(c, lastNoticeAt(c, anchor)), zone),
    deactivation.noticeWorkingDays,
    calendar,
  );
  const day = later(later(byAge, byNotice), notice?.names ?? byNotice);
  return firstHour(c, afterChange(c, firstWorkingContactOn(graceOver(c, day), calendar, zone)));
}

/** The exact day that a last notice names which leaves now. A stricter policy that comes later makes it no sooner. */
export const dayNamedNow = (c: Context, anchor: Debt): Day =>
  dayOf(
    deactivationAt(
      {
        ...c,
        case: c.case && {
          ...c.case,
          lastNotice: { key: '', at: c.now, anchorId: anchor.id, invoiceIds: [], names: null },
        },
      },
      anchor,
    ),
    c.profile.timeZone,
  );

/**
 * No deactivation of any kind in the days of grace after a dispute, nor before the day until which it was held back.
 */
const graceOver = (c: Context, day: Day): Day =>
  askedFor(c).reduce(
    (latest, debt) => later(latest, debt.graceUntil ?? latest),
    later(day, c.clearance.heldUntil ?? day),
  );

/** When the service goes off for debt, if nothing comes in between; null: not for now. */
export function nextDeactivation(c: Context): Instant | null {
  if (
    c.case === null ||
    c.case.approvalAsked ||
    c.case.unreachable ||
    c.service.relockAt !== null ||
    silenceFor(c).deactivation ||
    isResting(c)
  )
    return null;
  const anchor = anchorOf(c);
  return anchor === null ? null : deactivationAt(c, anchor);
}

/** When a provisional service goes off again. While a dispute holds all that is owed, it stays on. */
export function relockAt(c: Context): Instant | null {
  const { relockAt: until, proofId, forgiven } = c.service;
  if (until === null || silenceFor(c, proofId).deactivation) return null;
  if (!forgiven && overdueMinor(c) === 0 && pastDueMinor(c) > 0) return null;
  const zone = c.profile.timeZone;
  return firstHour(c, later(until, firstWorkingContactOn(graceOver(c, dayOf(until, zone)), c.policy.calendar, zone)));
}

/** No deactivation without a last notice about this debt (rules, The case). */
export function mayDeactivate(c: Context): boolean {
  const due = nextDeactivation(c);
  return due !== null && due <= c.now && hasLastNotice(c, anchorOf(c));
}

/** Still owed on the day of the relock; a debt that was written off counts as owed. */
export const relockIsDue = (c: Context): boolean => overdueMinor(c) > 0 || c.service.forgiven;

export const isOurClearance = (c: Context, clearanceId: string): boolean => c.clearance.asked?.id === clearanceId;

/**
 * Cleared, and nothing has happened meanwhile that speaks against it: money, a hold, another policy, or the end of the
 * first contact hour.
 */
export function isCleared(c: Context, clearanceId: string, purpose: ClearancePurpose): boolean {
  if (!isOurClearance(c, clearanceId)) return false;
  if (purpose === 'deactivation') return !c.policy.deactivation.needsApproval && mayDeactivate(c);
  const due = relockAt(c);
  return due !== null && due <= c.now && relockIsDue(c);
}
