import { describe, expect, test } from '@jest/globals';
import { activitiesIn, replayFaults } from '../lives/histories.ts';
import { keptHistories } from './kept.ts';
import { KEPT_LIVES } from './lives.ts';

const kept = keptHistories();
const events = kept.flatMap(({ history }) => history.events ?? []);

describe('histories of earlier builds', () => {
  test('every kept life has its histories, and together they hold all that the workflow does', () => {
    expect(Object.keys(KEPT_LIVES).filter((life) => !kept.some(({ name }) => name.startsWith(`${life}.`)))).toEqual([]);
    const asked = new Set(activitiesIn(events));
    expect([...asked].sort()).toEqual([
      'chargeBalance',
      'deactivateService',
      'look',
      'lookUpCharge',
      'reach',
      'reactivateService',
      'sendEmail',
    ]);
    const had = (attributes: string): number =>
      events.filter((event) => (event as Record<string, unknown>)[attributes]).length;
    for (const one of [
      'timerStarted',
      'timerFired',
      'timerCanceled',
      'upsertWorkflowSearchAttributes',
      'workflowExecutionCompleted',
      'workflowExecutionContinuedAsNew',
    ])
      expect([one, had(`${one}EventAttributes`)]).not.toEqual([one, 0]);
  });

  test('replay on the workflow as it is today: accounts that live go on as they began', async () => {
    expect(await replayFaults(kept)).toEqual([]);
  });

  test('one in which something else was done than the workflow would do is found out', async () => {
    const altered = kept.find(({ name }) => name.startsWith('declined-once.'))!;
    const charged = altered.history.events?.find(
      (event) => event.activityTaskScheduledEventAttributes?.activityType?.name === 'chargeBalance',
    );
    charged!.activityTaskScheduledEventAttributes!.activityType!.name = 'sendEmail';
    expect((await replayFaults([altered])).join()).toMatch(/^declined-once\..*nondeterminism/);
  });

  test('say nothing of where they were recorded', () => {
    const said = JSON.stringify(kept);
    expect(said.match(/\d+@[\w.-]+|\/(home|root|Users|work|tmp)\/\w+/g) ?? []).toEqual([]);
  });
});
