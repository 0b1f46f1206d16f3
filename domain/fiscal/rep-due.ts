import { addDays, dayOf } from '../time/calendar.ts';
import type { Day, Instant } from '../time/time.ts';
import { firstDayOf, monthOf, nextMonths } from '../billing/month.ts';

const DAY_OF_MONTH = 5;

/** The last day to issue the fiscal receipt of a payment: the 5th of the month after its settlement, local to it. */
export const repDueOn = (settledAt: Instant, timeZone: string): Day =>
  addDays(firstDayOf(nextMonths(monthOf(dayOf(settledAt, timeZone)), 1)), DAY_OF_MONTH - 1);
