import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { QUEUES } from '../../domain/work.ts';
import { temporalConfig } from '../../temporal.config.ts';
import type { Clocks } from '../../workflows/client/advance.ts';
import { engineOn, EngineUnavailable } from '../../workflows/client/engine.ts';
import { Nudger } from '../../workflows/client/nudge.ts';
import { register } from '../../cli/servers/register.ts';
import { until } from '../until.ts';

let connection: Connection;
beforeAll(async () => {
  connection = await Connection.connect({ address: process.env.PUNTUAL_TEST_TEMPORAL ?? '127.0.0.1:7233' });
});
afterAll(() => connection.close());

const KEPT = { days: 1, isSaid: true };

test('a namespace that is there keeps closed runs as long as is said, and its own time where nothing is', async () => {
  const namespace = `retention-${process.pid}`;
  const days = async (): Promise<number> => {
    const { config } = await connection.workflowService.describeNamespace({ namespace });
    return Number(config?.workflowExecutionRetentionTtl?.seconds) / 86_400;
  };
  const kept: number[] = [];
  for (const retention of [
    { days: 2, isSaid: false },
    { days: 7, isSaid: true },
    { days: 30, isSaid: false },
  ]) {
    await register(connection, namespace, retention, []);
    kept.push(await days());
  }
  expect(kept).toEqual([2, 7, 7]);
});

test('a namespace can be used at once when it is registered, also by several at the same time and again later', async () => {
  const namespace = `registered-${process.pid}`;
  const state = defineSearchAttributeKey('RegisteredState', 'KEYWORD');
  const keys = [state, defineSearchAttributeKey('RegisteredMinor', 'INT')];
  await Promise.all([register(connection, namespace, KEPT, keys), register(connection, namespace, KEPT, keys)]);
  await register(connection, namespace, KEPT, keys);
  const { workflow } = new Client({ connection, namespace });
  const handle = await workflow.start('nothing', {
    taskQueue: 'nobody',
    workflowId: 'one',
    typedSearchAttributes: [{ key: state, value: 'current' }],
  });
  expect((await handle.describe()).typedSearchAttributes.get(state)).toBe('current');
});

describe('a ping', () => {
  const engine = (of: Connection, namespace: string) =>
    engineOn(of, namespace, new Nudger(new Client({ connection: of, namespace }), of), {} as Clocks);
  const pinged = (of: Connection, namespace: string): Promise<void> => engine(of, namespace).ping();

  test('says whether any worker asks for work', async () => {
    const namespace = `polled-${process.pid}`;
    await register(connection, namespace, KEPT, []);
    const { workersPoll } = engine(connection, namespace);
    expect(await workersPoll()).toBe(false);
    const polling = connection.withDeadline(Date.now() + 10_000, () =>
      connection.workflowService.pollWorkflowTaskQueue({
        namespace,
        taskQueue: { name: QUEUES.record },
        identity: 'one',
      }),
    );
    await until(workersPoll);
    await polling.catch(() => undefined);
    await expect(engine(connection, 'there-is-none').workersPoll()).rejects.toBeInstanceOf(EngineUnavailable);
  });

  test('is answered by a server that has our namespace', async () => {
    await pinged(connection, 'puntual');
  });

  test('of a namespace that is not there, or of no server, says that the engine is unavailable', async () => {
    await expect(pinged(connection, 'there-is-none')).rejects.toBeInstanceOf(EngineUnavailable);
    const nowhere = Connection.lazy({ address: '127.0.0.1:9', connectTimeout: 500, interceptors: [] });
    await expect(pinged(nowhere, 'puntual')).rejects.toBeInstanceOf(EngineUnavailable);
    await nowhere.close();
  });
});

describe('the configuration', () => {
  test('has defaults for everything', () => {
    expect(temporalConfig({})).toMatchObject({
      address: '127.0.0.1:7233',
      namespace: 'puntual',
      apiKey: null,
      retentionDays: 30,
      retentionIsSaid: false,
      charges: { perSecond: 25, atOnce: 20 },
      recordAtOnce: 10,
    });
  });

  test('names the setting that is wrong', () => {
    for (const wrong of ['many', '0', '-1', '1.5', '9999999999'])
      expect(() => temporalConfig({ PUNTUAL_CHARGES_PER_SECOND: wrong })).toThrow('PUNTUAL_CHARGES_PER_SECOND');
  });
});
