import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { commanded } from './store-deeds.ts';
import { account, agent, openWorld, type World } from './store-world.ts';

/** How many accounts are under each version of a policy: kept as sums, which their changes are added to. */

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const counted = async () =>
  (await world.store.policyAccounts()).map(({ name, version, accounts }) => `${name} ${version}: ${accounts}`).sort();
const loose = async (): Promise<number> =>
  Number((await world.sql<{ n: string }>('SELECT count(*) AS n FROM accounts_by_version WHERE NOT folded'))[0]?.n);

test('follows each account that comes or moves, and is the same when it is folded', async () => {
  const { store } = world;
  expect(await counted()).toEqual([]);
  const ids = [await account(store), await account(store), await account(store)] as [string, string, string];
  expect(await counted()).toEqual(['mexico 1: 3']);

  const later = { ...mexicoPolicy(), version: 2 };
  await store.savePolicy(later, agent);
  await account(store);
  expect(await counted()).toEqual(['mexico 1: 3', 'mexico 2: 1']);

  await commanded(store, ids[0], { type: 'CHANGE_POLICY_REQUESTED', policy: later });
  // What else changes of an account moves nothing.
  await store.changeAccount({ accountId: ids[1], profile: { tags: ['x'] }, requestId: 'req_tags', actor: agent });
  expect(await counted()).toEqual(['mexico 1: 2', 'mexico 2: 2']);

  const waiting = await loose();
  expect(await store.foldSums(waiting + 1)).toBe(0);
  expect(await loose()).toBe(waiting);
  // Two at once: what the one takes the other leaves.
  const [one, other] = await Promise.all([store.foldSums(waiting), store.foldSums(waiting)]);
  expect(one + other).toBeGreaterThan(0);
  expect(await loose()).toBe(0);
  expect(await counted()).toEqual(['mexico 1: 2', 'mexico 2: 2']);

  await commanded(store, ids[1], { type: 'CHANGE_POLICY_REQUESTED', policy: later });
  await commanded(store, ids[2], { type: 'CHANGE_POLICY_REQUESTED', policy: later });
  await store.foldSums(1);
  expect(await counted()).toEqual(['mexico 2: 4']);
});
