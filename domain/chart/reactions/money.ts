import type { Allocation, Invoice } from '../../account.ts';
import type { Reversal } from '../../events.ts';
import type { MailMethod } from '../../messages/mail.ts';
import { together } from '../../money/money.ts';
import { debtById, dueMinor, overdueDebts, overdueMinor, pastDueMinor } from '../reads/debts.ts';
import { receiptTo } from '../reads/envelope.ts';
import { lastRungBefore } from '../reads/rungs.ts';
import { today } from '../reads/today.ts';
import { NO_NOTICE } from '../state/collections.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import { newDebt } from '../state/ledger.ts';
import { offOf } from '../state/service.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { releaseAll } from './holds.ts';
import { answer } from './mails.ts';
import { moneyTowardsHolds } from './money-towards-holds.ts';
import { releaseProofs } from './proofs.ts';
import { dropLadders } from './retry-ladder.ts';
import { overtake } from './watched-attempts.ts';

/** One line of a receipt. */
interface Paid {
  number: string;
  amountMinor: number;
  balanceMinor: number;
}

/**
 * Puts money against debts and the rest to the credit, as the ledger did. A debt that is gone was closed by what
 * overtook this, and that has moved its money: the order doesn't matter.
 */
export function allocate(turn: Turn, allocations: readonly Allocation[], creditMinor: number): Paid[] {
  const c = turn.context;
  const writtenOff = new Set(c.writtenOff);
  const isOpen = ({ invoiceId }: Allocation): boolean => debtById(c, invoiceId) !== null;
  overtake(
    turn,
    allocations.filter((one) => !isOpen(one) && !writtenOff.has(one.invoiceId)),
  );
  const paid = lower(turn, allocations.filter(isOpen));
  turn.set({ creditMinor: turn.context.creditMinor + creditMinor });
  return paid;
}

/**
 * Never below zero: a small remainder that we have let go may have been on its way, and then the ledger has let go
 * less.
 */
function lower(turn: Turn, by: readonly Allocation[]): Paid[] {
  const c = turn.context;
  const balances = new Map<string, number>();
  const paid = by.flatMap(({ invoiceId, amountMinor }) => {
    const debt = debtById(c, invoiceId);
    if (debt === null) return [];
    const balanceMinor = Math.max(0, (balances.get(invoiceId) ?? debt.balanceMinor) - amountMinor);
    balances.set(invoiceId, balanceMinor);
    return [{ number: debt.number, amountMinor, balanceMinor }];
  });
  turn.set({
    debts: c.debts.map((debt) =>
      balances.has(debt.id) ? { ...debt, balanceMinor: balances.get(debt.id) ?? 0 } : debt,
    ),
  });
  close(
    turn,
    [...balances].flatMap(([id, balanceMinor]) => (balanceMinor === 0 ? (debtById(c, id) ?? []) : [])),
  );
  return paid;
}

/**
 * Paid: nothing of them is to be collected, and a pause of one has nothing left to hold. A dispute of one is still
 * somebody's to decide.
 */
function close(turn: Turn, paid: readonly Debt[]): void {
  if (paid.length === 0) return;
  const closed = new Set(paid.map((debt) => debt.id));
  turn.set({ debts: turn.context.debts.filter((one) => !closed.has(one.id)) });
  for (const { id: invoiceId, number } of paid)
    turn.note('invoice.paid', `Invoice ${number} is paid`, { invoiceId, number }, SYSTEM);
  releaseAll(
    turn,
    turn.context.holds.filter((hold) => hold.kind === 'agent' && hold.invoiceId !== null && closed.has(hold.invoiceId)),
    () => 'the invoice is paid',
    SYSTEM,
  );
}

/** A payment taken back: what it had paid is open again. */
export function reverse(turn: Turn, reversal: Reversal, ladderFrom: Debt['ladderFrom']): void {
  reopen(turn, reversal, ladderFrom);
  turn.set({ creditMinor: turn.context.creditMinor - reversal.creditMinor });
  moneyTowardsHolds(turn, -reversal.amountMinor);
  // Money that was counted on is gone: whoever is warned again is warned about this debt.
  turn.changeCase({ notice: NO_NOTICE });
  turn.closeTasks('deactivationApproval');
}

