import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { clearDeactivation } from '../../activities/clear-deactivation.ts';
import type { ClearanceOrder } from '../../domain/effects.ts';
import type { Switch } from '../../domain/switches.ts';
import { SWITCHES } from '../../domain/switches.ts';
import type { Day } from '../../domain/time.ts';
import type { Store } from '../../ports/store/store.ts';
import { account, agent, newId, now, opening, openWorld, type World } from './store-world.ts';

/** What the clearing of a deactivation finds in the real store: switches, the day's deactivations, the bank feed. */

let world: World;
let store: Store;
let sql: pg.Client;
beforeAll(async () => {
  ({ store } = world = await openWorld());
  sql = new pg.Client({ connectionString: world.url });
  await sql.connect();
});
afterAll(async () => {
  await sql.end();
  await world.close();
});

const set = (name: Switch, stopped: boolean) => store.changeSwitch({ id: newId('swi'), name, stopped, reason: 'looking into it', actor: agent, at: now });
afterEach(async () => {
  for (const name of SWITCHES) if ((await store.stopOf(name)) !== null) await set(name, false);
});

describe('a deactivation is cleared', () => {
  const BREAKER = { maxPercent: 5, maxCount: 50, minCount: 5 };
  /** Another local day for each test: what one was told counts for no other. */
  let days = 0;
  const nextDay = (): Day => `2026-05-${String(++days + 10)}` as Day;
  const real = async (): Promise<string> => (await store.openAccount(opening({}, { testClock: false }))).value.id;
  const asks = async (accountId: string, day: Day, more: Partial<ClearanceOrder> = {}, key = newId('key')): Promise<string> => {
    const said = await clearDeactivation({ store })(key, { accountId, clearanceId: 'clearance-1', at: now, day, lastBankDay: '2026-05-08', breaker: BREAKER, ...more });
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

  test('six who ask at once: as many as the breaker allows, and the last is told why; the same account again is no second one', async () => {
    const day = nextDay();
    const ids = await Promise.all(Array.from({ length: 6 }, real));
    const said = await Promise.all(ids.map((id) => asks(id, day)));
    expect(said.filter((one) => one === 'DEACTIVATION_CLEARED')).toHaveLength(5);
    expect(said.filter((one) => one.startsWith('breaker: 5 of '))).toHaveLength(1);
    const cleared = ids[said.indexOf('DEACTIVATION_CLEARED')] as string;
    expect(await asks(cleared, day)).toBe('DEACTIVATION_CLEARED');
    expect(await store.breakerOn(day)).toMatchObject({ deactivations: 5, release: null });
    expect(await asks(await real(), nextDay())).toBe('DEACTIVATION_CLEARED');
  });

  test('of 200 accounts and more, five in a hundred', async () => {
    const day = nextDay();
    const model = await real();
    const [columns] = (await sql.query<{ names: string }>("SELECT string_agg(column_name, ', ') AS names FROM information_schema.columns WHERE table_name = 'accounts' AND column_name NOT IN ('id', 'ordinal')")).rows;
    await sql.query(`INSERT INTO accounts (id, ${columns?.names}) SELECT 'acc_many' || n, ${columns?.names} FROM accounts, generate_series(1, 220) AS n WHERE id = $1`, [model]);
    const { accounts } = await store.breakerOn(day);
    const most = Math.floor(accounts / 20);
    expect(most).toBeGreaterThan(10);
    // Test clocks live in times of their own: they are not in the figures, and not stopped.
    const onTestClock = await account(store);
    await sql.query(`INSERT INTO clearances (key, account_id, day, at) SELECT 'by-hand-' || n, 'acc_many' || n, $1, now() FROM generate_series(1, $2) AS n`, [day, most - 1]);
    await sql.query(`INSERT INTO clearances (key, account_id, day, at) SELECT 'clock-' || n, $2, $1, now() FROM generate_series(1, 80) AS n`, [day, onTestClock]);
    const [id, other] = [await real(), await real()];
    expect(await asks(id, day)).toBe('DEACTIVATION_CLEARED');
    expect(await asks(other, day)).toMatch(/^breaker: \d+ of \d+ accounts/);
    expect(await asks(onTestClock, day)).toBe('DEACTIVATION_CLEARED');
    // Fifty is the most, however many accounts there are.
    expect(await asks(other, day, { breaker: { ...BREAKER, maxPercent: 100 } })).toBe('DEACTIVATION_CLEARED');
    expect(await asks(other, day, { breaker: { ...BREAKER, maxPercent: 100, maxCount: 3 } })).toMatch(/^breaker/);

    await store.releaseBreaker({ id: newId('rel'), day, reason: 'looked through', actor: agent, at: now });
    expect(await asks(other, day)).toBe('DEACTIVATION_CLEARED');
  });

  test('not while the bank feed is behind; without one, and with a fresh one, yes', async () => {
    const [id, onTestClock] = [await real(), await account(store)];
    const imported = (importedThrough: Day | null) => store.noteBankFeed({ id: newId('bfi'), importedThrough, actor: agent, at: now });
    await imported('2026-05-07');
    expect(await asks(id, nextDay())).toBe('bankFeed: The bank feed was imported through 2026-05-07, and 2026-05-08 was a bank day');
    expect(await asks(onTestClock, nextDay())).toBe('DEACTIVATION_CLEARED');
    await imported('2026-05-08');
    expect(await asks(id, nextDay())).toBe('DEACTIVATION_CLEARED');
    await imported('2026-01-01');
    await imported(null);
    expect(await asks(id, nextDay())).toBe('DEACTIVATION_CLEARED');
  });

  test('asked again under its key, it hears the same, whatever has changed', async () => {
    const [id, day] = [await real(), nextDay()];
    expect(await asks(id, day, {}, 'same-key')).toBe('DEACTIVATION_CLEARED');
    await set('deactivations', true);
    expect(await asks(id, day, {}, 'same-key')).toBe('DEACTIVATION_CLEARED');
    const other = await real();
    expect(await asks(other, day, {}, 'other-key')).toBe('switch: looking into it');
    await set('deactivations', false);
    expect(await asks(other, day, {}, 'other-key')).toBe('switch: looking into it');
  });
});

describe('append-only', () => {
  test.each(['switch_changes', 'bank_feed_imports', 'breaker_releases', 'clearances', 'credit_applications'])('%s', async (table) => {
    await expect(sql.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: '23000' });
  });
});
