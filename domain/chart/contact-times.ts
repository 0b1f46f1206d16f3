import { addDays, contactOpening, dayOf, firstContactOn, later } from '../calendar.ts';
import type { Instant } from '../time.ts';
import type { Context } from './context.ts';

/** Contacts wait for contact hours, and for tomorrow if one went today; while mails are stopped, for the next look. */
export function nextContact(c: Context): Instant {
  const { calendar } = c.policy;
  const zone = c.profile.timeZone;
  const opening = contactOpening(later(c.now, c.stopped.mails?.lookAt ?? c.now), calendar, zone);
  return dayOf(opening, zone) === c.contacts.lastOn ? firstContactOn(addDays(c.contacts.lastOn, 1), calendar, zone) : opening;
}
