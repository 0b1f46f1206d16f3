import { earlier } from '../../time/calendar.ts';
import { firstDayOf, lastDayOfMonth, type Month, monthOf, monthsBetween, nextMonths } from '../month.ts';
import type { Day } from '../../time/time.ts';

/** How far back calls may still come: their 60 days, and the months that those touch. */
const BACK = 3;

/**
 * Months whose calls may come to something that no invoice has: the ones before the month that is billed, further back
 * where months were left out, and those of which lines were taken back or calls had no rate. None before the start.
 */
export function monthsToRate(
  month: Month,
  { billingStartsOn, billedLast, again }: { billingStartsOn: Day; billedLast: Month | null; again: readonly Month[] },
): Month[] {
  const first = monthOf(billingStartsOn);
  const since =
    billedLast === null ? first : nextMonths(monthOf(earlier(firstDayOf(month), firstDayOf(billedLast))), -BACK);
  const recent = monthsBetween(firstDayOf(since), lastDayOfMonth(nextMonths(month, -1)));
  return [...new Set([...recent, ...again])].filter((one) => one >= first && one < month).sort();
}
