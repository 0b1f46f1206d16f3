import type { Policy } from '../../policy/policy.ts';
import type { Day } from '../../time/time.ts';
import type { PriceBooks } from '../price-book.ts';
import type { Item } from '../subscription.ts';

/** What is rounded to minutes, and is a line of the calls' details: a call, or all between two numbers. */
export type UsageRow = Policy['billing']['calls']['row'];

/** What decides how an account's calls of a month are rated. */
export interface Plan {
  /** Two letters: the country of the billing address. */
  country: string;
  timeZone: string;
  /** Nothing counts before it. */
  billingStartsOn: Day;
  items: readonly Item[];
  books: PriceBooks;
  row: UsageRow;
}
