import type { EventOf } from '../../events.ts';
import { addWorkingDays, dayOf, daysBetween, later } from '../../time/calendar.ts';
import { debtById, dueMinor, pastDueMinor } from '../reads/debts.ts';
import { today } from '../reads/today.ts';
import { mailInvoice } from '../reads/topics.ts';
import type { Turn } from '../state/turn.ts';
import { noteGiven } from './giving-away.ts';
import { place, release } from './holds.ts';
import { answer } from './mails.ts';
import { allocate, settle } from './money.ts';

/** A dispute, from its opening to its decision. */

export function openDispute(turn: Turn, event: EventOf<'DISPUTE_REQUESTED'>): void {
  const c = turn.context;
  const debt = c.debts.find((one) => one.id === event.invoiceId);
  if (debt === undefined) return;
  turn.mark({
    kind: 'disputeOpened',
    disputeId: event.disputeId,
    invoiceId: event.invoiceId,
    amountMinor: event.amountMinor,
    reason: event.reason,
  });
  turn.note('dispute.opened', `Invoice ${debt.number} disputed: ${event.reason}`, {
    disputeId: event.disputeId,
    invoiceId: event.invoiceId,
    amountMinor: event.amountMinor,
    reason: event.reason,
  });
  answer(
    turn,
    { template: 'dispute-opened', data: { invoice: mailInvoice(c, debt), amountMinor: event.amountMinor } },
    event.disputeId,
  );
  place(turn, {
    id: event.disputeId,
    kind: 'dispute',
    until: null,
    invoiceId: event.invoiceId,
    disputedMinor: event.amountMinor,
    reason: event.reason,
  });
}

export function disputeResolved(turn: Turn, event: EventOf<'DISPUTE_RESOLVED'>): void {
  const debt = debtById(turn.context, event.invoiceId);
  const before = pastDueMinor(turn.context);
  turn.note(
    'dispute.resolved',
    `Dispute ${event.outcome}${event.creditMinor > 0 ? `, credit of ${turn.money(event.creditMinor)}` : ''}`,
    { disputeId: event.disputeId, invoiceId: event.invoiceId, outcome: event.outcome, creditMinor: event.creditMinor },
  );
  noteGiven(turn, 'credit', event.creditMinor, event.role);
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
      event.uncollectible,
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
 * A dispute is decided: what is left of it is due again, with days of grace and, by policy, without the days on which
 * it was wholly disputed.
 */
function endDispute(turn: Turn, disputeId: string, invoiceId: string, outcome: 'accepted' | 'rejected'): void {
  const c = turn.context;
  const hold = c.holds.find((one) => one.id === disputeId);
  if (hold === undefined) return;
  const disputed = debtById(c, invoiceId);
  release(turn, hold, `dispute ${outcome}`);
  if (disputed === null) return;
  const from = later(dayOf(hold.placedAt, c.profile.timeZone), disputed.dueOn);
  const wasWhole = dueMinor(c, disputed) === 0 && !c.policy.holds.disputedDaysCount;
  turn.changeDebt(invoiceId, {
    graceUntil: addWorkingDays(today(c), c.policy.holds.disputeRejectedWorkingDays, c.policy.calendar),
    pausedDays: disputed.pausedDays + (wasWhole ? Math.max(0, daysBetween(from, today(c))) : 0),
  });
}
