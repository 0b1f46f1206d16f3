import type { Fact } from '../events.ts';
import { addDays, later } from '../time/calendar.ts';
import { debtById, methodById, newDebt, pastDueMinor, today } from './debts.ts';
import { overtake } from './direct-debits.ts';
import { endDispute, proofReceived, releaseAll, releaseProofs } from './holds.ts';
import { answer, contact, receiptTo } from './letters.ts';
import { allocate, receive, reverse, settle } from './money.ts';
import { mailInvoice } from './topics.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';

/** Reactions to facts: what happened to the account's papers, methods and money. None of them can be refused. */

type Of<T extends Fact['type']> = Extract<Fact, { type: T }>;

export function opened(turn: Turn, { profile, policy, autopay }: Of<'ACCOUNT_OPENED'>): void {
  turn.set({ profile, policy, autopayOn: autopay });
  turn.note('account.opened', `Account of ${profile.name} opened under policy ${policy.name} ${policy.version}`, {
    policy: { name: policy.name, version: policy.version },
  });
  if (autopay) consented(turn, null);
}

/** A change of zone moves no past date: due days are days, not instants. */
export function changed(turn: Turn, { profile }: Of<'ACCOUNT_CHANGED'>): void {
  const before = turn.context.profile;
  const fields = (Object.keys(profile) as (keyof typeof profile)[]).filter(
    (key) => JSON.stringify(profile[key]) !== JSON.stringify(before[key]),
  );
  turn.set({ profile });
  // Other addresses: whoever couldn't be reached is warned again.
  if (fields.includes('email') || fields.includes('billingRecipients')) {
    turn.changeCase({ unreachable: false });
    turn.closeTasks('undeliverable');
  }
  turn.note('account.changed', `Changed: ${fields.join(', ')}`, { fields });
}

export function autopayChanged(turn: Turn, { enabled, consent }: Of<'AUTOPAY_CHANGED'>): void {
  if (enabled === turn.context.autopayOn) return;
  turn.set({ autopayOn: enabled });
  if (enabled) {
    consented(turn, consent);
    // Switching it on charges nothing by itself that was due before: a due day missed is made up in the next window.
    turn.set({
      debts: turn.context.debts.map((debt) => ({
        ...debt,
        chargeableSince: later(debt.chargeableSince, turn.context.now),
      })),
    });
  } else {
    const { chargeNow } = turn.context;
    turn.set({ ladders: [], chargeNow: chargeNow?.asked === true ? chargeNow : null });
    turn.note('autopay.changed', 'Autopay switched off', { enabled });
  }
}

const consented = (turn: Turn, text: string | null): void =>
  turn.note('autopay.changed', 'Autopay switched on', { enabled: true, consent: { by: turn.actor.id, text } });

export function methodAdded(turn: Turn, { method, chargeNow }: Of<'METHOD_ADDED'>): void {
  const { methods, cards } = turn.context;
  const others = method.default ? methods.map((one) => ({ ...one, default: false })) : methods;
  // A card that was refused for good is refused under another token too.
  const blocked = cards.refused.includes(method.fingerprint);
  turn.set({
    methods: [
      ...others,
      { ...method, blocked, manualOnly: cards.distrusted.includes(method.fingerprint), lastDeclinedAt: null },
    ],
  });
  turn.note('method.added', `${method.brand} ${method.last4} added`, {
    paymentMethodId: method.id,
    kind: method.kind,
    brand: method.brand,
    last4: method.last4,
    default: method.default,
  });
  if (blocked) turn.mark({ kind: 'methodBlocked', methodId: method.id, status: 'blocked' });
  if (chargeNow) turn.set({ chargeNow: { methodId: method.id, asked: true, notBefore: null } });
  else if (method.default) tryDefault(turn, method.id);
}

/**
 * A new default method is the answer to what the last one couldn't pay: it is tried at once (rules, Charging). Without
 * autopay, only when it was asked for.
 */
function tryDefault(turn: Turn, methodId: string): void {
  const { autopayOn, chargeNow } = turn.context;
  if (autopayOn && chargeNow?.asked !== true) turn.set({ chargeNow: { methodId, asked: false, notBefore: null } });
}

export function methodRemoved(turn: Turn, { methodId, newDefaultId }: Of<'METHOD_REMOVED'>): void {
  const { methods } = turn.context;
  const method = methodById(turn.context, methodId);
  turn.set({
    methods: methods
      .filter((one) => one.id !== methodId)
      .map((one) => ({ ...one, default: newDefaultId === null ? one.default : one.id === newDefaultId })),
  });
  turn.note('method.removed', method === null ? 'Payment method removed' : `${method.brand} ${method.last4} removed`, {
    paymentMethodId: methodId,
    newDefaultId,
  });
  if (newDefaultId !== null && method?.default === true) tryDefault(turn, newDefaultId);
}

