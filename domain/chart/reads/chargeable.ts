import type { Day } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import { once } from '../state/once.ts';
import { dueMinor, inOrder, isOnItsWay, isSetAside } from './debts.ts';
import { isRemainder } from './remainders.ts';
import { today } from './today.ts';

/** What may be charged by itself, and how much of it. */

/**
 * Of each invoice, what money covers that a proof has shown, under review or accepted: the oldest first, so that a proof
 * of old debt keeps nobody from charging a new one.
 */
const shownBy = once((c: Context): ReadonlyMap<string, number> => {
  let left = c.holds.reduce((sum, hold) => (hold.kind === 'proof' ? sum + hold.amountMinor : sum), 0);
  const shown = new Map<string, number>();
  for (const debt of left > 0 ? inOrder(c.debts) : []) {
    const part = isOnItsWay(c, debt) ? 0 : Math.min(left, dueMinor(c, debt));
    if (part > 0) shown.set(debt.id, part);
    left -= part;
  }
  return shown;
});

/** What an automatic charge may ask for of an invoice. */
export const chargeableMinor = (c: Context, debt: Debt): number =>
  dueMinor(c, debt) - (shownBy(c).get(debt.id) ?? 0);

/** Less the account's credit, which pays its part of the same invoices. */
export const lessCredit = (c: Context, minor: number): number => Math.max(0, minor - Math.max(0, c.creditMinor));

/** What an automatic charge of these invoices takes: less credit, less money on a proof. */
export const automaticMinor = (c: Context, debts: readonly Debt[]): number =>
  lessCredit(
    c,
    debts.reduce((sum, debt) => sum + chargeableMinor(c, debt), 0),
  );

/**
 * Nothing keeps it from being charged, once its day has come: not a dispute, nor a hold of its own, nor a direct debit.
 */
export const mayBeCharged = (c: Context, debt: Debt): boolean =>
  dueMinor(c, debt) > 0 && !isSetAside(c, debt) && !isOnItsWay(c, debt);

/** Invoices that autopay has not tried yet. */
export const untried = (c: Context): Debt[] => c.debts.filter((debt) => !debt.triedByAutopay && mayBeCharged(c, debt));

/** For which of these a charge is made; others only join it. */
export const isCharged = (c: Context, debt: Debt): boolean =>
  !debt.triedByAutopay && mayBeCharged(c, debt) && !isRemainder(c, debt) && chargeableMinor(c, debt) > 0;

/**
 * Invoices that may be charged automatically when their day has come, on `day`; tried ones are their ladder's, but for
 * small remainders.
 */
export const chargeable = (c: Context, day: Day): Debt[] => chargeableOnceDue(c).filter((debt) => debt.dueOn <= day);

/** The same, whenever their day is. */
export const chargeableOnceDue = once((c: Context): readonly Debt[] =>
  inOrder(c.debts).filter(
    (debt) =>
      mayBeCharged(c, debt) &&
      chargeableMinor(c, debt) > 0 &&
      (!debt.triedByAutopay || dueMinor(c, debt) < c.policy.thresholds.restBelowMinor),
  ),
);

/** All that may be charged automatically today, tried or not: for a new method, or an agent's word. */
export const dueToday = once((c: Context): readonly Debt[] =>
  inOrder(c.debts).filter(
    (debt) => debt.dueOn <= today(c) && mayBeCharged(c, debt) && chargeableMinor(c, debt) > 0,
  ),
);
