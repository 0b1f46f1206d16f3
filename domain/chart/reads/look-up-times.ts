import { addBankDays, addMinutes, at, dayOf, later, timeOf } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Attempt, WatchedAttempt } from '../state/payment.ts';

/** When the provider is asked what became of an attempt. */

export function nextLookUp(c: Context, attempt: Attempt): Instant | null {
  if (attempt.lookUpInFlight) return null;
  const { afterMinutes, thenEveryHours } = c.policy.lookup;
  const first = afterMinutes[attempt.lookUps];
  if (first !== undefined) return addMinutes(attempt.at, first);
  return addMinutes(
    attempt.at,
    (afterMinutes.at(-1) ?? 0) + (attempt.lookUps - afterMinutes.length + 1) * thenEveryHours * 60,
  );
}

/** Bank days that a settled direct debit is watched for a return. */
const DEBIT_WATCH_BANK_DAYS = 8;

/** A direct debit is asked about on each bank day: until it has settled, and a while longer. */
export function nextDebitLookUp(c: Context, debit: WatchedAttempt): Instant | null {
  if (debit.lookUpInFlight || (debit.settled && debit.lookUps >= DEBIT_WATCH_BANK_DAYS)) return null;
  const zone = c.profile.timeZone;
  const day = addBankDays(dayOf(debit.at, zone), debit.lookUps + 1, c.policy.calendar);
  return later(at(day, timeOf(debit.at, zone), zone), addMinutes(debit.at, 1));
}

/** The provider is asked to let a charge go that was not confirmed in time; away, again each hour. */
export const nextConfirmationCheck = ({ lookUpInFlight, confirm }: Attempt): Instant | null =>
  lookUpInFlight || confirm === null ? null : addMinutes(confirm.until, confirm.asks * 60);
