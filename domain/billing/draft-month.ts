import { sumOf } from '../money/moves.ts';
import type { Day } from '../time/time.ts';
import { inPrintedOrder } from './line-kinds.ts';
import { isUsage, type MonthLine } from './lines.ts';
import { lastDayOfMonth, type Month } from './month.ts';
import { accrual, owedSpans, type Starts } from './owed.ts';
import { bookOn, type PriceBooks } from './price-book.ts';
import { serviceLines } from './service-lines.ts';
import type { Item, OffSpell, Subscription } from './subscription.ts';
import { type Tax, taxesOf, type TaxCode, type TaxTerms } from './taxes.ts';
import type { Call } from './usage/call.ts';
import type { UsageRow } from './usage/plan.ts';
import type { RatedMonths } from './usage/rated-by.ts';
import { rateMonth, unratedOf } from './usage/rate-month.ts';
import { usageLines } from './usage/usage-lines.ts';

/** All that decides an account's invoice of a month. */
export interface Billing {
  subscription: Subscription;
  items: readonly Item[];
  /** `own`: each item has a start of its own, as rentals do. */
  starts: Starts;
  /** When the service was off; of rentals none, since they go on. */
  off: readonly OffSpell[];
  /** The lines of all invoices that stand (a void one gives its back), and of what was credited instead of one. */
  billed: readonly MonthLine[];
  /** Of the months of which some may be unbilled; of others none is looked at. */
  calls: ReadonlyMap<Month, readonly Call[]>;
  books: PriceBooks;
  country: string;
  row: UsageRow;
  timeZone: string;
  /** Of months whose calls were looked at before: by what. */
  ratedBy: RatedMonths;
  currency: string;
  taxTerms: TaxTerms;
}

export interface Draft {
  /** `credited`: it comes to less than nothing, and becomes a credit note. */
  is: 'issued' | 'nothing' | 'credited';
  lines: readonly MonthLine[];
  taxes: readonly Tax[];
  subtotalMinor: number;
  totalMinor: number;
  /** Calls for which no rate is known, by the months that were looked at; of most there are none. */
  unrated: ReadonlyMap<Month, readonly Call[]>;
}

/**
 * The invoice of a month: all that is owed through its end, less all that was billed, whatever was left out, changed
 * backwards or voided before; calls through the end of the month before. Drawn again after it was issued, it is nothing.
 */
export function draftMonth(billing: Billing, month: Month, issuedOn: Day): Draft {
  const { subscription, items, starts, off, billed, books } = billing;
  const rated = [...billing.calls]
    .filter(([usageMonth]) => usageMonth < month)
    .map(([usageMonth, calls]) => {
      const plan = { ...billing, ...subscription, ...billing.ratedBy[usageMonth] };
      return [usageMonth, rateMonth(calls, usageMonth, plan)] as const;
    });
  const lines = [
    ...serviceLines(
      owedSpans(items, subscription, starts, lastDayOfMonth(month)),
      billed.filter((line) => !isUsage(line)),
      accrual(off),
      books,
      month,
    ),
    ...rated.flatMap(([usageMonth, calls]) =>
      usageLines(calls, usageMonth, billed, billing.currency, usageTaxesOf(books, usageMonth)),
    ),
  ].sort(inOrder);
  const subtotalMinor = sumOf(lines);
  const taxes = taxesOf(lines, billing.taxTerms, issuedOn);
  const totalMinor = subtotalMinor + sumOf(taxes);
  const hasAny = lines.some(({ amountMinor }) => amountMinor !== 0);
  return {
    is: totalMinor < 0 ? 'credited' : hasAny ? 'issued' : 'nothing',
    lines: hasAny ? lines : [],
    taxes,
    subtotalMinor,
    totalMinor,
    unrated: new Map(rated.map(([usageMonth, calls]) => [usageMonth, unratedOf(calls)])),
  };
}

/** Of the book of the month's last day: a line of calls has the taxes of one. */
const usageTaxesOf = (books: PriceBooks, month: Month): readonly TaxCode[] =>
  bookOn(books, lastDayOfMonth(month))?.usageTaxes ?? [];

function inOrder(a: MonthLine, b: MonthLine): number {
  const kinds = inPrintedOrder(a.kind, b.kind);
  if (kinds !== 0) return kinds;
  const [atA, atB] = [a, b].map((line) =>
    isUsage(line) ? `${line.usageMonth} ${line.of}` : `${line.from} ${line.price}`,
  );
  return (atA ?? '') < (atB ?? '') ? -1 : 1;
}
