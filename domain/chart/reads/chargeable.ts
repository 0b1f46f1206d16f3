import type { Day } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Hold } from '../state/hold.ts';
import type { Debt } from '../state/ledger.ts';
import { once } from '../state/once.ts';
import { dueMinor, inOrder, isOnItsWay, isSetAside } from './debts.ts';
import { isRemainder } from './remainders.ts';
import { today } from './today.ts';

/** What may be charged by itself, and how much of it. */

/**
 * Of each invoice, what money covers that proofs have shown: the oldest first, so that a proof of old debt keeps nobody
 * from charging a new one.
 */
function covered(c: Context, counts: (proof: Hold) => boolean): ReadonlyMap<string, number> {
  let left = c.holds.reduce((sum, hold) => (hold.kind === 'proof' && counts(hold) ? sum + hold.amountMinor : sum), 0);
  const found = new Map<string, number>();
  for (const debt of left > 0 ? inOrder(c.debts) : []) {
    const part = isOnItsWay(c, debt) ? 0 : Math.min(left, dueMinor(c, debt));
    if (part > 0) found.set(debt.id, part);
    left -= part;
  }
  return found;
}

/** Under review or accepted: nothing is charged by itself that may have been paid. */
const byProofs = once((c: Context) => covered(c, () => true));

/** Somebody who asks for a charge has his reasons while a proof is under review. */
const byAccepted = once((c: Context) => covered(c, (proof) => proof.phase === 'accepted'));

/** What an automatic charge may ask for of an invoice. */
export const chargeableMinor = (c: Context, debt: Debt): number => dueMinor(c, debt) - (byProofs(c).get(debt.id) ?? 0);

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

/** All that may be charged automatically today, tried or not: for a new method. */
export const dueToday = once((c: Context): readonly Debt[] =>
  inOrder(c.debts).filter((debt) => debt.dueOn <= today(c) && mayBeCharged(c, debt) && chargeableMinor(c, debt) > 0),
);

const askedOf = (c: Context, debt: Debt): number => dueMinor(c, debt) - (byAccepted(c).get(debt.id) ?? 0);

/** The same, at somebody's word. */
export const askedToday = once((c: Context): readonly Debt[] =>
  inOrder(c.debts).filter((debt) => debt.dueOn <= today(c) && mayBeCharged(c, debt) && askedOf(c, debt) > 0),
);

export const askedMinor = (c: Context, debts: readonly Debt[]): number =>
  lessCredit(
    c,
    debts.reduce((sum, debt) => sum + askedOf(c, debt), 0),
  );
