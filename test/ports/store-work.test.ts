import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { addMinutes } from '../../domain/time/calendar.ts';
import type { WorkRef } from '../../domain/work.ts';
import type { Store } from '../../ports/store/store.ts';
import { begun, onlyWork, ordered, sent, SUCCEEDED, workOf } from './store-deeds.ts';
import { linesOf, now, openWorld, owing, refusal, transfer, type World } from './store-world.ts';

/** Effects from their decision to their end, whoever is at them. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

beforeEach(() => void (world.clock.now = now));
const pass = (seconds: number): void =>
  void (world.clock.now = new Date(Date.parse(world.clock.now) + seconds * 1_000).toISOString() as typeof now);

const rowOf = async ({ accountId, workId }: WorkRef) =>
  (
    await world.sql(
      `SELECT status, because, failures, ended_at, lease_until, params FROM effects WHERE account_id = $1 AND step || '.' || position = $2`,
      [accountId, workId],
    )
  )[0];

/** A receipt that is to be sent. */
async function receipt(): Promise<{ id: string; ref: WorkRef }> {
  const { id, number } = await owing(store, 100_000);
  await transfer(store, 500, { concept: number });
  return { id, ref: await onlyWork(store, id, 'sendEmail') };
}

describe('work that is begun', () => {
  test('is busy for whoever comes second, and taken over when nobody is heard of any more', async () => {
    const { ref } = await receipt();
    const both = await Promise.all([store.beginMail(ref), store.beginMail(ref)]);
    expect(both.map(({ is }) => is).sort()).toEqual(['begun', 'busy']);
    pass(10);
    expect(await store.beginMail(ref)).toEqual({ is: 'busy', forMs: 5_000 });
    pass(6);
    expect(await store.beginMail(ref)).toMatchObject({ is: 'begun' });
    expect(await store.beginMail(ref)).toEqual({ is: 'busy', forMs: 15_000 });
  });

  test('goes on being theirs with each sign of life', async () => {
    const { ref } = await receipt();
    begun(await store.beginMail(ref));
    for (let i = 0; i < 3; i++) {
      pass(10);
      await store.renewWork(ref);
    }
    expect(await store.beginMail(ref)).toEqual({ is: 'busy', forMs: 15_000 });
  });

  test('is finished once, whoever finishes it', async () => {
    const { id, ref } = await receipt();
    begun(await store.beginMail(ref));
    pass(60);
    begun(await store.beginMail(ref));
    await Promise.all([sentUnder(ref), sentUnder(ref)]);
    expect((await linesOf(store, id)).filter((type) => type === 'email.sent')).toHaveLength(1);
    expect(await rowOf(ref)).toMatchObject({
      status: 'done',
      ended_at: new Date(world.clock.now),
      lease_until: null,
      params: {},
    });
    // A sign of life, or a failure, of whoever was slower changes nothing.
    await store.renewWork(ref);
    await store.yieldWork(ref, 'late');
    expect(await store.workFailed(ref, 'late')).toBe(0);
    expect([(await rowOf(ref))?.status, await store.beginMail(ref)]).toEqual(['done', { is: 'over' }]);
  });

  test('is shown until it ends, in the order of its decision, with its lane and queue', async () => {
    const { id, ref } = await receipt();
    const { ref: charge } = await ordered(store, id);
    begun(await store.beginMail(ref));
    const { work } = await store.look(id);
    expect(work).toEqual([
      { id: ref.workId, verb: 'sendEmail', lane: null, queue: 'puntual-mails', priority: 3 },
      { id: charge.workId, verb: 'chargeBalance', lane: 'payment', queue: 'puntual-charges', priority: 1 },
    ]);
    begun(await store.beginCharge(charge, 'sandbox'));
    expect((await store.settleCharge(charge, SUCCEEDED)).work.map(({ verb }) => verb)).toEqual([
      'sendEmail',
      'sendEmail',
    ]);
  });

  async function sentUnder(ref: WorkRef): Promise<void> {
    const [{ key }] = (await world.sql<{ key: string }>(
      `SELECT key FROM effects WHERE account_id = $1 AND step || '.' || position = $2`,
      [ref.accountId, ref.workId],
    )) as [{ key: string }];
    await store.keepEmail({
      id: `eml_${key}`,
      accountId: ref.accountId,
      key,
      at: now,
      template: 'payment-receipt',
      locale: 'es-MX',
      to: ['a@x.example'],
      subject: 's',
      html: 'h',
      text: 't',
    });
    await store.settleMail(ref, { sent: { providerId: 'p', again: false } });
  }
});

