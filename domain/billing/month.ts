import type { Day } from '../time/time.ts';
import { dateOfEpochDay, dayFromNumber, dayNumber, epochDay } from '../time/epoch.ts';

/** A calendar month of the account's, `2026-09`. Compares as a string. */
export type Month = `${number}-${number}`;

/** Months since January of the year 0. */
const numberOf = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

const monthFrom = (number: number): Month =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}` as Month;

/** The first day of a month by its number, as days since 1970-01-01. */
const begins = (number: number): number => epochDay(Math.floor(number / 12), (number % 12) + 1, 1);

export const monthOf = (day: Day): Month => day.slice(0, 7) as Month;
export const nextMonths = (month: Month, months: number): Month => monthFrom(numberOf(month) + months);
export const firstDayOf = (month: Month): Day => `${month}-01` as Day;
export const lastDayOfMonth = (month: Month): Day => dayFromNumber(begins(numberOf(month) + 1) - 1);
export const daysIn = (month: Month): number => begins(numberOf(month) + 1) - begins(numberOf(month));

/** All months that have a day from `from` through `through`; none when it ends before it begins. */
export function monthsBetween(from: Day, through: Day): Month[] {
  const first = numberOf(monthOf(from));
  return from > through
    ? []
    : Array.from({ length: numberOf(monthOf(through)) - first + 1 }, (_, i) => monthFrom(first + i));
}

/** Calendar months later, on the same day of the month or the last that it has: 31 August + 6 is 28 February. */
export function addMonths(day: Day, months: number): Day {
  const { day: dayOfMonth } = dateOfEpochDay(dayNumber(day));
  const target = nextMonths(monthOf(day), months);
  return dayFromNumber(begins(numberOf(target)) + Math.min(dayOfMonth, daysIn(target)) - 1);
}
