import { dayAfter, daysFrom, firstOfMonth, isDay } from '../../ui/days.ts';

/** Local days, the last one included. */
export interface Span {
  from: string;
  to: string;
}

/** What can be chosen by name; `quarter`: so far. */
export const PERIODS = ['last30', 'thisMonth', 'lastMonth', 'quarter'] as const;
export type Period = (typeof PERIODS)[number];

/** The API takes no longer one. */
const LONGEST_DAYS = 2 * 366;
const EARLIEST = '2000-01-01';

/** Of a period by its name, today; null: the API knows best which day it is. */
export function spanOf(period: Period, today: string): Span | null {
  if (period === 'last30') return null;
  if (period === 'thisMonth') return { from: firstOfMonth(today), to: today };
  if (period === 'quarter') return { from: firstOfMonth(today, -monthOfQuarter(today)), to: today };
  return monthOf(dayAfter(firstOfMonth(today), -1));
}

/**
 * What a span is compared with. A month with the month before, a part of a month or quarter with the same days of the
 * one before, anything else with as many days right before it.
 */
export function spanBefore(period: Period | null, { from, to }: Span): Span {
  const days = daysFrom(from, to);
  if (isMonth({ from, to })) return monthOf(dayAfter(from, -1));
  if (period !== 'thisMonth' && period !== 'quarter')
    return { from: dayAfter(from, -days - 1), to: dayAfter(from, -1) };
  const start = firstOfMonth(from, period === 'quarter' ? -3 : -1);
  const end = dayAfter(start, days);
  return { from: start, to: end < from ? end : dayAfter(from, -1) };
}

/** Why nothing can be asked of two days; null: it can. */
export function spanProblem(from: string, to: string): 'missing' | 'backwards' | 'tooLong' | null {
  if (!isDay(from) || !isDay(to) || from < EARLIEST) return 'missing';
  if (from > to) return 'backwards';
  return daysIn({ from, to }) > LONGEST_DAYS ? 'tooLong' : null;
}

export const daysIn = ({ from, to }: Span): number => daysFrom(from, to) + 1;

/** Whether a span is a whole month of the calendar. */
export const isMonth = ({ from, to }: Span): boolean => from === firstOfMonth(from) && to === monthOf(from).to;

const monthOf = (day: string): Span => ({ from: firstOfMonth(day), to: dayAfter(firstOfMonth(day, 1), -1) });
/** 0 in January, April, July and October. */
const monthOfQuarter = (day: string): number => (Number(day.slice(5, 7)) - 1) % 3;