test('since when an account has work is known as long as it has any', async () => {
  const { id, ref } = await receipt();
  const since = async () =>
    (
      await world.sql<{ work_since: Date | null }>('SELECT work_since FROM account_states WHERE account_id = $1', [id])
    )[0]?.work_since?.toISOString() ?? null;
  world.clock.now = addMinutes(now, 5);
  const { ref: charge } = await ordered(store, id);
  await sent(store, ref);
  expect(await since()).toBe(now);
  begun(await store.beginCharge(charge, 'sandbox'));
  await store.settleCharge(charge, SUCCEEDED);
  for (const mail of await workOf(store, id, 'sendEmail')) await sent(store, mail);
  expect([await since(), (await store.look(id)).work]).toEqual([null, []]);
});

test('what there is none of is over; so is what is of another kind by now, and nothing is written of it', async () => {
  const { id, ref } = await receipt();
  expect(await store.beginMail({ accountId: id, workId: '99.0' })).toEqual({ is: 'over' });
  // Of a life that was lost: tried again for so long that the record has let go meanwhile.
  expect(await store.beginCharge(ref, 'sandbox')).toEqual({ is: 'over' });
  await store.settleCharge(ref, SUCCEEDED);
  expect((await rowOf(ref))?.status).toBe('pending');
  expect(await refusal(store.beginMail({ accountId: 'acc_no', workId: '1.0' }))).toBe('404 not_found');
});

describe('work that can not be done', () => {
  const tasks = async (accountId: string, status: 'open' | 'done' = 'open') =>
    (await store.tasks({ accountId, status, kind: 'effectRefused', limit: 9, cursor: null })).items;
  const fails = async (ref: WorkRef, times: number, because = 'template broken'): Promise<number[]> => {
    const counted: number[] = [];
    for (let i = 0; i < times; i++) {
      begun(await store.beginMail(ref));
      counted.push(await store.workFailed(ref, because));
    }
    return counted;
  };

  test('is told to a person at the fifth time, once, and waits for nobody', async () => {
    const { id, ref } = await receipt();
    expect(await fails(ref, 4)).toEqual([1, 2, 3, 4]);
    expect(await tasks(id)).toEqual([]);
    expect([await fails(ref, 1), await fails(ref, 2, 'still broken')]).toEqual([[5], [6, 7]]);
    expect(await tasks(id)).toMatchObject([
      { kind: 'effectRefused', status: 'open', data: { effect: 'sendEmail', because: 'template broken' } },
    ]);
    expect(await rowOf(ref)).toMatchObject({ failures: 7, because: 'still broken' });
  });

  test('and is done in the end, its task is closed', async () => {
    const { id, ref } = await receipt();
    await fails(ref, 5);
    await sent(store, ref);
    expect([await tasks(id), await tasks(id, 'done')]).toMatchObject([
      [],
      [{ closedBy: { kind: 'system' }, reason: null }],
    ]);
  });

  test('and need not be done any more, its task is closed', async () => {
    const { id, number } = await owing(store, 100_000);
    const { ref } = await ordered(store, id);
    for (let i = 0; i < 5; i++) await store.workFailed(ref, 'no route');
    expect(await tasks(id)).toHaveLength(1);
    await transfer(store, 100_000, { concept: number });
    expect(await store.beginCharge(ref, 'sandbox')).toEqual({ is: 'over' });
    expect(await tasks(id)).toEqual([]);
  });

  test('surely was not done by whoever yields it: it waits again at once, and says why', async () => {
    const { ref } = await receipt();
    begun(await store.beginMail(ref));
    await store.yieldWork(ref, '429');
    expect(await rowOf(ref)).toMatchObject({ status: 'pending', because: '429', failures: 0, lease_until: null });
    expect(begun(await store.beginMail(ref)).sentAt).toBeNull();
  });
});
