import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { declined, frozen } from './store-deeds.ts';
import {
  account,
  adding,
  agent,
  factsOf,
  invoice,
  method,
  newId,
  openWorld,
  refusal,
  type World,
} from './store-world.ts';

/** Payment methods: which one is the default, and which may be charged. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

/** The bank won't charge it ever again. */
async function refused(accountId: string, methodId: string, declineCode: string): Promise<void> {
  await invoice(store, accountId, 1_000);
  const { ref } = await frozen(store, accountId, { methodId });
  await store.settleCharge(ref, declined(declineCode));
}

test('the first is the default; a later one only when asked for', async () => {
  const id = await account(store);
  const [first, second] = [await method(store, id), await method(store, id)];
  expect((await store.methods(id)).map((one) => [one.id, one.default])).toEqual([
    [first, true],
    [second, false],
  ]);
  const third = await method(store, id, { default: true, fingerprint: 'fp' });
  expect((await store.methods(id)).filter((one) => one.default).map((one) => one.id)).toEqual([third]);
  expect(await store.methodById(third)).toMatchObject({ provider: 'sandbox', token: 'tok_ok' });
  expect((await factsOf(store, id)).at(-1)).toEqual({
    type: 'METHOD_ADDED',
    method: {
      id: third,
      kind: 'card',
      brand: 'visa',
      last4: '4242',
      fingerprint: 'fp',
      default: true,
      expiresOn: '2030-12-31',
    },
    chargeNow: false,
  });
});

test('when the default goes, the newest that may be charged takes its place', async () => {
  const id = await account(store);
  const [first, second, third] = [await method(store, id), await method(store, id), await method(store, id)];
  await refused(id, third, 'stolen_card');
  const removed = await store.removeMethod({ methodId: first, actor: agent });
  expect(removed).toMatchObject({ status: 'removed', default: false });
  expect((await factsOf(store, id)).at(-1)).toEqual({ type: 'METHOD_REMOVED', methodId: first, newDefaultId: second });
  expect(await store.removeMethod({ methodId: first, actor: agent })).toEqual(removed);
  await store.removeMethod({ methodId: second, actor: agent });
  expect((await factsOf(store, id)).at(-1)).toMatchObject({ newDefaultId: null });
  expect((await store.methods(id)).map((one) => [one.id, one.status])).toEqual([[third, 'blocked']]);
});

test('one that is not the default goes without changing the default', async () => {
  const id = await account(store);
  const [first, second] = [await method(store, id), await method(store, id)];
  await store.removeMethod({ methodId: second, actor: agent });
  expect((await factsOf(store, id)).at(-1)).toMatchObject({ newDefaultId: first });
});

test('making another the default; not a blocked or a removed one', async () => {
  const id = await account(store);
  const [first, second, third] = [await method(store, id), await method(store, id), await method(store, id)];
  expect(await store.defaultMethod({ methodId: second, actor: agent })).toMatchObject({ default: true });
  // Said again: nothing new.
  expect(await store.defaultMethod({ methodId: second, actor: agent })).toMatchObject({ default: true });
  expect((await factsOf(store, id)).filter(({ type }) => type === 'METHOD_DEFAULTED')).toEqual([
    { type: 'METHOD_DEFAULTED', methodId: second },
  ]);
  await refused(id, third, 'expired_card');
  expect((await store.methodById(third))?.status).toBe('expired');
  expect(await refusal(store.defaultMethod({ methodId: third, actor: agent }))).toBe('422 card_blocked');
  await store.removeMethod({ methodId: first, actor: agent });
  expect(await refusal(store.defaultMethod({ methodId: first, actor: agent }))).toBe('404 not_found');
  expect(await refusal(store.defaultMethod({ methodId: 'pm_no', actor: agent }))).toBe('404 not_found');
});

test('added at once, there is still one default', async () => {
  const id = await account(store);
  await Promise.all([1, 2, 3, 4].map(() => store.addMethod(adding(id, { default: true }))));
  expect((await store.methods(id)).filter((one) => one.default)).toHaveLength(1);
  expect((await store.historyOf(id)).facts.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
});

test('made the default again later, under another request, it is told again; under the same, it is not', async () => {
  const id = await account(store);
  const [first, second] = [await method(store, id), await method(store, id)];
  const deed = { methodId: second, requestId: newId('req'), actor: agent };
  await store.defaultMethod(deed);
  await store.defaultMethod({ methodId: first, requestId: newId('req'), actor: agent });
  // A crash cut the first request short, and it is resumed only now: what it asked for has been done, and undone since.
  expect(await store.defaultMethod(deed)).toMatchObject({ default: false });
  await store.defaultMethod({ ...deed, requestId: newId('req') });
  expect((await factsOf(store, id)).slice(3).map((fact) => fact.type === 'METHOD_DEFAULTED' && fact.methodId)).toEqual([
    second,
    first,
    second,
  ]);
});

test('a card that was refused for good is as blocked under another token', async () => {
  const id = await account(store);
  const first = await method(store, id, { fingerprint: 'fp_stolen' });
  await refused(id, first, 'stolen_card');
  expect(await store.addMethod(adding(id, { fingerprint: 'fp_stolen' }))).toMatchObject({ status: 'blocked' });
});
