import { addDays, addMinutes, dayOf } from '../../domain/time/calendar.ts';
import { daysOfPayment } from '../../domain/time/paid-on.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import { invalid } from '../http/problem.ts';

/**
 * How far the days of a request may lie from the account's own today, or a clock from now: what lies further is a slip
 * of the pen. Nearer limits are the policy's, and the chart's to say. All of them answer 400, naming the field.
 */
const YEAR = 365;
/** An invoice may be old when it is brought in, and written before its day. */
const ISSUED = { ago: 10 * YEAR, ahead: YEAR };
const LONGEST_TERM = 2 * YEAR;
const PLANNED_AHEAD = 5 * YEAR;
const CLOCK_FROM_NOW = 30 * YEAR;
const DAYS_AT_ONCE = 3_660;

const DAY_MINUTES = 24 * 60;

function refuseOutside(path: string, day: Day, [first, last]: [first: Day, last: Day]): void {
  if (day < first) throw invalid([{ path, message: `must not be before ${first}` }]);
  if (day > last) throw invalid([{ path, message: `must not be after ${last}` }]);
}

export function checkInvoiceDays({ issuedOn, dueOn }: { issuedOn: Day; dueOn: Day }, today: Day): void {
  refuseOutside('issuedOn', issuedOn, [addDays(today, -ISSUED.ago), addDays(today, ISSUED.ahead)]);
  checkDueOn(dueOn, issuedOn);
}

export function checkDueOn(dueOn: Day, issuedOn: Day): void {
  if (dueOn < issuedOn) throw invalid([{ path: 'dueOn', message: `must not be before issuedOn, ${issuedOn}` }]);
  refuseOutside('dueOn', dueOn, [issuedOn, addDays(issuedOn, LONGEST_TERM)]);
}

/** What is paid is paid by today (rules, Proof of payment). */
export const checkPaidOn = (paidOn: Day, today: Day): void => refuseOutside('paidOn', paidOn, daysOfPayment(today));

/** Of a deed: done by today, and told of within a year. */
export function checkDone(path: string, day: Day | null, today: Day): void {
  if (day !== null) refuseOutside(path, day, [addDays(today, -YEAR), today]);
}

/** Where each day begins first: what lies after today there is no day anywhere yet. */
const FIRST_ZONE = 'Pacific/Kiritimati';

/** Of a bank's feed. `now`: the machine's. */
export function checkImportedThrough(importedThrough: Day, now: Instant): void {
  const today = dayOf(now, FIRST_ZONE);
  if (importedThrough > today)
    throw invalid([{ path: 'importedThrough', message: `must not be after today, ${today}` }]);
}

/** Of a pause, a promise, a plan: what lies in the past is the chart's to refuse. */
export function checkPlanned(path: string, day: Day, today: Day): void {
  const last = addDays(today, PLANNED_AHEAD);
  if (day > last) throw invalid([{ path, message: `must not be after ${last}` }]);
}

/** `now`: the machine's. */
export const checkClockStart = (startsAt: Instant, now: Instant): void => {
  const [start, today] = [dayOf(startsAt, 'UTC'), dayOf(now, 'UTC')];
  refuseOutside('testClock.startsAt', start, [addDays(today, -CLOCK_FROM_NOW), addDays(today, CLOCK_FROM_NOW)]);
};

/** `now`: the account's own. */
export function checkAdvance(path: string, to: Instant, now: Instant): void {
  if (to > addMinutes(now, DAYS_AT_ONCE * DAY_MINUTES))
    throw invalid([{ path, message: `must be at most ${DAYS_AT_ONCE} days ahead of the account's now, ${now}` }]);
}