export function methodDefaulted(turn: Turn, { methodId }: Of<'METHOD_DEFAULTED'>): void {
  const before = methodById(turn.context, methodId);
  turn.set({ methods: turn.context.methods.map((one) => ({ ...one, default: one.id === methodId })) });
  turn.note('method.defaulted', `${before?.brand} ${before?.last4} is the default now`, { paymentMethodId: methodId });
  if (before?.default === false) tryDefault(turn, methodId);
}

export function invoiceIssued(turn: Turn, { invoice, creditMinor }: Of<'INVOICE_ISSUED'>): void {
  const c = turn.context;
  turn.note(
    'invoice.issued',
    `Invoice ${invoice.number} over ${turn.money(invoice.totalMinor)}, due on ${invoice.dueOn}`,
    { invoiceId: invoice.id, number: invoice.number, totalMinor: invoice.totalMinor, dueOn: invoice.dueOn },
  );
  if (creditMinor > 0) {
    turn.set({ creditMinor: c.creditMinor - creditMinor });
    turn.note(
      'credit.applied',
      `Credit of ${turn.money(creditMinor)} paid towards invoice ${invoice.number}`,
      { invoiceId: invoice.id, amountMinor: creditMinor },
      SYSTEM,
    );
  }
  // A charge soon after the invoice needs no notice besides the invoice's own mail.
  const { noticeDays } = c.policy.charge;
  const debt = {
    ...newDebt(invoice, c.now),
    chargeNoticed: noticeDays === 0 || today(c) >= addDays(invoice.dueOn, -noticeDays),
  };
  if (invoice.balanceMinor > 0) turn.set({ debts: [...turn.context.debts, debt] });
  else
    turn.note(
      'invoice.paid',
      `Invoice ${invoice.number} is paid`,
      { invoiceId: invoice.id, number: invoice.number },
      SYSTEM,
    );
  const about = invoice.balanceMinor > 0 ? {} : { invoice: mailInvoice(c, debt) };
  contact(turn, 'invoice-issued', invoice.id, [invoice.id], { creditMinor, ...about });
}

/** More than any reversal can open again. */
const WHATEVER_COMES = Number.MAX_SAFE_INTEGER;

export function invoiceVoided(turn: Turn, { invoiceId, creditMinor, reason }: Of<'INVOICE_VOIDED'>): void {
  const c = turn.context;
  const debt = debtById(c, invoiceId);
  const before = pastDueMinor(c);
  turn.set({ debts: c.debts.filter((one) => one.id !== invoiceId), creditMinor: c.creditMinor + creditMinor });
  // Where we think it paid, and the ledger had it open: a return that we haven't heard of yet must not open it again.
  overtake(turn, [{ invoiceId, amountMinor: WHATEVER_COMES }]);
  turn.note('invoice.voided', `Invoice ${debt === null ? '' : `${debt.number} `}voided: ${reason}`, {
    invoiceId,
    creditMinor,
    reason,
  });
  releaseAll(
    turn,
    turn.context.holds.filter((hold) => hold.invoiceId === invoiceId),
    () => 'the invoice is void',
  );
  settle(turn, 0, before);
}

export function creditNoted(
  turn: Turn,
  { creditNoteId, invoiceId, amountMinor, creditMinor, reason }: Of<'CREDIT_NOTED'>,
): void {
  const before = pastDueMinor(turn.context);
  turn.note('credit.applied', `Credit note of ${turn.money(amountMinor)}: ${reason}`, {
    creditNoteId,
    invoiceId,
    amountMinor,
    creditMinor,
    reason,
  });
  allocate(turn, [{ invoiceId, amountMinor: amountMinor - creditMinor }], creditMinor);
  settle(turn, 0, before);
}

export function transferReceived(turn: Turn, event: Of<'TRANSFER_RECEIVED'>): void {
  const { transferId, trackingKey, amountMinor, settledAt, status, byHand } = event;
  turn.note('transfer.received', `Transfer of ${turn.money(amountMinor)} received`, {
    transferId,
    trackingKey,
    amountMinor,
    settledAt,
  });
  turn.note('transfer.matched', byHand ? 'Matched by an agent' : 'Matched by its reference', {
    transferId,
    status,
    allocations: event.allocations,
    creditMinor: event.creditMinor,
  });
  if (trackingKey !== null) releaseProofs(turn, trackingKey);
  receive(turn, event, 'transfer', null);
}

