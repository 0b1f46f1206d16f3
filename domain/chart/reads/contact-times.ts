import { addDays, addMinutes, at, dayOf, later, startOfDay } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { WaitingContact } from '../state/mail.ts';
import { openingFrom, openingOn, workingOpeningFrom, workingOpeningOn } from './openings.ts';

/** When contacts may go. */

/**
 * What would have had its day before the policy changed waits for the morning after: nothing comes over anybody because
 * a rule is new.
 */
export const afterChange = (c: Context, instant: Instant): Instant =>
  c.policySince && instant < c.policySince ? morningAfterChange(c, c.policySince) : instant;

export const morningAfterChange = (c: Context, since: Instant): Instant =>
  openingOn(c, addDays(dayOf(since, c.profile.timeZone), 1));

/** In contact hours, and not before now. */
export const soonest = (c: Context, instant: Instant): Instant => openingFrom(c, later(instant, c.now));

const FIRST_HOUR_MINUTES = 60;

/** In the first contact hour of a working day, and not before now: who missed it waits for the next morning. */
export function firstHour(c: Context, instant: Instant): Instant {
  const { calendar } = c.policy;
  const zone = c.profile.timeZone;
  const wanted = workingOpeningFrom(c, later(instant, c.now));
  const day = dayOf(wanted, zone);
  return wanted < addMinutes(at(day, calendar.contactHours.from, zone), FIRST_HOUR_MINUTES)
    ? wanted
    : workingOpeningOn(c, addDays(day, 1));
}

/** One contact a day: after today's the next goes tomorrow (rules, Days). */
export function afterTodays(c: Context, opening: Instant): Instant {
  const {
    contacts: { lastOn },
    profile: { timeZone: zone },
  } = c;
  return dayOf(opening, zone) === lastOn ? openingOn(c, addDays(lastOn, 1)) : opening;
}

/**
 * Contacts wait for contact hours, and for tomorrow if one went today or if a new rule is all that they come of; while
 * mails are stopped, for the next look.
 */
export function nextContact(c: Context, waiting: readonly WaitingContact[]): Instant {
  const since =
    c.policySince && waiting.every((one) => one.since === c.policySince) ? morningAfterChange(c, c.policySince) : c.now;
  return afterTodays(c, openingFrom(c, later(later(c.now, since), c.stopped.mails?.lookAt ?? c.now)));
}

/**
 * Papers wait for contact hours alone; one that the ledger has belied, for those of another day; one of what was just
 * bought for nothing.
 */
export const nextPaper = (c: Context, waiting: readonly WaitingContact[]): Instant =>
  waiting
    .map(({ notBefore, data }) => {
      const from = later(c.now, c.stopped.mails?.lookAt ?? c.now);
      if (data.atOnce === true && notBefore === null) return from;
      return soonest(c, notBefore === null ? from : later(from, startOfDay(notBefore, c.profile.timeZone)));
    })
    .reduce((soon, one) => (one < soon ? one : soon));

/** When answers that a stop of mails has kept are tried again; null: none waits. */
export const stoppedAnswersAt = (c: Context): Instant | null =>
  c.stopped.mails === null || c.stopped.mails.answers.length === 0 ? null : c.stopped.mails.lookAt;
