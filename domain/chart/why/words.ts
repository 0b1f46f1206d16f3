import { plainMoney } from '../../money/money.ts';
import { addMinutes, dayOf, timeOf } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';

/** How things are said on the telephone. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2026-03-09`: 9 March 2026. */
export function sayDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** The account's local time. */
export const sayMoment = ({ profile: { timeZone } }: Context, instant: Instant): string =>
  `${sayDay(dayOf(instant, timeZone))} at ${timeOf(instant, timeZone)}`;

export const dayIn = ({ profile: { timeZone } }: Context, instant: Instant): Day => dayOf(instant, timeZone);

/** When something ends: midnight ends the day before (rules, Until). */
export function sayEnd(c: Context, end: Instant): string {
  const { timeZone } = c.profile;
  return timeOf(end, timeZone) === '00:00'
    ? `through ${sayDay(dayOf(addMinutes(end, -1), timeZone))}`
    : `until ${sayMoment(c, end)}`;
}

export const sayMoney = ({ profile: { currency } }: Context, minor: number): string => plainMoney(minor, currency);

/** `invoices A, B and C`. */
export function sayInvoices(debts: readonly Pick<Debt, 'number'>[]): string {
  const numbers = debts.map(({ number }) => number);
  const last = numbers.pop() ?? '';
  return numbers.length === 0 ? `invoice ${last}` : `invoices ${numbers.join(', ')} and ${last}`;
}

export const sayDays = (days: number): string => (days === 1 ? '1 day' : `${days} days`);
