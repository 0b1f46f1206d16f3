import { plainMoney } from '../../money/money.ts';
import type { Refusal } from '../../refusal.ts';
import { givenMinor } from '../reads/giving-away.ts';
import type { Context } from '../state/context.ts';
import type { Given } from '../state/ledger.ts';
import { refuse } from './refusals.ts';

/**
 * What an agent may give away together, in a case or in 30 days without one; above it, an admin. Credit notes, accepted
 * disputes and voids are one sum, refunds another (rules, Holds).
 */
export function giving(c: Context, what: Given['what'], amountMinor: number): Refusal | null {
  const { creditMinor, refundMinor } = c.policy.agentLimits;
  const limitMinor = what === 'credit' ? creditMinor : refundMinor;
  const usedMinor = givenMinor(c, what);
  if (usedMinor + amountMinor <= limitMinor) return null;
  const { currency } = c.profile;
  const since = c.case === null ? 'in 30 days' : 'in a case';
  return refuse(
    422,
    'limit_exceeded',
    `Agents may ${what} up to ${plainMoney(limitMinor, currency)} ${since}, an admin more; ` +
      `${plainMoney(usedMinor, currency)} of it are used`,
    { limitMinor, usedMinor },
  );
}
