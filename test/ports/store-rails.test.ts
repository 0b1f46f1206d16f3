import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { RAILS, type Rail } from '../../ports/store/rails.ts';
import type { Store } from '../../ports/store/store.ts';
import { begun, ordered } from './store-deeds.ts';
import { agent, newId, now, openWorld, owing, type World } from './store-world.ts';

/** A rail whose provider refuses us stops itself, once for everybody, until it is let go. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());
afterEach(async () => {
  for (const name of ['charges', 'mails'] as const) await store.letRailGo(name);
});

/** Those that have stopped by themselves. */
const stopped = async (): Promise<Rail[]> => {
  const states = await store.railStates();
  return RAILS.filter((name) => states[name] === 'stopped');
};

const tasks = async (status: 'open' | 'done' = 'open') =>
  (await store.tasks({ kind: 'railStopped', status, limit: 100, cursor: null })).items;
const changes = async () => (await store.switchChanges({ name: 'charges', limit: 100, cursor: null })).items;
const by = (stopped: boolean) =>
  store.changeSwitch({ id: newId('swi'), name: 'charges', stopped, reason: 'looking into it', actor: agent, at: now });

test('ten that meet the refusal at once stop it once, with one task that says why', async () => {
  const before = (await changes()).length;
  await Promise.all(Array.from({ length: 10 }, () => store.stopRail('charges', '401: no such key')));
  expect((await changes()).slice(0, (await changes()).length - before)).toMatchObject([
    { stopped: true, reason: '401: no such key', actor: { kind: 'system' } },
  ]);
  expect(await tasks()).toMatchObject([
    { accountId: null, dueOn: null, data: { name: 'charges', because: '401: no such key' } },
  ]);
  expect([await stopped(), await store.stopOf('charges'), await store.stopOf('mails')]).toEqual([
    ['charges'],
    '401: no such key',
    null,
  ]);
});

test('what nobody has begun is held by it like by any switch', async () => {
  const { id } = await owing(store, 1_000);
  const { ref } = await ordered(store, id);
  begun(await store.beginCharge(ref, 'sandbox'));
  await store.stopRail('charges', '401');
  expect(await store.yieldWork(ref, '401')).toBe(true);
  expect(await store.beginCharge(ref, 'sandbox')).toEqual({ is: 'over' });
});

test('let go when its provider takes us again, its task is done; and it may stop again', async () => {
  await store.stopRail('charges', '401');
  await store.letRailGo('charges');
  expect([await stopped(), await store.stopOf('charges'), await tasks()]).toEqual([[], null, []]);
  await store.stopRail('charges', '403');
  expect(await tasks()).toMatchObject([{ data: { because: '403' } }]);
});

test('let go by a person, its task is done as well', async () => {
  await store.stopRail('mails', '401');
  await store.changeSwitch({
    id: newId('swi'),
    name: 'mails',
    stopped: false,
    reason: 'a new key',
    actor: agent,
    at: now,
  });
  expect([await stopped(), await tasks()]).toEqual([[], []]);
});

test("one that a person has stopped is not the rail's own, and its provider does not let it go", async () => {
  await by(true);
  await store.stopRail('charges', '401');
  expect([await stopped(), await tasks(), await store.stopOf('charges')]).toEqual([[], [], 'looking into it']);
  await by(false);
});

test('stopped by a person while the rail was stopped, it stays stopped when the provider takes us again', async () => {
  await store.stopRail('charges', '401');
  await by(true);
  await store.letRailGo('charges');
  expect(await store.stopOf('charges')).toBe('looking into it');
  await by(false);
});

test('away, it is used all the same, and shown as away until it answers', async () => {
  for (const name of RAILS) await store.noteRailAway(name, 'no answer');
  await store.noteRailAway('mails', 'no answer, again');
  expect(await store.railStates()).toEqual({ charges: 'away', mails: 'away', service: 'away', verifier: 'away' });
  expect([await store.stopOf('charges'), await tasks()]).toEqual([null, []]);
  await store.stopRail('mails', '403');
  for (const name of RAILS) await store.noteRailBack(name);
  expect(await store.railStates()).toEqual({ charges: 'ok', mails: 'stopped', service: 'ok', verifier: 'ok' });
});
