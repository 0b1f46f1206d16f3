import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { ClearanceOrder } from '../../domain/effects.ts';
import { SWITCHES, type Switch } from '../../domain/safety/switches.ts';
import type { Day } from '../../domain/time/time.ts';
import { inParallel } from '../lives/in-parallel.ts';
import { clear, countOrdered } from '../../ports/store/postgres/clearances.ts';
import { decideOn } from '../../ports/store/postgres/decide/decision.ts';
import type { Desk } from '../../ports/store/postgres/decide/desk.ts';
import type { Store } from '../../ports/store/store.ts';
import { deskOf } from './store-deeds.ts';
import { account, agent, newId, now, opening, openWorld, sqlState, type World } from './store-world.ts';

/** What the clearing of a deactivation finds in the store: switches, the day's deactivations, the bank feed. */

let world: World;
let store: Store;
let desk: Desk;
beforeAll(async () => ({ store } = world = await openWorld()));
beforeEach(() => void (desk = deskOf(world)));
afterAll(() => world.close());

const set = (name: Switch, stopped: boolean) =>
  store.changeSwitch({ id: newId('swi'), name, stopped, reason: 'looking into it', actor: agent, at: now });
afterEach(async () => {
  await desk.db.$disconnect();
  for (const name of SWITCHES) if ((await store.stopOf(name)) !== null) await set(name, false);
});

