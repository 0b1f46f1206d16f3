import { addDays, addMinutes, at, earlier, later, startOfDay } from '../../time/calendar.ts';
import { minuteOfDay } from '../../time/epoch.ts';
import { ownPart } from '../../time/own-part.ts';
import type { Day, Instant } from '../../time/time.ts';
import { firstDayOf, lastDayOfMonth, type Month, monthOf, nextMonths } from '../../billing/month.ts';
import type { Contract } from '../../billing/terms/contract.ts';
import { BILL_SERIES, type BillSeries } from '../../billing/series.ts';
import { type NextBill, type Series, SLICE_OF } from '../state/billing.ts';
import type { Context } from '../state/context.ts';
import { keepsService } from './orders-made.ts';
import { today } from './today.ts';

/** The account's own minute of the window on a day: the herd of the 1st is spread over it. */
function billSlot(c: Context, on: Day): Instant {
  const { from, to } = c.policy.billing.window;
  const minutes = minuteOfDay(to) - minuteOfDay(from);
  return addMinutes(at(on, from, c.profile.timeZone), ownPart(c.profile.id, minutes));
}

export const seriesOf = (c: Context, name: BillSeries): Series | null => c[SLICE_OF[name]];

/** Which series was asked for under a key; null: none waits for that answer. */
export const askedUnder = (c: Context, key: string): BillSeries | null =>
  BILL_SERIES.find((name) => seriesOf(c, name)?.asked?.key === key) ?? null;

/** Names a series' deadline among those of its kind. */
export const billIdOf = (name: BillSeries, { month }: NextBill): string =>
  name === 'service' ? month : `${name}:${month}`;

export const seriesOfBill = (id: string): BillSeries => (id.startsWith('rental') ? 'rental' : 'service');

/** When the next invoice is made: at the account's minute of its day. Null: none is, or the record has been asked. */
export function nextBillAt(c: Context, name: BillSeries): Instant | null {
  const series = seriesOf(c, name);
  if (series === null || series.next === null || series.asked !== null) return null;
  const { on, notBefore } = series.next;
  const minute = billSlot(c, on);
  return notBefore === null ? minute : later(minute, notBefore);
}

/** The task of a series' month that isn't billed: one at a time. */
export const unbilledTask = ({ billing }: Pick<Context, 'billing'>, name: BillSeries): string =>
  `monthUnbilled:${name === 'service' ? (billing?.subscriptionId ?? name) : name}`;

/**
 * The last day of service as it is when a month is billed: numbers that haven't left keep it on for another month
 * (rules, Cancellation). Null: it goes on.
 */
export function serviceEndsOn(c: Context, month: Month): Day | null {
  const endsOn = c.billing?.endsOn ?? null;
  return endsOn !== null && monthOf(endsOn) < month && keepsService(c) ? lastDayOfMonth(month) : endsOn;
}

/** When the last day of service is over; null: it is, or it goes on. */
export function serviceEnds(c: Context): { at: Instant; detail: Record<string, unknown> } | null {
  const endsOn = c.billing?.endsOn ?? null;
  if (endsOn === null || endsOn < today(c)) return null;
  return { at: startOfDay(addDays(endsOn, 1), c.profile.timeZone), detail: { endsOn } };
}

/** When a contract's last day is over; null: it runs without one, or nothing of it is billed any more. */
export function contractEnds(c: Context, name: BillSeries): { at: Instant; throughOn: Day } | null {
  const series = seriesOf(c, name);
  if (series === null || series.next === null || series.contracts.length === 0) return null;
  const throughOn = series.contracts.map((one) => one.throughOn).reduce(earlier);
  return { at: startOfDay(addDays(throughOn, 1), c.profile.timeZone), throughOn };
}

/** Contracts whose last day is over, the latest last. */
export const contractsOver = (c: Context, name: BillSeries): Contract[] =>
  (seriesOf(c, name)?.contracts ?? [])
    .filter(({ throughOn }) => throughOn < today(c))
    .sort((a, b) => (a.throughOn < b.throughOn ? -1 : 1));

/** When a month that isn't billed is somebody's to look at; never before its own window is over. Null: it is billed. */
export function unbilledAt(c: Context, name: BillSeries): Instant | null {
  const next = seriesOf(c, name)?.next;
  if (next == null) return null;
  const { month, on } = next;
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
export function billAfter({ endsOn }: Pick<Series, 'endsOn'>, month: Month): NextBill | null {
  const next = nextMonths(month, 1);
  const isLast = endsOn !== null && next > nextMonths(monthOf(endsOn), 1);
  return isLast ? null : nextOf(next);
}

const nextOf = (month: Month): NextBill => ({ month, on: firstDayOf(month), notBefore: null });
