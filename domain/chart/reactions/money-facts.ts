import type { EventOf } from '../../events.ts';
import { receiptTo } from '../reads/envelope.ts';
import { methodById } from '../reads/methods.ts';
import { today } from '../reads/today.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { askForMethod } from './campaign.ts';
import { answer } from './mails.ts';
import { receive, reverse } from './money.ts';
import { proofCame } from './proofs.ts';

/** Facts about money that came without being asked for, or was taken back. None of them can be refused. */

export function transferReceived(turn: Turn, event: EventOf<'TRANSFER_RECEIVED'>): void {
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
  if (trackingKey !== null) proofCame(turn, trackingKey, amountMinor);
  receive(turn, event, 'transfer', null);
}

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
  answer(
    turn,
    { template: 'transfer-unmatched', data: { amountMinor: event.amountMinor, why: event.reason } },
    event.paymentId,
    receiptTo(turn.context),
  );
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
    turn.set({ autopayOn: false, ladders: [], chargeNow: null });
    turn.note('autopay.changed', 'Autopay switched off after a chargeback', { enabled: false }, SYSTEM);
    askForMethod(
      turn,
      'chargeback',
      event.reopened.map((invoice) => invoice.id),
      methodById(turn.context, event.methodId),
    );
  }
  turn.openTask({
    key: `chargeback:${event.attemptId}`,
    kind: 'chargeback',
    dueOn: today(turn.context),
    subject: { attemptId: event.attemptId },
    data: { summary: 'Look into a chargeback', attemptId: event.attemptId },
  });
}

export function creditRefunded(turn: Turn, { refundId, amountMinor, reason }: EventOf<'CREDIT_REFUNDED'>): void {
  turn.set({ creditMinor: turn.context.creditMinor - amountMinor });
  turn.note('refund.made', `Credit of ${turn.money(amountMinor)} paid back: ${reason}`, {
    refundId,
    amountMinor,
    reason,
  });
}
