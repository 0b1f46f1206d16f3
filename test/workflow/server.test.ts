import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { temporalConfig } from '../../temporal.config.ts';
import { beginning } from '../../workflows/carried.ts';
import { ChartClient } from '../../workflows/chart-client.ts';
import { EngineUnavailable } from '../../workflows/messages.ts';
import { canSkipTime } from '../../workflows/probe.ts';
import { register } from '../../workflows/register.ts';

const begin = beginning({ offsetMs: 0, test: false });
let connection: Connection;
beforeAll(async () => {
  connection = await Connection.connect({ address: process.env.PUNTUAL_TEST_TEMPORAL ?? '127.0.0.1:7233' });
});
afterAll(() => connection.close());

const clientOf = (of: Connection, namespace: string) =>
  new ChartClient({ client: new Client({ connection: of, namespace }), connection: of, workflowType: 'toy', taskQueue: 'nobody', answerWithinMs: 1_500 });

describe('a namespace', () => {
  it('can be used at once when it is registered, also by several at the same time and again later', async () => {
    const namespace = `registered-${process.pid}`;
    const keys = [defineSearchAttributeKey('RegisteredState', 'KEYWORD'), defineSearchAttributeKey('RegisteredMinor', 'INT')];
    await Promise.all([register(connection, namespace, 1, keys), register(connection, namespace, 1, keys)]);
    await register(connection, namespace, 1, keys);
    const client = new Client({ connection, namespace });
    const handle = await client.workflow.start('nothing', {
      taskQueue: 'nobody',
      workflowId: 'one',
      typedSearchAttributes: [{ key: defineSearchAttributeKey('RegisteredState', 'KEYWORD'), value: 'current' }],
    });
    expect((await handle.describe()).typedSearchAttributes.get(defineSearchAttributeKey('RegisteredState', 'KEYWORD'))).toBe('current');
  });
});

describe('test clocks', () => {
  it('can be had from this server, which is known without a namespace or a worker', async () => {
    expect(await canSkipTime(connection, 'there-is-none')).toBe(true);
  });
});

describe('a caller', () => {
  it('is told that the engine is unavailable when no worker answers', async () => {
    const namespace = `idle-${process.pid}`;
    await register(connection, namespace, 1, []);
    await expect(clientOf(connection, namespace).deliver('x', [{ seq: 1 }], begin)).rejects.toBeInstanceOf(EngineUnavailable);
  });

  it('is told so when there is no server', async () => {
    const nowhere = Connection.lazy({ address: '127.0.0.1:9', connectTimeout: 500 });
    await expect(clientOf(nowhere, 'any').ask('x', { id: 'o' })).rejects.toBeInstanceOf(EngineUnavailable);
    await nowhere.close();
  });
});

describe('the configuration', () => {
  it('has defaults for everything', () => {
    expect(temporalConfig({})).toMatchObject({ address: '127.0.0.1:7233', namespace: 'puntual', versioning: null });
  });

  it('names the setting that is wrong', () => {
    expect(() => temporalConfig({ PUNTUAL_CHARGES_PER_SECOND: 'many' })).toThrow('PUNTUAL_CHARGES_PER_SECOND');
  });

  it('versions the workers where a build is named', () => {
    expect(temporalConfig({ PUNTUAL_BUILD_ID: 'abc' }).versioning).toEqual({ deployment: 'puntual', buildId: 'abc' });
  });
});
