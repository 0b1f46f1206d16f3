import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addMinutes } from '../../domain/time/calendar.ts';
import type { Store } from '../../ports/store/store.ts';
import { begun, doneAtOnce, onlyWork, switchedOff, workOf } from './store-deeds.ts';
import { known, openWorld, transfer, type World } from './store-world.ts';

/** Calls to the service: of its lane only the newest counts. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const calls = (accountId: string) =>
  world.sql('SELECT verb, version, done FROM service_calls WHERE account_id = $1 ORDER BY version', [accountId]);
const statuses = async (accountId: string) =>
  (
    await world.sql<{ status: string }>(
      "SELECT status FROM effects WHERE account_id = $1 AND lane = 'service' ORDER BY step",
      [accountId],
    )
  ).map(({ status }) => status);

test('a call is made once, with a version that only rises', async () => {
  const { id, number, ref } = await switchedOff(store);
  const off = begun(await store.beginService(ref));
  expect(off).toMatchObject({
    verb: 'deactivate',
    key: `${id}:deactivate:1`,
    version: (await known(store, id)).projection?.version,
    externalId: (await known(store, id)).externalId,
    reason: expect.stringMatching(/./),
  });
  for (let i = 0; i < 2; i++) await store.settleService(ref, off);
  await transfer(store, 100_000, { concept: number });
  const back = await onlyWork(store, id, 'reactivateService');
  const on = begun(await store.beginService(back));
  expect(on).toMatchObject({ verb: 'reactivate', key: `${id}:reactivate:2` });
  expect(on.version).toBeGreaterThan(off.version);
  await store.settleService(back, on);
  expect(await calls(id)).toEqual([
    { verb: 'deactivate', version: off.version, done: true },
    { verb: 'reactivate', version: on.version, done: true },
  ]);
});

test('one that nobody has begun is dropped when another verb is decided', async () => {
  const { id, number, ref } = await switchedOff(store);
  await transfer(store, 100_000, { concept: number });
  expect(await workOf(store, id, 'deactivateService')).toEqual([]);
  expect([await statuses(id), await store.beginService(ref)]).toEqual([['dropped', 'pending'], { is: 'over' }]);
  await doneAtOnce(store, id);
  expect(await calls(id)).toMatchObject([{ verb: 'reactivate' }]);
});

test.each(['failed', 'is not heard of any more'])(
  'one that was begun and %s is not made after all, when another verb waits behind it',
  async (how) => {
    const { id, number, ref } = await switchedOff(store);
    begun(await store.beginService(ref));
    await transfer(store, 100_000, { concept: number });
    expect(await statuses(id)).toEqual(['begun', 'pending']);
    if (how === 'failed') await store.workFailed(ref, '500');
    else world.clock.now = addMinutes(world.clock.now, 1);
    expect([await store.beginService(ref), await statuses(id)]).toEqual([{ is: 'over' }, ['dropped', 'pending']]);
  },
);

test('one that comes late, after a newer one was made, does nothing', async () => {
  const { id, number, ref } = await switchedOff(store);
  const off = begun(await store.beginService(ref));
  await transfer(store, 100_000, { concept: number });
  const back = await onlyWork(store, id, 'reactivateService');
  await store.settleService(back, begun(await store.beginService(back)));
  world.clock.now = addMinutes(world.clock.now, 1);
  expect([await store.beginService(ref), await statuses(id)]).toEqual([{ is: 'over' }, ['dropped', 'done']]);
  await store.settleService(ref, off);
  expect(await calls(id)).toMatchObject([{ verb: 'reactivate' }]);
});
