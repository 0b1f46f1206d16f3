import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../fresh-database.ts';
import { scansOf } from '../statements/plans.ts';

/** What the end of a run looks for in the statements that were asked: see `test/servers-down.ts`. */
let database: FreshDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('SET enable_seqscan = off');
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

test.each([
  ['no index leads to it', 'SELECT id FROM invoices WHERE reference || $1 = $2', 'invoices'],
  ['all of an index is read', 'SELECT count(*) FROM emails', 'emails by'],
  ['a page of all in another order than an index has', 'SELECT id FROM emails ORDER BY subject LIMIT 10', 'emails'],
  [
    'within a part of it',
    'SELECT id FROM accounts WHERE id = $1 AND EXISTS (SELECT FROM payments WHERE amount_minor = $2)',
    'payments',
  ],
  [
    'of a part that is most of it, by another time for each row',
    'SELECT account_id FROM account_states WHERE wake_at < clock_timestamp() AND stuck_since IS NULL',
    'account_states by',
  ],
  ['it is changed', "UPDATE tasks SET status = 'open' WHERE data = $1", 'tasks'],
])('the whole of a table is read: %s', async (_, text, found) => {
  const scans = await scansOf(client, text);
  expect(scans).toHaveLength(1);
  expect(scans[0]).toMatch(new RegExp(`^${found}`));
});

test.each([
  'SELECT * FROM accounts WHERE id = $1',
  'SELECT * FROM accounts ORDER BY ordinal DESC LIMIT $1',
  'SELECT a.name FROM accounts a JOIN projections p ON p.account_id = a.id ORDER BY a.name, a.id LIMIT 51',
  "SELECT id FROM tasks WHERE status = 'open' AND kind = $1",
  'SELECT account_id FROM account_states WHERE wake_at < statement_timestamp() AND stuck_since IS NULL',
  'SELECT * FROM record_info',
  'INSERT INTO tasks (id) VALUES ($1)',
])('by an index, a page, or of what stays small: %s', async (text) => {
  expect(await scansOf(client, text)).toEqual([]);
});
