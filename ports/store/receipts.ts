import type { Actor } from '../../domain/account.ts';
import type { Month } from '../../domain/billing/month.ts';
import type { Receiver } from '../../domain/fiscal/parties.ts';
import type { PaymentMethod } from '../../domain/fiscal/payment-method.ts';
import type { PaymentPaper } from '../../domain/fiscal/rep.ts';
import type { IncomePaper } from '../../domain/fiscal/cfdi.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

/**
 * `pending`: to be made; `sent`: it may be stamped, nobody has said; `toCancel`: what it says was taken back since;
 * `dropped`: that was before it was made.
 */
export const REP_STATUSES = ['pending', 'sent', 'stamped', 'toCancel', 'cancelled', 'dropped'] as const;
export type RepStatus = (typeof REP_STATUSES)[number];

/** What a payment paid of one invoice. */
export interface RepDocumentRow {
  invoiceId: string;
  number: string;
  /** Of the invoice's receipt; null: that isn't stamped yet. */
  uuid: string | null;
  installment: number;
  balanceBeforeMinor: number;
  paidMinor: number;
  balanceAfterMinor: number;
  taxes: { code: string; rate: string; baseMinor: number; amountMinor: number }[];
}

export interface RepPaymentRow {
  /** Null: credit of the account. */
  paymentId: string | null;
  paidAt: Instant;
  /** `c_FormaPago`. */
  form: string;
  operation: string | null;
  amountMinor: number;
  documents: RepDocumentRow[];
}

/** A receipt of payments (REP) that is owed. */
export interface RepObligationRow {
  id: string;
  accountId: string;
  /** Of the payments, by the account's days. */
  month: Month;
  dueOn: Day;
  status: RepStatus;
  uuid: string | null;
  stampedAt: Instant | null;
  /** What the stamper said was wrong. */
  problem: string | null;
  amountMinor: number;
  payments: RepPaymentRow[];
}

/** `rejected`: the stamper has said what is wrong. */
export type ReceiptStatus = 'unsent' | 'sent' | 'stamped' | 'rejected';

/** How an invoice stands with the tax authority. */
export interface InvoiceReceiptRow {
  invoiceId: string;
  accountId: string;
  method: PaymentMethod;
  /** `c_FormaPago`. */
  form: string;
  status: ReceiptStatus;
  uuid: string | null;
  stampedAt: Instant | null;
  problem: string | null;
  /** As it was sent, or came back; null: it was not sent yet. */
  xml: string | null;
}

/** What the receipt of an invoice is drawn from. */
export interface DrawnInvoice {
  paper: IncomePaper;
  receiver: Receiver;
}

/** A paper that may be sent from now on, under its key. */
export interface ToStamp {
  key: string;
  xml: string;
  receiver: Receiver;
  /** It may have been sent before: it is looked up first. */
  mayBeSent: boolean;
  /** Nothing stands of what it is about: it is looked up, and not sent. */
  isGone: boolean;
}

export interface StampedPaper {
  uuid: string;
  stampedAt: Instant;
  xml: string;
}

/** Fiscal receipts: of invoices, and of the payments of those that are paid later. */
export interface Receipts {
  /** What an invoice's receipt says, were it drawn now. Throws `Undrawable`; null: there is no such invoice. */
  drawnInvoice(invoiceId: string): Promise<DrawnInvoice | null>;
  invoiceReceipt(invoiceId: string): Promise<InvoiceReceiptRow | null>;
  /**
   * Keeps what is about to be sent; null: it is stamped already. `xmlOf` must answer the same for the same. `uuid`: it
   * was stamped elsewhere, under this; 409 `uuid_taken`, or `already_stamped` under another one, and nothing is kept.
   * Without, 409 `stamping_stopped` while the record was restored.
   */
  invoiceToStamp(input: {
    invoiceId: string;
    uuid: string | null;
    xmlOf: (drawn: DrawnInvoice) => string;
  }): Promise<ToStamp | null>;
  /**
   * `key`: what the answer is about. One of an older try counts, too; where another is stamped, or out in its place, a
   * person is told.
   */
  invoiceStamped(input: { invoiceId: string; key: string; stamped: StampedPaper; actor: Actor }): Promise<void>;
  /** One of an older try changes nothing. */
  invoiceRejected(input: { invoiceId: string; key: string; problem: string }): Promise<void>;

  /** In the order in which they were made. */
  repObligations(query: PageQuery & RepFilter): Promise<Page<RepObligationRow>>;
  repObligation(id: string): Promise<RepObligationRow | null>;
  /** As it was sent, or came back; null: it was not sent yet. */
  repXml(id: string): Promise<string | null>;
  /** As `invoiceToStamp`. 422 `nothing_to_receipt` where nothing is left of it. */
  repToStamp(input: {
    id: string;
    uuid: string | null;
    xmlOf: (paper: PaymentPaper, receiver: Receiver) => string;
  }): Promise<ToStamp | null>;
  /** As `invoiceStamped`. */
  repStamped(input: { id: string; key: string; stamped: StampedPaper; actor: Actor }): Promise<RepObligationRow>;
  /** It is to be made again, as another paper. A rejection of an older try changes nothing. */
  repRejected(input: { id: string; key: string; problem: string }): Promise<RepObligationRow>;
  /** The tax authority has cancelled it. What stands of its payments is owed a receipt anew; 409 `not_allowed_now`. */
  repCancelled(input: { id: string; reason: string; actor: Actor }): Promise<RepObligationRow>;
}

export interface RepFilter {
  month?: Month;
  status?: RepStatus;
  accountId?: string;
}
