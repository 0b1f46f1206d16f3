import type { Fact } from '../events.ts';
import type { Disputed, ReplayLedger } from './ledger.ts';
import type { RecordedLife } from './life.ts';

/** What a fact can lean on when it happens in another life than it did. */
export interface Surroundings {
  ledger: ReplayLedger;
  disputed: Disputed;
  /** Invoices that were closed at the time when the fact was recorded, oldest first. */
  closedThen: readonly string[];
  /** The payment that stands for the one of a recorded attempt. */
  paymentFor(attemptId: string): string | null;
}

/** The fact as it would have been: the same papers and the same money, put where this life's ledger has room for it. Null: it has nothing to happen to. */
export function factHere(fact: Fact, { ledger, disputed, closedThen, paymentFor }: Surroundings): Fact | null {
  switch (fact.type) {
    case 'INVOICE_ISSUED':
      return { ...fact, ...ledger.issue(fact.invoice) };
    case 'INVOICE_VOIDED':
      return { ...fact, creditMinor: ledger.void(fact.invoiceId) };
    case 'CREDIT_NOTED': {
      const lowered = ledger.lower(fact.invoiceId, fact.amountMinor);
      return lowered.amountMinor === 0 ? null : { ...fact, ...lowered };
    }
    case 'DISPUTE_RESOLVED': {
      const lowered = ledger.lower(fact.invoiceId, fact.creditMinor);
      return { ...fact, creditMinor: lowered.amountMinor, toCreditMinor: lowered.creditMinor };
    }
    case 'TRANSFER_RECEIVED': {
      // It paid what it named. What was left over then had come too late for an invoice that was paid already; here it may be in time.
      const named = fact.allocations.map((one) => one.invoiceId);
      const late = fact.creditMinor > 0 ? closedThen.filter((id) => !named.includes(id)) : [];
      return { ...fact, ...ledger.receive(fact.paymentId, fact.amountMinor, [...named, ...late], disputed) };
    }
    case 'TRANSFER_UNMATCHED': {
      const reversal = ledger.reverse(fact.paymentId);
      return reversal === null ? null : { ...fact, ...reversal };
    }
    case 'CHARGEBACK_RECEIVED': {
      const paymentId = paymentFor(fact.attemptId);
      const reversal = paymentId === null ? null : ledger.reverse(paymentId);
      return reversal === null ? null : { ...fact, ...reversal };
    }
    case 'CREDIT_REFUNDED': {
      const amountMinor = ledger.refund(fact.amountMinor);
      return amountMinor === 0 ? null : { ...fact, amountMinor };
    }
    default:
      return fact;
  }
}

/** Invoices whose last word before a step was that they are paid or void, in the order in which that happened. */
export function closedBefore(life: RecordedLife, step: number): string[] {
  const closed = new Set<string>();
  for (const entry of life.timeline) {
    if (entry.step >= step) break;
    const invoiceId = String(entry.data.invoiceId);
    if (entry.type === 'invoice.paid' || entry.type === 'invoice.voided') closed.add(invoiceId);
    if (entry.type === 'invoice.reopened') closed.delete(invoiceId);
  }
  return [...closed];
}
