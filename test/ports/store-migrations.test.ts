import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { driftFrom } from '../../prisma/drift.ts';
import { applyMigrations, migrations } from '../../prisma/migrate.ts';
import { withSchemaEngine } from '../../prisma/schema-engine.ts';
import { emptyDatabase, type FreshDatabase } from '../fresh-database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.drop());

const names = migrations().migrationDirectories.map((one) => one.path);

async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url });
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
    const apply = withSchemaEngine(empty.url, undefined, (engine) =>
      engine.applyMigrations({ migrationsList: broken, filters: { externalTables: [], externalEnums: [] } }),
    );
    await expect(apply).rejects.toThrow('type "nonsense" does not exist');
    expect(await driftFrom(empty.url)).toContain('CREATE TABLE "accounts"');
    expect(await driftFrom(empty.url)).not.toContain('DROP TABLE "first"');
  } finally {
    await empty.drop();
  }
});
