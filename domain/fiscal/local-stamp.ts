import { dayOf, timeOf } from '../time/calendar.ts';
import type { Instant } from '../time/time.ts';

/** An instant as fiscal papers write it: local, without a zone. */
export const localStamp = (at: Instant, timeZone: string): string =>
  `${dayOf(at, timeZone)}T${timeOf(at, timeZone)}:${at.slice(17, 19)}`;
