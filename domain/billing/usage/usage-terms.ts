import type { Policy } from '../../policy/policy.ts';
import { addMinutes, at, daysBetween, dayOf, earlier } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import { firstDayOf, type Month } from '../month.ts';

/** The country of the billing address, where an account's was not told. */
export const HOME_COUNTRY = 'MX';

/** Whoever is kept back by a person for days is not asked each hour for all of them. */
const SELDOMEST_MINUTES = 6 * 60;

/** When a month that somebody keeps is asked for again: on its first day as often as the policy says, then less. */
export function asksAgainAt(month: Month, now: Instant, timeZone: string, askAgainMinutes: number): Instant {
  const days = daysBetween(firstDayOf(month), dayOf(now, timeZone));
  return addMinutes(now, Math.max(askAgainMinutes, Math.min(askAgainMinutes * (1 + days), SELDOMEST_MINUTES)));
}

/** Until when a month keeps its invoice for calls that are to come; null: it waits for them no longer. */
export function waitsForCalls(
  month: Month,
  now: Instant,
  timeZone: string,
  { untilDay, untilTime, askAgainMinutes }: Policy['billing']['gate'],
): Instant | null {
  const last = at(`${month}-${String(untilDay).padStart(2, '0')}` as Day, untilTime, timeZone);
  return now >= last ? null : earlier(addMinutes(now, askAgainMinutes), last);
}
