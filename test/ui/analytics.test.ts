import { describe, expect, test } from '@jest/globals';
import { byDay } from '../../console/analytics/aging.ts';
import { changeOf, isBetter } from '../../console/analytics/change.ts';
import { daysIn, spanBefore, spanOf, spanProblem } from '../../console/analytics/periods.ts';
import { hoursOf } from '../../console/analytics/retry-hours.ts';
import { analyticsSearchIn } from '../../console/analytics/search.ts';

describe('a period by its name', () => {
  test.each([
    ['thisMonth', '2026-11-29', '2026-11-01', '2026-11-29'],
    ['lastMonth', '2026-11-29', '2026-10-01', '2026-10-31'],
    ['lastMonth', '2026-01-15', '2025-12-01', '2025-12-31'],
    ['lastMonth', '2024-03-31', '2024-02-01', '2024-02-29'],
    ['quarter', '2026-11-29', '2026-10-01', '2026-11-29'],
    ['quarter', '2026-01-01', '2026-01-01', '2026-01-01'],
    ['quarter', '2026-06-30', '2026-04-01', '2026-06-30'],
  ] as const)('%s on %s is from %s to %s', (period, today, from, to) => {
    expect(spanOf(period, today)).toEqual({ from, to });
  });

  test('the last 30 days are those of the API', () => expect(spanOf('last30', '2026-11-29')).toBeNull());
});

describe('what a period is compared with', () => {
  test.each([
    ['a month with the month before', 'lastMonth', '2026-10-01/2026-10-31', '2026-09-01/2026-09-30'],
    ['a month by its days, too', null, '2026-03-01/2026-03-31', '2026-02-01/2026-02-28'],
    ['a part of a month with the same days', 'thisMonth', '2026-11-01/2026-11-12', '2026-10-01/2026-10-12'],
    ['never with more than there were', 'thisMonth', '2026-03-01/2026-03-30', '2026-02-01/2026-02-28'],
    ['a quarter so far with the quarter before', 'quarter', '2026-10-01/2026-11-29', '2026-07-01/2026-08-29'],
    ['30 days with the 30 before', 'last30', '2026-11-01/2026-11-30', '2026-10-01/2026-10-31'],
    ['30 days within months', 'last30', '2026-10-31/2026-11-29', '2026-10-01/2026-10-30'],
    ['other days with as many', null, '2026-01-10/2026-01-12', '2026-01-07/2026-01-09'],
    ['one day with the day before', null, '2026-01-01/2026-01-01', '2025-12-31/2025-12-31'],
  ] as const)('%s', (_, period, span, expected) => {
    const [from = '', to = ''] = span.split('/');
    const before = spanBefore(period, { from, to });
    expect(`${before.from}/${before.to}`).toBe(expected);
    expect(before.to < from).toBe(true);
  });

  test('days that can not be asked for', () => {
    expect(spanProblem('2026-01-01', '2026-01-01')).toBeNull();
    expect(spanProblem('2026-01-02', '2026-01-01')).toBe('backwards');
    expect(spanProblem('', '2026-01-01')).toBe('missing');
    expect(spanProblem('2026-02-30', '2026-03-01')).toBe('missing');
    // While a year is being typed.
    expect(spanProblem('0202-01-01', '2026-01-01')).toBe('missing');
    expect(spanProblem('2024-01-01', '2026-01-01')).toBeNull();
    expect(daysIn({ from: '2024-01-01', to: '2026-01-01' })).toBe(732);
    expect(spanProblem('2024-01-01', '2026-01-02')).toBe('tooLong');
  });
});

describe('how a figure moved', () => {
  test('counts and money by a part of what they were', () => {
    expect(changeOf('money', 112_00, 100_00)).toEqual({ way: 'more', unit: 'part', by: 0.12 });
    expect(changeOf('count', 3, 4)).toEqual({ way: 'less', unit: 'part', by: 0.25 });
    expect(changeOf('count', 0, 0)).toEqual({ way: 'same', unit: 'part', by: 0 });
  });
  test('of nothing there is no part', () =>
    expect(changeOf('count', 5, 0)).toEqual({ way: 'more', unit: 'fromNothing', by: 5 }));
  test('shares by points, and days by days', () => {
    expect(changeOf('share', 0.3333, 0.3)).toEqual({ way: 'more', unit: 'points', by: 3.3 });
    expect(changeOf('share', 0.3001, 0.3)).toEqual({ way: 'same', unit: 'points', by: 0 });
    expect(changeOf('days', 17.7, 20.1)).toEqual({ way: 'less', unit: 'days', by: 2.4 });
  });
  test('what is not known is not compared', () => {
    expect(changeOf('share', null, 0.3)).toBeNull();
    expect(changeOf('money', 1, null)).toBeNull();
  });
  test('good news is what was wished for', () => {
    const more = changeOf('count', 2, 1)!;
    expect([isBetter(more, 'more'), isBetter(more, 'less'), isBetter(more, null)]).toEqual([true, false, null]);
    expect(isBetter(changeOf('count', 2, 2)!, 'more')).toBeNull();
  });
});

describe('rows as they are shown', () => {
  test('aging: a row a day, with all of it', () => {
    const row = (day: string, bucket: string, amountMinor: number) => ({ day, bucket, accounts: 1, amountMinor });
    expect(
      byDay([
        row('2026-01-05', 'current', 70_000),
        row('2026-01-05', '1-30', 1),
        row('2026-01-07', 'current', 0),
        row('2026-01-07', '1-30', 40_000),
      ]),
    ).toEqual([
      { day: '2026-01-05', current: 70_000, '1-30': 1, total: 70_001 },
      { day: '2026-01-07', current: 0, '1-30': 40_000, total: 40_000 },
    ]);
  });
  test('hours: from the first to the last, those between too', () => {
    expect(hoursOf([{ hour: 11 }, { hour: 8 }, { hour: 11 }])).toEqual([8, 9, 10, 11]);
    expect(hoursOf([])).toEqual([]);
  });
});

test('an address: two days are stronger than a name, what it can not mean is left out', () => {
  expect(analyticsSearchIn({ period: 'quarter', currency: 'EUR' })).toEqual({ period: 'quarter', currency: 'EUR' });
  expect(analyticsSearchIn({ period: 'quarter', from: '2026-01-01', to: '2026-01-31' })).toEqual({
    from: '2026-01-01',
    to: '2026-01-31',
  });
  expect(analyticsSearchIn({ period: 'ever', from: '2026-01-31', to: '2026-01-01', currency: 3, x: 1 })).toEqual({});
});
