import type { Context } from '../state/context.ts';
import type { Hold } from '../state/hold.ts';
import type { Debt } from '../state/ledger.ts';
import { once } from '../state/once.ts';
import type { WatchedAttempt } from '../state/payment.ts';

/** What of each invoice is due, and which holds are about it. */

const byAge = (a: Debt, b: Debt): number =>
  a.dueOn < b.dueOn
    ? -1
    : a.dueOn > b.dueOn
      ? 1
      : a.issuedOn < b.issuedOn
        ? -1
        : a.issuedOn > b.issuedOn
          ? 1
          : a.number < b.number
            ? -1
            : 1;

export const oldestFirst = (debts: readonly Debt[]): Debt[] => [...debts].sort(byAge);

/** Everything open, oldest first: what is picked from it needs no sorting. */
export const inOrder = once((debts: Debt[]) => oldestFirst(debts));

interface Held {
  disputed: Map<string, number | null>;
  paused: Set<string>;
  promised: Set<string>;
  planned: Set<string>;
}

/** Asked of each debt, again and again: which holds are about it is gathered once for each list of holds. */
const heldOf = once((holds: Hold[]): Held => {
  const held: Held = { disputed: new Map(), paused: new Set(), promised: new Set(), planned: new Set() };
  for (const hold of holds) {
    switch (hold.kind) {
      case 'dispute':
        held.disputed.set(hold.invoiceId, hold.amountMinor);
        break;
      case 'agent':
      case 'legal':
        if (hold.invoiceId !== null) held.paused.add(hold.invoiceId);
        break;
      case 'promise':
        for (const id of hold.invoiceIds) held.promised.add(id);
        break;
      case 'plan':
        for (const id of hold.invoiceIds) held.planned.add(id);
        break;
      case 'proof':
      case 'transfer':
    }
  }
  return held;
});

/** What of an invoice is in dispute: one dispute at a time, of all of it or of an amount. */
export function disputedMinor(c: Context, debt: Debt): number {
  const amountMinor = heldOf(c.holds).disputed.get(debt.id);
  return amountMinor === undefined ? 0 : Math.min(amountMinor ?? debt.balanceMinor, debt.balanceMinor);
}

/** What of an invoice is due once its day comes: all but the disputed part. */
export const dueMinor = (c: Context, debt: Debt): number => debt.balanceMinor - disputedMinor(c, debt);

export const sumDue = (c: Context, debts: readonly Debt[]): number =>
  debts.reduce((sum, debt) => sum + dueMinor(c, debt), 0);

export const isPaused = (c: Context, debt: Debt): boolean => heldOf(c.holds).paused.has(debt.id);

export const isPromised = (c: Context, debt: Debt): boolean => heldOf(c.holds).promised.has(debt.id);

/** Paused, or promised: nothing is said of it, nor charged by itself. */
export const isQuiet = (c: Context, debt: Debt): boolean => heldOf(c.holds).paused.has(debt.id) || isPromised(c, debt);

/** Paused, or a plan's: money that lies there, or is asked for, isn't put on it by itself. */
export const isWithheld = (c: Context, debt: Debt): boolean =>
  isPaused(c, debt) || heldOf(c.holds).planned.has(debt.id);

const onTheirWay = once(
  (debits: WatchedAttempt[]) => new Set(debits.flatMap((debit) => (debit.settled ? [] : debit.invoiceIds))),
);

/** Money of a direct debit is on its way for it, or for a part of it. */
export const isOnItsWay = (c: Context, debt: Debt): boolean => onTheirWay(c.debits).has(debt.id);

/** Nothing keeps money from being put on it: not a dispute, a pause of it or a plan, nor a direct debit. */
export const mayTakeMoney = (c: Context, debt: Debt): boolean =>
  dueMinor(c, debt) > 0 && !isWithheld(c, debt) && !isOnItsWay(c, debt);

/**
 * Whether a hold takes this invoice out of collecting: a pause of it, a promise, or a payment plan. Its days go on
 * counting.
 */
export const isSetAside = (c: Context, debt: Debt): boolean => isWithheld(c, debt) || isPromised(c, debt);
