import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addMinutes } from '../../domain/time/calendar.ts';
import type { Store } from '../../ports/store/store.ts';
import { account, factsOf, known, method, now, opening, openWorld, owing, refusal, type World } from './store-world.ts';

/** Test clocks, which the record keeps. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const LEASE_MS = 60_000;
const april = '2026-04-01T00:00:00.000Z';
const stateOf = async (id: string) =>
  (await world.sql('SELECT skew_ms, next_at, wake_at, nudges FROM account_states WHERE account_id = $1', [id]))[0] as {
    skew_ms: string;
    next_at: Date;
    wake_at: Date;
  };

describe('taking a clock', () => {
  test("is for one at a time, out of ten at once; let go, it is the next one's", async () => {
    const id = await account(store);
    const taken = await Promise.allSettled(Array.from({ length: 10 }, () => store.takeClock(id, april, LEASE_MS)));
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of taken)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ status: 409, code: 'advance_in_progress' });
    await store.takeClock(await account(store), april, LEASE_MS);
    await store.releaseClock(id);
    await store.takeClock(id, april, LEASE_MS);
  });

  test('from somebody who is not heard of any more, and not from one who holds on to it', async () => {
    const id = await account(store);
    await store.takeClock(id, april, 50);
    await wait(80);
    await store.takeClock(id, april, 500);
    await store.keepClock(id, LEASE_MS);
    await wait(520);
    expect(await refusal(store.takeClock(id, april, LEASE_MS))).toBe('409 advance_in_progress');
  });

  test('is not kept from the next one by a word of the last that comes late, after it let go', async () => {
    const id = await account(store);
    await store.takeClock(id, april, LEASE_MS);
    await store.releaseClock(id);
    await store.keepClock(id, LEASE_MS);
    await store.takeClock(id, april, LEASE_MS);
  });

  test('goes on, stays, and never back: not before its last target, nor before its now', async () => {
    const id = await account(store);
    expect(await refusal(store.takeClock(id, addMinutes(now, -1), LEASE_MS))).toBe('422 clock_cannot_go_back');
    for (let i = 0; i < 2; i++) {
      await store.takeClock(id, april, LEASE_MS);
      await store.releaseClock(id);
    }
    expect((await known(store, id)).advanceTarget).toBe(april);
    // Its time has not come there yet: the target counts all the same.
    expect(await refusal(store.takeClock(id, '2026-03-31T23:59:59.999Z', LEASE_MS))).toBe('422 clock_cannot_go_back');
  });

  test('is not for accounts in real time, nor for those that are not there', async () => {
    const { id } = await store.openAccount(opening({}, { clockStartsAt: null }));
    expect(await refusal(store.takeClock(id, april, LEASE_MS))).toBe('409 not_a_test_clock');
    expect(await refusal(store.takeClock('acc_no', april, LEASE_MS))).toBe('404 not_found');
    expect(await refusal(store.standing('acc_no'))).toBe('404 not_found');
  });
});

describe('moving a clock', () => {
  test("puts the account's time forward, and with it when the machine has to wake", async () => {
    const { id } = await owing(store, 100_000);
    const { next } = await store.standing(id);
    const to = addMinutes(next ?? now, -10);
    const { wakeAt } = await store.moveClock(id, to);
    expect(await store.standing(id)).toEqual({ now: to, next, isIdle: true, isStuck: false });
    expect(wakeAt).toBe(addMinutes(world.clock.now, 10));
    const { skew_ms, next_at, wake_at } = await stateOf(id);
    expect([Number(skew_ms), next_at.toISOString(), wake_at.toISOString()]).toEqual([
      Date.parse(to) - Date.parse(world.clock.now),
      next,
      wakeAt,
    ]);
    await method(store, id);
    expect((await store.historyOf(id)).facts.at(-1)?.at).toBe(to);
    expect((await store.look(id)).wakeAt).toBe(wakeAt);
  });

  test('never puts it back', async () => {
    const { id } = await owing(store, 100_000);
    await store.moveClock(id, '2026-03-05T15:00:00.000Z');
    const before = await stateOf(id);
    await store.moveClock(id, '2026-03-04T15:00:00.000Z');
    expect(await stateOf(id)).toEqual(before);
  });

  test('past what is due decides nothing by itself: the account is not idle until it is reached', async () => {
    const { id } = await owing(store, 100_000);
    const { next } = await store.standing(id);
    await store.moveClock(id, next ?? now);
    expect(await store.standing(id)).toMatchObject({ isIdle: false });
    expect(await factsOf(store, id)).toHaveLength(2);
    // A mail is to be sent.
    await store.reach(id);
    expect(await store.standing(id)).toMatchObject({ isIdle: false });
  });

  test("runs on between advances, with the machine's", async () => {
    const id = await account(store);
    await store.moveClock(id, april);
    world.clock.now = addMinutes(world.clock.now, 7);
    expect((await store.standing(id)).now).toBe(addMinutes(april, 7));
    world.clock.now = now;
  });

  test('one without a next instant stays without', async () => {
    const id = await account(store);
    expect(await store.moveClock(id, april)).toMatchObject({ wakeAt: null, work: [] });
    expect(await store.standing(id)).toEqual({ now: april, next: null, isIdle: true, isStuck: false });
  });
});

test("by the database's own clock, an account is where it was put, and a moment later", async () => {
  const own = await openWorld({ clock: 'the database' });
  try {
    const { id } = await owing(own.store, 100_000);
    await own.store.moveClock(id, april);
    const { now: at } = await own.store.standing(id);
    expect(at >= april && at < addMinutes(april, 1)).toBe(true);
    const { id: real } = await own.store.openAccount(opening({}, { clockStartsAt: null }));
    expect(Math.abs(Date.parse((await own.store.standing(real)).now) - Date.now())).toBeLessThan(60_000);
  } finally {
    await own.close();
  }
});
