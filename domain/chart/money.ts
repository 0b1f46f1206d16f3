import type { Allocation } from '../account.ts';
import type { Reversal } from '../events.ts';
import type { Debt } from './context.ts';
import { dueMinor, newDebt, overdueMinor } from './debts.ts';
import { moneyTowardsHolds, releaseProofs } from './holds.ts';
import { answer, receiptTo } from './letters.ts';
import type { MailMethod } from '../mail.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';

/** One line of a receipt. */
interface Paid { number: string; amountMinor: number; balanceMinor: number }

/**
 * Puts money against debts and the rest to the credit, as the ledger did. A debt that is gone was closed by a fact that
 * overtook this one, and that fact has moved its money: nothing is left to do for it, and the order doesn't matter.
 */
export function allocate(turn: Turn, allocations: readonly Allocation[], creditMinor: number): Paid[] {
  const paid: Paid[] = [];
  for (const { invoiceId, amountMinor } of allocations) {
    const debt = turn.context.debts.find((one) => one.id === invoiceId);
    if (debt === undefined) continue;
    const balanceMinor = debt.balanceMinor - amountMinor;
    paid.push({ number: debt.number, amountMinor, balanceMinor });
    turn.changeDebt(invoiceId, { balanceMinor });
    if (balanceMinor === 0) close(turn, debt);
  }
  turn.set({ creditMinor: turn.context.creditMinor + creditMinor });
  return paid;
}

function close(turn: Turn, debt: Debt): void {
  turn.set({ debts: turn.context.debts.filter((one) => one.id !== debt.id) });
  turn.note('invoice.paid', `Invoice ${debt.number} is paid`, { invoiceId: debt.id, number: debt.number }, SYSTEM);
}

/** A payment taken back: what it had paid is open again. */
export function reverse(turn: Turn, reversal: Reversal, ladderFrom: Debt['ladderFrom']): void {
  for (const invoice of reversal.reopened) {
    const given = reversal.allocations.find((one) => one.invoiceId === invoice.id)?.amountMinor ?? 0;
    const open = turn.context.debts.find((one) => one.id === invoice.id);
    if (open === undefined) {
      turn.set({ debts: [...turn.context.debts, { ...newDebt(invoice, turn.context.now), balanceMinor: given, triedByAutopay: true, chargeNoticed: true, ladderFrom }] });
    } else {
      turn.changeDebt(invoice.id, { balanceMinor: open.balanceMinor + given, ladderFrom: ladderFrom ?? open.ladderFrom });
    }
    turn.note('invoice.reopened', `Invoice ${invoice.number} is open again: ${given}`, { invoiceId: invoice.id, number: invoice.number, amountMinor: given }, SYSTEM);
  }
  turn.set({ creditMinor: turn.context.creditMinor - reversal.creditMinor });
  // Money that was counted on is gone: whoever is warned again is warned about this debt.
  const { case: open } = turn.context;
  if (open !== null) turn.set({ case: { ...open, lastNotice: null, lastNoticeAsked: null } });
}

/** Money came in: balances, the receipt, and everything that follows from being owed less. */
export function receive(
  turn: Turn,
  money: { paymentId: string; amountMinor: number; allocations: { invoiceId: string; amountMinor: number }[]; creditMinor: number },
  via: 'card' | 'bankAccount' | 'transfer',
  method: MailMethod | null,
): void {
  const paid = allocate(turn, money.allocations, money.creditMinor);
  answer(turn, {
    template: 'payment-receipt',
    data: { paymentId: money.paymentId, amountMinor: money.amountMinor, paidAt: turn.context.now, via, method, paid, creditMinor: Math.max(0, money.creditMinor) },
  }, money.paymentId, receiptTo(turn.context));
  settle(turn, money.amountMinor);
}

/** What follows from being owed less, in whatever way the money came. `receivedMinor` counts towards promises and plans. */
export function settle(turn: Turn, receivedMinor: number): void {
  adjustRemainder(turn);
  dropLadder(turn);
  moneyTowardsHolds(turn, receivedMinor);
  if (overdueMinor(turn.context) > 0) return;
  releaseProofs(turn, 'settled');
  turn.raise('OVERDUE_SETTLED');
}

/** A deactivated account short by a few pesos is not kept off for them (rules, Money). */
function adjustRemainder(turn: Turn): void {
  const c = turn.context;
  const missing = overdueMinor(c);
  if (c.case === null || c.case.deactivatedAt === null || missing === 0 || missing > c.policy.thresholds.adjustUpToMinor) return;
  for (const debt of c.debts.filter((one) => one.overdueNoted && dueMinor(c, one) > 0)) {
    const amountMinor = dueMinor(c, debt);
    turn.mark({ kind: 'invoiceAdjusted', invoiceId: debt.id, amountMinor, reason: 'small remainder' });
    turn.note('balance.adjusted', `Small remainder of invoice ${debt.number} let go`, { invoiceId: debt.id, amountMinor }, SYSTEM);
    const balanceMinor = debt.balanceMinor - amountMinor;
    turn.changeDebt(debt.id, { balanceMinor });
    if (balanceMinor === 0) close(turn, debt);
  }
}

/** A ladder whose invoices are settled is over. */
export function dropLadder(turn: Turn): void {
  const { ladder, debts } = turn.context;
  if (ladder !== null && !ladder.invoiceIds.some((id) => debts.some((debt) => debt.id === id))) turn.set({ ladder: null });
}
