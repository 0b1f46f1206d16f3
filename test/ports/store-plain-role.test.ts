import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { admitPlainRole, mayRebuild } from '../../prisma/plain-role.ts';
import { type FreshDatabase, freshDatabase } from '../fresh-database.ts';

/** The role that API and worker have. What they need it for, all tests of the API and of the store try with it. */
let database: FreshDatabase;
let owner: pg.Client;
let plain: pg.Client;

const NOT_ALLOWED = '42501';

beforeAll(async () => {
  database = await freshDatabase();
  // As a start does: what a database lets everybody do is not copied with its tables.
  await admitPlainRole(database.url, database.plainUrl, { setsPassword: false });
  owner = new pg.Client({ connectionString: database.url });
  plain = new pg.Client({ connectionString: database.plainUrl });
  await Promise.all([owner.connect(), plain.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), plain.end()]);
  await database.drop();
});

const codeOf = (client: pg.Client, sql: string): Promise<string> =>
  client.query(sql).then(
    () => 'done',
    (error: pg.DatabaseError) => error.code ?? error.message,
  );

describe('the plain role', () => {
  test.each([
    'CREATE TABLE mine (id int)',
    'CREATE TEMPORARY TABLE mine (id int)',
    'CREATE SCHEMA mine',
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    'DROP TABLE journal_entries',
    'DROP TABLE timeline CASCADE',
    'ALTER TABLE journal_entries DISABLE TRIGGER ALL',
    'DROP TRIGGER timeline_append_only ON timeline',
    'ALTER TABLE accounts ADD COLUMN mine int',
    'TRUNCATE accounts CASCADE',
    "SET session_replication_role = 'replica'",
    "COPY accounts TO PROGRAM 'cat'",
    'CREATE ROLE mine',
    'ALTER ROLE puntual_app CREATEDB',
    "UPDATE _prisma_migrations SET checksum = ''",
    'UPDATE journal_entries SET id = id',
    'DELETE FROM journal_entries',
    'UPDATE timeline SET type = type',
    'DELETE FROM facts',
    'UPDATE audit SET subject = subject',
  ])('may not: %s', async (sql) => {
    expect(await codeOf(plain, sql)).toBe(NOT_ALLOWED);
  });

  test('is held by what the database holds everybody to: a fact that is there stays as it is', async () => {
    const { rows } = await plain.query<{ triggers: string }>(
      `SELECT count(*) AS triggers FROM pg_trigger WHERE tgrelid = 'facts'::regclass AND tgname = 'facts_unchanged' AND tgenabled = 'O'`,
    );
    expect(rows[0]?.triggers).toBe('1');
  });

  test('may read and write what is neither append-only nor a view, and call for no more than that', async () => {
    const { rows } = await owner.query<{ name: string; rights: string[] }>(
      `SELECT c.relname AS name, array_agg(p.privilege_type::text ORDER BY p.privilege_type::text) AS rights
       FROM pg_class c, LATERAL aclexplode(c.relacl) p JOIN pg_roles r ON r.oid = p.grantee
       WHERE r.rolname = 'puntual_app' AND c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v') GROUP BY 1`,
    );
    const rights = Object.fromEntries(rows.map((row) => [row.name, row.rights.join(' ')]));
    expect(rights).toMatchObject({
      accounts: 'DELETE INSERT SELECT UPDATE',
      journal_entries: 'INSERT SELECT',
      facts: 'INSERT SELECT UPDATE',
      analytics_attempts: 'SELECT',
      _prisma_migrations: 'SELECT',
    });
    // No table was forgotten.
    const { rows: tables } = await owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')`,
    );
    expect(Object.keys(rights).sort()).toEqual(tables.map(({ name }) => name).sort());
  });

  test('is not the owner, who could rebuild everything', async () => {
    expect([await mayRebuild(database.plainUrl), await mayRebuild(database.url)]).toEqual([false, true]);
  });

  test('gets into a table that is new when it is admitted again, and keeps its password unless it is ours', async () => {
    await owner.query('CREATE TABLE later (id int)');
    expect(await codeOf(plain, 'SELECT FROM later')).toBe(NOT_ALLOWED);
    const other = new URL(database.plainUrl);
    other.password = 'another';
    await Promise.all([1, 2, 3].map(() => admitPlainRole(database.url, other.href, { setsPassword: false })));
    expect(await codeOf(plain, 'SELECT FROM later')).toBe('done');
    const again = new pg.Client({ connectionString: database.plainUrl });
    await again.connect();
    await again.end();
  });
});
