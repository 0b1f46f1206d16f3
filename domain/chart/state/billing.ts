import type { OffSpell } from '../../billing/subscription.ts';
import type { Month } from '../../billing/month.ts';
import type { Day, Instant } from '../../time/time.ts';
import { maybe } from './filled.ts';
import type { Since } from './filled.ts';

/** What the chart keeps of a subscription: when it is billed next, and when its service did not accrue. */
export interface BillingSlice {
  /** Null: it has none. */
  billing: Billing | null;
}

/** The items, their prices and what was billed stand in the record, which draws the invoice when the chart says so. */
export interface Billing {
  subscriptionId: string;
  startsOn: Day;
  /** The last day of service; null: it goes on. */
  endsOn: Day | null;
  /** Null: the last invoice is out. */
  next: NextBill | null;
  /** The month that was billed last, whatever came of it; null: none was. */
  billedThrough: Month | null;
  off: OffSpell[];
  /** Asked of the record, which has not answered. */
  asked: { key: string; month: Month } | null;
}

export interface NextBill {
  month: Month;
  /** At the account's minute of this day. */
  on: Day;
  /** It was put off until then; null: it wasn't. */
  notBefore: Instant | null;
}

export const emptyBilling = (): BillingSlice => ({ billing: null });

const BILLING: Since<Billing, 'subscriptionId' | 'startsOn' | 'endsOn' | 'next' | 'billedThrough' | 'off' | 'asked'> =
  {};

export const wholeBilling = ({ billing }: BillingSlice): BillingSlice => ({ billing: maybe(BILLING, billing) });
