import type { Actor, InvoiceStatus, Role } from '../../domain/account.ts';
import type { LineKind } from '../../domain/billing/line-kinds.ts';
import type { TaxCode } from '../../domain/billing/taxes.ts';
import type { SatCodes } from '../../domain/fiscal/sat-codes.ts';
import type { Month } from '../../domain/billing/month.ts';
import type { InvoiceKind } from '../../domain/time/due-dates.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { CreditNoteRow } from './credit.ts';
import type { DisputeRow } from './disputes.ts';
import type { Page, PageQuery } from './page.ts';
import type { PaymentSource } from './payments.ts';

export interface InvoiceLineRow {
  description: string;
  quantity: number;
  unitAmountMinor: number;
  amountMinor: number;
  /** Of a month that we billed. */
  about?: LineAbout;
}

/** What a line is about: a price and its days, or the minutes of a month's calls. */
export interface LineAbout {
  kind: LineKind;
  of?: string;
  price?: string;
  from?: Day;
  through?: Day;
  days?: number;
  ofDays?: number;
  usageMonth?: Month;
  minutes?: number;
  /** For its fiscal receipt alone: the taxes that it is subject to, and what the tax authority calls it. */
  fiscal?: { taxes: readonly TaxCode[]; sat?: SatCodes };
}

/** A line before it is issued. `amountMinor`: where it is not quantity times unit. */
export type NewLine = Omit<InvoiceLineRow, 'amountMinor'> & { amountMinor?: number };

/** What was charged of one tax. `rate` with six decimals: `0.160000`. */
export interface TaxRow {
  code: string;
  rate: string;
  baseMinor: number;
  amountMinor: number;
}

/** What stands on an invoice of one payment, or (all null) of the account's credit. */
export interface InvoicePaymentRow {
  paymentId: string | null;
  source: PaymentSource | 'credit';
  at: Instant | null;
  amountMinor: number;
}

export interface InvoiceRow {
  id: string;
  accountId: string;
  number: string;
  kind: InvoiceKind;
  status: InvoiceStatus;
  currency: string;
  totalMinor: number;
  taxMinor: number;
  balanceMinor: number;
  issuedOn: Day;
  dueOn: Day;
  lines: InvoiceLineRow[];
  taxes: TaxRow[];
  createdAt: Instant;
  payments: InvoicePaymentRow[];
  creditNotes: CreditNoteRow[];
  /** The last one. */
  dispute: DisputeRow | null;
}

export interface Invoices {
  /**
   * Credit of the account pays it in the same transaction. Numbers are `IN60` and nine digits unless given; a number is
   * unique.
   */
  issueInvoice(input: {
    id: string;
    accountId: string;
    number: string | null;
    issuedOn: Day;
    dueOn: Day;
    kind: InvoiceKind;
    taxes: TaxRow[];
    lines: NewLine[];
    taxMinor: number;
    /** The customer has it from elsewhere: no mail of it goes. */
    sentAlready?: boolean;
    actor: Actor;
  }): Promise<InvoiceRow>;
  /**
   * What was bought at prices of a book, the subscription's unless one is named: one-time, and mailed at once.
   * `besides`: lines that bear no tax. 422 `no_such_price`, `no_such_price_book`, `currency_mismatch`.
   */
  issueOneOff(input: {
    id: string;
    accountId: string;
    number: string | null;
    issuedOn: Day;
    dueOn: Day;
    priceBook: string | null;
    bought: { price: string; quantity: number; description: string | undefined }[];
    besides: NewLine[];
    sentAlready: boolean;
    actor: Actor;
  }): Promise<InvoiceRow>;
  /**
   * Only open and uncollectible ones: 422 `invoice_not_open`. What was paid on it becomes credit. An agent's limits
   * count: 422 `limit_exceeded`.
   */
  voidInvoice(input: {
    invoiceId: string;
    reason: string;
    requestId?: string;
    role?: Role;
    actor: Actor;
  }): Promise<InvoiceRow>;
  /**
   * Open ones alone: 422 `invoice_not_open`. Not before the day of issue: 422 `due_before_issue`. The same day again
   * changes nothing.
   */
  changeDueDate(input: {
    invoiceId: string;
    dueOn: Day;
    reason: string;
    requestId: string;
    actor: Actor;
  }): Promise<InvoiceRow>;
  invoiceById(id: string): Promise<InvoiceRow | null>;
  /** By the day of issue. */
  invoices(accountId: string, page: PageQuery): Promise<Page<InvoiceRow>>;
}