function reopen(turn: Turn, { reopened, allocations }: Reversal, ladderFrom: Debt['ladderFrom']): void {
  const c = turn.context;
  const ids = new Set(reopened.map((invoice) => invoice.id));
  // What had overtaken it counts now.
  const overtaken = sums(c.overtaken.filter((one) => ids.has(one.invoiceId)));
  const taken = sums(allocations);
  const debts = new Map(c.debts.map((debt) => [debt.id, debt]));
  const back = new Set<string>();
  const restart = ladderFrom === null ? {} : { ladderFrom, rungDay: 0 };
  for (const invoice of reopened) {
    const given = (taken.get(invoice.id) ?? 0) - (overtaken.get(invoice.id) ?? 0);
    if (given <= 0) continue;
    const open = debts.get(invoice.id);
    debts.set(
      invoice.id,
      open === undefined
        ? reopenedDebt(c, invoice, given, restart)
        : { ...open, balanceMinor: open.balanceMinor + given, ...restart },
    );
    if (open === undefined) back.add(invoice.id);
    turn.note(
      'invoice.reopened',
      `Invoice ${invoice.number} is open again: ${turn.money(given)}`,
      { invoiceId: invoice.id, number: invoice.number, amountMinor: given },
      SYSTEM,
    );
  }
  turn.set({
    debts: [...debts.values()],
    overtaken: c.overtaken.filter((one) => !ids.has(one.invoiceId)),
    writtenOff: c.writtenOff.filter((id) => !back.has(id)),
  });
}

function reopenedDebt(c: Context, invoice: Invoice, balanceMinor: number, restart: Partial<Debt>): Debt {
  // Past its day it is for a person or its payer; still to come, it is charged like any other.
  const debt = {
    ...newDebt(invoice, c.now),
    balanceMinor,
    triedByAutopay: invoice.dueOn < today(c),
    chargeNoticed: true,
    ...restart,
  };
  return { ...debt, rungDay: lastRungBefore(c, debt, c.now)?.day ?? 0 };
}

const sums = (list: readonly Allocation[]): Map<string, number> =>
  new Map(together(list).map((one) => [one.invoiceId, one.amountMinor]));

/** Money came in: balances, the receipt, and everything that follows from being owed less. */
export function receive(
  turn: Turn,
  money: { paymentId: string; amountMinor: number; allocations: Allocation[]; creditMinor: number },
  via: 'card' | 'bankAccount' | 'transfer',
  method: MailMethod | null,
): void {
  const before = pastDueMinor(turn.context);
  const paid = allocate(turn, money.allocations, money.creditMinor);
  answer(
    turn,
    {
      template: 'payment-receipt',
      data: {
        paymentId: money.paymentId,
        amountMinor: money.amountMinor,
        paidAt: turn.context.now,
        via,
        method,
        paid,
        creditMinor: Math.max(0, money.creditMinor),
      },
    },
    money.paymentId,
    receiptTo(turn.context),
  );
  settle(turn, money.amountMinor, before);
}

/**
 * What follows from being owed less, in whatever way it came. `receivedMinor` counts towards promises; `before` is what
 * was open past its day: only money that has made it less brings a service back.
 */
export function settle(turn: Turn, receivedMinor: number, before: number): void {
  adjustRemainder(turn);
  moneyTowardsHolds(turn, receivedMinor);
  dropLadders(turn);
  turn.closeSettledTasks();
  if (pastDueMinor(turn.context) >= before) return;
  if (overdueMinor(turn.context) === 0) releaseProofs(turn);
  turn.raise('OWED_LESS');
}

/** A deactivated account short by a few pesos is not kept off for them (rules, Money). */
function adjustRemainder(turn: Turn): void {
  const c = turn.context;
  const missing = overdueMinor(c);
  const off = offOf(c.service);
  if (off === null || off.for === 'fraud' || missing > c.policy.thresholds.adjustUpToMinor) return;
  const remainders = overdueDebts(c).map((debt) => ({
    number: debt.number,
    invoiceId: debt.id,
    amountMinor: dueMinor(c, debt),
  }));
  for (const { number, invoiceId, amountMinor } of remainders) {
    turn.mark({ kind: 'invoiceAdjusted', invoiceId, amountMinor, reason: 'small remainder' });
    turn.note('balance.adjusted', `Small remainder of invoice ${number} let go`, { invoiceId, amountMinor }, SYSTEM);
  }
  lower(turn, remainders);
}
