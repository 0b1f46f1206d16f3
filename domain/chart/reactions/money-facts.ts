import type { EventOf } from '../../events.ts';
import { receiptTo } from '../reads/envelope.ts';
import { methodById } from '../reads/methods.ts';
import { today } from '../reads/today.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { askForMethod } from './campaign.ts';
import { answer } from './mails.ts';
import { outTwiceTask, receive, reverse } from './money.ts';
import { proofCame } from './proofs.ts';
import { transferIsOurs } from './suggested-transfers.ts';

/** Facts about money that came without being asked for, or was taken back. None of them can be refused. */

export function transferReceived(turn: Turn, event: EventOf<'TRANSFER_RECEIVED'>): void {
  const { transferId, trackingKey, amountMinor, settledAt, status } = event;
  const retired = event.retiredAccount === true;
  turn.note(
    'transfer.received',
    `Transfer of ${turn.money(amountMinor)} received${retired ? ', at an account that is retired' : ''}`,
    { transferId, trackingKey, amountMinor, settledAt, ...(retired ? { retiredAccount: true } : {}) },
  );
  turn.note('transfer.matched', matchedBy(event), {
    transferId,
    status,
    allocations: event.allocations,
    creditMinor: event.creditMinor,
  });
  transferIsOurs(turn, transferId);
  if (trackingKey !== null) proofCame(turn, trackingKey, amountMinor);
  receive(turn, event, 'transfer', null);
}

const matchedBy = ({ byHand, byProof, matchedBy: by }: EventOf<'TRANSFER_RECEIVED'>): string => {
  if (byHand) return 'Matched by an agent';
  if (byProof === true) return 'Matched by the tracking key of a proof of payment';
  return MATCHED_BY[by ?? 'reference'];
};

const MATCHED_BY = {
  reference: 'Matched by its reference',
  sum: 'Matched by its amount, which several invoices come to together',
  ownClabe: "Matched by the account's own CLABE, at which it arrived",
  payer: 'Matched by its payer, who has paid for this account before, and its amount',
} as const;

export function transferRepeated(turn: Turn, { transferId, differs }: EventOf<'TRANSFER_REPEATED'>): void {
  turn.note(
    'transfer.flagged',
    differs.length === 0
      ? 'The bank reported a transfer twice'
      : `A transfer came twice, with other content: ${differs.join(', ')}`,
    { transferId, differs },
  );
}

export function transferUnmatched(turn: Turn, event: EventOf<'TRANSFER_UNMATCHED'>): void {
  turn.note('transfer.unmatched', `Match undone: ${event.reason}`, {
    transferId: event.transferId,
    amountMinor: event.amountMinor,
    reason: event.reason,
  });
  reverse(turn, event, null);
  for (const proofId of event.proofIds ?? []) returnSettledProof(turn, proofId, event.reason);
  answer(
    turn,
    { template: 'transfer-unmatched', data: { amountMinor: event.amountMinor, why: event.reason } },
    event.paymentId,
    receiptTo(turn.context),
  );
}

/** It was settled by money that isn't this account's: it may be sent again (rules, Money). */
function returnSettledProof(turn: Turn, proofId: string, reason: string): void {
  turn.mark({ kind: 'proof', proofId, status: 'returned', reason });
  turn.note('proof.returned', 'The money that settled the proof was matched wrongly', { proofId }, SYSTEM);
}

/**
 * The bank took a card payment back: the debt is open again, and that card isn't trusted by itself any more (rules,
 * Charging).
 */
export function chargedBack(turn: Turn, event: EventOf<'CHARGEBACK_RECEIVED'>): void {
  turn.note('chargeback.received', `Chargeback of ${turn.money(event.amountMinor)}`, {
    attemptId: event.attemptId,
    paymentId: event.paymentId,
    amountMinor: event.amountMinor,
    paymentMethodId: event.methodId,
  });
  // Also one that was removed since: it may come back under another token.
  const card = event.fingerprint ?? methodById(turn.context, event.methodId)?.fingerprint;
  if (card !== undefined) {
    turn.set({
      cards: { ...turn.context.cards, distrusted: [...turn.context.cards.distrusted, card] },
      methods: turn.context.methods.map((one) => (one.fingerprint === card ? { ...one, manualOnly: true } : one)),
    });
  }
  reverse(turn, event, today(turn.context));
  if (turn.context.autopayOn) {
    turn.set({ autopayOn: false, autopaySince: null, ladders: [], chargeNow: null });
    turn.note('autopay.changed', 'Autopay switched off after a chargeback', { enabled: false }, SYSTEM);
    askForMethod(
      turn,
      'chargeback',
      event.reopened.map((invoice) => invoice.id),
      methodById(turn.context, event.methodId),
    );
  }
  turn.openTask({
    key: chargebackTask(event.attemptId),
    kind: 'chargeback',
    dueOn: today(turn.context),
    subject: { attemptId: event.attemptId },
    data: { summary: 'Look into a chargeback', attemptId: event.attemptId },
  });
}

/** Won: the money is here again, and pays what it had paid. That card isn't trusted more for it (rules, Charging). */
export function chargebackClosed(turn: Turn, event: EventOf<'CHARGEBACK_CLOSED'>): void {
  const { attemptId, outcome, amountMinor, restored } = event;
  turn.note('chargeback.closed', `Chargeback of ${turn.money(amountMinor)} ${outcome}`, {
    attemptId,
    outcome,
    amountMinor,
  });
  turn.closeTask(chargebackTask(attemptId));
  if (restored === null) return;
  turn.closeTask(outTwiceTask(restored.paymentId));
  // Taken back again, it may be won again.
  const letters = turn.context.counters.letters + 1;
  turn.set({ counters: { ...turn.context.counters, letters } });
  receive(turn, { ...restored, amountMinor, cause: `${restored.paymentId}:won:${letters}` }, 'card', null);
}

const chargebackTask = (attemptId: string): string => `chargeback:${attemptId}`;
