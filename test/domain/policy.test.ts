import { describe, expect, test } from '@jest/globals';
import { mexicanBankClosures } from '../../domain/mexico/holidays.ts';
import { easter } from '../../domain/time/easter.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { validatePolicy } from '../../domain/policy/check.ts';

const policy = mexicoPolicy();
const of = (days: readonly string[], year: number): string[] => days.filter((day) => day.startsWith(`${year}-`));

describe('the shipped policy', () => {
  test('is version 1 of mexico, and valid', () => {
    expect([policy.name, policy.version]).toEqual(['mexico', 1]);
    expect(validatePolicy(policy)).toEqual([]);
  });

  test('is plain data: what goes through JSON comes back the same', () => {
    expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
  });

  test('has the ladder that the desk settled', () => {
    expect(policy.reminders).toEqual({
      beforeDueDays: [],
      onDays: [1, 7, 15, 30, 45],
      lastNoticeOnDay: 55,
      whileDeactivatedEveryDays: 30,
    });
    expect(policy.deactivation.afterDays).toBe(60);
    expect([policy.charge.retryAfterMinutes, ...policy.charge.retryOnDays]).toEqual([60, 3, 7, 14]);
  });

  test('knows the holidays of 2026, without observances', () => {
    expect(of(policy.calendar.holidays, 2026)).toEqual([
      '2026-01-01',
      '2026-02-02',
      '2026-03-16',
      '2026-04-02',
      '2026-04-03',
      '2026-05-01',
      '2026-09-16',
      '2026-11-02',
      '2026-11-16',
      '2026-12-12',
      '2026-12-25',
    ]);
  });

  test('covers 2020 to 2045, each day once, in order', () => {
    for (const list of [policy.calendar.holidays, policy.calendar.bankHolidays]) {
      expect([...new Set(list)].sort()).toEqual(list);
      expect([list.at(0), list.at(-1)]).toEqual(['2020-01-01', '2045-12-25']);
    }
  });

  test('has a new copy for everybody: nobody changes another’s', () => {
    mexicoPolicy().reminders.onDays.push(99);
    expect(mexicoPolicy()).toEqual(policy);
  });
});

describe('the banks’ calendar', () => {
  test('is what the banking commission published for 2024 and 2026', () => {
    expect(mexicanBankClosures(2026, 2026)).toEqual([
      '2026-01-01',
      '2026-02-02',
      '2026-03-16',
      '2026-04-02',
      '2026-04-03',
      '2026-05-01',
      '2026-09-16',
      '2026-11-02',
      '2026-11-16',
      '2026-12-12',
      '2026-12-25',
    ]);
    expect(mexicanBankClosures(2024, 2024)).toEqual([
      '2024-01-01',
      '2024-02-05',
      '2024-03-18',
      '2024-03-28',
      '2024-03-29',
      '2024-05-01',
      '2024-09-16',
      '2024-10-01',
      '2024-11-02',
      '2024-11-18',
      '2024-12-12',
      '2024-12-25',
    ]);
  });

  test('closes on 1 October every six years from 2024', () => {
    expect(policy.calendar.bankHolidays.filter((day) => day.endsWith('-10-01'))).toEqual([
      '2024-10-01',
      '2030-10-01',
      '2036-10-01',
      '2042-10-01',
    ]);
    expect(mexicanBankClosures(2018, 2018)).not.toContain('2018-10-01');
  });

  test('Easter is where the church has it', () => {
    expect([2020, 2024, 2025, 2026, 2027, 2038, 2049, 2076, 2285].map(easter)).toEqual([
      '2020-04-12',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
      '2049-04-18',
      '2076-04-19',
      '2285-03-22',
    ]);
  });
});
