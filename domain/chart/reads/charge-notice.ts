import type { Context } from '../state/context.ts';
import { autopayMethod } from './methods.ts';

/** How many days before it a charge is announced: a debit by its own number. 0: never. */
export const noticeDays = (c: Context): number =>
  autopayMethod(c)?.kind === 'bankAccount' ? c.policy.charge.debits.noticeDays : c.policy.charge.noticeDays;
