import type { Allocation, Invoice } from '../../account.ts';
import type { Restored, Reversal } from '../../events.ts';
import type { MailMethod } from '../../messages/mail.ts';
import { together } from '../../money/money.ts';
import { beforeDueGone } from '../reads/before-due.ts';
import { letGo } from '../reads/coming-back.ts';
import { askedFor, debtById, overdueMinor, pastDueMinor } from '../reads/debts.ts';
import { isResting, lastRungBefore } from '../reads/rungs.ts';
import { today } from '../reads/today.ts';
import { isOldDebt } from '../reads/window.ts';
import { NO_NOTICE } from '../state/collections.ts';
import type { Receipt } from '../state/company.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import { newDebt } from '../state/ledger.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { putCredit } from './credit-order.ts';
import { releaseAll } from './holds.ts';
import { moneyTowardsHolds } from './money-towards-holds.ts';
import { releaseProofs } from './proofs.ts';
import { type Paid, sendReceipt } from './receipts.ts';
import { recover, undoRecovery } from './recoveries.ts';
import { dropLadders } from './retry-ladder.ts';
import { overtake } from './watched-attempts.ts';

/**
 * Puts money against debts and the rest to the credit, as the ledger did. A debt that is gone was closed by what
 * overtook this, and that has moved its money: the order doesn't matter. `uncollectible`: what it comes to for debts
 * that were written off.
 */
export function allocate(
  turn: Turn,
  allocations: readonly Allocation[],
  creditMinor: number,
  uncollectible: readonly Invoice[] = [],
): Paid[] {
  const c = turn.context;
  const recovering = new Set([...uncollectible, ...c.uncollected].map(({ id }) => id));
  const isOpen = ({ invoiceId }: Allocation): boolean => debtById(c, invoiceId) !== null;
  overtake(
    turn,
    allocations.filter((one) => !isOpen(one) && !recovering.has(one.invoiceId)),
  );
  const paid = lower(turn, allocations.filter(isOpen));
  turn.set({ creditMinor: turn.context.creditMinor + creditMinor });
  return [...paid, ...recover(turn, uncollectible, allocations)];
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
    balances.set(invoiceId, Math.max(0, (balances.get(invoiceId) ?? debt.balanceMinor) - amountMinor));
    return [{ invoiceId, number: debt.number, amountMinor }];
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
  if (reversal.outTwice !== undefined) moneyOutTwice(turn, reversal, reversal.outTwice);
}

/** It had been refunded before it was taken back: what no invoice asks for again is a person's to ask for. */
function moneyOutTwice(turn: Turn, { paymentId }: Reversal, { refundedMinor, owedMinor }: OutTwice): void {
  const owed =
    owedMinor === refundedMinor ? 'is owed again' : `is owed again but for ${turn.money(refundedMinor - owedMinor)}`;
  turn.openTask({
    key: outTwiceTask(paymentId),
    kind: 'moneyOutTwice',
    dueOn: today(turn.context),
    subject: {},
    data: {
      summary: `${turn.money(refundedMinor)} was refunded and then taken back by the bank: it ${owed}`,
      paymentId,
      refundedMinor,
      owedMinor,
    },
  });
}

type OutTwice = NonNullable<Reversal['outTwice']>;

export const outTwiceTask = (paymentId: string): string => `moneyOutTwice:${paymentId}`;

function reopen(
  turn: Turn,
  { reopened, allocations, uncollectible = [] }: Reversal,
  ladderFrom: Debt['ladderFrom'],
): void {
  const c = turn.context;
  const ids = new Set(reopened.map((invoice) => invoice.id));
  // What had overtaken it counts now.
  const overtaken = sums(c.overtaken.filter((one) => ids.has(one.invoiceId)));
  const taken = sums(allocations);
  const debts = new Map(c.debts.map((debt) => [debt.id, debt]));
  const restart = ladderFrom === null ? {} : { ladderFrom, rungDay: 0 };
  for (const invoice of reopened) {
    const given = (taken.get(invoice.id) ?? 0) - (overtaken.get(invoice.id) ?? 0);
    if (given <= 0) continue;
    const open = debts.get(invoice.id);
    debts.set(
      invoice.id,
      open === undefined
        ? reopenedDebt(c, invoice, given, restart)
        : { ...open, balanceMinor: open.balanceMinor + given, rungDay: rungAtRest(c, open), ...restart },
    );
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
  });
  undoRecovery(turn, uncollectible, taken);
}

