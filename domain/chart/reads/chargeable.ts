import type { Day } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import { once } from '../state/once.ts';
import { dueMinor, inOrder, sumDue } from './debts.ts';
import { isPromised, mayTakeMoney } from './due.ts';
import { provenMinor, shownMinor } from './proofs.ts';
import { isRemainder } from './remainders.ts';
import { today } from './today.ts';

/** What may be charged by itself, and how much of it. */

/** What an automatic charge may ask for of an invoice: not what a proof of it has shown, looked at or accepted. */
export const chargeableMinor = (c: Context, debt: Debt): number => dueMinor(c, debt) - shownMinor(c, [debt]);

/** Less the account's credit, which pays its part of the same invoices. */
export const lessCredit = (c: Context, minor: number): number => Math.max(0, minor - Math.max(0, c.creditMinor));

/** What an automatic charge of these invoices takes: less credit, less money on a proof of them. */
export const automaticMinor = (c: Context, debts: readonly Debt[]): number =>
  lessCredit(c, sumDue(c, debts) - shownMinor(c, debts));

/** Money may be put on it, and it isn't promised for a day: it may be charged by itself, once its day has come. */
export const mayBeCharged = (c: Context, debt: Debt): boolean => mayTakeMoney(c, debt) && !isPromised(c, debt);

/** Invoices that autopay has not tried yet. */
export const untried = (c: Context): Debt[] => c.debts.filter((debt) => !debt.triedByAutopay && mayBeCharged(c, debt));

/** Not tried yet, and something of it may be charged. */
export const isUntried = (c: Context, debt: Debt): boolean =>
  !debt.triedByAutopay && mayBeCharged(c, debt) && chargeableMinor(c, debt) > 0;

/** For which of these a charge is made, however little it is; others join it. */
export const isCharged = (c: Context, debt: Debt): boolean => isUntried(c, debt) && !isRemainder(c, debt);

/** Remainders that come to so little together that no charge is made of them (rules, Small remainders). */
export const areTooLittle = (c: Context, debts: readonly Debt[], minor = automaticMinor(c, debts)): boolean =>
  debts.every((debt) => isRemainder(c, debt)) && minor < c.policy.thresholds.restBelowMinor;

/** Whether a charge is made of these, which may all be charged: of one that it is made for, or of enough remainders. */
export const makesCharge = (c: Context, debts: readonly Debt[], amountMinor: number): boolean =>
  debts.some((debt) => isCharged(c, debt)) ||
  (amountMinor >= c.policy.thresholds.restBelowMinor && debts.some((debt) => isUntried(c, debt)));

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

/** Somebody who asks for a charge has his reasons while a proof is under review. */
const askedOf = (c: Context, debt: Debt): number => dueMinor(c, debt) - provenMinor(c, [debt]);

/** The same, at somebody's word: promised for a day or not. */
export const askedToday = once((c: Context): readonly Debt[] =>
  inOrder(c.debts).filter((debt) => debt.dueOn <= today(c) && mayTakeMoney(c, debt) && askedOf(c, debt) > 0),
);

export const askedMinor = (c: Context, debts: readonly Debt[]): number =>
  lessCredit(
    c,
    debts.reduce((sum, debt) => sum + askedOf(c, debt), 0),
  );
