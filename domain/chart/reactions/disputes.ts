import type { EventOf } from '../../events.ts';
import { addDays, addWorkingDays, dayOf, daysBetween, later } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import { debtById, pastDueMinor } from '../reads/debts.ts';
import { changedDisputes, disputeUndecided, undecidedSince } from '../reads/holds.ts';
import { today } from '../reads/today.ts';
import { mailInvoice } from '../reads/topics.ts';
import type { DisputeHold } from '../state/hold.ts';
import { newDebt } from '../state/ledger.ts';
import type { Turn } from '../state/turn.ts';
import { noteGiven } from './giving-away.ts';
import { place, release } from './holds.ts';
import { answer } from './mails.ts';
import { allocate, settle } from './money.ts';
import { besidePlans } from './money-towards-holds.ts';

/** A dispute, from its opening to its decision. */

/** Of an open invoice, or of one that is paid: then it takes nothing out, and is somebody's to decide. */
export function openDispute(turn: Turn, event: EventOf<'DISPUTE_REQUESTED'>): void {
  const c = turn.context;
  const { disputeId, invoiceId, reason, paid } = event;
  const open = debtById(c, invoiceId);
  const invoice = open ?? (paid == null ? null : newDebt(paid.invoice, c.now));
  if (invoice === null) return;
  const amountMinor = open === null ? (event.amountMinor ?? paid?.paidMinor ?? 0) : event.amountMinor;
  const disputedMinor = amountMinor ?? invoice.balanceMinor;
  turn.mark({ kind: 'disputeOpened', disputeId, invoiceId, amountMinor, disputedMinor, reason });
  turn.note('dispute.opened', `Invoice ${invoice.number} disputed: ${reason}`, {
    disputeId,
    invoiceId,
    amountMinor,
    reason,
  });
  besidePlans(turn, () => {
    place(turn, { id: disputeId, kind: 'dispute', until: null, invoiceId, amountMinor, reason, wholeSince: null });
  });
  // Of what is disputed nothing is charged by itself, and the answer announces no more than that.
  answer(turn, { template: 'dispute-opened', data: { invoice: mailInvoice(c, invoice), amountMinor } }, disputeId);
}

export function disputeResolved(turn: Turn, event: EventOf<'DISPUTE_RESOLVED'>): void {
  const { disputeId, invoiceId, outcome, creditMinor, toCreditMinor, reason } = event;
  const debt = debtById(turn.context, invoiceId);
  const before = pastDueMinor(turn.context);
  turn.closeTask(disputeUndecided(disputeId));
  turn.note(
    'dispute.resolved',
    `Dispute ${outcome}${creditMinor > 0 ? `, credit of ${turn.money(creditMinor)}` : ''}`,
    { disputeId, invoiceId, outcome, creditMinor, ...(reason === undefined ? {} : { reason }) },
  );
  noteGiven(turn, 'credit', creditMinor, event.role);
  besidePlans(turn, () => {
    endDispute(turn, disputeId, invoiceId, outcome);
    if (creditMinor > 0) {
      turn.note('credit.applied', `Credit of ${turn.money(creditMinor)} for the dispute`, {
        invoiceId,
        amountMinor: creditMinor,
      });
      const loweredMinor = creditMinor - toCreditMinor;
      allocate(
        turn,
        loweredMinor > 0 ? [{ invoiceId, amountMinor: loweredMinor }] : [],
        toCreditMinor,
        event.uncollectible,
      );
    }
  });
  const was = debt === null ? null : { ...debt, balanceMinor: 0 };
  const now =
    debtById(turn.context, invoiceId) ?? was ?? (event.invoice ? newDebt(event.invoice, turn.context.now) : null);
  if (now !== null)
    answer(
      turn,
      { template: 'dispute-resolved', data: { invoice: mailInvoice(turn.context, now), outcome, creditMinor } },
      disputeId,
    );
  if (outcome === 'accepted') settle(turn, 0, before);
}

/** Nobody has decided for so long that somebody is asked to: of all for which the time has come. */
export function askToDecide(turn: Turn): void {
  const { context: c } = turn;
  for (const hold of c.holds) {
    const since = hold.kind === 'dispute' ? undecidedSince(c, hold) : null;
    if (hold.kind !== 'dispute' || since === null || since > c.now) continue;
    turn.openTask({
      key: disputeUndecided(hold.id),
      kind: 'disputeUndecided',
      dueOn: today(c),
      subject: { disputeId: hold.id, invoiceId: hold.invoiceId },
      data: { summary: `A dispute of ${dayOf(hold.placedAt, c.profile.timeZone)} waits for a decision` },
    });
  }
}

/**
 * A dispute is decided: what is left of it is due again, with days of grace and, by policy, without the days on which
 * all that was open of it was in dispute.
 */
function endDispute(turn: Turn, disputeId: string, invoiceId: string, outcome: 'accepted' | 'rejected'): void {
  const c = turn.context;
  const hold = c.holds.find((one) => one.id === disputeId);
  if (hold === undefined) return;
  release(turn, hold, `dispute ${outcome}`);
  if (hold.kind === 'dispute') leaveOut(turn, hold);
  turn.changeDebt(invoiceId, {
    graceUntil: addWorkingDays(today(c), c.policy.holds.disputeRejectedWorkingDays, c.policy.calendar),
  });
}

/** Days on which all that was open of an invoice was in dispute don't count as overdue (rules, Days overdue). */
function leaveOut(turn: Turn, { invoiceId, wholeSince }: DisputeHold): void {
  const c = turn.context;
  const debt = debtById(c, invoiceId);
  if (debt === null || wholeSince === null || c.policy.holds.disputedDaysCount) return;
  const from = later(dayOf(wholeSince, c.profile.timeZone), debt.dueOn);
  const daysSince = (day: Day): number => Math.max(0, daysBetween(later(from, day), today(c)));
  const { ladderFrom } = debt;
  turn.changeDebt(invoiceId, {
    pausedDays: debt.pausedDays + daysSince(from),
    // The ladder after a chargeback leaves them out as well.
    ladderFrom: ladderFrom === null ? null : addDays(ladderFrom, daysSince(ladderFrom)),
  });
}

/**
 * Money has come or gone, and what is disputed is all that is open by now, or isn't any more: the days in between don't
 * count as overdue, the others do.
 */
export function followDisputes(turn: Turn): void {
  for (const hold of changedDisputes(turn.context)) {
    if (hold.wholeSince !== null) leaveOut(turn, hold);
    turn.changeHold('dispute', hold.id, { wholeSince: hold.wholeSince === null ? turn.context.now : null });
  }
}
