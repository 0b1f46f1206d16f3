import {
  addDays,
  addMinutes,
  addWorkingDays,
  at,
  contactOpening,
  dayOf,
  firstContactOn,
  later,
} from '../time/calendar.ts';
import type { Day, Instant } from '../time/time.ts';
import type { Context, Debt, LastNotice } from './context.ts';
import { agedFrom, anchorOf, askedFor, ladderDay0, overdueMinor, pastDueMinor, sumDue } from './debts.ts';
import { silenceFor } from './silence.ts';

/** When the campaign's rungs are due: reminders, the last notice, and what comes of them. */

/** So little asked for that the campaign rests; credit that the next charge will take counts as paid. */
export const isResting = (c: Context): boolean =>
  sumDue(c, askedFor(c)) - Math.max(0, c.creditMinor) < c.policy.thresholds.restBelowMinor;

/** First contact hour on or after a day of the ladder. */
const rungAt = (c: Context, anchor: Debt, day: number): Instant =>
  firstContactOn(addDays(ladderDay0(anchor), day), c.policy.calendar, c.profile.timeZone);

/** The reminders that have not gone yet, with their instants. */
export const openRungs = (c: Context, anchor: Debt): { day: number; at: Instant }[] =>
  c.policy.reminders.onDays.filter((day) => day > anchor.rungDay).map((day) => ({ day, at: rungAt(c, anchor, day) }));

/** The latest of them that has had its day before an instant. */
export const lastRungBefore = (
  c: Context,
  anchor: Debt,
  instant: Instant,
): ReturnType<typeof openRungs>[number] | undefined =>
  openRungs(c, anchor)
    .filter((rung) => rung.at < instant)
    .at(-1);

/**
 * What would have had its day before the policy changed waits for the morning after: nothing comes over anybody because
 * a rule is new.
 */
export const afterChange = (c: Context, instant: Instant): Instant =>
  c.policySince && instant < c.policySince ? morningAfterChange(c, c.policySince) : instant;

export const morningAfterChange = (c: Context, since: Instant): Instant =>
  firstContactOn(addDays(dayOf(since, c.profile.timeZone), 1), c.policy.calendar, c.profile.timeZone);

/** In contact hours, and not before now. */
export const soonest = (c: Context, instant: Instant): Instant =>
  contactOpening(later(instant, c.now), c.policy.calendar, c.profile.timeZone);

const FIRST_HOUR_MINUTES = 60;

/** In the first contact hour of a working day, and not before now: who missed it waits for the next morning. */
export function firstHour(c: Context, instant: Instant): Instant {
  const { calendar } = c.policy;
  const zone = c.profile.timeZone;
  const wanted = soonest(c, instant);
  const day = dayOf(wanted, zone);
  return wanted < addMinutes(at(day, calendar.contactHours.from, zone), FIRST_HOUR_MINUTES)
    ? wanted
    : firstContactOn(addDays(day, 1), calendar, zone);
}

/** What is owed by a deactivated account is still reminded of, once a month. */
export const deactivatedReminderAt = (c: Context, deactivatedAt: Instant, n: number): Instant =>
  firstContactOn(
    addDays(dayOf(deactivatedAt, c.profile.timeZone), c.policy.reminders.whileDeactivatedEveryDays * n),
    c.policy.calendar,
    c.profile.timeZone,
  );

/** The last notice about this debt that is out, and reached somebody. */
function lastNoticeOf(c: Context, anchor: Debt | null): LastNotice | null {
  const notice = c.case?.lastNotice ?? null;
  return notice?.anchorId === anchor?.id ? notice : null;
}

export const hasLastNotice = (c: Context, anchor: Debt | null): boolean => lastNoticeOf(c, anchor) !== null;

export const lastNoticeAt = (c: Context, anchor: Debt): Instant =>
  soonest(c, afterChange(c, rungAt(c, anchor, c.policy.reminders.lastNoticeOnDay)));

/** One contact a day: after today's the next goes tomorrow (rules, Days). */
export function afterTodays(c: Context, opening: Instant): Instant {
  const {
    contacts: { lastOn },
    policy: { calendar },
    profile: { timeZone: zone },
  } = c;
  return dayOf(opening, zone) === lastOn ? firstContactOn(addDays(lastOn, 1), calendar, zone) : opening;
}

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
  return firstHour(c, afterChange(c, firstContactOn(graceOver(c, day), calendar, zone)));
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

/** When a service that was lent goes off again. While a dispute holds all that is owed, it stays lent. */
export function relockAt(c: Context): Instant | null {
  const { relockAt: until, proofId, forgiven } = c.service;
  if (until === null || silenceFor(c, proofId).deactivation) return null;
  if (!forgiven && overdueMinor(c) === 0 && pastDueMinor(c) > 0) return null;
  const zone = c.profile.timeZone;
  return firstHour(c, later(until, firstContactOn(graceOver(c, dayOf(until, zone)), c.policy.calendar, zone)));
}
