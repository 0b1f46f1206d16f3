import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forgetOnce } from '../../ports/forget-once.ts';
import type { Store } from '../../ports/store/store.ts';
import { asked, onlyWork, begun } from './store-deeds.ts';
import { agent, known, method, newId, openWorld, owing, type World } from './store-world.ts';

/** What is tidied up after cards that were left for one payment. */
let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const bank = (fails: () => boolean = () => false) => {
  const forgotten: string[] = [];
  return {
    forgotten,
    provider: 'sandbox' as const,
    forget: async ({ methodId, token }: { methodId: string; token: string }) => {
      if (fails()) throw new Error('away');
      forgotten.push(`${methodId} ${token}`);
    },
  };
};
const statusOf = async (id: string) => (await store.methodById(id))?.status;

async function paying(token = 'tok_ok') {
  const { id } = await owing(store, 100_000);
  const methodId = await method(store, id, { token, once: true });
  const attemptId = newId('att');
  const answer = await asked(store, id, {
    type: 'PAY_REQUESTED',
    attemptId,
    invoiceId: null,
    methodId,
    trigger: 'portal',
  });
  expect(answer.ok).toBe(true);
  const ref = await onlyWork(store, id, 'chargeBalance');
  begun(await store.beginCharge(ref, 'sandbox'));
  return { id, methodId, ref };
}

test('left for one payment it is never the default, and can not be made it', async () => {
  const { id } = await owing(store, 100_000);
  const methodId = await method(store, id, { once: true });
  expect(await store.methodById(methodId)).toMatchObject({ once: true, default: false });
  await expect(store.defaultMethod({ methodId, actor: agent })).rejects.toMatchObject({ code: 'card_blocked' });
  const kept = await method(store, id);
  expect(await store.methodById(kept)).toMatchObject({ once: false, default: true });
  await store.removeMethod({ methodId: kept, actor: agent });
  expect(await store.methodById(methodId)).toMatchObject({ default: false });
});

test('when it has paid it is removed in the same decision; its provider is told until it has heard, and once', async () => {
  const { methodId, ref } = await paying('tok_mine');
  await store.settleCharge(ref, { outcome: 'succeeded', providerRef: 'ch_1' });
  expect(await statusOf(methodId)).toBe('removed');
  let away = true;
  const gateway = bank(() => away);
  expect(await forgetOnce(store, gateway)).toMatchObject({ forgotten: 0, failed: [{ methodId }] });
  away = false;
  expect(await forgetOnce(store, gateway)).toEqual({ forgotten: 1, failed: [] });
  expect(await forgetOnce(store, gateway)).toEqual({ forgotten: 0, failed: [] });
  expect(gateway.forgotten).toEqual([`${methodId} tok_mine`]);
  expect(await store.hadMethod('sandbox', 'tok_mine')).toBe(true);
});

test('while nobody knows what came of it nothing is removed, however long that takes', async () => {
  const { id, methodId, ref } = await paying();
  await store.settleCharge(ref, { outcome: 'unknown' });
  await store.moveClock(id, '2026-03-04T15:00:00.000Z');
  const gateway = bank();
  await forgetOnce(store, gateway);
  expect([await statusOf(methodId), gateway.forgotten]).toEqual(['active', []]);
});

test('one that nobody has paid with in a day of its account is removed, and forgotten', async () => {
  const { id } = await owing(store, 100_000);
  const [left, kept] = [await method(store, id, { once: true, token: 'tok_left' }), await method(store, id)];
  const gateway = bank();
  await store.moveClock(id, '2026-03-02T14:59:59.000Z');
  await forgetOnce(store, gateway);
  expect(await statusOf(left)).toBe('active');
  await store.moveClock(id, '2026-03-02T15:00:00.000Z');
  await forgetOnce(store, gateway);
  expect([await statusOf(left), await statusOf(kept)]).toEqual(['removed', 'active']);
  expect(gateway.forgotten).toEqual([`${left} tok_left`]);
  expect((await known(store, id)).projection?.autopay.enabled).toBe(false);
});
