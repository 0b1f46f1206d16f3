import { addMinutes, at, earlier } from '../../time/calendar.ts';
import type { ClockTime, Day, Instant } from '../../time/time.ts';
import type { Month } from '../month.ts';

/** What is settled about calls that are to come, and about those that come late (rules, Billing). */
export const USAGE_TERMS = {
  /** Sources whose calls have not all come are waited for until then, by the account's clock. */
  waitedForUntil: { day: '03', at: '12:00' as ClockTime },
  askedAgainMinutes: 60,
  /** A call of a month that is billed is taken so long after its day. */
  lateDays: 60,
} as const;

/** The country of the billing address, where an account's was not told. */
export const HOME_COUNTRY = 'MX';

/** Until when a month keeps its invoice for calls that are to come; null: it is waited for them no longer. */
export function waitsForCalls(month: Month, now: Instant, timeZone: string): Instant | null {
  const { day, at: time } = USAGE_TERMS.waitedForUntil;
  const last = at(`${month}-${day}` as Day, time, timeZone);
  return now >= last ? null : earlier(addMinutes(now, USAGE_TERMS.askedAgainMinutes), last);
}
