import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { ForeignDatabase, type Own, refuseForeign } from './lineage.ts';
import { type MigrationList, withSchemaEngine } from './schema-engine.ts';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Ours alone: the engine takes `prisma migrate`'s own lock beside it. */
const LOCK = 60_001_234_567n;

/**
 * Brings a database to this version's tables and returns the names of the migrations that were missing. Needs no
 * network. Safe to call at every start and by several processes at once; keeps its book as `prisma migrate deploy`
 * does, so that either may be used. Throws when the database can't be reached, when another build has made it, or when
 * a migration failed half-way before and a person has to look.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const gate = new pg.Client({ connectionString: databaseUrl });
  await gate.connect();
  try {
    await gate.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await refuseForeign(gate, own(), { newer: 'isRefused' });
    const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, undefined, (engine) =>
      engine.applyMigrations({ migrationsList: migrations(), filters: { externalTables: [], externalEnums: [] } }),
    );
    return appliedMigrationNames;
  } finally {
    await gate.end();
  }
}

/**
 * Refuses a database of an older build, for who works on one and brings no migrations. That it can't be reached is said
 * by whoever needs it.
 */
export async function refuseOlder(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect().then(() => refuseForeign(client, own(), { newer: 'goesOn' }));
  } catch (error) {
    if (error instanceof ForeignDatabase) throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

const own = (): Own[] =>
  migrations().migrationDirectories.map(({ path, migrationFile }) => ({
    name: path,
    sql: migrationFile.content.value,
  }));

export function migrations(): MigrationList {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: readFileSync(join(folder, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(folder, path, 'migration.sql'), 'utf8') },
      },
    })),
  };
}
