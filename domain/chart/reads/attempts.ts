import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import type { Attempt } from '../state/payment.ts';
import { mayBeCharged } from './chargeable.ts';
import { debtById, openOf, sumDue } from './debts.ts';
import { methodById } from './methods.ts';
import { shownMinor } from './proofs.ts';
import { silenceFor } from './silence.ts';

/** Questions about the attempt at the bank. */

/** The attempt that an outcome is of: the machine lets no other through. */
export function inFlight({ attempt }: Context): Attempt {
  if (attempt === null) throw new Error('An outcome of no attempt');
  return attempt;
}

/** The key of the task to ask the provider by hand. */
export const lookupFailing = ({ id }: Attempt): string => `lookupFailing:${id}`;

export const believesNow = (c: Context, invoiceIds: readonly string[]): Attempt['believes'] => ({
  openMinor: invoiceIds.reduce((sum, id) => sum + (debtById(c, id)?.balanceMinor ?? 0), 0),
  creditMinor: c.creditMinor,
});

/** Something has happened since it was decided that we know of: other money is owed, or its method has gone. */
export function isOvertaken(c: Context, { invoiceIds, methodId, believes }: Attempt): boolean {
  const { openMinor, creditMinor } = believesNow(c, invoiceIds);
  return (
    openMinor !== believes.openMinor ||
    creditMinor !== believes.creditMinor ||
    methodById(c, methodId)?.blocked !== false
  );
}

/** Whether the chart waits for this attempt's outcome: a late or repeated one changes nothing. */
export const isCurrent = (attempt: Attempt | null, attemptId: string): attempt is Attempt => attempt?.id === attemptId;

/** Not found at every look-up that counts: it never got there. */
export const isLost = (c: Context): boolean => inFlight(c).notFound + 1 >= c.policy.lookup.afterMinutes.length;

/**
 * A lost automatic attempt is sent once more under the same key, if it may still be made as it was; a lost manual one
 * ends.
 */
export function isSentAgain(c: Context): boolean {
  const attempt = inFlight(c);
  if (attempt.purpose.kind === 'asked' || attempt.resend > 0) return false;
  const debts = openOf(c, attempt.invoiceIds);
  const asked = attempt.purpose.kind === 'newMethod' && attempt.purpose.asked;
  return (
    debts.length === attempt.invoiceIds.length &&
    sumDue(c, debts) >= attempt.amountMinor &&
    methodById(c, attempt.methodId)?.blocked === false &&
    (asked || mayGoByItself(c, attempt, debts))
  );
}

function mayGoByItself(c: Context, { purpose, amountMinor }: Attempt, debts: Debt[]): boolean {
  if (!c.autopayOn || silenceFor(c).charges || sumDue(c, debts) - shownMinor(c, debts) < amountMinor) return false;
  return purpose.kind === 'installment' || isOfPlan(c, purpose) || debts.every((debt) => mayBeCharged(c, debt));
}

const isOfPlan = (c: Context, purpose: Attempt['purpose']): boolean =>
  purpose.kind === 'retry' && c.ladders.some((ladder) => ladder.id === purpose.ladderId && ladder.planId !== null);
