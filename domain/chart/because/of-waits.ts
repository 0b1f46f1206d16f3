import type { Because } from '../../because.ts';
import type { PolicyPath } from '../../policy/numbers.ts';
import type { Rule } from '../../rules.ts';
import { RULES } from '../../rules.ts';
import type { Ladder } from '../state/autopay.ts';
import type { Context } from '../state/context.ts';
import type { Look } from './look.ts';

/** What a charge waits for: the next rung of its ladder, or the bank's word. */

type Tried = Pick<Ladder, 'method'> | undefined;

const isDebit = (ladder: Tried): boolean => ladder?.method.kind === 'bankAccount';

/** A direct debit is tried again by its own rule. */
export const retriedBy = (ladder: Tried): Rule => (isDebit(ladder) ? RULES.directDebit : RULES.retries);

/** What the n-th retry of a ladder waits for: a card's first for its minutes, where the policy has any. */
export function waitOf({ policy: { charge } }: Context, ladder: Tried, rung: number): PolicyPath[] {
  if (isDebit(ladder)) return ['charge.debits.retryOnDays'];
  return [rung <= 1 && charge.retryAfterMinutes !== null ? 'charge.retryAfterMinutes' : 'charge.retryOnDays'];
}

/** Between its last two, on days: what is used up. */
export const daysOf = (ladder: Tried): PolicyPath[] => [
  isDebit(ladder) ? 'charge.debits.retryOnDays' : 'charge.retryOnDays',
];

export const isConfirming = ({ attempt }: Context, attemptId: string): boolean =>
  attempt?.id === attemptId && attempt.confirm !== null;

/** Why a bank is asked what came of an attempt: a debit's answer comes days later, a holder's within hours. */
export function lookedUp(look: Look, attemptId: string): Because {
  const entries = look.last(`attempt/${attemptId}`);
  if (look.c.debits.some((debit) => debit.attemptId === attemptId)) return look.because(RULES.directDebit, [], entries);
  return look.last(`confirming/${attemptId}`).length > 0
    ? look.because(RULES.confirmed, ['charge.confirmWithinHours'], entries)
    : look.because(RULES.unknown, ['lookup.afterMinutes', 'lookup.thenEveryHours'], entries);
}
