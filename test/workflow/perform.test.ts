import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { type ApplicationFailure, DefaultFailureConverter, defaultPayloadConverter } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createActivities } from '../../activities/index.ts';
import { ours, performing, type Verb } from '../../activities/perform.ts';
import type { Agenda } from '../../domain/work.ts';
import { WrittenByNewer } from '../../domain/written-by-newer.ts';
import { RailRefused, TryLater } from '../../ports/failures.ts';
import type { Deeds } from '../../ports/store/deeds.ts';
import type { StoppableRail } from '../../ports/store/rails.ts';
import { looked, scriptedDeeds, settled } from './scripted-deeds.ts';

const ref = { accountId: 'acc_1', workId: '4.0' };
const quiet = { trace() {}, debug() {}, info() {}, warn() {}, error() {}, log() {} };

/** Runs a verb once, as a worker does. */
async function run(
  verb: Verb,
  { rail = null, ...answers }: Partial<Deeds> & { rail?: StoppableRail | null } = {},
): Promise<{ told: string[]; agenda: Agenda | null; failure: ApplicationFailure | null }> {
  const { store, told } = scriptedDeeds(answers);
  const env = new MockActivityEnvironment({}, { logger: quiet });
  try {
    return { told, agenda: (await env.run(performing(store, { rail, verb }), ref)) as Agenda, failure: null };
  } catch (failure) {
    return { told, agenda: null, failure: failure as ApplicationFailure };
  }
}
const failing =
  (error: unknown): Verb =>
  () =>
    Promise.reject(error);

describe('a piece of work', () => {
  test('that is done answers what is to be done from there on', async () => {
    expect(await run(async () => settled)).toEqual({ told: [], agenda: settled, failure: null });
  });

  test('of which nothing was to be done any more has it looked up', async () => {
    expect(await run(async () => null)).toEqual({ told: ['look acc_1'], agenda: looked, failure: null });
    expect(ours({ is: 'over' })).toBeNull();
  });

  test.each([
    [800, 800],
    [14_000, 5_000],
  ])('that another is at for %i ms is tried again after %i, and is no failure', async (forMs, afterMs) => {
    const { told, failure } = await run(async () => ours({ is: 'busy', forMs }) && null);
    expect([told, failure?.nextRetryDelay, failure?.nonRetryable]).toEqual([[], afterMs, false]);
  });

  test('that surely was not done waits again, and is tried when the world said', async () => {
    const { told, failure } = await run(failing(new TryLater('429', { afterMs: 7_000 })));
    expect([told, failure?.nextRetryDelay]).toEqual([['yieldWork 429'], 7_000]);
  });

  test.each([
    [1, 2_000],
    [2, 4_000],
    [6, 64_000],
    [12, 3_600_000],
    [2_000, 3_600_000],
  ])('that nobody knows the trouble of is counted: after %i in vain it waits %i ms', async (failures, afterMs) => {
    const { told, failure } = await run(failing(new Error('odd')), { workFailed: async () => failures });
    expect([told, failure?.nextRetryDelay, failure?.nonRetryable]).toEqual([['workFailed odd'], afterMs, false]);
  });

  test('that only a newer release can do is tried again before long, and is no failure', async () => {
    const { told, failure } = await run(failing(new WrittenByNewer('It', 'less')));
    expect([told, failure?.nextRetryDelay, failure?.nonRetryable]).toEqual([[], 10_000, false]);
  });

  test('is left to Temporal to try again when the record can not be told of its failure', async () => {
    const { failure } = await run(failing(new Error('odd')), {
      workFailed: () => Promise.reject(new Error('no database')),
    });
    expect([failure?.nextRetryDelay ?? null, failure?.nonRetryable ?? false]).toEqual([null, false]);
  });
});

test('of a failure Temporal is told its kind and no word: what it says may name people, and is in our log', async () => {
  const cause = new Error('ana@guthrie.example is on our list');
  const error = Object.assign(new Error('Invalid `to`: ana@guthrie.example', { cause }), { name: 'CarrierError' });
  const told = async (failing: () => Promise<unknown>): Promise<{ type: string; said: string }> => {
    const logged: unknown[] = [];
    const env = new MockActivityEnvironment(
      {},
      { logger: { ...quiet, warn: (_, meta) => void logged.push(meta?.error) } },
    );
    const failure = await env.run(failing).then(
      () => null,
      (caught: unknown) => caught,
    );
    expect(logged[0]).toBe(error);
    return {
      type: (failure as ApplicationFailure).type ?? '',
      said: JSON.stringify(new DefaultFailureConverter().errorToFailure(failure, defaultPayloadConverter)),
    };
  };
  const { store } = scriptedDeeds({
    look: () => Promise.reject(error),
    reach: () => Promise.reject(error),
    beginMail: () => Promise.reject(error),
  });
  const { look, reach, sendEmail } = createActivities({ store, mailer: {} } as unknown as ActivityDeps);
  for (const one of [() => look('acc_1'), () => reach('acc_1'), () => sendEmail(ref)]) {
    const { type, said } = await told(one);
    expect([type, said.includes('CarrierError'), said.includes('guthrie')]).toEqual(['CarrierError', true, false]);
  }
});

describe('a rail that refuses us', () => {
  const refused = failing(new RailRefused('401'));

  test('stops itself once, and the work begins anew: it is held like all others, and nobody is blamed', async () => {
    const { told, failure } = await run(refused, { rail: 'charges' });
    expect([told, failure?.nextRetryDelay]).toEqual([['stopRail charges 401', 'yieldWork 401'], 1]);
  });

  test('is asked once a minute for what an earlier try may have done', async () => {
    const { told, failure } = await run(refused, { rail: 'mails', yieldWork: async () => false });
    expect([told, failure?.nextRetryDelay]).toEqual([['stopRail mails 401', 'yieldWork 401'], 60_000]);
  });

  test('is a failure like any other where there is none to stop', async () => {
    expect((await run(refused)).told).toEqual(['workFailed 401']);
  });
});

describe('while somebody is at it', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  test('Temporal and the record get a sign of life every five seconds, until it is over', async () => {
    jest.useFakeTimers();
    const { store, told } = scriptedDeeds({
      renewWork: () => Promise.reject(new Error('the record is away for a moment')),
    });
    const env = new MockActivityEnvironment({}, { logger: quiet });
    let beats = 0;
    env.on('heartbeat', () => (beats += 1));
    let end = (): void => undefined;
    const done = env.run(
      performing(store, { rail: null, verb: () => new Promise((resolve) => (end = () => resolve(settled))) }),
      ref,
    );
    await jest.advanceTimersByTimeAsync(19_000);
    expect([beats, told]).toEqual([3, ['renewWork', 'renewWork', 'renewWork']]);
    end();
    expect(await done).toEqual(settled);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(beats).toBe(3);
  });

  test('and when it fails, nobody pretends to be at it any more', async () => {
    jest.useFakeTimers();
    const { store, told } = scriptedDeeds({});
    const env = new MockActivityEnvironment({}, { logger: quiet });
    await expect(env.run(performing(store, { rail: null, verb: failing(new Error('odd')) }), ref)).rejects.toThrow();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual(['workFailed odd']);
  });
});