/** What the database is asked meanwhile. */
async function listening<T>(work: () => Promise<T>): Promise<{ said: T; heard: string[] }> {
  const heard: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [asked] = given as [string | { text: string }];
    heard.push(typeof asked === 'string' ? asked : asked.text);
    return (query as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  const said = await work().finally(() => {
    pg.Client.prototype.query = query;
  });
  return { said, heard };
}

/** Statements that read accounts or what is seen of them: one account by its id, or more than that. */
const lookedAt = (heard: string[]): { byId: number; otherwise: string[] } => {
  const found = heard.filter((one) => /\b(accounts|projections)\b/i.test(one));
  const otherwise = found.filter((one) => !/FROM accounts WHERE id = \$\d+\s*$/.test(one));
  return { byId: found.length - otherwise.length, otherwise };
};

describe('a deactivation is cleared', () => {
  const BREAKER = { maxPercent: 5, maxCount: 50, minCount: 5 };
  /** Another local day for each test: what one was told counts for no other. */
  let days = 0;
  const nextDay = (): Day => `2026-05-${String(++days + 10)}` as Day;
  const real = async (): Promise<string> => (await store.openAccount(opening({}, { clockStartsAt: null }))).id;
  const asks = async (accountId: string, day: Day, more: Partial<ClearanceOrder> = {}): Promise<string> => {
    const order = {
      accountId,
      clearanceId: 'clearance-1',
      at: now,
      day,
      lastBankDay: '2026-05-08',
      breaker: BREAKER,
      ...more,
    } as const;
    const said = await decideOn(desk, accountId, (locked) => clear(locked, newId('key'), order));
    return said.type === 'DEACTIVATION_HELD' ? `${said.why}: ${said.because}` : said.type;
  };

  test('when nothing speaks against it', async () => {
    expect(await asks(await real(), nextDay())).toBe('DEACTIVATION_CLEARED');
  });

  test('not while somebody has stopped them, on a test clock neither', async () => {
    const [id, onTestClock] = [await real(), await account(store)];
    await set('deactivations', true);
    for (const one of [id, onTestClock]) expect(await asks(one, nextDay())).toBe('switch: looking into it');
    await set('deactivations', false);
    expect(await asks(id, nextDay())).toBe('DEACTIVATION_CLEARED');
  });

  test(
    'six who ask at once: as many as the breaker allows, and the last is told why; the same account ' +
      'again is no second one',
    async () => {
      const day = nextDay();
      const ids = await Promise.all(Array.from({ length: 6 }, real));
      const said = await Promise.all(ids.map((id) => asks(id, day)));
      expect(said.filter((one) => one === 'DEACTIVATION_CLEARED')).toHaveLength(5);
      expect(said.filter((one) => one.startsWith('breaker: 5 accounts'))).toHaveLength(1);
      const cleared = ids[said.indexOf('DEACTIVATION_CLEARED')] as string;
      expect(await asks(cleared, day)).toBe('DEACTIVATION_CLEARED');
      expect(await store.breakerOn(day)).toMatchObject({ deactivations: 5, release: null });
      expect(await asks(await real(), nextDay())).toBe('DEACTIVATION_CLEARED');
    },
  );

  test('sixty who ask, twenty at once: none of them counts the accounts, and as many go as the last count allows', async () => {
    const day = nextDay();
    const ids = await inParallel(Array.from({ length: 60 }), real);
    await world.sql('UPDATE record_info SET counted_accounts = 240, counted_at = now()');
    const { said, heard } = await listening(() => inParallel(ids, (id) => asks(id, day), 20));
    expect(said.filter((one) => one === 'DEACTIVATION_CLEARED')).toHaveLength(12);
    expect(said.filter((one) => one.startsWith('breaker: 12 of 240 accounts'))).toHaveLength(48);
    expect((await store.breakerOn(day)).deactivations).toBe(12);
    expect(heard.filter((one) => /UPDATE clearance_days/.test(one))).toHaveLength(60);
    expect(lookedAt(heard)).toEqual({ byId: 60, otherwise: [] });
    await world.sql('UPDATE record_info SET counted_at = NULL');
  });

  test('before anybody has counted, as many go as always may', async () => {
    const day = nextDay();
    const ids = await inParallel(Array.from({ length: 6 }), real);
    const { said, heard } = await listening(() => inParallel(ids, (id) => asks(id, day), 1));
    expect(said).toEqual([
      ...Array.from({ length: 5 }, () => 'DEACTIVATION_CLEARED'),
      'breaker: 5 accounts were deactivated today, 5 is the most',
    ]);
    expect(lookedAt(heard)).toEqual({ byId: 6, otherwise: [] });
  });

  test("an admin's order for many counts each account once a day, and isn't held itself", async () => {
    const day = '2026-03-01';
    const counts = (id: string) => decideOn(desk, id, (locked) => countOrdered(locked, newId('job')));
    const ids = await Promise.all(Array.from({ length: 6 }, real));
    for (const id of ids) await counts(id);
    expect((await store.breakerOn(day)).deactivations).toBe(6);
    await counts(ids[0] as string);
    await counts(await account(store));
    expect((await store.breakerOn(day)).deactivations).toBe(6);
    expect(await asks(await real(), day)).toMatch(/^breaker: 6 /);
    // Whoever was ordered off and comes to it by itself is no second one.
    expect(await asks(ids[1] as string, day)).toBe('DEACTIVATION_CLEARED');
    expect((await store.breakerOn(day)).deactivations).toBe(6);
  });

  test('one that comes to nothing counts for nothing', async () => {
    const [id, day] = [await real(), nextDay()];
    const order: ClearanceOrder = {
      accountId: id,
      clearanceId: 'clearance-1',
      at: now,
      day,
      lastBankDay: '2026-05-08',
      breaker: BREAKER,
    };
    const fails = decideOn(desk, id, async (locked) => {
      await clear(locked, newId('key'), order);
      throw new Error('and then this');
    });
    await expect(fails).rejects.toThrow('and then this');
    expect((await store.breakerOn(day)).deactivations).toBe(0);
  });

  test('of 200 accounts and more, five in a hundred', async () => {
    const day = nextDay();
    const model = await real();
    const [columns] = await world.sql<{ names: string }>(
      "SELECT string_agg(column_name, ', ') AS names FROM information_schema.columns WHERE table_name = " +
        "'accounts' AND column_name NOT IN ('id', 'ordinal')",
    );
    await world.sql(
      `INSERT INTO accounts (id, ${columns?.names}) SELECT 'acc_many' || n, ${columns?.names} FROM accounts,
        generate_series(1, 220) AS n WHERE id = $1`,
      [model],
    );
    await store.countAccounts(0);
    const { accounts } = await store.breakerOn(day);
    const most = Math.floor(accounts / 20);
    expect(most).toBeGreaterThan(10);
    await world.sql('INSERT INTO clearance_days (day, n) VALUES ($1, $2)', [day, most - 1]);
    const [id, other] = [await real(), await real()];
    expect(await asks(id, day)).toBe('DEACTIVATION_CLEARED');
    expect(await asks(other, day)).toMatch(/^breaker: \d+ of \d+ accounts/);
    // Test clocks live in times of their own: they are not in the figures, and not stopped.
    expect(await asks(await account(store), day)).toBe('DEACTIVATION_CLEARED');
    expect((await store.breakerOn(day)).deactivations).toBe(most);
    // Fifty is the most, however many accounts there are.
    expect(await asks(other, day, { breaker: { ...BREAKER, maxPercent: 100, maxCount: 3 } })).toMatch(/^breaker/);
    expect(await asks(other, day, { breaker: { ...BREAKER, maxPercent: 100 } })).toBe('DEACTIVATION_CLEARED');

    await store.releaseBreaker({ id: newId('rel'), day, reason: 'looked through', actor: agent, at: now });
    expect(await asks(await real(), day)).toBe('DEACTIVATION_CLEARED');
    expect((await store.breakerOn(day)).deactivations).toBe(most + 2);
    await world.sql('UPDATE record_info SET counted_at = NULL');
  });

  test('by a count of accounts that is made now and then', async () => {
    const day = nextDay();
    await store.countAccounts(60_000);
    const { accounts } = await store.breakerOn(day);
    await real();
    await store.countAccounts(60_000);
    expect((await store.breakerOn(day)).accounts).toBe(accounts);
    await store.countAccounts(0);
    expect((await store.breakerOn(day)).accounts).toBe(accounts + 1);
    await world.sql('UPDATE record_info SET counted_at = NULL');
  });

  test('not while the bank feed is behind; without one, and with a fresh one, yes', async () => {
    const [id, onTestClock] = [await real(), await account(store)];
    const imported = (importedThrough: Day | null) =>
      store.noteBankFeed({ id: newId('bfi'), importedThrough, actor: agent, at: now });
    await imported('2026-05-07');
    expect(await asks(id, nextDay())).toBe(
      'bankFeed: The bank feed was imported through 2026-05-07, and 2026-05-08 was a bank day',
    );
    expect(await asks(onTestClock, nextDay())).toBe('DEACTIVATION_CLEARED');
    await imported('2026-05-08');
    expect(await asks(id, nextDay())).toBe('DEACTIVATION_CLEARED');
    await imported('2026-01-01');
    await imported(null);
    expect(await asks(id, nextDay())).toBe('DEACTIVATION_CLEARED');
  });
});

describe('append-only', () => {
  test.each(['switch_changes', 'bank_feed_imports', 'breaker_releases', 'clearances', 'credit_applications'])(
    '%s',
    async (table) => {
      expect(await sqlState(world, `DELETE FROM ${table}`)).toBe('23000');
    },
  );
});
