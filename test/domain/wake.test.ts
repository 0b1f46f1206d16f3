import { describe, expect, test } from '@jest/globals';
import { wakeAt } from '../../domain/chart/wake.ts';
import type { AccountProfile } from '../../domain/account.ts';
import { addMinutes } from '../../domain/time/calendar.ts';
import { epochMs } from '../../domain/time/epoch.ts';
import { ownPart } from '../../domain/time/own-part.ts';
import type { Instant } from '../../domain/time/time.ts';

/** When somebody comes for what is due. */

const MIDNIGHT: Instant = '2026-03-11T06:00:00.000Z';
const account = (id: string, realTime = true) => ({ profile: { id } as AccountProfile, realTime });
const overdue = { kind: 'overdue', at: MIDNIGHT } as const;
const minutesAfter = (wake: Instant | null): number => (epochMs(wake as Instant) - epochMs(MIDNIGHT)) / 60_000;
const IDS = Array.from({ length: 2_000 }, (_, i) => `acc_01k9f2m${i.toString(36)}`);

describe('a mark of the day', () => {
  test('of 2,000 accounts no second of the ten minutes after midnight has more than a handful', () => {
    const wakes = IDS.map((id) => minutesAfter(wakeAt([overdue], account(id))));
    expect(Math.min(...wakes)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...wakes)).toBeLessThan(10);
    const inSecond = new Map<number, number>();
    for (const wake of wakes) inSecond.set(Math.floor(wake * 60), (inSecond.get(Math.floor(wake * 60)) ?? 0) + 1);
    // 3.3 a second on average.
    expect(Math.max(...inSecond.values())).toBeLessThan(20);
    expect(wakes.filter((wake) => wake < 5).length).toBeGreaterThan(900);
  });

  test('is come for at the same instant each time, and on a test clock on the dot', () => {
    const wake = wakeAt([overdue], account('acc_214'));
    expect(wakeAt([overdue], account('acc_214'))).toBe(wake);
    expect(wake).not.toBe(MIDNIGHT);
    expect(wakeAt([overdue], account('acc_214', false))).toBe(MIDNIGHT);
  });
});

test('what is due before then wakes the account for both', () => {
  const own = wakeAt([overdue], account('acc_214')) as Instant;
  const sooner = { kind: 'lookup', at: addMinutes(MIDNIGHT, 1) } as const;
  const later = { kind: 'lookup', at: addMinutes(MIDNIGHT, 11) } as const;
  expect(own > sooner.at).toBe(true);
  expect(wakeAt([overdue, sooner], account('acc_214'))).toBe(sooner.at);
  expect(wakeAt([overdue, later], account('acc_214'))).toBe(own);
  expect(wakeAt([overdue, { kind: 'holdEnds', at: MIDNIGHT }], account('acc_214'))).toBe(MIDNIGHT);
});

test('nothing is due, and nobody comes', () => expect(wakeAt([], account('acc_214'))).toBeNull());

test('of one part, or none, everybody has the first', () => {
  for (const parts of [0, 1]) expect(ownPart('acc_214', parts)).toBe(0);
});

test('an account keeps its part from release to release: FNV-1a, by its published values', () => {
  const values = [
    ['', 0x81_1c_9d_c5],
    ['a', 0xe4_0c_29_2c],
    ['foobar', 0xbf_9c_f9_68],
  ] as const;
  for (const [text, value] of values) {
    expect(ownPart(text, 2 ** 32)).toBe(value);
    expect(ownPart(text, 45)).toBe(value % 45);
  }
});
