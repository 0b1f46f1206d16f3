import { addDays } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import { monthsBetween } from '../month.ts';
import { monthlyPriceOn, type PriceBooks } from '../price-book.ts';
import { isThere, type Item } from '../subscription.ts';

/** What is proposed for leaving a contract early: the months that are left after the end, each at a full month, net. */
export const buyOutMinor = (endsOn: Day, contractThroughOn: Day, monthlyMinor: number): number =>
  monthsBetween(addDays(endsOn, 1), contractThroughOn).length * monthlyMinor;

/** A full month of what is there on a day, net. Throws `PriceMissing`. */
export const monthlyMinorOn = (items: readonly Item[], books: PriceBooks, day: Day): number =>
  items
    .filter((item) => isThere(item, day, day))
    .reduce((sum, { price, quantity }) => sum + quantity * monthlyPriceOn(books, price, day).unitMinor, 0);
