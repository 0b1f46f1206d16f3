import { describe, expect, test } from '@jest/globals';
import { QUEUES } from '../../domain/work.ts';
import { lookSignal } from '../../workflows/account/look-signal.ts';
import { oneToyHouse } from './one-toy-house.ts';
import { inMs } from './toy-record.ts';
import { until } from '../until.ts';

const house = oneToyHouse();
const { record } = house;
const anHour = 3_600_000;

describe('a nudge', () => {
  test.concurrent('begins an account, which lives by what the nudge has brought: nothing is looked up', async () => {
    await house.tell('acc_begun', { work: ['sendEmail'] });
    await until(async () => (await house.status('acc_begun')) === 'COMPLETED');
    expect(record.done('acc_begun')).toEqual(['w1']);
    expect(await house.activities('acc_begun')).toEqual(['sendEmail']);
  });

  test.concurrent('that brings nothing makes it look', async () => {
    record.decide('acc_looks', { work: ['sendEmail'] });
    await house.client.workflow.signalWithStart('account', {
      workflowId: 'acc_looks',
      taskQueue: QUEUES.record,
      args: [],
      signal: lookSignal,
      signalArgs: [],
    });
    await until(async () => (await house.status('acc_looks')) === 'COMPLETED');
    expect(await house.activities('acc_looks')).toEqual(['look', 'sendEmail']);
  });

  test.concurrent('tells one that runs of new work, whatever else is under way', async () => {
    record.goes('acc_runs', 'chargeBalance', 'held');
    await house.tell('acc_runs', { work: ['chargeBalance'], deadlines: [{ at: inMs(anHour), kind: 'reminder' }] });
    await until(() => record.asked('acc_runs').length === 1);
    const run = await house.run('acc_runs');
    await house.tell('acc_runs', { work: ['sendEmail'] });
    await until(() => record.done('acc_runs').includes('w2'));
    expect(await house.activities('acc_runs')).toEqual(['chargeBalance', 'sendEmail']);
    record.goes('acc_runs', 'chargeBalance', 'fine');
    await until(() => record.done('acc_runs').length === 2);
    expect(await house.run('acc_runs')).toBe(run);
  });

  test.concurrent('that says the same once more begins nothing twice', async () => {
    record.goes('acc_same', 'chargeBalance', 'held');
    await house.tell('acc_same', { work: ['chargeBalance'] });
    await until(() => record.asked('acc_same').length === 1);
    for (let times = 0; times < 5; times++) await house.nudger.deliver('acc_same', record.agenda('acc_same'));
    record.goes('acc_same', 'chargeBalance', 'fine');
    await until(async () => (await house.status('acc_same')) === 'COMPLETED');
    expect(record.asked('acc_same')).toEqual(['w1']);
  });

  test.concurrent('begins it again when nothing more was to come, and the run had ended', async () => {
    await house.tell('acc_again', { work: ['sendEmail'] });
    await until(async () => (await house.status('acc_again')) === 'COMPLETED');
    const run = await house.run('acc_again');
    await house.tell('acc_again', { work: ['deactivateService'] });
    await until(() => record.done('acc_again').length === 2);
    await until(async () => (await house.status('acc_again')) === 'COMPLETED');
    expect(await house.run('acc_again')).not.toBe(run);
  });
});

