import {
  contactOpening,
  dayOf,
  firstContactOn,
  firstWorkingContactOn,
  later,
  workingContactOpening,
} from '../../time/calendar.ts';
import { epochMs, instantFromMs } from '../../time/epoch.ts';
import { ownPart } from '../../time/own-part.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';

/**
 * When an account's contact hours open: within the first minutes of everybody's, each at a second of its own, so that
 * no opening is a herd. On a test clock nobody else is there, and they open on the dot (rules, Days).
 */

const ownMs = ({ realTime, profile, policy: { calendar } }: Context): number =>
  realTime ? ownPart(profile.id, calendar.openingSpreadMinutes * 60) * 1_000 : 0;

const owned = (c: Context, opening: Instant): Instant => {
  const ms = ownMs(c);
  return ms === 0 ? opening : instantFromMs(epochMs(opening) + ms);
};

/** On the first contact day on or after a day. */
export const openingOn = (c: Context, day: Day): Instant =>
  owned(c, firstContactOn(day, c.policy.calendar, c.profile.timeZone));

/** The same on the first of them that is a working day. */
export const workingOpeningOn = (c: Context, day: Day): Instant =>
  owned(c, firstWorkingContactOn(day, c.policy.calendar, c.profile.timeZone));

/** The instant itself if it lies in the account's contact hours, else their next opening. Never before the instant. */
export const openingFrom = (c: Context, instant: Instant): Instant => {
  const open = contactOpening(instant, c.policy.calendar, c.profile.timeZone);
  return c.realTime ? later(open, openingOn(c, dayOf(open, c.profile.timeZone))) : open;
};

/** The same on working days alone. */
export const workingOpeningFrom = (c: Context, instant: Instant): Instant => {
  const open = workingContactOpening(instant, c.policy.calendar, c.profile.timeZone);
  return c.realTime ? later(open, workingOpeningOn(c, dayOf(open, c.profile.timeZone))) : open;
};
