import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addMinutes } from '../../domain/time/calendar.ts';
import type { Store } from '../../ports/store/store.ts';
import { goesTo, workOf } from './store-deeds.ts';
import {
  account,
  invoice,
  linesOf,
  method,
  now,
  opening,
  openWorld,
  owing,
  transfer,
  type World,
} from './store-world.ts';

/** What time brings is decided with whatever is written next. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

test('what is due is decided with the next write, after it', async () => {
  const { id } = await owing(store, 100_000);
  await store.moveClock(id, '2026-03-12T15:00:00.000Z');
  expect(await linesOf(store, id)).toEqual(['account.opened', 'invoice.issued']);
  await method(store, id);
  expect((await linesOf(store, id)).slice(2)).toEqual(['method.added', 'overdue.began']);
  const { now: at, next } = await store.standing(id);
  expect(next !== null && next > at).toBe(true);
});

test('money that comes late counts before what is due: what is paid is not charged', async () => {
  const { id } = await store.openAccount(opening({}, { autopay: true }));
  await method(store, id);
  const { number } = await invoice(store, id, 100_000);
  await store.moveClock(id, '2026-03-10T20:00:00.000Z');
  await transfer(store, 100_000, { concept: number });
  expect(await workOf(store, id, 'chargeBalance')).toEqual([]);
});

test.each([
  [0.5, 'at its instant'],
  [10, 'when it was met'],
])('a deadline that is met %f minutes late has come %s', async (minutes, when) => {
  const { id } = await owing(store, 100_000);
  const { next } = await store.standing(id);
  const met = addMinutes(next ?? now, minutes);
  await goesTo(store, id, met);
  expect((await store.lookAt(id))?.state.snapshot.context.now).toBe(when === 'at its instant' ? next : met);
});

test('never goes back, whatever the machine says', async () => {
  const id = await account(store);
  world.clock.now = '2026-03-01T14:00:00.000Z';
  await method(store, id);
  world.clock.now = now;
  expect((await store.historyOf(id)).facts.map(({ at }) => at)).toEqual([now, now]);
});
