import type { Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import { dueCharges } from './charge-times.ts';
import { inOrder, isCountedOn, isSetAside, toPayMinor } from './debts.ts';
import { autopayMethod } from './methods.ts';
import { isProven, provenMinor } from './proofs.ts';
import { openRungs } from './rungs.ts';
import { silenceFor } from './silence.ts';

/**
 * Before anything is overdue no ladder has begun, and no deadline is set: what readers see of an open invoice is the
 * first reminder that would go if nobody pays. Null: none would, or autopay charges first.
 */
export function firstReminder(c: Context): { at: Instant; detail: Record<string, unknown> } | null {
  if (c.case !== null || c.service.is !== 'active' || silenceFor(c).contacts) return null;
  const charges = c.autopayOn && autopayMethod(c) !== null;
  const taken = new Set(charges ? dueCharges(c).flatMap(({ debts }) => debts) : []);
  const isPayers = (debt: Debt): boolean =>
    !isSetAside(c, debt) && !isProven(c, debt) && !isCountedOn(c, debt) && !taken.has(debt);
  const debts = inOrder(c.debts).filter(isPayers);
  const first = firstAskedFor(c, debts);
  const rung = first === undefined ? undefined : openRungs(c, first)[0];
  return rung === undefined ? null : { at: rung.at, detail: { day: rung.day } };
}

/** The first of these, oldest first, by whose day enough is due of all together to be asked for. */
function firstAskedFor(c: Context, debts: readonly Debt[]): Debt | undefined {
  let leftMinor = -Math.max(0, c.creditMinor);
  const last = debts.find((debt, i) => {
    leftMinor += toPayMinor(c, debt) - provenMinor(c, [debt]);
    const isLastOfDay = debts[i + 1]?.dueOn !== debt.dueOn;
    return isLastOfDay && leftMinor >= Math.max(1, c.policy.thresholds.restBelowMinor);
  });
  return debts.find(({ dueOn }) => dueOn === last?.dueOn);
}