describe('work', () => {
  test.concurrent('without a lane runs at once; in a lane one goes after the other, in the order of their decision', async () => {
    const verbs = ['chargeBalance', 'lookUpCharge', 'sendEmail', 'deactivateService', 'reactivateService'] as const;
    for (const verb of verbs) record.goes('acc_lanes', verb, 'held');
    await house.tell('acc_lanes', {
      work: [
        'chargeBalance',
        'sendEmail',
        'deactivateService',
        'lookUpCharge',
        'sendEmail',
        'reactivateService',
        'chargeBalance',
        'sendEmail',
      ],
    });
    const begun = () => record.begun('acc_lanes').map(({ work }) => work);
    await until(() => record.asked('acc_lanes').length === 5);
    // The first of the payments and of the calls to the service, and every mail.
    expect(begun().sort()).toEqual(['w1', 'w2', 'w3', 'w5', 'w8']);
    record.goes('acc_lanes', 'chargeBalance', 'fine');
    await until(() => begun().includes('w4'));
    expect(begun()).not.toContain('w7');
    for (const verb of verbs) record.goes('acc_lanes', verb, 'fine');
    await until(() => record.done('acc_lanes').length === 8);
    const order = begun();
    expect(order.filter((work) => ['w1', 'w4', 'w7'].includes(work))).toEqual(['w1', 'w4', 'w7']);
    expect(order.filter((work) => ['w3', 'w6'].includes(work))).toEqual(['w3', 'w6']);
    expect(order).toHaveLength(8);
  });

  test.concurrent('goes by the queue and the priority that the record has said, fairly among accounts', async () => {
    await house.tell('acc_queues', { work: ['chargeBalance', 'sendEmail', 'deactivateService'] });
    await until(() => record.done('acc_queues').length === 3);
    expect(
      record
        .begun('acc_queues')
        .map(({ work, queue }) => [work, queue])
        .sort(),
    ).toEqual([
      ['w1', QUEUES.charges],
      ['w2', QUEUES.mails],
      ['w3', QUEUES.service],
    ]);
    const priorities = (await house.events('acc_queues')).flatMap(
      ({ activityTaskScheduledEventAttributes: asked }) => asked?.priority ?? [],
    );
    expect(priorities.map(({ priorityKey, fairnessKey }) => [priorityKey, fairnessKey])).toEqual([
      [4, 'acc_queues'],
      [3, 'acc_queues'],
      [2, 'acc_queues'],
    ]);
  });

  test.concurrent('that comes of other work is begun by its answer, without a look', async () => {
    record.goes('acc_answer', 'chargeBalance', 'held');
    await house.tell('acc_answer', { work: ['chargeBalance'] });
    await until(() => record.asked('acc_answer').length === 1);
    record.decide('acc_answer', { work: ['sendEmail'] });
    record.goes('acc_answer', 'chargeBalance', 'fine');
    await until(async () => (await house.status('acc_answer')) === 'COMPLETED');
    expect(await house.activities('acc_answer')).toEqual(['chargeBalance', 'sendEmail']);
    expect(record.done('acc_answer')).toEqual(['w1', 'w2']);
  });

  test.concurrent('that fails is tried again until it can be done, and holds up no other lane', async () => {
    record.goes('acc_fails', 'deactivateService', 'fails');
    await house.tell('acc_fails', { work: ['deactivateService', 'chargeBalance'] });
    await until(
      () =>
        record.done('acc_fails').includes('w2') &&
        record.begun('acc_fails').filter(({ work }) => work === 'w1').length >= 2,
    );
    record.goes('acc_fails', 'deactivateService', 'fine');
    await until(async () => (await house.status('acc_fails')) === 'COMPLETED');
    expect(record.done('acc_fails')).toEqual(['w2', 'w1']);
  });
});

test("Temporal's page shows what the agenda says, and history holds only what has changed of it", async () => {
  const far = [{ at: inMs(anHour), kind: 'reminder' }];
  const shown = {
    PuntualState: 'overdue',
    PuntualService: 'active',
    PuntualNextAction: 'reminder',
    PuntualOverdueSince: '2026-03-11',
  };
  await house.tell('acc_shown', { attributes: shown, deadlines: far });
  await house.tell('acc_shown', { attributes: shown });
  await house.tell('acc_shown', { attributes: { PuntualState: 'deactivated', PuntualOverdueSince: null } });
  const upserts = async () =>
    (await house.events('acc_shown')).flatMap(({ upsertWorkflowSearchAttributesEventAttributes: upsert }) =>
      upsert ? [Object.keys(upsert.searchAttributes?.indexedFields ?? {}).sort()] : [],
    );
  await until(async () => (await upserts()).length === 2);
  expect(await upserts()).toEqual([Object.keys(shown).sort(), ['PuntualOverdueSince', 'PuntualState']]);
  const { searchAttributes } = await house.client.workflow.getHandle('acc_shown').describe();
  expect(searchAttributes).toMatchObject({
    PuntualState: ['deactivated'],
    PuntualService: ['active'],
    PuntualNextAction: ['reminder'],
  });
  expect(searchAttributes.PuntualOverdueSince).toBeUndefined();
});
