import type { BillSeries } from '../../billing/series.ts';
import type { OffSpell } from '../../billing/subscription.ts';
import type { Month } from '../../billing/month.ts';
import type { Contract } from '../../billing/terms/contract.ts';
import type { Day, Instant } from '../../time/time.ts';
import { maybe } from './filled.ts';
import type { Since } from './filled.ts';

/** What the chart keeps of what is billed by the month: each series by itself. */
export interface BillingSlice {
  /** The subscription's service; null: it has none. */
  billing: Billing | null;
  /** What is rented; null: nothing ever was. */
  rental: Series | null;
}

/** When a series is billed next. Items, prices and what was billed stand in the record, which draws the invoice. */
export interface Series {
  startsOn: Day;
  /** The last day of it; null: it goes on. */
  endsOn: Day | null;
  /** Null: the last invoice is out. */
  next: NextBill | null;
  /** The month that was billed last, whatever came of it; null: none was. */
  billedThrough: Month | null;
  /** Asked of the record, which has not answered. */
  asked: { key: string; month: Month } | null;
  /** Contracts that run, each to its last day; after that it goes on month by month. */
  contracts: Contract[];
}

export interface Billing extends Series {
  subscriptionId: string;
  /** When its service was off, and did not accrue. */
  off: OffSpell[];
  /** The account was closed when it had ended: reopened, it isn't closed by itself again. */
  closed: boolean;
}

export interface NextBill {
  month: Month;
  /** At the account's minute of this day. */
  on: Day;
  /** It was put off until then; null: it wasn't. */
  notBefore: Instant | null;
}

/** Where in the context each series stands. */
export const SLICE_OF = { service: 'billing', rental: 'rental' } as const satisfies Record<
  BillSeries,
  keyof BillingSlice
>;

export const emptyBilling = (): BillingSlice => ({ billing: null, rental: null });

type First = 'startsOn' | 'endsOn' | 'next' | 'billedThrough' | 'asked';
/** Of older states the record says with the next month which contracts there are. */
const BILLING: Since<Billing, First | 'subscriptionId' | 'off'> = { contracts: [], closed: false };
const RENTAL: Since<Series, First> = { contracts: [] };

export const wholeBilling = ({ billing, rental }: BillingSlice): BillingSlice => ({
  billing: maybe(BILLING, billing),
  rental: maybe(RENTAL, rental),
});