export function transferRepeated(turn: Turn, { transferId, differs }: Of<'TRANSFER_REPEATED'>): void {
  turn.note(
    'transfer.flagged',
    differs.length === 0
      ? 'The bank reported a transfer twice'
      : `A transfer came twice, with other content: ${differs.join(', ')}`,
    { transferId, differs },
  );
}

export function transferUnmatched(turn: Turn, event: Of<'TRANSFER_UNMATCHED'>): void {
  turn.note('transfer.unmatched', `Match undone: ${event.reason}`, {
    transferId: event.transferId,
    amountMinor: event.amountMinor,
    reason: event.reason,
  });
  reverse(turn, event, null);
  answer(
    turn,
    { template: 'transfer-unmatched', data: { amountMinor: event.amountMinor, why: event.reason } },
    event.paymentId,
    receiptTo(turn.context),
  );
}

export const proofArrived = (turn: Turn, event: Of<'PROOF_RECEIVED'>): void =>
  proofReceived(turn, {
    proofId: event.proofId,
    amountMinor: event.amountMinor,
    paidOn: event.paidOn,
    trackingKey: event.trackingKey,
  });

export function disputeResolved(turn: Turn, event: Of<'DISPUTE_RESOLVED'>): void {
  const debt = debtById(turn.context, event.invoiceId);
  const before = pastDueMinor(turn.context);
  turn.note(
    'dispute.resolved',
    `Dispute ${event.outcome}${event.creditMinor > 0 ? `, credit of ${turn.money(event.creditMinor)}` : ''}`,
    { disputeId: event.disputeId, invoiceId: event.invoiceId, outcome: event.outcome, creditMinor: event.creditMinor },
  );
  endDispute(turn, event.disputeId, event.invoiceId, event.outcome);
  if (event.creditMinor > 0) {
    turn.note('credit.applied', `Credit of ${turn.money(event.creditMinor)} for the dispute`, {
      invoiceId: event.invoiceId,
      amountMinor: event.creditMinor,
    });
    allocate(
      turn,
      [{ invoiceId: event.invoiceId, amountMinor: event.creditMinor - event.toCreditMinor }],
      event.toCreditMinor,
    );
  }
  if (debt !== null) {
    const now = debtById(turn.context, debt.id) ?? { ...debt, balanceMinor: 0 };
    answer(
      turn,
      {
        template: 'dispute-resolved',
        data: { invoice: mailInvoice(turn.context, now), outcome: event.outcome, creditMinor: event.creditMinor },
      },
      event.disputeId,
    );
  }
  if (event.outcome === 'accepted') settle(turn, 0, before);
}

/**
 * The bank took a card payment back: the debt is open again, and that card isn't trusted by itself any more (rules,
 * Charging).
 */
export function chargedBack(turn: Turn, event: Of<'CHARGEBACK_RECEIVED'>): void {
  turn.note('chargeback.received', `Chargeback of ${turn.money(event.amountMinor)}`, {
    attemptId: event.attemptId,
    paymentId: event.paymentId,
    amountMinor: event.amountMinor,
    paymentMethodId: event.methodId,
  });
  const card = methodById(turn.context, event.methodId)?.fingerprint;
  if (card !== undefined) {
    turn.set({
      cards: { ...turn.context.cards, distrusted: [...turn.context.cards.distrusted, card] },
      methods: turn.context.methods.map((one) => (one.fingerprint === card ? { ...one, manualOnly: true } : one)),
    });
  }
  reverse(turn, event, today(turn.context));
  if (turn.context.autopayOn) {
    turn.set({ autopayOn: false, ladders: [], chargeNow: null });
    turn.note('autopay.changed', 'Autopay switched off after a chargeback', { enabled: false }, SYSTEM);
  }
  turn.openTask({
    key: `chargeback:${event.attemptId}`,
    kind: 'chargeback',
    dueOn: today(turn.context),
    subject: { attemptId: event.attemptId },
    data: { summary: 'Look into a chargeback', attemptId: event.attemptId },
  });
}

export function creditRefunded(turn: Turn, { refundId, amountMinor, reason }: Of<'CREDIT_REFUNDED'>): void {
  turn.set({ creditMinor: turn.context.creditMinor - amountMinor });
  turn.note('refund.made', `Credit of ${turn.money(amountMinor)} paid back: ${reason}`, {
    refundId,
    amountMinor,
    reason,
  });
}
