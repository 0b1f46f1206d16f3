import type { Day } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Hold } from '../state/hold.ts';
import type { Debt } from '../state/ledger.ts';
import { once } from '../state/once.ts';
import { dueMinor, inOrder, isOnItsWay, isSetAside, sumDue } from './debts.ts';
import { today } from './today.ts';

/** What may be charged by itself, and how much of it. */

/** Money that was shown to be on its way by accepted proofs. */
const provenMinor = (c: Context): number => provenIn(c.holds);

const provenIn = once((holds: Hold[]) =>
  holds.reduce((sum, hold) => (hold.phase === 'accepted' ? sum + hold.amountMinor : sum), 0),
);

/** Less the account's credit, which pays its part of the same invoices. */
export const lessCredit = (c: Context, minor: number): number => Math.max(0, minor - Math.max(0, c.creditMinor));

/** What an automatic charge of these invoices takes: less credit, less money accepted on a proof. */
export const automaticMinor = (c: Context, debts: readonly Debt[]): number => lessProofs(c, sumDue(c, debts));

export const lessProofs = (c: Context, minor: number): number => lessCredit(c, Math.max(0, minor - provenMinor(c)));

/** What a payment has left of an invoice, too little to be asked or tried for by itself: it joins the next charge. */
export const isRemainder = (c: Context, debt: Debt): boolean =>
  debt.balanceMinor < debt.totalMinor && debt.balanceMinor < c.policy.thresholds.restBelowMinor;

/**
 * Nothing keeps it from being charged, once its day has come: not a dispute, nor a hold of its own, nor a direct debit.
 */
export const mayBeCharged = (c: Context, debt: Debt): boolean =>
  dueMinor(c, debt) > 0 && !isSetAside(c, debt) && !isOnItsWay(c, debt);

/** Invoices that autopay has not tried yet. */
export const untried = (c: Context): Debt[] => c.debts.filter((debt) => !debt.triedByAutopay && mayBeCharged(c, debt));

/**
 * Invoices that may be charged automatically when their day has come, on `day`; tried ones are their ladder's, but for
 * small remainders.
 */
export const chargeable = (c: Context, day: Day): Debt[] => chargeableOnceDue(c).filter((debt) => debt.dueOn <= day);

/** The same, whenever their day is. */
export const chargeableOnceDue = once((c: Context): readonly Debt[] =>
  inOrder(c.debts).filter(
    (debt) => mayBeCharged(c, debt) && (!debt.triedByAutopay || dueMinor(c, debt) < c.policy.thresholds.restBelowMinor),
  ),
);

/** All that may be charged automatically today, tried or not: for a new method, or an agent's word. */
export const dueToday = once((c: Context): readonly Debt[] =>
  inOrder(c.debts).filter((debt) => debt.dueOn <= today(c) && mayBeCharged(c, debt)),
);
