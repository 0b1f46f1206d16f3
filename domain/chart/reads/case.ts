import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import { anchorOf, isPastDue, overdueDebts, sumDue } from './debts.ts';
import { isResting } from './rungs.ts';
import { today } from './today.ts';

/** Questions about the case: whether it is over, and which invoice drives it. */

/** What was tried on its due day in vain is due, whether or not it is tried again. */
export const caseIsOver = (c: Context): boolean =>
  c.case !== null &&
  c.ladders.length === 0 &&
  !c.debts.some((debt) => isPastDue(c, debt) || (debt.triedByAutopay && debt.dueOn <= today(c)));

/** The invoice that drives the case now, if it is another than before. While it rests, none does. */
export function newAnchor(c: Context): Debt | null {
  const anchor = anchorOf(c);
  return anchor === null || anchor.id === c.case?.anchorId || (isResting(c) && c.service.is === 'active')
    ? null
    : anchor;
}

/**
 * Something is overdue, and more than is let rest while the service is on: so little is current, and gives its age to
 * nothing (rules, Small remainders).
 */
export function isBehind(c: Context): boolean {
  const overdue = overdueDebts(c);
  if (overdue.length === 0) return false;
  // Credit that is being put against what is due has its own step to say so.
  const creditMinor = c.credit.inFlight === null ? Math.max(0, c.creditMinor) : 0;
  return c.service.is !== 'active' || sumDue(c, overdue) - creditMinor >= c.policy.thresholds.restBelowMinor;
}

export const anchorChanged = (c: Context): boolean => newAnchor(c) !== null;
