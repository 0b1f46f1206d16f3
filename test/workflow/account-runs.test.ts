import { describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { defaultPayloadConverter } from '@temporalio/common';
import { type History, historyFromJSON, historyToJSON, payloadToJSON } from '@temporalio/common/lib/proto-utils';
import { Worker } from '@temporalio/worker';
import type { Agenda } from '../../domain/work.ts';
import { sweep } from '../../workflows/upkeep/sweep.ts';
import { activitiesIn } from '../lives/histories.ts';
import { oneToyHouse } from './one-toy-house.ts';
import { inMs } from './toy-record.ts';
import { until } from '../until.ts';

const house = oneToyHouse();
const { record } = house;
const anHour = 3_600_000;
const workflowsPath = fileURLToPath(new URL('../../workflows/account/account.ts', import.meta.url));

/** Nudges that bring much which says nothing: from 4 MB of history on a new run is suggested. */
async function untilANewRun(id: string): Promise<void> {
  const fill = { Fill: 'x'.repeat(1_500_000) };
  const run = await house.run(id);
  // Not so fast that nobody can keep up: at 50 MB the server would terminate it.
  for (let wait = 100; (await house.run(id)) === run; wait = Math.min(wait * 1.5, 2_000)) {
    await house.nudger.deliver(id, { ...record.agenda(id), attributes: fill });
    await pause(wait);
  }
}

describe('a new run', () => {
  test.concurrent('begins when one is suggested, looks, and sets its alarm anew; nothing is carried over', async () => {
    await house.tell('acc_new', { deadlines: [{ at: inMs(anHour), kind: 'reminder' }] });
    await untilANewRun('acc_new');
    await until(async () => (await house.timers('acc_new')).length === 1);
    const [started] = await house.events('acc_new');
    expect(started?.workflowExecutionStartedEventAttributes?.input?.payloads ?? []).toEqual([]);
    expect(await house.activities('acc_new')).toEqual(['look']);
    expect((await house.timers('acc_new')).map(({ summary }) => summary)).toEqual(['reminder']);
  });

  test.concurrent('is not kept waiting by work that can not be done: it goes on with that under the same id', async () => {
    record.goes('acc_retried', 'chargeBalance', 'fails');
    await house.tell('acc_retried', { work: ['chargeBalance'] });
    await until(() => record.begun('acc_retried').length === 1);
    await untilANewRun('acc_retried');
    await until(async () => (await house.activities('acc_retried')).join() === 'look,chargeBalance');
    record.goes('acc_retried', 'chargeBalance', 'fine');
    await until(async () => (await house.status('acc_retried')) === 'COMPLETED');
    expect([record.done('acc_retried'), new Set(record.begun('acc_retried').map(({ work }) => work))]).toEqual([
      ['w1'],
      new Set(['w1']),
    ]);
  });

  test.concurrent('waits for nobody who is at something: that is finished under its key', async () => {
    record.goes('acc_held', 'sendEmail', 'held');
    await house.tell('acc_held', { work: ['sendEmail'] });
    await until(() => record.asked('acc_held').length === 1);
    await untilANewRun('acc_held');
    await until(() => record.begun('acc_held').length === 2);
    record.goes('acc_held', 'sendEmail', 'fine');
    await until(async () => (await house.status('acc_held')) === 'COMPLETED');
    expect([record.done('acc_held'), new Set(record.asked('acc_held'))]).toEqual([['w1'], new Set(['w1'])]);
  });
});

/** A history with a nudge between the run's start and its first task: every event after it is one later. */
function nudgedFirst(history: History, agenda: Agenda): History {
  const isLater = (key: string, value: unknown): boolean => key.endsWith('ventId') && Number(value) > 1;
  const { events } = JSON.parse(historyToJSON(history), (key, value) =>
    isLater(key, value) ? String(Number(value) + 1) : value,
  ) as { events: { eventTime: string }[] };
  const input = { payloads: [payloadToJSON(defaultPayloadConverter.toPayload(agenda))] };
  const nudge = {
    eventId: '2',
    eventTime: events[0]?.eventTime,
    eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED',
    workflowExecutionSignaledEventAttributes: { signalName: 'look', input },
  };
  return historyFromJSON({ events: [events[0], nudge, ...events.slice(1)] });
}

test(
  'a run that goes on from another looks in any case: a nudge that comes while one ends and the next ' +
    'begins may be an old one',
  async () => {
    await house.tell('acc_goes_on', { deadlines: [{ at: inMs(anHour), kind: 'reminder' }] });
    const [, old] = [await untilANewRun('acc_goes_on'), record.agenda('acc_goes_on')];
    await until(async () => (await house.activities('acc_goes_on')).includes('look'));
    const events = await house.events('acc_goes_on');
    const began = events.slice(0, events.findIndex((event) => activitiesIn([event]).length > 0) + 1);
    await Worker.runReplayHistory({ workflowsPath }, nudgedFirst({ events: began }, { ...old, wakeAt: null }));
  },
);

describe('whose workflow is gone', () => {
  const terminated = (id: string) => house.client.workflow.getHandle(id).terminate('by hand');
  const deleted = async (id: string): Promise<void> => {
    await house.client.workflowService.deleteWorkflowExecution({
      namespace: house.namespace,
      workflowExecution: { workflowId: id },
    });
    await until(() =>
      house.client.workflow
        .getHandle(id)
        .describe()
        .then(
          () => false,
          () => true,
        ),
    );
  };

  test.concurrent.each([
    ['terminated', terminated],
    ['deleted', deleted],
  ])('%s: it is begun by the next nudge, and finds what it was at', async (how, end) => {
    const id = `acc_nudged_${how}`;
    record.goes(id, 'chargeBalance', 'fails');
    await house.tell(id, { work: ['chargeBalance'], deadlines: [{ at: inMs(anHour), kind: 'reminder' }] });
    await until(() => record.begun(id).length === 1);
    await end(id);
    record.goes(id, 'chargeBalance', 'fine');
    await house.tell(id, { work: ['sendEmail'] });
    await until(() => record.done(id).length === 2);
    expect(record.done(id).sort()).toEqual(['w1', 'w2']);
    await until(async () => (await house.timers(id)).length === 1);
  });

  test.concurrent.each([
    ['terminated', terminated],
    ['deleted', deleted],
  ])('%s: the sweeper brings it back when its time has come, without a nudge', async (how, end) => {
    const id = `acc_swept_${how}`;
    await house.tell(id, { deadlines: [{ at: inMs(6_000), kind: 'reminder', brings: ['sendEmail'] }] });
    await until(async () => (await house.timers(id)).length === 1);
    await end(id);
    const sweeping = () =>
      sweep({ overdue: () => record.overdue([id]) }, (accountId, agenda) => house.nudger.deliver(accountId, agenda));
    await until(async () => (await sweeping()).nudged === 1);
    await until(() => record.done(id).length === 1);
    expect(await sweeping()).toEqual({ nudged: 0, failed: [] });
  });
});
