import type { Allocation } from '../account.ts';
import type { Reversal } from '../events.ts';
import type { MailMethod } from '../mail.ts';
import type { Debt } from './context.ts';
import { debtById, dueMinor, isOverdue, newDebt, overdueMinor, pastDueMinor, today } from './debts.ts';
import { moneyTowardsHolds, release, releaseProofs } from './holds.ts';
import { answer, receiptTo } from './letters.ts';
import { dropLadders } from './retry-ladder.ts';
import { lastRungBefore } from './rungs.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';

/** One line of a receipt. */
interface Paid { number: string; amountMinor: number; balanceMinor: number }

/**
 * Puts money against debts and the rest to the credit, as the ledger did. A debt that is gone was closed by what overtook this,
 * and that has moved its money: the order doesn't matter.
 */
export function allocate(turn: Turn, allocations: readonly Allocation[], creditMinor: number): Paid[] {
  const paid: Paid[] = [];
  for (const { invoiceId, amountMinor } of allocations) {
    const debt = debtById(turn.context, invoiceId);
    if (debt === null) {
      const { overtaken, writtenOff, now } = turn.context;
      if (!writtenOff.includes(invoiceId)) turn.set({ overtaken: [...overtaken, { invoiceId, amountMinor, at: now }] });
      continue;
    }
    paid.push({ number: debt.number, amountMinor, balanceMinor: lower(turn, debt, amountMinor) });
  }
  turn.set({ creditMinor: turn.context.creditMinor + creditMinor });
  return paid;
}

/** Never below zero: a small remainder that we have let go may have been on its way, and then the ledger has let go less. */
function lower(turn: Turn, debt: Debt, byMinor: number): number {
  const balanceMinor = Math.max(0, debt.balanceMinor - byMinor);
  turn.changeDebt(debt.id, { balanceMinor });
  if (balanceMinor === 0) close(turn, debt);
  return balanceMinor;
}

/** Paid: nothing of it is to be collected, and a pause of it has nothing left to hold. A dispute of it is still somebody's to decide. */
function close(turn: Turn, debt: Debt): void {
  turn.set({ debts: turn.context.debts.filter((one) => one.id !== debt.id) });
  turn.note('invoice.paid', `Invoice ${debt.number} is paid`, { invoiceId: debt.id, number: debt.number }, SYSTEM);
  for (const hold of turn.context.holds) if (hold.kind === 'agent' && hold.invoiceId === debt.id) release(turn, hold, 'the invoice is paid', SYSTEM);
}

/** A payment taken back: what it had paid is open again. */
export function reverse(turn: Turn, reversal: Reversal, ladderFrom: Debt['ladderFrom']): void {
  for (const invoice of reversal.reopened) {
    const open = debtById(turn.context, invoice.id);
    const given = (reversal.allocations.find((one) => one.invoiceId === invoice.id)?.amountMinor ?? 0) - takeOvertaken(turn, invoice.id);
    if (given <= 0) continue;
    const restart = ladderFrom === null ? {} : { ladderFrom, rungDay: 0 };
    if (open === null) {
      // Past its day it is for a person or its payer; still to come, it is charged like any other.
      const triedByAutopay = invoice.dueOn < today(turn.context);
      const debt = { ...newDebt(invoice, turn.context.now), balanceMinor: given, triedByAutopay, chargeNoticed: true, ...restart };
      const rungDay = lastRungBefore(turn.context, debt, turn.context.now)?.day ?? 0;
      turn.set({ debts: [...turn.context.debts, { ...debt, rungDay }], writtenOff: turn.context.writtenOff.filter((id) => id !== invoice.id) });
    } else {
      turn.changeDebt(invoice.id, { balanceMinor: open.balanceMinor + given, ...restart });
    }
    turn.note('invoice.reopened', `Invoice ${invoice.number} is open again: ${turn.money(given)}`, { invoiceId: invoice.id, number: invoice.number, amountMinor: given }, SYSTEM);
  }
  turn.set({ creditMinor: turn.context.creditMinor - reversal.creditMinor });
  moneyTowardsHolds(turn, -reversal.amountMinor);
  // Money that was counted on is gone: whoever is warned again is warned about this debt.
  turn.changeCase({ lastNotice: null, lastNoticeAsked: null, approvalAsked: false });
}

function takeOvertaken(turn: Turn, invoiceId: string): number {
  const { overtaken } = turn.context;
  turn.set({ overtaken: overtaken.filter((one) => one.invoiceId !== invoiceId) });
  return overtaken.reduce((sum, one) => (one.invoiceId === invoiceId ? sum + one.amountMinor : sum), 0);
}

/** Money came in: balances, the receipt, and everything that follows from being owed less. */
export function receive(
  turn: Turn,
  money: { paymentId: string; amountMinor: number; allocations: Allocation[]; creditMinor: number },
  via: 'card' | 'bankAccount' | 'transfer',
  method: MailMethod | null,
): void {
  const before = pastDueMinor(turn.context);
  const paid = allocate(turn, money.allocations, money.creditMinor);
  answer(turn, {
    template: 'payment-receipt',
    data: { paymentId: money.paymentId, amountMinor: money.amountMinor, paidAt: turn.context.now, via, method, paid, creditMinor: Math.max(0, money.creditMinor) },
  }, money.paymentId, receiptTo(turn.context));
  settle(turn, money.amountMinor, before);
}

/**
 * What follows from being owed less, in whatever way it came. `receivedMinor` counts towards promises; `before` is what was
 * open past its day: only money that has made it less brings a service back.
 */
export function settle(turn: Turn, receivedMinor: number, before: number): void {
  adjustRemainder(turn);
  moneyTowardsHolds(turn, receivedMinor);
  dropLadders(turn);
  if (overdueMinor(turn.context) > 0 || pastDueMinor(turn.context) >= before) return;
  releaseProofs(turn, 'settled');
  turn.raise('OVERDUE_SETTLED');
}

/** A deactivated account short by a few pesos is not kept off for them (rules, Money). */
function adjustRemainder(turn: Turn): void {
  const c = turn.context;
  const missing = overdueMinor(c);
  const isOff = c.case !== null && (c.case.deactivatedAt !== null || c.service.relockAt !== null);
  if (!isOff || missing > c.policy.thresholds.adjustUpToMinor) return;
  for (const debt of c.debts.filter((one) => isOverdue(c, one))) {
    const amountMinor = dueMinor(c, debt);
    turn.mark({ kind: 'invoiceAdjusted', invoiceId: debt.id, amountMinor, reason: 'small remainder' });
    turn.note('balance.adjusted', `Small remainder of invoice ${debt.number} let go`, { invoiceId: debt.id, amountMinor }, SYSTEM);
    lower(turn, debt, amountMinor);
  }
}
