import { describe, expect, test } from '@jest/globals';
import { mexicanBankClosures, mexicanHolidays } from '../../domain/mexico/holidays.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';

/**
 * The days that move, written out: the Mondays of February, March and November (Federal Labour Law, article 74) and
 * Maundy Thursday and Good Friday (the banking commission's list, Diario Oficial de la Federación, each December). Years
 * that are not published yet follow the same law.
 */
const MOVING: Record<number, string> = {
  2020: '02-03 03-16 04-09 04-10 11-16',
  2021: '02-01 03-15 04-01 04-02 11-15',
  2022: '02-07 03-21 04-14 04-15 11-21',
  2023: '02-06 03-20 04-06 04-07 11-20',
  2024: '02-05 03-18 03-28 03-29 11-18',
  2025: '02-03 03-17 04-17 04-18 11-17',
  2026: '02-02 03-16 04-02 04-03 11-16',
  2027: '02-01 03-15 03-25 03-26 11-15',
  2028: '02-07 03-20 04-13 04-14 11-20',
  2029: '02-05 03-19 03-29 03-30 11-19',
  2030: '02-04 03-18 04-18 04-19 11-18',
  2031: '02-03 03-17 04-10 04-11 11-17',
  2032: '02-02 03-15 03-25 03-26 11-15',
  2033: '02-07 03-21 04-14 04-15 11-21',
  2034: '02-06 03-20 04-06 04-07 11-20',
  2035: '02-05 03-19 03-22 03-23 11-19',
  2036: '02-04 03-17 04-10 04-11 11-17',
  2037: '02-02 03-16 04-02 04-03 11-16',
  2038: '02-01 03-15 04-22 04-23 11-15',
  2039: '02-07 03-21 04-07 04-08 11-21',
  2040: '02-06 03-19 03-29 03-30 11-19',
  2041: '02-04 03-18 04-18 04-19 11-18',
  2042: '02-03 03-17 04-03 04-04 11-17',
  2043: '02-02 03-16 03-26 03-27 11-16',
  2044: '02-01 03-21 04-14 04-15 11-21',
  2045: '02-06 03-20 04-06 04-07 11-20',
};

/** Each year the same. 2 November and 12 December are the banks', and rest days with us as well. */
const FIXED = ['01-01', '05-01', '09-16', '11-02', '12-12', '12-25'];

/** The transfer of power: every six years, since 2024 on 1 October. */
const TRANSFERS = [2024, 2030, 2036, 2042];

const official = (year: number): string[] =>
  [...FIXED, ...(MOVING[year] ?? '').split(' '), ...(TRANSFERS.includes(year) ? ['10-01'] : [])]
    .map((day) => `${year}-${day}`)
    .sort();

const policy = mexicoPolicy();
const of = (days: readonly string[], year: number): string[] => days.filter((day) => day.startsWith(`${year}-`));

describe('the shipped calendar is the official one (rules, Official lists)', () => {
  test.each(Object.keys(MOVING).map(Number))('in %d', (year) => {
    expect(of(policy.calendar.holidays, year)).toEqual(official(year));
    expect(of(policy.calendar.bankHolidays, year)).toEqual(official(year));
  });

  test('in all the years that it ships, and in no other', () => {
    const years = [...policy.calendar.holidays, ...policy.calendar.bankHolidays].map((day) => Number(day.slice(0, 4)));
    expect([...new Set(years)].sort()).toEqual(Object.keys(MOVING).map(Number));
  });
});

test('the transfer of power was on 1 December until 2018, when the banks were open', () => {
  expect(of(mexicanHolidays(2018, 2018), 2018)).toContain('2018-12-01');
  expect(mexicanHolidays(2018, 2018)).not.toContain('2018-10-01');
  expect(mexicanBankClosures(2018, 2018)).not.toContain('2018-12-01');
});
