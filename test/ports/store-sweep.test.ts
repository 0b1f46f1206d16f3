import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Store } from '../../ports/store/store.ts';
import { doneAtOnce, passes } from './store-deeds.ts';
import { method, opening, openWorld, owing, transfer, type World } from './store-world.ts';

/** Whose nudge, workflow or Temporal was lost is found by the record. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld({ clock: 'the database' })));
afterAll(() => world.close());
/** Those of other tests are left alone. */
beforeEach(() => world.sql("UPDATE account_states SET nudge_after = clock_timestamp() + interval '1 day'"));

const GRACE_MS = 60_000;
const found = async (limit = 100): Promise<string[]> =>
  (await store.overdue(GRACE_MS, limit)).map(({ accountId }) => accountId).sort();
const aged = (accountId: string, column: 'wake_at' | 'work_since', by: string) =>
  world.sql(`UPDATE account_states SET ${column} = clock_timestamp() - $2::interval WHERE account_id = $1`, [
    accountId,
    by,
  ]);
const waited = (accountId: string) =>
  world.sql("UPDATE account_states SET nudge_after = clock_timestamp() - interval '1 ms' WHERE account_id = $1", [
    accountId,
  ]);
const backoff = async (accountId: string) => {
  const [row] = await world.sql<{ nudges: number; s: string | null }>(
    'SELECT nudges, ceil(extract(epoch FROM nudge_after - clock_timestamp()) / 10) * 10 AS s FROM account_states WHERE account_id = $1',
    [accountId],
  );
  return [row?.nudges, row?.s === null ? null : Number(row?.s)];
};

test('whose time has come long ago is found, with what is to be done about it', async () => {
  const { id } = await owing(store, 100_000);
  expect(await found()).toEqual([]);
  await aged(id, 'wake_at', '50 s');
  expect(await found()).toEqual([]);
  await aged(id, 'wake_at', '70 s');
  expect(await store.overdue(GRACE_MS, 10)).toEqual([{ accountId: id, agenda: await store.look(id) }]);
});

test("a test clock is asked by the machine's time: one that lives in a far future or past is as punctual as any", async () => {
  const [past, future] = await Promise.all(
    ['2020-03-01T15:00:00.000Z', '2040-03-01T15:00:00.000Z'].map((clockStartsAt) =>
      store.openAccount(opening({}, { clockStartsAt: clockStartsAt as '2020-03-01T15:00:00.000Z' })),
    ),
  );
  for (const one of [past, future])
    await store.issueInvoice({
      id: `inv_${one?.id}`,
      accountId: one?.id ?? '',
      number: null,
      issuedOn: '2020-03-01',
      dueOn: '2040-03-10',
      kind: 'recurring',
      taxes: [],
      lines: [{ description: 'x', quantity: 1, unitAmountMinor: 100_000 }],
      taxMinor: 0,
      actor: { kind: 'agent', id: 'a' },
    });
  expect(await found()).toEqual([]);
});

test('whose work waits for long is found, begun or not; done, it is not', async () => {
  const { id, number } = await owing(store, 100_000);
  await transfer(store, 1, { concept: number });
  expect(await found()).toEqual([]);
  await aged(id, 'work_since', '2 min');
  expect(await found()).toEqual([id]);
  await waited(id);
  await doneAtOnce(store, id);
  expect(await found()).toEqual([]);
});

test('one that was nudged is left alone, for twice as long each time; as soon as it goes on, it is as new', async () => {
  const { id } = await owing(store, 100_000);
  await aged(id, 'wake_at', '1 h');
  const seen: unknown[] = [];
  for (let i = 0; i < 10; i++) {
    expect(await found()).toEqual([id]);
    expect(await found()).toEqual([]);
    seen.push(await backoff(id));
    await waited(id);
  }
  expect(seen).toEqual([10, 20, 40, 80, 160, 320, 640, 1_280, 1_280, 1_280].map((s, i) => [i + 1, s]));
  await method(store, id);
  expect(await backoff(id)).toEqual([0, null]);
});

test('those that were nudged least come first: nobody starves behind many that can not go on', async () => {
  const tired: string[] = [];
  for (let i = 0; i < 4; i++) tired.push((await owing(store, 100_000)).id);
  for (const id of tired) await aged(id, 'wake_at', '10 d');
  expect(await found(4)).toEqual([...tired].sort());
  for (const id of tired) await waited(id);
  const { id: fresh } = await owing(store, 100_000);
  await aged(fresh, 'wake_at', '2 min');
  expect(await found(1)).toEqual([fresh]);
});

test('one that somebody is at work on is passed over', async () => {
  const [one, two] = [await owing(store, 100_000), await owing(store, 100_000)];
  for (const { id } of [one, two]) await aged(id, 'wake_at', '2 min');
  const client = new pg.Client({ connectionString: world.url });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM account_states WHERE account_id = $1 FOR NO KEY UPDATE', [one.id]);
  expect(await found()).toEqual([two.id]);
  await client.query('ROLLBACK');
  await client.end();
  expect(await found()).toEqual([one.id]);
});

test('two who sweep at once find each one once', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 6; i++) ids.push((await owing(store, 100_000)).id);
  for (const id of ids) await aged(id, 'wake_at', '2 min');
  const both = await Promise.all([found(), found()]);
  expect(both.flat().sort()).toEqual([...ids].sort());
});

test('one that is stuck, or has nothing before it, is never found', async () => {
  const [stuck, idle] = [await owing(store, 100_000), await owing(store, 100_000)];
  await aged(stuck.id, 'wake_at', '2 min');
  await world.sql(
    "UPDATE account_states SET stuck_since = clock_timestamp(), stuck_because = 'x' WHERE account_id = $1",
    [stuck.id],
  );
  await transfer(store, 100_000, { concept: idle.number });
  await passes(store, idle.id, '2026-03-20T15:00:00.000Z');
  expect(await store.look(idle.id)).toMatchObject({ wakeAt: null, work: [] });
  expect(await found()).toEqual([]);
});
