import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { declined, frozen, ordered } from './store-deeds.ts';
import { invoice, linesOf, method, now, type Opening, opening, openWorld, type World } from './store-world.ts';

/** Network limits over all accounts of the company, counted where an attempt is frozen, on the real store. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

/** Mastercard: 10 declines of a card in 24 hours. */
const MOST = 10;

/** Of an account that lives in real time: test clocks have times of their own, and count for themselves. */
const withCard = async (fingerprint: string, clockStartsAt: Opening['clockStartsAt'] = null): Promise<string> => {
  const { id } = await store.openAccount(opening({}, { clockStartsAt }));
  await invoice(store, id, 1_000);
  await method(store, id, { brand: 'mastercard', fingerprint, default: true });
  return id;
};

describe('a card that is known on many accounts', () => {
  test('is tried on all of them together as often as its network allows; the next is held, and says until when', async () => {
    for (let i = 0; i < MOST; i++) {
      const { ref } = await frozen(store, await withCard('fp_shared'));
      await store.settleCharge(ref, declined('insufficient_funds'));
    }
    const id = await withCard('fp_shared');
    const { ref, attemptId } = await ordered(store, id);
    expect((await store.beginCharge(ref, 'sandbox')).is).not.toBe('begun');
    expect([await store.attemptById(attemptId), (await linesOf(store, id)).at(-1)]).toEqual([null, 'charge.held']);
    expect(await store.limitOf(id, attemptId)).toEqual({
      until: expect.stringMatching(/Z$/),
      reason: expect.stringContaining('Mastercard'),
    });

    // Another card is its own, and so is a test clock's account.
    await frozen(store, await withCard('fp_other'));
    await frozen(store, await withCard('fp_shared', now));
  });
});
