import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addMinutes } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Agenda } from '../../domain/work.ts';
import type { Store } from '../../ports/store/store.ts';
import { inParallel } from '../lives/in-parallel.ts';
import { commanded } from './store-deeds.ts';
import { account, invoice, linesOf, method, now, opening, openWorld, type World } from './store-world.ts';

/** When the machine comes for an account: no herd at midnight, none at an opening. */

let world: World;
let store: Store;
const news: { accountId: string; agenda: Agenda }[] = [];
beforeAll(
  async () =>
    ({ store } = world = await openWorld({ onNews: (accountId, agenda) => void news.push({ accountId, agenda }) })),
);
afterAll(() => world.close());

/** The day after its due day has begun. */
const MIDNIGHT: Instant = '2026-03-11T06:00:00.000Z';
const OPENING: Instant = '2026-03-17T14:00:00.000Z';

const stateOf = async (id: string) =>
  (await world.sql('SELECT next_at, next_kind, wake_at FROM account_states WHERE account_id = $1', [id]))[0] as {
    next_at: Date;
    next_kind: string;
    wake_at: Date;
  };
const minutesAfter = (instant: Instant, at: Date): number => (at.getTime() - Date.parse(instant)) / 60_000;
const real = async (more: { id?: string } = {}): Promise<string> => {
  world.clock.now = now;
  return (await store.openAccount(opening({}, { clockStartsAt: null, ...more }))).id;
};
const reachAt = async (id: string, at: Instant): Promise<Agenda> => {
  world.clock.now = at;
  return store.reach(id);
};
/** It owes, its mail has gone, and next is the day on which it is overdue. */
async function owing(id: string): Promise<string> {
  await invoice(store, id, 100_000, { sentAlready: true });
  return id;
}

describe('in real time', () => {
  test('an overdue mark is come for within ten minutes of midnight, spread over them, and read at once', async () => {
    const ids = await inParallel(Array.from({ length: 12 }), async () => owing(await real()));
    const wakes = await inParallel(ids, stateOf);
    const minutes = wakes.map(({ wake_at }) => minutesAfter(MIDNIGHT, wake_at));
    expect(wakes.map(({ next_at, next_kind }) => [next_at.toISOString(), next_kind])).toEqual(
      ids.map(() => [MIDNIGHT, 'overdue']),
    );
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...minutes)).toBeLessThan(10);
    expect(new Set(minutes).size).toBeGreaterThan(9);
    for (const id of ids) expect((await store.look(id)).wakeAt).toBe((await stateOf(id)).wake_at.toISOString());
  });

  test('a fact in between steps it', async () => {
    const id = await owing(await real());
    world.clock.now = MIDNIGHT;
    await method(store, id);
    expect(await linesOf(store, id)).toContain('overdue.began');
  });

  test('what is due sooner than somebody would come is told, though no instant is sooner than the next', async () => {
    const id = await owing(await real());
    const toldOf = () => news.filter(({ accountId }) => accountId === id).at(-1)?.agenda.wakeAt;
    expect(toldOf()).toBe((await stateOf(id)).wake_at.toISOString());
    await commanded(store, id, { type: 'PAUSE_REQUESTED', until: '2026-03-10', invoiceId: null, legal: false });
    expect(await stateOf(id)).toMatchObject({ next_at: new Date(MIDNIGHT), wake_at: new Date(MIDNIGHT) });
    expect(toldOf()).toBe(MIDNIGHT);
  });

  test('reminders come within 45 minutes of the opening, each account at its own second', async () => {
    const ids = await inParallel(Array.from({ length: 12 }), async () => owing(await real()));
    const seconds = [];
    for (const id of ids) {
      await reachAt(id, addMinutes(MIDNIGHT, 10));
      await reachAt(id, '2026-03-12T18:00:00.000Z');
      const { next_at, wake_at, next_kind } = await stateOf(id);
      expect([next_kind, wake_at]).toEqual(['reminder', next_at]);
      expect(await store.accountById(id)).toMatchObject({
        projection: { upcoming: expect.arrayContaining([expect.objectContaining({ at: next_at.toISOString() })]) },
      });
      seconds.push(minutesAfter(OPENING, next_at));
    }
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...seconds)).toBeLessThan(45);
    expect(new Set(seconds).size).toBeGreaterThan(9);
  });

  test('what a release without a spread has written wakes once, and is put right', async () => {
    // Of those whose second is not the first of all.
    const id = await owing(await real({ id: 'acc_214' }));
    await reachAt(id, addMinutes(MIDNIGHT, 10));
    await reachAt(id, '2026-03-12T18:00:00.000Z');
    const { next_at } = await stateOf(id);
    const body = `jsonb_set(body, '{snapshot,context}', (body #> '{snapshot,context}') - 'realTime')`;
    await world.sql(`UPDATE account_states SET body = ${body}, next_at = $2, wake_at = $2 WHERE account_id = $1`, [
      id,
      OPENING,
    ]);
    const lines = await linesOf(store, id);
    expect((await reachAt(id, OPENING)).wakeAt).toBe(next_at.toISOString());
    expect(await stateOf(id)).toMatchObject({ next_at, wake_at: next_at });
    expect(await linesOf(store, id)).toEqual(lines);
  });
});

test('on a test clock both are on the dot', async () => {
  world.clock.now = now;
  const id = await owing(await account(store));
  expect(await stateOf(id)).toMatchObject({ next_at: new Date(MIDNIGHT), wake_at: new Date(MIDNIGHT) });
  await reachAt(id, MIDNIGHT);
  await reachAt(id, '2026-03-12T18:00:00.000Z');
  expect(await stateOf(id)).toMatchObject({ next_at: new Date(OPENING), next_kind: 'reminder' });
});
