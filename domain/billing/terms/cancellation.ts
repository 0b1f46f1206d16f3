import { addDays, daysBetween } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import { firstDayOf, lastDayOfMonth, monthOf, nextMonths } from '../month.ts';

/**
 * The last day of service when its end is asked for: the end of the month before the first cycle that begins at least
 * so many days later (guide: 30). Nothing is given back of that month.
 */
export function endsOnAfterNotice(requestedOn: Day, noticeDays: number): Day {
  let month = nextMonths(monthOf(requestedOn), 1);
  while (daysBetween(requestedOn, firstDayOf(month)) < noticeDays) month = nextMonths(month, 1);
  return addDays(firstDayOf(month), -1);
}

/** Numbers that leave later than that keep the service on through the month in which they do. */
export const endsOnAfterPorts = (endsOn: Day, portedOn: readonly Day[]): Day =>
  portedOn.map((day) => lastDayOfMonth(monthOf(day))).reduce((last, day) => (day > last ? day : last), endsOn);
