import { describe, expect, test } from '@jest/globals';
import { madridHolidays } from '../../domain/spain/holidays.ts';
import { spainPolicy } from '../../domain/policy/spain.ts';
import { isBankDay, isWorkingDay } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/time.ts';

/**
 * What the Community of Madrid decreed each September for the year after (BOCM; BOE, "relación de fiestas laborales"),
 * and the two days of the city's own. Sundays aside.
 */
const MADRID: Record<number, string> = {
  2020: '01-01 01-06 04-09 04-10 05-01 05-02 05-15 08-15 10-12 11-02 11-09 12-07 12-08 12-25',
  2021: '01-01 01-06 03-19 04-01 04-02 05-01 05-03 05-15 10-12 11-01 11-09 12-06 12-08 12-25',
  2022: '01-01 01-06 04-14 04-15 05-02 05-16 07-25 08-15 10-12 11-01 11-09 12-06 12-08 12-26',
  2023: '01-06 03-20 04-06 04-07 05-01 05-02 05-15 08-15 10-12 11-01 11-09 12-06 12-08 12-25',
  2024: '01-01 01-06 03-28 03-29 05-01 05-02 05-15 07-25 08-15 10-12 11-01 11-09 12-06 12-25',
  2025: '01-01 01-06 04-17 04-18 05-01 05-02 05-15 07-25 08-15 11-01 11-10 12-06 12-08 12-25',
  2026: '01-01 01-06 04-02 04-03 05-01 05-02 05-15 08-15 10-12 11-02 11-09 12-07 12-08 12-25',
};

/** Good Friday and Easter Monday, on which T2 is closed (European Central Bank, TARGET closing days). */
const T2_EASTER: Record<number, string> = {
  2020: '04-10 04-13',
  2021: '04-02 04-05',
  2022: '04-15 04-18',
  2023: '04-07 04-10',
  2024: '03-29 04-01',
  2025: '04-18 04-21',
  2026: '04-03 04-06',
  2027: '03-26 03-29',
  2028: '04-14 04-17',
  2029: '03-30 04-02',
  2030: '04-19 04-22',
};
const T2_FIXED = ['01-01', '05-01', '12-25', '12-26'];

const { calendar } = spainPolicy();
const isSunday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 0;
const of = (days: readonly string[], year: number): string[] => days.filter((day) => day.startsWith(`${year}-`));

describe("the calendar of the shipped policy spain is Madrid's (rules, Official lists)", () => {
  test.each(Object.keys(MADRID).map(Number))('in %d', (year) => {
    const official = (MADRID[year] ?? '').split(' ').map((day) => `${year}-${day}`);
    expect(of(calendar.holidays, year).filter((day) => !isSunday(day))).toEqual(official);
    expect(official).toHaveLength(14);
  });

  test.each(Object.keys(T2_EASTER).map(Number))("and in %d its bank days are T2's", (year) => {
    const official = [...T2_FIXED, ...(T2_EASTER[year] ?? '').split(' ')].map((day) => `${year}-${day}`);
    expect(of(calendar.bankHolidays, year).toSorted()).toEqual(official.sort());
  });

  test('are the public ones of the year alone, and what was decreed besides', () => {
    const days = (year: number) => madridHolidays(year, year).map((day) => day.slice(5));
    expect(days(2026)).toEqual([
      ...['01-01', '01-06', '04-02', '04-03', '05-01', '05-02', '05-15', '08-15', '10-12'],
      ...['11-01', '11-02', '11-09', '12-06', '12-07', '12-08', '12-25'],
    ]);
    expect(days(2021)).toContain('03-19');
    expect(days(2026)).not.toContain('03-19');
    expect(madridHolidays(2025, 2026)).toHaveLength(days(2025).length + days(2026).length);
  });

  test('a year that is not decreed yet has the national days, the Community’s and the city’s', () => {
    expect(of(calendar.holidays, 2031).filter((day) => !isSunday(day))).toEqual(
      '01-01 01-06 04-10 04-11 05-01 05-02 05-15 08-15 11-01 11-10 12-06 12-08 12-25'
        .split(' ')
        .map((day) => `2031-${day}`),
    );
  });

  test('on San Isidro nobody in Madrid works and the banks do; on Easter Monday it is the other way about', () => {
    const days: Day[] = ['2026-05-15', '2026-04-06', '2025-05-02'];
    expect(days.map((day) => [isWorkingDay(day, calendar), isBankDay(day, calendar)])).toEqual([
      [false, true],
      [true, false],
      [false, true],
    ]);
  });
});

test('on Saturdays and Sundays neither offices nor banks work', () => {
  const { calendar, locale } = spainPolicy();
  expect(locale).toBe('es-ES');
  const week = ['2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09'] as const;
  expect(week.map((day) => [isWorkingDay(day, calendar), isBankDay(day, calendar)])).toEqual([
    [true, true],
    [false, false],
    [false, false],
    [true, true],
  ]);
});
