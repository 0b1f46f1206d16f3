import { describe, expect, test } from '@jest/globals';
import type { ClearanceFacts } from '../../domain/safety/clearance.ts';
import { clearance, mostOnADay } from '../../domain/safety/clearance.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';

const { breaker } = mexicoPolicy().deactivation;
const quiet: ClearanceFacts = {
  stopped: null,
  testClock: false,
  importedThrough: null,
  clearedToday: 0,
  accounts: 1_000,
  released: false,
};
const said = (facts: Partial<ClearanceFacts>): string => {
  const verdict = clearance({ ...quiet, ...facts }, { breaker, lastBankDay: '2026-05-08' });
  return verdict.cleared ? 'cleared' : verdict.why;
};

describe('a deactivation is cleared', () => {
  test.each<[string, Partial<ClearanceFacts>, string]>([
    ['when nothing speaks against it', {}, 'cleared'],
    ['not when somebody has stopped them', { stopped: 'looking into it' }, 'switch'],
    ['not by the stop of a test clock either', { stopped: 'looking into it', testClock: true }, 'switch'],
    ['not while the bank feed is older than the last bank day', { importedThrough: '2026-05-07' }, 'bankFeed'],
    ['when the bank feed has the last bank day', { importedThrough: '2026-05-08' }, 'cleared'],
    ['as the fiftieth', { clearedToday: 49 }, 'cleared'],
    ['not as the fifty-first', { clearedToday: 50 }, 'breaker'],
    ['of 200 accounts, as the tenth', { accounts: 200, clearedToday: 9 }, 'cleared'],
    ['of 200 accounts, not as the eleventh', { accounts: 200, clearedToday: 10 }, 'breaker'],
    ['of 7 accounts, as the fifth', { accounts: 7, clearedToday: 4 }, 'cleared'],
    ['of 7 accounts, not as the sixth', { accounts: 7, clearedToday: 5 }, 'breaker'],
    ['as any, on a day that an admin has released', { clearedToday: 900, released: true }, 'cleared'],
    ['but not before the bank feed is there', { importedThrough: '2026-05-07', released: true }, 'bankFeed'],
    [
      'on a test clock, whatever the company lives through',
      { testClock: true, importedThrough: '2020-01-01', clearedToday: 900 },
      'cleared',
    ],
  ])('%s', (_, facts, verdict) => expect(said(facts)).toBe(verdict));

  test('and says why not', () => {
    expect(clearance({ ...quiet, clearedToday: 50 }, { breaker, lastBankDay: '2026-05-08' })).toEqual({
      cleared: false,
      why: 'breaker',
      because: '50 of 1000 accounts were deactivated today, 50 is the most',
    });
    expect(clearance({ ...quiet, accounts: null, clearedToday: 5 }, { breaker, lastBankDay: '2026-05-08' })).toEqual({
      cleared: false,
      why: 'breaker',
      because: '5 accounts were deactivated today, 5 is the most',
    });
    expect(clearance({ ...quiet, importedThrough: '2026-05-07' }, { breaker, lastBankDay: '2026-05-08' })).toEqual({
      cleared: false,
      why: 'bankFeed',
      because: 'The bank feed was imported through 2026-05-07, and 2026-05-08 was a bank day',
    });
    expect(clearance({ ...quiet, stopped: 'looking into it' }, { breaker, lastBankDay: '2026-05-08' })).toEqual({
      cleared: false,
      why: 'switch',
      because: 'looking into it',
    });
  });
});

test.each([
  [0, 5],
  [99, 5],
  [100, 5],
  [119, 5],
  [120, 6],
  [999, 49],
  [1_000, 50],
  [100_000, 50],
])('of %i accounts at most %i go off by themselves on a day', (accounts, most) => {
  expect(mostOnADay(accounts, breaker)).toBe(most);
});
