import { expect, test } from '@jest/globals';
import { FREE_TRIES, lockedMs } from '../../domain/access/lockout.ts';

const minutes = (failures: number): number => lockedMs(failures) / 60_000;

test('five failures are free, then a minute, doubling up to an hour', () => {
  expect([0, 1, 4].map(minutes)).toEqual([0, 0, 0]);
  expect([5, 6, 7, 8, 9, 10, 11, 12].map(minutes)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  expect(FREE_TRIES).toBe(5);
});

test('it never gets shorter, and never longer than an hour', () => {
  for (let failures = 1; failures < 2_000; failures++) {
    expect(minutes(failures)).toBeGreaterThanOrEqual(minutes(failures - 1));
    expect(minutes(failures)).toBeLessThanOrEqual(60);
  }
});
