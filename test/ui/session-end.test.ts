import { expect, test } from '@jest/globals';
import { endOf } from '../../ui/session-end.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('two minutes before it ends for want of requests, which are seen to the minute', () => {
  const { at, warnAt, isForGood } = endOf({ idleMs: 30 * MINUTE, lastAnswerAt: 5 * MINUTE, lastsUntil: 12 * HOUR });
  expect([at, warnAt, isForGood]).toEqual([34 * MINUTE, 32 * MINUTE, false]);
});

test('two minutes before its last hour is over, whatever is asked', () => {
  const lastsUntil = 12 * HOUR;
  const { at, warnAt, isForGood } = endOf({ idleMs: 30 * MINUTE, lastAnswerAt: lastsUntil - MINUTE, lastsUntil });
  expect([at, warnAt, isForGood]).toEqual([lastsUntil, lastsUntil - 2 * MINUTE, true]);
});

test.each([1, 2, 5])('one of %d minutes is not warned of all the time', (minutes) => {
  const { warnAt } = endOf({ idleMs: minutes * MINUTE, lastAnswerAt: 0, lastsUntil: HOUR });
  expect(warnAt).toBeGreaterThan(0);
});
