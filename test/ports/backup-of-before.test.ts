import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { readBackup } from '../../prisma/backup/read.ts';
import { writeBackup } from '../../prisma/backup/write.ts';
import { driftFrom } from '../../prisma/drift.ts';
import { applyMigrations, migrations } from '../../prisma/migrate.ts';
import type { MigrationList } from '../../prisma/schema-engine.ts';
import { freshDatabase, type FreshDatabase } from '../fresh-database.ts';
import { charged } from './store-deeds.ts';
import { account, openWorld, owing, transfer, type World } from './store-world.ts';

/** A backup of an earlier release is brought up to date by a later one. */

const folder = mkdtempSync(join(tmpdir(), 'puntual-backup-'));
const file = join(folder, 'record.backup');
let world: World;
let target: FreshDatabase;

/** As a later release has them: what it adds is filled in from what is there. */
const later = (sql: string): MigrationList => {
  const list = migrations();
  const content = { tag: 'ok' as const, value: sql };
  const added = { path: '29990101000000_later', migrationFile: { path: 'migration.sql', content } };
  return { ...list, migrationDirectories: [...list.migrationDirectories, added] };
};
const NAMES = later(
  'ALTER TABLE accounts ADD COLUMN shout text; UPDATE accounts SET shout = upper(name); ' +
    'ALTER TABLE accounts ALTER COLUMN shout SET NOT NULL; ' +
    'ALTER TABLE sandbox.sandbox_faults ADD COLUMN note text',
);

beforeAll(async () => {
  [world, target] = await Promise.all([openWorld({ clock: 'the database' }), freshDatabase()]);
  const { store } = world;
  await account(store, { name: 'Ana' });
  await charged(store, (await owing(store, 1_000)).id);
  await transfer(store, 77);
  await writeBackup(world.url, file);
});
afterAll(async () => {
  await Promise.all([world.close(), target.drop()]);
  rmSync(folder, { recursive: true, force: true });
});

async function ask<Row extends object>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: target.url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const BOOK = 'SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1';

test('one that can not be brought up to date changes nothing', async () => {
  await applyMigrations(target.url, NAMES);
  await ask("INSERT INTO sandbox.sandbox_faults (rail, kind, note) VALUES ('cards', 'away', 'since')");
  const before = await ask(BOOK);
  const other = later('ALTER TABLE nowhere ADD COLUMN x text');
  await expect(readBackup(target.url, file, { replace: false, list: other })).rejects.toThrow('29990101000000_later');
  const accounts = later(NAMES.migrationDirectories.at(-1)!.migrationFile.content.value);
  accounts.migrationDirectories.splice(-2, 1);
  await expect(readBackup(target.url, file, { replace: false, list: accounts })).rejects.toThrow(
    'migrations that this release',
  );
  expect(await ask(BOOK)).toEqual(before);
  expect(await ask('SELECT note FROM sandbox.sandbox_faults')).toEqual([{ note: 'since' }]);
});

test('its rows are read into the tables as they were, and the migrations that came since do the rest', async () => {
  expect(await readBackup(target.url, file, { replace: false, list: NAMES })).toMatchObject({
    migrated: ['29990101000000_later'],
  });
  expect(await ask(`SELECT shout FROM accounts WHERE name = 'Ana'`)).toEqual([{ shout: 'ANA' }]);
  const counted =
    'SELECT count(*) FROM accounts a JOIN account_states s ON s.account_id = a.id JOIN facts USING (account_id)';
  expect(await ask(counted)).toEqual(await world.sql(counted));
  expect((await ask<{ name: string }>(BOOK)).at(-1)).toEqual({ name: '29990101000000_later' });
  expect(await applyMigrations(target.url, NAMES)).toEqual([]);
  // Another company's book is left as it is.
  expect(await ask('SELECT rail, note FROM sandbox.sandbox_faults')).toEqual([{ rail: 'cards', note: 'since' }]);
  expect(await ask("SELECT FROM pg_namespace WHERE nspname = 'sandbox_aside'")).toEqual([]);
  const [info] = await ask<{ restored_at: Date }>('SELECT restored_at FROM record_info');
  expect(info?.restored_at).toBeInstanceOf(Date);
});

test('all else is as a fresh database has it: triggers, checks, views, functions', async () => {
  await ask('ALTER TABLE accounts DROP COLUMN shout');
  await ask('ALTER TABLE sandbox.sandbox_faults DROP COLUMN note');
  expect(await driftFrom(target.url)).toBe('');
  const made = `
    SELECT 'trigger ' || tgname || ' ' || tgrelid::regclass || ' ' || tgenabled::text AS is FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'check ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
      WHERE connamespace IN ('public'::regnamespace, 'sandbox'::regnamespace)
    UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname IN ('public', 'sandbox')
    UNION ALL SELECT 'view ' || viewname || definition FROM pg_views WHERE schemaname = 'public'
    UNION ALL SELECT 'function ' || oid::regprocedure FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT 'sequence ' || sequencename FROM pg_sequences WHERE schemaname IN ('public', 'sandbox')
    ORDER BY 1`;
  expect(await ask(made)).toEqual(await world.sql(made));
  await expect(ask('DELETE FROM timeline')).rejects.toThrow('append-only');
});
