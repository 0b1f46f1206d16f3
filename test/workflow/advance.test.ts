import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '../../domain/time/time.ts';
import { advance, AdvanceTimeout } from '../../workflows/client/advance.ts';
import { ToyClock } from './toy-clock.ts';

const at = (day: number, time = '09:00'): Instant =>
  `2026-03-${String(day).padStart(2, '0')}T${time}:00.000Z` as Instant;
const AN_HOUR = 3_600_000;

/** The clock on the wall and the sign of life are the test's; looks are as quick as ever. */
beforeEach(() => {
  jest.useFakeTimers({
    doNotFake: [
      'setTimeout',
      'clearTimeout',
      'setImmediate',
      'clearImmediate',
      'nextTick',
      'queueMicrotask',
      'performance',
      'hrtime',
    ],
  });
});
afterEach(() => {
  jest.useRealTimers();
});

const play = (clock: ToyClock, target: Instant, timeoutMs = 60_000): Promise<void> =>
  advance(clock, clock.deliver, 'acc_1', target, timeoutMs);
const moves = ({ story }: ToyClock): string[] => story.filter((line) => /^(moved|reached)/.test(line));
/** Time goes by while it waits, a second after the other, until it is so. */
async function waiting(isSo: () => boolean): Promise<void> {
  for (; !isSo(); await pause(5)) await jest.advanceTimersByTimeAsync(1_000);
}

describe('an advance', () => {
  test('goes deadline by deadline: what is due is decided before the clock goes on, and what follows from it is met as well', async () => {
    const clock = new ToyClock(at(1), [
      { at: at(10), thenInMs: AN_HOUR },
      { at: at(3) },
      { at: at(11) },
      { at: at(12, '09:01') },
    ]);
    await play(clock, at(12));
    expect(moves(clock)).toEqual([
      `moved to ${at(3)}`,
      `reached ${at(3)}`,
      `moved to ${at(10)}`,
      `reached ${at(10)}`,
      `moved to ${at(10, '10:00')}`,
      `reached ${at(10, '10:00')}`,
      `moved to ${at(11)}`,
      `reached ${at(11)}`,
      `moved to ${at(12)}`,
    ]);
  });

  test('meets what is due at its target', async () => {
    const clock = new ToyClock(at(1), [{ at: at(10) }]);
    await play(clock, at(10));
    expect(moves(clock)).toEqual([`moved to ${at(10)}`, `reached ${at(10)}`]);
  });

  test('to where the clock is already moves nothing', async () => {
    const clock = new ToyClock(at(10), [{ at: at(11) }]);
    await play(clock, at(10));
    expect(moves(clock)).toEqual([]);
  });

  test('waits for what is to be done, before it begins and on its way', async () => {
    const clock = new ToyClock(at(1), [{ at: at(3) }]);
    clock.hasWork = true;
    const playing = play(clock, at(10));
    await pause(60);
    expect(moves(clock)).toEqual([]);
    clock.hasWork = false;
    await playing;
    expect(moves(clock)).toHaveLength(3);
  });

  test('of an account that is stuck waits for nobody: time goes by, and nothing is decided', async () => {
    const clock = new ToyClock(at(1), [{ at: at(3) }]);
    [clock.isStuck, clock.hasWork] = [true, true];
    await play(clock, at(10));
    expect(moves(clock)).toEqual([`moved to ${at(10)}`]);
  });
});

describe('its clock', () => {
  test('is taken for a while, kept as long as it takes, and let go', async () => {
    const clock = new ToyClock(at(1));
    clock.hasWork = true;
    const playing = play(clock, at(10));
    await waiting(() => clock.story.filter((line) => line === 'kept for 6000').length === 2);
    clock.hasWork = false;
    await playing;
    expect(clock.story).toEqual([
      `took until ${at(10)} for 6000`,
      'kept for 6000',
      'kept for 6000',
      `moved to ${at(10)}`,
      'let go',
    ]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(clock.story.at(-1)).toBe('let go');
  });

  test('that somebody else has is neither moved nor let go', async () => {
    const clock = new ToyClock(at(1));
    clock.refusal = new Error('advance_in_progress');
    await expect(play(clock, at(10))).rejects.toThrow('advance_in_progress');
    expect(clock.story).toEqual([]);
  });

  test('is let go when the record fails on the way, and a sign of life that fails is no failure', async () => {
    const clock = new ToyClock(at(1));
    clock.keepClock = () => Promise.reject(new Error('no database'));
    clock.hasWork = true;
    const playing = play(clock, at(10));
    const failed = expect(playing).rejects.toThrow('gone');
    await jest.advanceTimersByTimeAsync(5_000);
    clock.standing = () => Promise.reject(new Error('gone'));
    await failed;
    expect(clock.story.at(-1)).toBe('let go');
  });
});

describe('what gets lost', () => {
  test('is told again after two seconds, from what the record says then', async () => {
    const clock = new ToyClock(at(1), [{ at: at(3) }]);
    let tries = 0;
    clock.isLost = () => (tries += 1) < 3;
    const beganMs = Date.now();
    const playing = play(clock, at(10));
    let isDone = false;
    void playing.then(() => (isDone = true));
    await waiting(() => isDone);
    expect(moves(clock)).toEqual([`moved to ${at(3)}`, `reached ${at(3)}`, `moved to ${at(10)}`]);
    expect(Date.now() - beganMs).toBeGreaterThanOrEqual(4_000);
  });

  test('for good ends in a time-out: the clock stays where it got to, and is let go', async () => {
    const clock = new ToyClock(at(1), [{ at: at(3) }, { at: at(5) }]);
    clock.isLost = () => clock.now >= at(5);
    const playing = play(clock, at(10), 20_000);
    const failed = expect(playing).rejects.toThrow(AdvanceTimeout);
    await waiting(() => clock.story.at(-1) === 'let go');
    await failed;
    expect(moves(clock)).toEqual([`moved to ${at(3)}`, `reached ${at(3)}`, `moved to ${at(5)}`]);
  });

  test('also ends in one when every deadline is met at once, and there are too many of them', async () => {
    const clock = new ToyClock(
      at(1),
      Array.from({ length: 25 }, (_, i) => ({ at: at(i + 2) })),
    );
    const aSecondEach = async (): Promise<void> => {
      await jest.advanceTimersByTimeAsync(1_000);
      await clock.deliver();
    };
    await expect(advance(clock, aSecondEach, 'acc_1', at(30), 10_000)).rejects.toThrow(AdvanceTimeout);
    expect([clock.now, clock.story.at(-1)]).toEqual([at(12), 'let go']);
  });
});
