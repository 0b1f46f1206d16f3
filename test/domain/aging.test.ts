import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agedOn, BUCKETS, BUCKET_DAYS } from '../../domain/aging.ts';
import { addDays } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/time.ts';

const TODAY: Day = '2026-03-31';
const due = (daysAgo: number, minor = 100) => ({ dueOn: addDays(TODAY, -daysAgo), minor });

describe('what is owed, by its age', () => {
  test.each([
    [-10, 'current'],
    [0, 'current'],
    [1, '1-30'],
    [30, '1-30'],
    [31, '31-60'],
    [60, '31-60'],
    [61, 'over60'],
    [900, 'over60'],
  ] as const)('%i days past its due day it is %s', (days, bucket) => {
    expect(agedOn(TODAY, [due(days)])).toEqual({ current: 0, '1-30': 0, '31-60': 0, over60: 0, [bucket]: 100 });
  });

  test('every debt is in one bucket, and none is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -100, max: 400 }), fc.integer({ min: 1 }))), (debts) => {
        const aged = agedOn(
          TODAY,
          debts.map(([days, minor]) => due(days, minor)),
        );
        expect(BUCKETS.reduce((sum, name) => sum + aged[name], 0)).toBe(
          debts.reduce((sum, [, minor]) => sum + minor, 0),
        );
      }),
    );
  });

  test('the buckets leave no day out and share none', () => {
    const ends = BUCKETS.map((name) => BUCKET_DAYS[name]);
    expect(ends[0]?.[0]).toBeNull();
    expect(ends.at(-1)?.[1]).toBeNull();
    for (let i = 1; i < ends.length; i++) expect(ends[i]?.[0]).toBe((ends[i - 1]?.[1] as number) + 1);
  });
});
