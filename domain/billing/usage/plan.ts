import type { Day } from '../../time/time.ts';
import type { PriceBooks } from '../price-book.ts';
import type { Item } from '../subscription.ts';

/** What decides how an account's calls of a month are rated. */
export interface Plan {
  /** Two letters: the country of the billing address. */
  country: string;
  timeZone: string;
  /** Nothing counts before it. */
  billingStartsOn: Day;
  items: readonly Item[];
  books: PriceBooks;
}
