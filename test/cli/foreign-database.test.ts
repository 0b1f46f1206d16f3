import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { applyMigrations, migrations, refuseBehind, refuseOlder } from '../../prisma/migrate.ts';
import type { FreshDatabase } from '../fresh-database.ts';
import { emptyDatabase, freshDatabase } from '../fresh-database.ts';
import { runCommand } from './started.ts';

const folder = mkdtempSync(join(tmpdir(), 'puntual-foreign-'));
const OLDER = '20250101000000_accounts';
const NEWER = '20991231000000_more';
const OWN = migrations().migrationDirectories[0]?.path ?? '';

const made: FreshDatabase[] = [];
afterAll(async () => {
  await Promise.all(made.map((database) => database.drop()));
  rmSync(folder, { recursive: true, force: true });
});

async function sql<T extends object>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

const entry = (name: string): string =>
  `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ('${name}',
        'f00d', now(), '${name}', 1)`;

async function databaseWith(...names: string[]): Promise<string> {
  const database = await freshDatabase();
  made.push(database);
  for (const name of names) await sql(database.url, entry(name));
  return database.url;
}

/** One as an older build left it: a book without any of ours, and a table. */
async function olderDatabase(): Promise<string> {
  const database = await emptyDatabase();
  made.push(database);
  await sql(
    database.url,
    'CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, ' +
      'finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text, rolled_back_at ' +
      'timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL ' +
      'DEFAULT 0)',
  );
  await sql(database.url, 'CREATE TABLE accounts (id text PRIMARY KEY)');
  await sql(database.url, entry(OLDER));
  return database.url;
}

const tablesOf = async (url: string): Promise<string[]> =>
  (
    await sql<{ name: string }>(
      url,
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
    )
  ).map(({ name }) => name);

const nameIn = (url: string): string => new URL(url).pathname.slice(1);
const saysOf = (url: string, ...names: string[]): string =>
  `The database "${nameIn(url)}" was made by another build of Puntual: it has the ` +
  `${names.length === 1 ? 'migration' : 'migrations'} ${names.join(', ')}, which this build does not ` +
  `have, or not in that form. Nothing in it was changed.\n` +
  'Use another database (DATABASE_URL) or, where Puntual keeps its own, another data folder ' +
  '(PUNTUAL_DATA); or run the build that made this one.';

describe('a database of an older build', () => {
  let url = '';
  beforeAll(async () => {
    url = await olderDatabase();
  });

  test('is refused, and nothing in it is changed', async () => {
    await expect(applyMigrations(url)).rejects.toThrow(saysOf(url, OLDER));
    expect(await tablesOf(url)).toEqual(['_prisma_migrations', 'accounts']);
  });

  test('npm start and the single commands say what is there and what to do, and end', async () => {
    const policy = join(folder, 'policy.json');
    writeFileSync(policy, JSON.stringify(mexicoPolicy()));
    const env = {
      DATABASE_URL: url,
      TEMPORAL_ADDRESS: process.env.PUNTUAL_TEST_TEMPORAL,
      PUNTUAL_API_KEY: 'a-key-of-twenty-characters',
    };
    const ends = await Promise.all(
      [['start'], ['setup'], ['migrate'], ['worker'], ['api'], ['backtest', '--policy', policy]].map(
        async ([name = '', ...args]) => {
          const command = runCommand(join(folder, name), [name, ...args], env);
          return { name, code: await command.exited, output: command.output() };
        },
      ),
    );
    for (const { name, code, output } of ends)
      expect([name, code, output]).toEqual([name, 1, expect.stringContaining(saysOf(url, OLDER))]);
    expect(await tablesOf(url)).toEqual(['_prisma_migrations', 'accounts']);
  });
});

test('two that nobody knows are both named, a newer one too', async () => {
  const url = await databaseWith(NEWER, OLDER);
  await expect(applyMigrations(url)).rejects.toThrow(saysOf(url, OLDER, NEWER));
});

test('processes of the last release go on when the next has brought its migrations', async () => {
  await expect(refuseOlder(await databaseWith(NEWER))).resolves.toBeUndefined();
  await expect(refuseOlder(await databaseWith(NEWER, OLDER))).rejects.toThrow(OLDER);
});

test('worker and API want the migrations of their release in first, and say who brings them', async () => {
  const url = await databaseWith();
  await expect(refuseBehind(url)).resolves.toBeUndefined();
  await expect(refuseBehind(await databaseWith(NEWER))).resolves.toBeUndefined();
  const last = migrations().migrationDirectories.at(-1)?.path ?? '';
  await sql(url, `DELETE FROM _prisma_migrations WHERE migration_name = '${last}'`);
  const env = {
    DATABASE_URL: url,
    TEMPORAL_ADDRESS: process.env.PUNTUAL_TEST_TEMPORAL,
    PUNTUAL_API_KEY: 'a-key-of-twenty-characters',
  };
  for (const name of ['worker', 'api']) {
    const command = runCommand(join(folder, `behind-${name}`), [name], env);
    expect([name, await command.exited]).toEqual([name, 1]);
    expect(command.output()).toContain(`lacks a migration of this release, ${last} for one`);
    expect(command.output()).toContain('npm run puntual setup');
  }
});

test('one under a name of ours that says something else is refused as well', async () => {
  const url = await databaseWith();
  await sql(url, `UPDATE _prisma_migrations SET checksum = 'f00d' WHERE migration_name = '${OWN}'`);
  await expect(applyMigrations(url)).rejects.toThrow(saysOf(url, OWN));
});

test('what was rolled back is not there any more', async () => {
  const url = await databaseWith(OLDER);
  await sql(url, `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '${OLDER}'`);
  expect(await applyMigrations(url)).toEqual([]);
});
