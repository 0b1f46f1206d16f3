import type { Actor } from '../../domain/account.ts';
import type { Month } from '../../domain/billing/month.ts';
import type { Day, Instant } from '../../domain/time/time.ts';

/** How the invoices of a month stand, over all accounts: `expected` is the sum of the six after it. */
export interface InvoiceRun {
  month: Month;
  /** Why somebody keeps them; null: nobody does. */
  heldBecause: string | null;
  expected: number;
  issued: number;
  nothing: number;
  credited: number;
  /** What it lacked is on the invoice of a later month. */
  later: number;
  /** A person has to mend something first: each with an open task. */
  failed: number;
  waiting: number;
  /** What was issued, taxes included. */
  totals: { currency: string; totalMinor: number }[];
  failures: { accountId: string; because: string }[];
  /** Sources of which calls of the month before have not all come, and how many accounts were billed without. */
  incompleteSources: { source: string; completeThrough: Day; billedWithout: number }[];
}

/** All invoices of a month together. Each account bills itself: this looks, keeps and asks again. */
export interface InvoiceRuns {
  invoiceRun(month: Month): Promise<InvoiceRun>;
  /** The last word counts. The same `id` again changes nothing. */
  holdInvoiceRun(input: {
    id: string;
    month: Month;
    held: boolean;
    reason: string;
    actor: Actor;
    at: Instant;
  }): Promise<void>;
  /** Accounts that are to be billed for the month and are not, by their ids after `after`. */
  unbilled(month: Month, page: { after: string | null; limit: number }): Promise<string[]>;
  /** Months that were billed or spoken of, newest first. */
  invoiceRunMonths(limit: number): Promise<Month[]>;
  /** What an account's month was put off for is tried now. Why it is not billed all the same; null: it is. */
  chaseMonth(input: { accountId: string; month: Month; requestId: string; actor: Actor }): Promise<string | null>;
}
