import { addDays } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import { addMonths } from '../month.ts';

/** The last day of a contract of so many months; service and rentals go on after it, from month to month. */
export const contractThrough = (from: Day, months: number): Day => addDays(addMonths(from, months), -1);

/** One that runs. `id`: the subscription's, or that of the order by which something is rented. */
export interface Contract {
  id: string;
  throughOn: Day;
}
