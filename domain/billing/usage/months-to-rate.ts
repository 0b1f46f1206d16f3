import { earlier } from '../../time/calendar.ts';
import { firstDayOf, lastDayOfMonth, type Month, monthOf, monthsBetween, nextMonths } from '../month.ts';
import type { Day } from '../../time/time.ts';

const SHORTEST_MONTH_DAYS = 28;

/**
 * Months whose calls may come to something that no invoice has: those of which calls have been taken since the last one
 * (`lateDays` after their day), and those of which lines were taken back or calls had no rate. None before the start.
 */
export function monthsToRate(
  month: Month,
  {
    billingStartsOn,
    billedLast,
    again,
    lateDays,
  }: { billingStartsOn: Day; billedLast: Month | null; again: readonly Month[]; lateDays: number },
): Month[] {
  const first = monthOf(billingStartsOn);
  const since =
    billedLast === null
      ? first
      : nextMonths(
          monthOf(earlier(firstDayOf(month), firstDayOf(billedLast))),
          -Math.ceil(lateDays / SHORTEST_MONTH_DAYS),
        );
  const recent = monthsBetween(firstDayOf(since), lastDayOfMonth(nextMonths(month, -1)));
  return [...new Set([...recent, ...again])].filter((one) => one >= first && one < month).sort();
}
