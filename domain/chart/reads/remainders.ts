import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import { once } from '../state/once.ts';
import { dueMinor, inOrder, mayTakeMoney } from './due.ts';

/** What of each the account's credit will have paid when its day has come: the oldest first. */
const creditedMinor = once((c: Context): ReadonlyMap<string, number> => {
  const credited = new Map<string, number>();
  let leftMinor = Math.max(0, c.creditMinor);
  for (const debt of leftMinor > 0 ? inOrder(c.debts) : []) {
    if (!mayTakeMoney(c, debt)) continue;
    const partMinor = Math.min(leftMinor, dueMinor(c, debt));
    leftMinor -= partMinor;
    credited.set(debt.id, partMinor);
  }
  return credited;
});

/**
 * What a payment has left of an invoice, too little to be asked or tried for by itself: it joins the next charge. What
 * credit is to pay of it before it would be tried counts as paid: nobody is told of a charge that isn't made then.
 */
export function isRemainder(c: Context, debt: Debt): boolean {
  const leftMinor = debt.balanceMinor - (creditedMinor(c).get(debt.id) ?? 0);
  return leftMinor < debt.totalMinor && leftMinor < c.policy.thresholds.restBelowMinor;
}
