import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { comes, onlyWork, workOf } from './store-deeds.ts';
import { agent, invoice, known, linesOf, newId, now, opening, openWorld, owing, type World } from './store-world.ts';

/** A deactivation that is due is cleared, or held, in the step in which it is asked for. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

test('cleared, the call to the service is to be made, and the account is off', async () => {
  const { id } = await owing(store, 100_000);
  await comes(store, id, 'deactivation');
  await onlyWork(store, id, 'deactivateService');
  expect(await known(store, id)).toMatchObject({
    projection: { collections: { state: 'deactivated' }, service: { state: 'deactivated' } },
  });
  expect(await world.sql('SELECT key, why, because FROM clearances WHERE account_id = $1', [id])).toEqual([
    { key: `${id}:clear:1`, why: null, because: null },
  ]);
});

test('held, it stays on, and is asked for again on the next working day', async () => {
  const { id } = await owing(store, 100_000);
  await store.changeSwitch({
    id: newId('swi'),
    name: 'deactivations',
    stopped: true,
    reason: 'looking into it',
    actor: agent,
    at: now,
  });
  await comes(store, id, 'deactivation');
  expect([await workOf(store, id, 'deactivateService'), (await linesOf(store, id)).at(-1)]).toEqual([
    [],
    'deactivation.held',
  ]);
  expect((await known(store, id)).projection?.service.state).toBe('active');
  await store.changeSwitch({
    id: newId('swi'),
    name: 'deactivations',
    stopped: false,
    reason: 'fine',
    actor: agent,
    at: now,
  });
  await comes(store, id, 'deactivation');
  await onlyWork(store, id, 'deactivateService');
  expect(await world.sql('SELECT key, why FROM clearances WHERE account_id = $1 ORDER BY key', [id])).toEqual([
    { key: `${id}:clear:1`, why: 'switch' },
    { key: `${id}:clear:2`, why: null },
  ]);
});

test('the sixth on one day is held by the breaker: one task for the company says so, and a release closes it', async () => {
  const all: string[] = [];
  for (let i = 0; i < 7; i++) {
    const { id } = await store.openAccount(opening({}, { clockStartsAt: null }));
    await invoice(store, id, 100_000);
    await comes(store, id, 'deactivation');
    all.push(id);
  }
  const off = await Promise.all(all.map(async (id) => (await known(store, id)).projection?.service.state));
  expect(off).toEqual(['deactivated', 'deactivated', 'deactivated', 'deactivated', 'deactivated', 'active', 'active']);
  const open = async () => (await store.tasks({ kind: 'breaker', limit: 9, cursor: null })).items;
  const [task, ...others] = await open();
  expect([task, others]).toMatchObject([{ accountId: null, status: 'open' }, []]);
  const day = task?.data.day as `${number}-${number}-${number}`;
  expect(await store.breakerOn(day)).toMatchObject({ deactivations: 5, accounts: 7, release: null });
  await store.releaseBreaker({ id: newId('rel'), day, reason: 'looked through', actor: agent, at: now });
  expect(await open()).toEqual([]);
  expect((await store.taskById(task?.id ?? ''))?.status).toBe('done');
});
