import type { Actor, InvoiceStatus, Role } from '../../domain/account.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

export interface InvoiceLineRow {
  description: string;
  quantity: number;
  unitAmountMinor: number;
  amountMinor: number;
}

export interface InvoiceRow {
  id: string;
  accountId: string;
  number: string;
  status: InvoiceStatus;
  currency: string;
  totalMinor: number;
  taxMinor: number;
  balanceMinor: number;
  issuedOn: Day;
  dueOn: Day;
  lines: InvoiceLineRow[];
  createdAt: Instant;
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
    lines: Omit<InvoiceLineRow, 'amountMinor'>[];
    taxMinor: number;
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
  invoiceById(id: string): Promise<InvoiceRow | null>;
  /** By the day of issue. */
  invoices(accountId: string, page: PageQuery): Promise<Page<InvoiceRow>>;
}
