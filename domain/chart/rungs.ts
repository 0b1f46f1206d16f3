import { addDays, addMinutes, addWorkingDays, at, contactOpening, dayOf, firstContactOn, later } from '../calendar.ts';
import type { Day, Instant } from '../time.ts';
import type { Context, Debt } from './context.ts';
import { agedFrom, anchorOf, askedFor, ladderDay0, overdueMinor, pastDueMinor, sumDue } from './debts.ts';
import { silenceFor } from './silence.ts';

/** When the campaign's rungs are due: reminders, the last notice, and what comes of them. */

/** So little asked for that the campaign rests; credit that the next charge will take counts as paid. */
export const isResting = (c: Context): boolean => sumDue(c, askedFor(c)) - Math.max(0, c.creditMinor) < c.policy.thresholds.restBelowMinor;

/** First contact hour on or after a day of the ladder. */
const rungAt = (c: Context, anchor: Debt, day: number): Instant => firstContactOn(addDays(ladderDay0(anchor), day), c.policy.calendar, c.profile.timeZone);

/** The reminders that have not gone yet, with their instants. */
export const openRungs = (c: Context, anchor: Debt): { day: number; at: Instant }[] =>
  c.policy.reminders.onDays.filter((day) => day > anchor.rungDay).map((day) => ({ day, at: rungAt(c, anchor, day) }));

/** In contact hours, and not before now. */
export const soonest = (c: Context, instant: Instant): Instant => contactOpening(later(instant, c.now), c.policy.calendar, c.profile.timeZone);

const FIRST_HOUR_MINUTES = 60;

/** In the first contact hour of a working day, and not before now: who missed it waits for the next morning. */
export function firstHour(c: Context, instant: Instant): Instant {
  const { calendar } = c.policy;
  const zone = c.profile.timeZone;
  const wanted = soonest(c, instant);
  const day = dayOf(wanted, zone);
  return wanted < addMinutes(at(day, calendar.contactHours.from, zone), FIRST_HOUR_MINUTES) ? wanted : firstContactOn(addDays(day, 1), calendar, zone);
}

/** What is owed by a deactivated account is still reminded of, once a month. */
export const deactivatedReminderAt = (c: Context, deactivatedAt: Instant, n: number): Instant =>
  firstContactOn(addDays(dayOf(deactivatedAt, c.profile.timeZone), c.policy.reminders.whileDeactivatedEveryDays * n), c.policy.calendar, c.profile.timeZone);

/** A last notice about this debt is out, and reached somebody. */
export const hasLastNotice = (c: Context, anchor: Debt): boolean => c.case?.lastNotice?.anchorId === anchor.id;

export const lastNoticeAt = (c: Context, anchor: Debt): Instant => soonest(c, rungAt(c, anchor, c.policy.reminders.lastNoticeOnDay));

/** When the service will stop if nothing is paid: after the policy's days, and never sooner than the last notice and a rejected dispute allow. */
export function deactivationAt(c: Context, anchor: Debt): Instant {
  const { calendar, deactivation } = c.policy;
  const zone = c.profile.timeZone;
  const byAge = addDays(agedFrom(anchor), deactivation.afterDays + 1 + (c.case?.extendedDays ?? 0));
  const noticedAt = hasLastNotice(c, anchor) && c.case?.lastNotice ? c.case.lastNotice.at : lastNoticeAt(c, anchor);
  const byNotice = addWorkingDays(dayOf(noticedAt, zone), deactivation.noticeWorkingDays, calendar);
  return firstHour(c, firstContactOn(graceOver(c, later(byAge, byNotice)), calendar, zone));
}

/** No deactivation of any kind in the days of grace after a dispute, nor before the day until which it was held back. */
const graceOver = (c: Context, day: Day): Day =>
  askedFor(c).reduce((latest, debt) => (debt.graceUntil === null ? latest : later(latest, debt.graceUntil)), later(day, c.clearance.heldUntil ?? day));

/** When the service goes off for debt, if nothing comes in between; null: not for now. */
export function nextDeactivation(c: Context): Instant | null {
  if (c.case === null || c.case.approvalAsked || c.case.unreachable || c.service.relockAt !== null || silenceFor(c).deactivation || isResting(c)) return null;
  const anchor = anchorOf(c);
  return anchor === null ? null : deactivationAt(c, anchor);
}

/** When a service that was lent goes off again. While a dispute holds all that is owed, it stays lent. */
export function relockAt(c: Context): Instant | null {
  const { relockAt: until, proofId, forgiven } = c.service;
  if (until === null || silenceFor(c, proofId).deactivation) return null;
  if (!forgiven && overdueMinor(c) === 0 && pastDueMinor(c) > 0) return null;
  const zone = c.profile.timeZone;
  return firstHour(c, later(until, firstContactOn(graceOver(c, dayOf(until, zone)), c.policy.calendar, zone)));
}
