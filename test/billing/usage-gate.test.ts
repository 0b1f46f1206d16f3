import { describe, expect, test } from '@jest/globals';
import type { Day } from '../../domain/time/time.ts';
import { monthsToRate } from '../../domain/billing/usage/months-to-rate.ts';
import { type Owned, ownerOn } from '../../domain/billing/usage/ownership.ts';
import { asksAgainAt, waitsForCalls } from '../../domain/billing/usage/usage-terms.ts';

const GATE = { untilDay: 3, untilTime: '12:00', askAgainMinutes: 60 } as const;

describe('a month waits for calls', () => {
  test.each([
    ['2026-09-01T12:30:00.000Z', '2026-09-01T13:30:00.000Z'],
    ['2026-09-03T17:30:00.000Z', '2026-09-03T18:00:00.000Z'],
    ['2026-09-03T17:59:59.999Z', '2026-09-03T18:00:00.000Z'],
    ['2026-09-03T18:00:00.000Z', null],
    ['2026-10-01T12:00:00.000Z', null],
  ] as const)('T18: asked at %s until %s', (now, until) => {
    expect(waitsForCalls('2026-09', now, 'America/Mexico_City', GATE)).toBe(until);
  });

  test('T18: by the account’s own clock', () => {
    expect(waitsForCalls('2026-09', '2026-09-02T22:00:00.000Z', 'Pacific/Kiritimati', GATE)).toBeNull();
    expect(waitsForCalls('2026-09', '2026-09-02T21:00:00.000Z', 'Pacific/Kiritimati', GATE)).toBe(
      '2026-09-02T22:00:00.000Z',
    );
  });
});

describe('months whose calls are looked at', () => {
  const since = (
    billingStartsOn: Day,
    billedLast: `${number}-${number}` | null,
    again: `${number}-${number}`[] = [],
    lateDays = 60,
  ) => monthsToRate('2026-09', { billingStartsOn, billedLast, again, lateDays });

  test('T27: those before, as far back as late ones are taken; none before the start, none that is not over', () => {
    expect(since('2025-01-01', '2026-08')).toEqual(['2026-05', '2026-06', '2026-07', '2026-08']);
    expect(since('2026-08-15', '2026-08')).toEqual(['2026-08']);
    expect(since('2026-09-01', null)).toEqual([]);
    expect(since('2026-09-01', '2026-09')).toEqual([]);
    expect(since('2026-06-15', null)).toEqual(['2026-06', '2026-07', '2026-08']);
    expect(since('2025-01-01', '2026-08', [], 0)).toEqual(['2026-08']);
    expect(since('2025-01-01', '2026-08', [], 366)[0]).toBe('2025-06');
  });

  test('T9, T17, T20: and those that were left out, taken back or had no rate', () => {
    expect(since('2025-01-01', '2026-06')[0]).toBe('2026-03');
    expect(since('2025-01-01', '2026-08', ['2025-11', '2026-08', '2024-12', '2026-09'])).toEqual([
      '2025-11',
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
    ]);
  });
});

describe('whose a number is', () => {
  const item = (from: Day, through: Day | null, billingStartsOn: Day = '2026-01-01') => ({
    from,
    through,
    billingStartsOn,
  });
  const on = (day: Day, ...owned: Owned[]) => owned.map<Owned | null>((one) => one).indexOf(ownerOn(owned, () => day));

  test('on a day: numbers move, and between two accounts they are nobody’s', () => {
    const moved = [item('2026-02-01', '2026-08-10'), item('2026-08-15', null)] as const;
    expect(['2026-08-10', '2026-08-11', '2026-08-14', '2026-08-15'].map((day) => on(day as Day, ...moved))).toEqual([
      0, -1, -1, 1,
    ]);
  });

  test('T11: what is there when billing starts was the account’s in its free months, but for somebody else’s', () => {
    const free = item('2026-07-15', null, '2026-07-15');
    expect(on('2026-05-01', free)).toBe(0);
    expect(on('2026-05-01', item('2026-01-01', '2026-05-10'), free)).toBe(0);
    expect(on('2026-05-11', item('2026-01-01', '2026-05-10'), free)).toBe(1);
    expect(on('2026-07-20', item('2026-08-01', null, '2026-07-15'))).toBe(-1);
    expect(on('2026-07-14', item('2026-08-01', null, '2026-07-15'))).toBe(-1);
    expect(on('2026-07-14', item('2026-07-20', null, '2026-07-15'))).toBe(-1);
    expect(on('2026-07-15', item('2026-07-16', null, '2026-07-15'))).toBe(-1);
  });
});

test('a month that somebody keeps is asked for each hour on its first day, and then less and less often', () => {
  const hours = (day: string): number =>
    (Date.parse(asksAgainAt('2026-09', `2026-${day}T18:00:00.000Z`, 'America/Mexico_City', 60)) -
      Date.parse(`2026-${day}T18:00:00.000Z`)) /
    3_600_000;
  expect(['09-01', '09-02', '09-03', '09-06', '09-29'].map(hours)).toEqual([1, 2, 3, 6, 6]);
  // A policy may ask more seldom than that.
  expect(asksAgainAt('2026-09', '2026-09-20T18:00:00.000Z', 'America/Mexico_City', 1_440)).toBe(
    '2026-09-21T18:00:00.000Z',
  );
  // Asked for before its first day has begun in the account's zone.
  expect(hours('08-31')).toBe(1);
});
