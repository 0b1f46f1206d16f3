import { addDays } from './calendar.ts';
import type { Day } from './time.ts';

/** The money of a proof that shows nothing in so many days is elsewhere. */
const PAID_AGO = 90;

/** On which days a proof may say that it was paid: the first, and today (rules, Proof of payment). */
export const daysOfPayment = (today: Day): [first: Day, last: Day] => [addDays(today, -PAID_AGO), today];
