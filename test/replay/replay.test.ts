import { describe, expect, test } from '@jest/globals';
import { replayFaults } from '../lives/histories.ts';
import { keptHistories } from './kept.ts';
import { KEPT_LIVES } from './lives.ts';

const kept = keptHistories();

/** Activities and timers of a history. */
const count = (type: 'activityTaskScheduledEventAttributes' | 'timerStartedEventAttributes'): number => kept.reduce((sum, { history }) => sum + (history.events ?? []).filter((event) => event[type]).length, 0);

describe('histories of earlier builds', () => {
  test('every kept life has its histories, and they hold something', () => {
    expect(Object.keys(KEPT_LIVES).filter((life) => !kept.some(({ name }) => name.startsWith(`${life}.`)))).toEqual([]);
    expect(count('activityTaskScheduledEventAttributes')).toBeGreaterThan(100);
    expect(count('timerStartedEventAttributes')).toBeGreaterThan(20);
  });

  test('replay on the workflow as it is today: accounts that live go on as they began', async () => {
    expect(await replayFaults(kept)).toEqual([]);
  });

  test('one in which something else was done than the workflow would do is found out', async () => {
    const altered = kept.find(({ name }) => name.startsWith('declined-once.'))!;
    const charged = altered.history.events?.find((event) => event.activityTaskScheduledEventAttributes?.activityType?.name === 'chargeBalance');
    charged!.activityTaskScheduledEventAttributes!.activityType!.name = 'sendEmail';
    expect((await replayFaults([altered])).join()).toMatch(/^declined-once\..*nondeterminism/);
  });
});
