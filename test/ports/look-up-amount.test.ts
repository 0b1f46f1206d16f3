import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LookUpResult } from '../../ports/store/charges.ts';
import type { Store } from '../../ports/store/store.ts';
import { attempt, frozen, lookUp, UNKNOWN } from './store-deeds.ts';
import { method, openWorld, owing, standOf, type World } from './store-world.ts';

/** A look-up finds the key, and another amount under it. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const OTHER_AMOUNT: LookUpResult = {
  outcome: 'refused',
  blames: 'nobody',
  because: 'the provider knows this key for 900, and 1000 was asked for',
};
const tasks = (id: string) =>
  world.sql<{ kind: string }>("SELECT kind FROM tasks WHERE account_id = $1 AND status = 'open'", [id]);

test('of an attempt that nobody had answered: no money is booked, and a person is told', async () => {
  const { id, invoiceId } = await owing(store, 1_000);
  const { ref, attemptId } = await frozen(store, id, { methodId: await method(store, id) });
  await store.settleCharge(ref, UNKNOWN);
  const { deed, settle } = await lookUp(store, id);
  expect(deed).toMatchObject({ attemptId, amountMinor: 1_000 });
  await settle(OTHER_AMOUNT);
  expect([(await attempt(store, attemptId)).outcome, await standOf(store, invoiceId), await tasks(id)]).toEqual([
    'refused',
    'open 1000',
    [{ kind: 'keyMismatch' }],
  ]);
});

test('of a debit that is on its way: it stays so, and is looked up again', async () => {
  const { id, invoiceId } = await owing(store, 1_000);
  const { ref, attemptId } = await frozen(store, id, { methodId: await method(store, id, { kind: 'bankAccount' }) });
  await store.settleCharge(ref, { outcome: 'pending', providerRef: 'ch_1' });
  await (await lookUp(store, id)).settle(OTHER_AMOUNT);
  expect((await attempt(store, attemptId)).outcome).toBe('pending');
  await (await lookUp(store, id)).settle({ outcome: 'succeeded', providerRef: 'ch_1' });
  expect(await standOf(store, invoiceId)).toBe('paid 0');
});
