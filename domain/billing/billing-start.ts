import { addDays, later } from '../time/calendar.ts';
import type { Day } from '../time/time.ts';
import { addMonths, firstDayOf, monthOf, nextMonths } from './month.ts';

/** Billing starts when the free months, which come first, are over (guide). */
export const billingStartsOn = (serviceStartsOn: Day, freeMonths: number): Day =>
  addMonths(serviceStartsOn, freeMonths);

/** The day on which it starts is free, unless it is the 1st: that month is a full one (rules, Billing). */
export const firstOwedDay = (startsOn: Day): Day => (isFirst(startsOn) ? startsOn : addDays(startsOn, 1));

const isFirst = (day: Day): boolean => day.endsWith('-01');

/**
 * The day of the first invoice: the later of the start and of the day on which it was recorded, if that is one of the
 * first days of a month (guide: 1 to 5), else the next 1st (rules, Billing).
 */
export function firstInvoiceOn(startsOn: Day, recordedOn: Day, throughDay: number): Day {
  const day = later(startsOn, recordedOn);
  return Number(day.slice(8)) <= throughDay ? day : firstDayOf(nextMonths(monthOf(day), 1));
}
