import { contactOpening, later } from '../time/calendar.ts';
import type { Instant } from '../time/time.ts';
import type { Context } from './context.ts';
import { afterTodays, morningAfterChange } from './rungs.ts';

/**
 * Contacts wait for contact hours, and for tomorrow if one went today or if a new rule is all that they come of; while
 * mails are stopped, for the next look.
 */
export function nextContact(c: Context): Instant {
  const { calendar } = c.policy;
  const zone = c.profile.timeZone;
  const since =
    c.policySince && c.contacts.waiting.every((one) => one.since === c.policySince)
      ? morningAfterChange(c, c.policySince)
      : c.now;
  return afterTodays(c, contactOpening(later(later(c.now, since), c.stopped.mails?.lookAt ?? c.now), calendar, zone));
}
