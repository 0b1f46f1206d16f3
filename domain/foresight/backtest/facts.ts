import type { Fact } from '../../events.ts';
import type { Disputed, ReplayLedger } from './ledger.ts';

/** What a fact can lean on when it happens in another life than it did. */
export interface Surroundings {
  ledger: ReplayLedger;
  disputed: Disputed;
  /** The payment that stands for the one of a recorded attempt. */
  paymentFor(attemptId: string): string | null;
}

/**
 * The fact as it would have been: the same papers and the same money, put where this life's ledger has room for it.
 * Null: it has nothing to happen to.
 */
export function factHere(fact: Fact, { ledger, disputed, paymentFor }: Surroundings): Fact | null {
  switch (fact.type) {
    case 'INVOICE_ISSUED':
      return { ...fact, ...ledger.issue(fact.invoice) };
    case 'INVOICE_VOIDED':
      return { ...fact, creditMinor: ledger.void(fact.invoiceId) };
    case 'DUE_DATE_CHANGED':
      ledger.moveDue(fact.invoiceId, fact.dueOn);
      return fact;
    case 'CREDIT_NOTED': {
      const lowered = ledger.lower(fact.invoiceId, fact.amountMinor);
      return lowered.amountMinor === 0 ? null : { ...fact, ...lowered };
    }
    case 'DISPUTE_RESOLVED': {
      const lowered = ledger.lower(fact.invoiceId, fact.creditMinor);
      const { amountMinor, creditMinor: toCreditMinor, ...recovered } = lowered;
      return { ...fact, creditMinor: amountMinor, toCreditMinor, ...recovered };
    }
    case 'TRANSFER_RECEIVED': {
      // It paid what it named; the rest is credit, and pays what had been paid already when it came, and is due here.
      const named = fact.allocations.map((one) => one.invoiceId);
      return { ...fact, ...ledger.receive(fact.paymentId, fact.amountMinor, named, disputed) };
    }
    case 'TRANSFER_UNMATCHED':
      return { ...fact, ...ledger.reverse(fact.paymentId) };
    case 'CHARGEBACK_RECEIVED': {
      const paymentId = paymentFor(fact.attemptId);
      return paymentId === null ? null : { ...fact, ...ledger.reverse(paymentId) };
    }
    case 'CHARGEBACK_CLOSED': {
      const paymentId = paymentFor(fact.attemptId);
      if (paymentId === null) return null;
      return { ...fact, restored: fact.restored === null ? null : ledger.restore(paymentId, disputed) };
    }
    case 'CREDIT_REFUNDED': {
      const amountMinor = ledger.refund(fact.amountMinor);
      return amountMinor === 0 ? null : { ...fact, amountMinor };
    }
    case 'REFUND_UNDONE':
      ledger.undoRefund(fact.amountMinor);
      return fact;
    default:
      return fact;
  }
}
