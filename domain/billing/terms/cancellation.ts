import { addDays, later } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import { lastDayOfMonth, monthOf } from '../month.ts';

/**
 * The last day of service when its end is asked for: the end of the month before the first cycle that begins at least
 * so many days later (guide: 30). Nothing is given back of that month.
 */
export const endsOnAfterNotice = (requestedOn: Day, noticeDays: number): Day =>
  lastDayOfMonth(monthOf(addDays(requestedOn, noticeDays - 1)));

/** Numbers that leave later than that keep the service on through the month in which they do. */
export const endsOnAfterPorts = (endsOn: Day, portedOn: readonly Day[]): Day =>
  portedOn.map((day) => lastDayOfMonth(monthOf(day))).reduce(later, endsOn);
