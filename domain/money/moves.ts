import type { Allocation, InvoiceStatus } from '../account.ts';
import { together } from './money.ts';

/** Words for what money does: what is seen of it, what has happened, and the moves that come of it. */

/** A payment by its id, or (null) the account's credit. */
export type Source = string | null;

/** An invoice as far as money goes. */
export interface InvoiceMoney {
  id: string;
  status: InvoiceStatus;
  balanceMinor: number;
  /** What of the balance is in an open dispute: paid only when all that is due is. */
  disputedMinor: number;
  /** It was given up once: whatever is open of it is uncollectible, after it was paid as well. */
  writtenOff: boolean;
}

/** Money that was put against an invoice, or (below zero) taken from it again. */
export interface AllocationRow extends Allocation {
  paymentId: Source;
  reason: AllocationReason;
}

/** The part of an account's money that an event is about; what it isn't about may be left out. */
export interface MoneyView {
  creditMinor: number;
  invoices: readonly InvoiceMoney[];
  /** In the order in which they were written. */
  allocations: readonly AllocationRow[];
}

/** Why money was put against an invoice or taken back from it. */
export type AllocationReason = 'paid' | 'invoiceVoided' | 'creditNoted' | 'paymentReversed';

/** A credit note that counts for less: the credit that it gave was paid out, and the payment behind it was taken back. */
export interface DebitNote extends Allocation {
  paymentId: string;
}

/** Why the account's credit moved. */
export type CreditReason =
  | 'overpaid'
  | 'invoicePaid'
  | 'invoiceVoided'
  | 'creditNoted'
  | 'paymentReversed'
  | 'refunded'
  | 'refundUndone';

export interface CreditMove {
  /** Never 0. */
  amountMinor: number;
  reason: CreditReason;
  invoiceId: string | null;
  paymentId: string | null;
  refundId: string | null;
}

/** In the order in which they are to be written; credit is never below zero in between. */
export interface Moves {
  allocations: AllocationRow[];
  credit: CreditMove[];
  /** Those that have changed, as they stand from then on. */
  invoices: Omit<InvoiceMoney, 'disputedMinor'>[];
  /** What stands on no invoice of a payment's money, and is credit: how much more or less of it. */
  payments: { id: string; creditByMinor: number }[];
  /** What invoices ask for again. */
  debitNotes: DebitNote[];
  /** What of a payment that was taken back had become credit and was refunded: that money went out twice. */
  refundedMinor: number;
  /** The part of it that no invoice asks for again: it is out of reach. */
  unrecoveredMinor: number;
}

export type MoneyEvent =
  /** Credit pays it at once (rules, Money). */
  | { type: 'invoiceIssued'; invoiceId: string }
  /** What was paid on it becomes credit. */
  | { type: 'invoiceVoided'; invoiceId: string }
  /** By a credit note: what is open of it goes first; what had been paid above that becomes credit. */
  | { type: 'invoiceLowered'; invoiceId: string; amountMinor: number }
  /** A small remainder is let go, at most what is open. */
  | { type: 'invoiceAdjusted'; invoiceId: string; amountMinor: number }
  /**
   * It pays these, in the order given. The charge was smaller by the credit that it counted on: that pays the same
   * invoices together with it, so that they are closed.
   */
  | {
      type: 'chargeSucceeded';
      paymentId: string;
      amountMinor: number;
      invoiceIds: readonly string[];
      countedOnMinor: number;
    }
  /** It pays what it was matched to; the rest is credit. */
  | { type: 'transferMatched'; paymentId: string; amountMinor: number; allocations: readonly Allocation[] }
  /** Against what is due of these, in the order given; what is in dispute or written off is left alone. */
  | { type: 'creditApplied'; amountMinor: number; invoiceIds: readonly string[] }
  | { type: 'creditRefunded'; refundId: string; amountMinor: number }
  /** Nobody has paid it. */
  | { type: 'refundUndone'; refundId: string; amountMinor: number }
  /** `creditMinor`: what of it had become credit. */
  | { type: 'paymentReversed'; paymentId: string; creditMinor: number }
  /**
   * A payment that was taken back is here again, for what it had paid, in the order given. `unrecoveredMinor`: what of
   * it had been refunded, and is nobody's credit now.
   */
  | {
      type: 'paymentRestored';
      paymentId: string;
      amountMinor: number;
      invoiceIds: readonly string[];
      unrecoveredMinor: number;
    };

export const sumOf = (amounts: readonly { amountMinor: number }[]): number =>
  amounts.reduce((sum, one) => sum + one.amountMinor, 0);

/** What was put against each invoice by all of it; of a reversal, what each asks for again. */
export const allocatedBy = ({ allocations, debitNotes }: Moves): Allocation[] =>
  together(
    [...allocations, ...debitNotes].map(({ invoiceId, amountMinor }) => ({
      invoiceId,
      amountMinor: Math.abs(amountMinor),
    })),
  );

/** Of a reversal whose money had been refunded, as facts tell of it. */
export const outTwice = ({
  refundedMinor,
  unrecoveredMinor,
}: Moves): { outTwice?: { refundedMinor: number; owedMinor: number } } =>
  refundedMinor === 0 ? {} : { outTwice: { refundedMinor, owedMinor: refundedMinor - unrecoveredMinor } };

/** What the credit rises by, below zero when it falls. */
export const creditBy = ({ credit }: Moves): number => sumOf(credit);

/** What the credit falls by. */
export const creditTakenBy = ({ credit }: Moves): number => credit.reduce((sum, one) => sum - one.amountMinor, 0);

/** The view as it is when the moves are written. */
export function afterMoves(view: MoneyView, moves: Moves): MoneyView {
  const changed = new Map(moves.invoices.map((invoice) => [invoice.id, invoice]));
  return {
    creditMinor: view.creditMinor + creditBy(moves),
    invoices: view.invoices.map((invoice) => {
      const { disputedMinor, ...one } = { ...invoice, ...changed.get(invoice.id) };
      return { ...one, disputedMinor: Math.min(disputedMinor, one.balanceMinor) };
    }),
    allocations: [...view.allocations, ...moves.allocations],
  };
}
