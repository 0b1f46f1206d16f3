import { DISPUTE_FEE, moved } from './balance.ts';
import type { Book, Thing } from './book.ts';
import { invalid } from './failure.ts';
import { type Form, formAt, textAt } from './form.ts';

/** Money that goes back: refunds that we ask for, and disputes that a cardholder opens. */
export function createRefund(book: Book, form: Form): Thing {
  const intent = book.intent(textAt(form, 'payment_intent') ?? '');
  const charge = intent.latest_charge;
  if (charge === null) throw invalid('charge_not_refundable', `The intent ${intent.id} took nothing`);
  if (charge.disputed) throw invalid('charge_disputed', `The charge ${charge.id} is disputed`);
  const left = charge.amount - charge.amount_refunded;
  const amount = Number(textAt(form, 'amount') ?? left);
  if (amount > left) throw invalid('charge_already_refunded', `Only ${left} is left of ${charge.id}`);
  const refund = book.thing('re', 'refund', {
    amount,
    currency: intent.currency,
    payment_intent: intent.id,
    charge: charge.id,
    metadata: { ...formAt(form, 'metadata') },
    status: 'succeeded',
  });
  charge.amount_refunded += amount;
  book.refunds.set(refund.id, refund);
  book.told('charge.refunded', charge);
  moved(book, { category: 'refund', amount: -amount, source: refund });
  return refund;
}

/** `status`: `needs_response`, or `warning_needs_response` of an inquiry. */
export function openDispute(book: Book, intentId: string, reason: string, status = 'needs_response'): Thing {
  const intent = book.intent(intentId);
  const charge = intent.latest_charge;
  charge.disputed = true;
  const dispute = book.thing('du', 'dispute', {
    amount: charge.amount,
    currency: charge.currency,
    charge: charge.id,
    payment_intent: intent.id,
    payment_method_details: { type: intent.payment_method_types[0] },
    reason,
    status,
    metadata: {},
  });
  book.disputes.set(dispute.id, dispute);
  book.told('charge.dispute.created', dispute);
  if (status === 'needs_response')
    moved(book, { category: 'dispute', amount: -dispute.amount, fee: DISPUTE_FEE, source: dispute });
  return dispute;
}

export function closeDispute(book: Book, id: string, status: 'won' | 'lost' | 'warning_closed'): Thing {
  const dispute = book.disputes.get(id);
  if (dispute === undefined) throw invalid('resource_missing', `No such dispute: ${id}`);
  dispute.status = status;
  book.told('charge.dispute.closed', dispute);
  if (status === 'won') moved(book, { category: 'dispute_reversal', amount: dispute.amount, source: dispute });
  return dispute;
}
