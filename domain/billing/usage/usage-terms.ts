import type { Policy } from '../../policy/policy.ts';
import { addMinutes, at, earlier } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Month } from '../month.ts';

/** The country of the billing address, where an account's was not told. */
export const HOME_COUNTRY = 'MX';

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
