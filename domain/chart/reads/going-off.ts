import { addDays, addWorkingDays, dayOf, later } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { NoticeOut } from '../state/collections.ts';
import type { ClearancePurpose } from '../state/company.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import type { Lent } from '../state/service.ts';
import { afterChange, afterTodays, firstHour } from './contact-times.ts';
import { dueOf, isSettled, owedOf } from './coming-back.ts';
import { anchorOf, dueMinor, isCountedOn, isSetAside, ladderDay0, openOf, overdueDebts } from './debts.ts';
import { lapseOver } from './holds.ts';
import { hasLastNotice, lastNoticeOf, noticeLasts, noticeOut, noticeStands } from './notice.ts';
import { openingOn } from './openings.ts';
import { isProven } from './proofs.ts';
import { isResting, lastNoticeAt } from './rungs.ts';
import { silenceFor } from './silence.ts';
import { today } from './today.ts';

/**
 * Whether and when the service goes off by itself: for debt, or again after it was lent. Cleared first
 * (`domain/safety/clearance.ts`).
 */

/**
 * When the service will stop if nothing is paid: after the policy's days, and never sooner than the last notice has
 * said, or it and a rejected dispute allow.
 */
export function deactivationAt(c: Context, anchor: Debt): Instant {
  const notice = noticeForDeactivation(c, anchor);
  return notice === null
    ? offOn(c, anchor, warnedBy(c, afterTodays(c, lastNoticeAt(c, anchor))))
    : offByNotice(c, anchor, notice);
}

/** The last notice that still counts on the day on which the service would go off by it; null: another goes first. */
export function noticeForDeactivation(c: Context, anchor: Debt): NoticeOut | null {
  const notice = lastNoticeOf(c, anchor);
  return notice !== null && dayOf(offByNotice(c, anchor, notice), c.profile.timeZone) <= noticeLasts(c, notice)
    ? notice
    : null;
}

const offByNotice = (c: Context, anchor: Debt, { at, names }: Pick<NoticeOut, 'at' | 'names'>): Instant =>
  offOn(c, anchor, later(warnedBy(c, at), names));

const warnedBy = (c: Context, noticeLeaves: Instant): Day =>
  addWorkingDays(dayOf(noticeLeaves, c.profile.timeZone), c.policy.deactivation.noticeWorkingDays, c.policy.calendar);

/** Not before its age, an extension and the grace of a dispute allow. */
function offOn(c: Context, anchor: Debt, day: Day): Instant {
  const { afterDays } = c.policy.deactivation;
  const byAge = later(addDays(ladderDay0(anchor), afterDays + 1), c.case?.extendedTo ?? anchor.dueOn);
  return firstHour(c, afterChange(c, openingOn(c, graceOver(c, later(byAge, day)))));
}

/** When another last notice goes, while nothing comes of this one: as soon as it counts no more. */
export const nextNoticeAt = (c: Context, notice: NoticeOut): Instant =>
  openingOn(c, addDays(noticeLasts(c, notice), 1));

/**
 * The exact day that a last notice names which leaves now. A stricter policy that comes later makes it no sooner; one
 * that only gives more time needs no new days of its own, as long as the one before it counts on that day.
 */
export function dayNamedNow(c: Context, anchor: Debt): Day {
  const renewed = noticeOut(c);
  const named = (at: Instant): Day =>
    dayOf(offByNotice(c, anchor, { at, names: renewed?.names ?? today(c) }), c.profile.timeZone);
  const byTheOld = renewed === null ? null : named(renewed.at);
  return renewed !== null && byTheOld !== null && byTheOld <= noticeLasts(c, renewed) ? byTheOld : named(c.now);
}

/** None by itself in the days of grace, nor before the day until which it was held back. */
const graceOver = (c: Context, day: Day): Day => later(graceLasts(c, day), c.clearance.heldUntil ?? day);

/** No deactivation of any kind in the days after a dispute was rejected, or after it was told that a proof lapsed. */
const graceLasts = (c: Context, day: Day): Day => later(disputeGraceOver(c, day), lapseOver(c) ?? day);

export const disputeGraceOver = (c: Context, day: Day): Day =>
  overdueDebts(c).reduce(
    (latest, debt) => (isSetAside(c, debt) ? latest : later(latest, debt.graceUntil ?? latest)),
    day,
  );

/** When the service goes off for debt, if nothing comes in between; null: not for now. */
export function nextDeactivation(c: Context): Instant | null {
  if (c.case === null || c.service.is !== 'active' || silenceFor(c).deactivation || isResting(c)) return null;
  const stands = noticeStands(c);
  if (stands === 'awaitingApproval' || stands === 'unreachable') return null;
  const anchor = anchorOf(c);
  return anchor === null ? null : deactivationAt(c, anchor);
}

/** When a service that is lent goes off again. While a dispute holds all that it is lent for, it stays on. */
export function relockAt(c: Context): Instant | null {
  const { service } = c;
  if (service.is !== 'lent' || isRelockHeld(c, service)) return null;
  if (service.off.for === 'debt' && owedOf(c, service.off) > 0 && dueOf(c, service.off) === 0) return null;
  const day = addDays(service.through, 1);
  return firstHour(c, openingOn(c, graceOver(c, day)));
}

/**
 * By holds of the account, or holds of all that it is lent for but what is on its way, whatever fell due since; of the
 * proofs on which it is lent none moves its end.
 */
function isRelockHeld(c: Context, { by, off }: Lent): boolean {
  const onProof = by === 'proof';
  if (silenceFor(c, (hold) => onProof && hold.kind === 'proof').deactivation) return true;
  const due = openOf(c, off.invoiceIds).filter((debt) => dueMinor(c, debt) > 0);
  return (
    due.length > 0 &&
    due.every((debt) => isSetAside(c, debt) || isCountedOn(c, debt) || (!onProof && isProven(c, debt)))
  );
}

/** No deactivation without a last notice about this debt (rules, The case). */
export function mayDeactivate(c: Context): boolean {
  const due = nextDeactivation(c);
  return due !== null && due <= c.now && hasLastNotice(c, anchorOf(c));
}

/** What it was lent for is still owed on the day of the relock. */
export const relockIsDue = (c: Context): boolean => c.service.is === 'lent' && !isSettled(c, c.service.off);

export const isOurClearance = (c: Context, clearanceId: string): boolean => c.clearance.asked?.id === clearanceId;

/**
 * Cleared, and nothing has happened meanwhile that speaks against it: money, a hold, another policy, or the end of the
 * first contact hour.
 */
export function isCleared(c: Context, clearanceId: string, purpose: ClearancePurpose): boolean {
  if (!isOurClearance(c, clearanceId) || c.clearance.asked?.purpose !== purpose) return false;
  if (purpose === 'deactivation') return !c.policy.deactivation.needsApproval && mayDeactivate(c);
  const due = relockAt(c);
  return due !== null && due <= c.now && relockIsDue(c);
}