/** Rungs that had their day while too little was left of it to be asked for are over, as those of a paid one. */
const rungAtRest = (c: Context, debt: Debt): number =>
  (isResting(c) && askedFor(c).includes(debt) ? lastRungBefore(c, debt, c.now)?.day : undefined) ?? debt.rungDay;

function reopenedDebt(c: Context, invoice: Invoice, balanceMinor: number, restart: Partial<Debt>): Debt {
  // Past its day it is for a person or its payer; still to come, it is charged like any other.
  const debt = {
    ...newDebt(invoice, c.now),
    balanceMinor,
    triedByAutopay: invoice.dueOn < today(c) || isOldDebt(c, invoice.dueOn),
    chargeNoticed: true,
    beforeDueDays: beforeDueGone(c, invoice.dueOn),
    ...restart,
  };
  return { ...debt, rungDay: lastRungBefore(c, debt, c.now)?.day ?? 0 };
}

const sums = (list: readonly Allocation[]): Map<string, number> =>
  new Map(together(list).map((one) => [one.invoiceId, one.amountMinor]));

/** Money came in: balances, the receipt, and everything that follows from being owed less. */
export function receive(
  turn: Turn,
  money: Restored & { amountMinor: number; cause?: string },
  via: Receipt['via'],
  method: MailMethod | null,
): void {
  const before = pastDueMinor(turn.context);
  const { paymentId, amountMinor, allocations, creditMinor, uncollectible, cause = paymentId } = money;
  const paid = allocate(turn, allocations, creditMinor, uncollectible);
  settle(turn, amountMinor, before, {
    paymentId,
    amountMinor,
    paidAt: turn.context.now,
    via,
    method,
    paid,
    creditMinor,
    cause,
  });
}

/**
 * What follows from being owed less, in whatever way it came. `receivedMinor` counts towards promises; `before` is what
 * was open past its day: only money that has made it less brings a service back. `receipt`: of the payment that it
 * came by, written last, when it is known what the credit has paid and what was let go.
 */
export function settle(turn: Turn, receivedMinor: number, before: number, receipt: Receipt | null = null): void {
  const isOrdered = putCredit(turn, receipt);
  if (!isOrdered) adjustRemainder(turn);
  moneyTowardsHolds(turn, receivedMinor);
  dropLadders(turn);
  turn.closeSettledTasks();
  if (receipt !== null && !isOrdered) sendReceipt(turn, receipt);
  if (pastDueMinor(turn.context) >= before) return;
  if (overdueMinor(turn.context) === 0) releaseProofs(turn);
  turn.raise('OWED_LESS');
}

/** Nobody is kept off for a few pesos, of a debt that was written off neither (rules, Small remainders). */
function adjustRemainder(turn: Turn): void {
  const c = turn.context;
  const remainders = letGo(c);
  for (const { debt, amountMinor } of remainders) {
    const { id: invoiceId, number } = debt;
    turn.mark({ kind: 'invoiceAdjusted', invoiceId, amountMinor, reason: 'small remainder' });
    turn.note('balance.adjusted', `Small remainder of invoice ${number} let go`, { invoiceId, amountMinor }, SYSTEM);
  }
  lower(
    turn,
    remainders.map(({ debt, amountMinor }) => ({ invoiceId: debt.id, amountMinor })),
  );
  const givenUp = remainders.filter(({ debt }) => debtById(c, debt.id) === null);
  recover(
    turn,
    givenUp.map(({ debt }) => ({ ...debt, balanceMinor: 0 })),
    [],
  );
}
