import { at, addMinutes, later } from '../../time/calendar.ts';
import { minuteOfDay } from '../../time/epoch.ts';
import type { Day, Instant } from '../../time/time.ts';
import { firstDayOf, type Month, monthOf, nextMonths } from '../../billing/month.ts';
import type { Billing, NextBill } from '../state/billing.ts';
import type { Context } from '../state/context.ts';
import { minuteOf } from './window.ts';
import { today } from './today.ts';

/** The account's own minute of the window on a day: the herd of the 1st is spread over it. */
function billSlot(c: Context, on: Day): Instant {
  const { from, to } = c.policy.billing.window;
  const minutes = minuteOfDay(to) - minuteOfDay(from);
  return addMinutes(at(on, from, c.profile.timeZone), minuteOf(c, minutes));
}

/** When the next invoice is made: at the account's minute of its day. Null: none is, or the record has been asked. */
export function nextBillAt(c: Context): Instant | null {
  const { billing } = c;
  if (billing === null || billing.next === null || billing.asked !== null) return null;
  const { on, notBefore } = billing.next;
  const minute = billSlot(c, on);
  return notBefore === null ? minute : later(minute, notBefore);
}

/** Late, it is of the month in which it is made: what was left out is on it. */
export const monthToBill = (c: Context, { month }: NextBill): Month => {
  const now = monthOf(today(c));
  return month > now ? month : now;
};

/** After the last month of service one more comes, for its calls; then none. */
export function billAfter({ endsOn }: Billing, month: Month): NextBill | null {
  const next = nextMonths(month, 1);
  const isLast = endsOn !== null && next > nextMonths(monthOf(endsOn), 1);
  return isLast ? null : { month: next, on: firstDayOf(next), notBefore: null };
}
