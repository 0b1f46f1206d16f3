import type { Month } from './billing/month.ts';
import type { Contract } from './billing/terms/contract.ts';
import type { Day, Instant } from './time/time.ts';

/** Facts about a subscription. What is in it, and what it comes to, is in the record. */
export type BillingFact =
  /** `firstOn`: the day of its first invoice. `throughOn`: the last of its contract; facts of older releases lack it. */
  | { type: 'SUBSCRIPTION_STARTED'; subscriptionId: string; startsOn: Day; firstOn: Day; throughOn?: Day | null }
  /** Its free months are others, before billing has started. `firstOn`: the day of its first invoice. */
  | {
      type: 'SUBSCRIPTION_MOVED';
      subscriptionId: string;
      freeMonths: number;
      startsOn: Day;
      firstOn: Day;
      throughOn?: Day | null;
    }
  /** What is in it has changed: it is billed by itself. */
  | { type: 'ITEM_ADDED'; subscriptionId: string; itemId: string; price: string; quantity: number; on: Day }
  | { type: 'ITEM_REMOVED'; subscriptionId: string; itemId: string; price: string; quantity: number; on: Day }
  /** Its end was asked for; `endsOn` null: that is withdrawn. */
  | { type: 'SUBSCRIPTION_ENDING'; subscriptionId: string; endsOn: Day | null; reason: string }
  /** A month that was put off is asked for again. */
  | { type: 'MONTH_CHASED'; subscriptionId: string | null };

/** What became of a month. */
export type BillingOutcome =
  /** `invoiceId`: of the invoice, or of the one that a credit note lowers. */
  | {
      type: 'MONTH_BILLED';
      key: string;
      month: Month;
      is: 'issued' | 'nothing' | 'credited';
      invoiceId: string | null;
      totalMinor: number;
      /** Those that run, as the record has them; absent: as the chart knows them. */
      contracts?: Contract[];
    }
  /** It can't be billed yet: somebody keeps it, or calls of it are to come. */
  | { type: 'MONTH_KEPT'; key: string; month: Month; until: Instant; why: string }
  /** It can't be billed until a person has mended something. */
  | { type: 'MONTH_FAILED'; key: string; month: Month; because: string };
