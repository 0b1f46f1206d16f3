import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';

/** What a payment has left of an invoice, too little to be asked or tried for by itself: it joins the next charge. */
export const isRemainder = (c: Context, debt: Debt): boolean =>
  debt.balanceMinor < debt.totalMinor && debt.balanceMinor < c.policy.thresholds.restBelowMinor;
