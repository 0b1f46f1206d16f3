import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { account, invoice, openWorld, sqlState, transfer, type World } from './store-world.ts';

/** What the database holds to by itself of the accounts' states, and of what is to be done. */

let world: World;
let accountId: string;
beforeAll(async () => {
  world = await openWorld();
  accountId = await account(world.store);
  await transfer(world.store, 50_000, { concept: (await invoice(world.store, accountId, 100_000)).number });
});
afterAll(() => world.close());

const refused = (sql: string, values: unknown[] = []): Promise<string> => sqlState(world, sql, values);
const CHECK = '23514';
const UNIQUE = '23505';
const APPEND_ONLY = '23000';

test('a fact that was told is not told again, and nothing of one is changed', async () => {
  expect(await refused("UPDATE facts SET body = '{}' WHERE account_id = $1 AND seq = 1", [accountId])).toBe(
    APPEND_ONLY,
  );
  expect(await refused('UPDATE facts SET step = NULL, at = NULL WHERE account_id = $1 AND seq = 1', [accountId])).toBe(
    APPEND_ONLY,
  );
});

test('one effect is open for a key; an ended one says when, and one that is begun has a lease', async () => {
  const [open] = await world.sql<{ key: string }>(
    "SELECT key FROM effects WHERE account_id = $1 AND status = 'pending'",
    [accountId],
  );
  const again = (status: string, ended: string) =>
    refused(
      `INSERT INTO effects (account_id, step, position, type, key, params, queue, priority, status, ended_at)
        VALUES ($1, 900, 0, 'sendEmail', $2, '{}', 'q', 3, $3, ${ended})`,
      [accountId, open?.key, status],
    );
  expect([
    await again('pending', 'NULL'),
    await again('done', 'NULL'),
    await again('pending', 'now()'),
    await again('begun', 'NULL'),
    await again('dropped', 'now()'),
  ]).toEqual([UNIQUE, CHECK, CHECK, CHECK, 'taken']);
});

test('one task is open for a key', async () => {
  const open = (id: string) =>
    refused(
      `INSERT INTO tasks (id, kind, key, opened_at, subject, data) VALUES ('${id}', 'followUp', 'once', now(), '{}', '{}')`,
    );
  expect([await open('tsk_1'), await open('tsk_2')]).toEqual(['taken', UNIQUE]);
  expect(await refused("UPDATE tasks SET status = 'done' WHERE id = 'tsk_1'")).toBe(CHECK);
  expect(await refused("UPDATE tasks SET status = 'done', closed_at = now() WHERE id = 'tsk_1'")).toBe('taken');
  expect(await open('tsk_2')).toBe('taken');
});

test('a state is told all its facts, unless it is stuck; and it wakes when time brings something', async () => {
  const set = (change: string) => refused(`UPDATE account_states SET ${change} WHERE account_id = $1`, [accountId]);
  expect(await set('told_seq = fact_seq - 1')).toBe(CHECK);
  expect(await set("told_seq = fact_seq - 1, stuck_since = now(), stuck_because = 'x'")).toBe('taken');
  expect(await set('stuck_because = NULL, told_seq = fact_seq')).toBe(CHECK);
  expect(await set('stuck_since = NULL, stuck_because = NULL, told_seq = fact_seq')).toBe('taken');
  expect(await set('wake_at = NULL')).toBe(CHECK);
});
