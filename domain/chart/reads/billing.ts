import { addDays, addMinutes, at, later } from '../../time/calendar.ts';
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

/** The task of a month that isn't billed: one at a time. */
export const unbilledTask = ({ subscriptionId }: Billing): string => `monthUnbilled:${subscriptionId}`;

/** When a month that isn't billed is somebody's to look at; never before its own window is over. Null: it is billed. */
export function unbilledAt(c: Context): Instant | null {
  if (c.billing?.next == null) return null;
  const { month, on } = c.billing.next;
  const { taskOnDay, taskTime } = c.policy.billing.unbilled;
  const zone = c.profile.timeZone;
  const day = later(addDays(firstDayOf(month), taskOnDay - 1), on);
  return later(at(day, taskTime, zone), at(on, c.policy.billing.window.to, zone));
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
