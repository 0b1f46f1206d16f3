import { addMinutes } from '../../time/calendar.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import { networkFreeAt } from './limits.ts';
import { autopayMethod } from './methods.ts';
import { isRemainder } from './remainders.ts';

/** A charge that nothing but its own window keeps back comes within a day. */
const A_DAY_MINUTES = 24 * 60;

/**
 * Autopay can and will still try it for the first time: its window was missed, or charges are stopped. That is our
 * lateness, and nobody is dunned for it (rules, The case). What a card network holds back for longer is asked for, and
 * said to be tried. Nothing else holds the debt: whoever asks has seen to that.
 */
export function awaitsFirstTry(c: Context, debt: Debt): boolean {
  if (!c.autopayOn || debt.triedByAutopay || isRemainder(c, debt)) return false;
  const method = autopayMethod(c);
  return method !== null && networkFreeAt(c, method, debt.balanceMinor, c.now).at <= addMinutes(c.now, A_DAY_MINUTES);
}
