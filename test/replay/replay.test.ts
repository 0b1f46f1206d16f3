import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { activitiesIn, replayFaults } from '../lives/histories.ts';
import { changedHistories, HISTORIES, keepHistories, keptHistories } from './kept.ts';
import { KEPT_LIVES } from './lives.ts';

const kept = keptHistories();
const events = kept.flatMap(({ history }) => history.events ?? []);

describe('histories of earlier builds', () => {
  test('every kept life has its histories, and together they hold all that the workflow does', () => {
    expect(Object.keys(KEPT_LIVES).filter((life) => !kept.some(({ name }) => name.includes(`/${life}.`)))).toEqual([]);
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
    const altered = kept.find(({ name }) => name.includes('/declined-once.'))!;
    const charged = altered.history.events?.find(
      (event) => event.activityTaskScheduledEventAttributes?.activityType?.name === 'chargeBalance',
    );
    charged!.activityTaskScheduledEventAttributes!.activityType!.name = 'sendEmail';
    expect((await replayFaults([altered])).join()).toMatch(/declined-once\..*nondeterminism/);
  });

  test('say nothing of where they were recorded', () => {
    const said = JSON.stringify(kept);
    expect(said.match(/\d+@[\w.-]+|\/(home|root|Users|work|tmp)\/\w+/g) ?? []).toEqual([]);
  });
});

describe('what is kept of a release stays as it is', () => {
  test('each history is the one that was kept', () => {
    expect(changedHistories()).toEqual([]);
  });

  test('one that is changed, taken away or slipped in is named', () => {
    inACopy((folder) => {
      const [first, second] = kept.map(({ name }) => name) as [string, string];
      writeFileSync(`${folder}${first}`, readFileSync(`${folder}${second}`));
      rmSync(`${folder}${second}`);
      writeFileSync(`${folder}0.1.0/new-one.1.json.gz`, '');
      expect(changedHistories(folder)).toEqual([
        `${second} is missing`,
        `${first} is not as it was kept`,
        '0.1.0/new-one.1.json.gz is not in the manifest',
      ]);
    });
  });

  test('those of a later release come beside them, once', () => {
    inACopy((folder) => {
      const told = [{ ...kept[0]!, name: 'one.1.json.gz' }];
      expect(() => keepHistories('0.1.0', told, folder)).toThrow('of 0.1.0 are kept already');
      expect(() => keepHistories('', told, folder)).toThrow('Say which release');
      keepHistories('9.0.0', told, folder);
      expect(changedHistories(folder)).toEqual([]);
      rmSync(`${folder}9.0.0`, { recursive: true });
      expect(() => keepHistories('9.0.0', told, folder)).toThrow('of 9.0.0 are kept already');
    });
  });
});

function inACopy(work: (folder: string) => void): void {
  const folder = join(mkdtempSync(join(tmpdir(), 'puntual-histories-')), '/');
  try {
    cpSync(HISTORIES, folder, { recursive: true });
    work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
