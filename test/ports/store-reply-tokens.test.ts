import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { account, openWorld, type World } from './store-world.ts';

/** What stands in the address that an account's mails are answered to. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

test('is made once, by whoever needs it first, and finds its account', async () => {
  const [one, other] = [await account(store), await account(store)];
  const tokens = await Promise.all(Array.from({ length: 5 }, () => store.replyTokenOf(one)));
  const token = tokens[0] as string;
  expect(new Set(tokens)).toEqual(new Set([token]));
  expect(token).toMatch(/^[0-9a-z]{16,}$/);
  expect(await store.replyTokenOf(other)).not.toBe(token);
  expect(await Promise.all([token, token.toUpperCase(), 'nobody'].map((of) => store.accountByReplyToken(of)))).toEqual([
    one,
    one,
    null,
  ]);
});
