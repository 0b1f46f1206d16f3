import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { driftFrom } from '../../prisma/drift.ts';
import { applyMigrations, migrations } from '../../prisma/migrate.ts';
import { emptyDatabase, type FreshDatabase } from '../fresh-database.ts';
import { until } from '../until.ts';
import { Mortal } from '../simulator/mortal.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.drop());

const names = migrations().migrationDirectories.map((one) => one.path);

async function ask(sql: string, url = database.url): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('started three at once on an empty database, one of them makes everything', async () => {
  const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(database.url)));
  expect(applied.sort((a, b) => b.length - a.length)).toEqual([names, [], []]);
});

test('at the next start there is nothing to do', async () => {
  expect(await applyMigrations(database.url)).toEqual([]);
});

test('the book is kept as prisma migrate keeps it', async () => {
  const rows = await ask(
    'SELECT migration_name, checksum, applied_steps_count, finished_at IS NOT NULL AS finished, ' +
      'rolled_back_at FROM _prisma_migrations ORDER BY migration_name',
  );
  expect(rows).toEqual(
    migrations().migrationDirectories.map(({ path, migrationFile }) => ({
      migration_name: path,
      checksum: createHash('sha256').update(migrationFile.content.value).digest('hex'),
      applied_steps_count: 1,
      finished: true,
      rolled_back_at: null,
    })),
  );
});

test('the migrations make what the schema says', async () => {
  expect(await driftFrom(database.url)).toBe('');
});

test('where they differ, it shows', async () => {
  await ask('ALTER TABLE refunds DROP COLUMN reason');
  expect(await driftFrom(database.url)).toContain('ALTER TABLE "refunds" ADD COLUMN     "reason"');
});

test('a migration that fails leaves nothing behind, and says what the database said', async () => {
  const empty = await emptyDatabase();
  try {
    const broken = {
      ...migrations(),
      migrationDirectories: [
        {
          path: '20200101000000_broken',
          migrationFile: {
            path: 'migration.sql',
            content: { tag: 'ok' as const, value: 'CREATE TABLE first (id text);\nCREATE TABLE second (id nonsense);' },
          },
        },
      ],
    };
    await expect(applyMigrations(empty.url, broken)).rejects.toThrow(
      'The migration 20200101000000_broken can\'t be applied: type "nonsense" does not exist',
    );
    expect(await driftFrom(empty.url)).toContain('CREATE TABLE "accounts"');
    expect(await driftFrom(empty.url)).not.toContain('DROP TABLE "first"');
  } finally {
    await empty.drop();
  }
});

/** At this of its statements the next start dies, heard by the database or not. */
const DEATHS = [3, 4, 5, 6, 7, 2, 8, 1, 9, 12, 6, 5, 15, 4, 7, 20, 3, 11, 6, 9];

test('killed twenty times while it migrates, it goes on at each start, and nothing is done twice', async () => {
  const empty = await emptyDatabase();
  const starts = new Mortal('migrates');
  try {
    for (const [i, statement] of DEATHS.entries()) {
      starts.dieAt(statement, { done: i % 2 === 0 });
      await applyMigrations(starts.urlOf(empty.url)).catch(() => undefined);
      await starts.beReborn();
    }
    starts.spare();
    await applyMigrations(starts.urlOf(empty.url));
    const book = await ask(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1',
      empty.url,
    );
    expect(book.map(({ name }) => name)).toEqual(names);
    expect(await driftFrom(empty.url)).toBe('');
  } finally {
    await empty.drop();
  }
});

test('one that another tool has broken off before its file is applied; one that is there is said to be', async () => {
  const empty = await emptyDatabase();
  const [first] = names;
  const broken = (of: string) =>
    `UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0 WHERE migration_name = '${of}'`;
  try {
    await applyMigrations(empty.url, { ...migrations(), migrationDirectories: [] });
    await ask(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', 'any', '${first}')`,
      empty.url,
    );
    expect(await applyMigrations(empty.url)).toEqual(names);
    await ask(broken(first ?? ''), empty.url);
    await expect(applyMigrations(empty.url)).rejects.toThrow(/was broken off by another tool.*already exists.*resolve/);
  } finally {
    await empty.drop();
  }
});

describe('an index that is made beside its writers', () => {
  const list = (...sql: string[]) => ({
    ...migrations(),
    migrationDirectories: sql.map((value, i) => ({
      path: `2020010100000${i}_one`,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } },
    })),
  });
  const TABLE = 'CREATE TABLE papers (id int, kind text);';
  const INDEX = '-- Why.\nCREATE UNIQUE INDEX CONCURRENTLY "papers_id_key"\n  ON "papers" ("id");\n';
  const inOne = async (work: (empty: FreshDatabase) => Promise<void>): Promise<void> => {
    const empty = await emptyDatabase();
    await work(empty).finally(() => empty.drop());
  };
  const valid = (url: string) =>
    ask(`SELECT indisvalid AS valid FROM pg_index WHERE indrelid = 'papers'::regclass`, url);

  test('waits for those that write before it, and nobody waits for it', () =>
    inOne(async ({ url }) => {
      await applyMigrations(url, list(TABLE));
      const writer = new pg.Client({ connectionString: url });
      await writer.connect();
      await writer.query('BEGIN; INSERT INTO papers VALUES (1)');
      const migrated = applyMigrations(url, list(TABLE, INDEX));
      await until(async () => (await valid(url)).length === 1);
      await ask(`SET lock_timeout = '2s'; INSERT INTO papers VALUES (2)`, url);
      await writer.query('COMMIT');
      await writer.end();
      expect(await migrated).toEqual(['20200101000001_one']);
      expect(await valid(url)).toEqual([{ valid: true }]);
    }));

  test('is made anew where it failed or was broken off, and stands in the book once', () =>
    inOne(async ({ url }) => {
      await applyMigrations(url, list(TABLE));
      await ask('INSERT INTO papers VALUES (1), (1)', url);
      await expect(applyMigrations(url, list(TABLE, INDEX))).rejects.toThrow(
        /20200101000001_one can't be applied: .*unique/,
      );
      expect(await valid(url)).toEqual([{ valid: false }]);
      await ask('DELETE FROM papers', url);
      const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(url, list(TABLE, INDEX))));
      expect(applied.flat()).toEqual(['20200101000001_one']);
      expect(await valid(url)).toEqual([{ valid: true }]);
      const book = await ask('SELECT migration_name FROM _prisma_migrations', url);
      expect(book).toHaveLength(2);
    }));
});
