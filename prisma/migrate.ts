import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { checksumOf, DatabaseBehind, ForeignDatabase, type Own, refuseForeign, refuseMissing } from './lineage.ts';
import type { MigrationList } from './schema-engine.ts';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Ours alone. */
const LOCK = 60_001_234_567n;
const TURN_MS = 100;

/** A migration that is this statement alone: the name of its index. */
const CONCURRENT = /^(?:\s*--.*\n)*\s*CREATE (?:UNIQUE )?INDEX CONCURRENTLY "(\w+)"[^;]*;\s*$/;

/**
 * Brings a database to this version's tables and returns the names of the migrations that were missing. Needs no
 * network. Safe to call at every start and by several processes at once. Each migration and its line in the book are
 * one transaction: whatever ends it in the middle, the next start goes on where it stood. One that is a single
 * `CREATE INDEX CONCURRENTLY` runs outside of any, so that writers go on meanwhile; what is left of it by a start that
 * ended in the middle is dropped by the next, and it is made anew. The book is kept as
 * `prisma migrate deploy` keeps it, so that either may be used. Throws when the database can't be reached, when another
 * build has made it, or when a migration fails, with what the database said.
 */
export async function applyMigrations(databaseUrl: string, list: MigrationList = migrations()): Promise<string[]> {
  const gate = new pg.Client({ connectionString: databaseUrl });
  // Whoever waits for an answer is told; a line that breaks while nobody does is none's concern.
  gate.on('error', () => undefined);
  await gate.connect();
  try {
    await takeTurn(gate);
    const own = ownOf(list);
    await refuseForeign(gate, own, { newer: 'isRefused' });
    await makeBook(gate);
    const { rows } = await gate.query<{ name: string; ended: boolean }>(
      'SELECT migration_name AS name, finished_at IS NOT NULL AS ended FROM _prisma_migrations ' +
        'WHERE rolled_back_at IS NULL',
    );
    const applied: string[] = [];
    for (const one of own) {
      const known = rows.filter(({ name }) => name === one.name);
      if (known.some(({ ended }) => ended)) continue;
      await apply(gate, one, { brokeOff: known.length > 0 });
      applied.push(one.name);
    }
    return applied;
  } finally {
    await gate.end().catch(() => undefined);
  }
}

/** A place in a queue would be a snapshot, and an index that is made beside its writers waits for those to end. */
async function takeTurn(gate: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await gate.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [LOCK]);
    if (rows[0]?.mine === true) return;
    await pause(TURN_MS);
  }
}

export const makeBook = async (client: pg.Client): Promise<void> => void (await client.query(BOOK));

/** As Prisma makes it. */
const BOOK = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/**
 * `brokeOff`: `prisma migrate` writes its line before it runs the file, and was ended in between. It runs a file as one
 * transaction, too, so that nothing of it is there, or all.
 */
async function apply(gate: pg.Client, { name, sql }: Own, { brokeOff }: { brokeOff: boolean }): Promise<void> {
  try {
    const [, index] = CONCURRENT.exec(sql) ?? [];
    if (index !== undefined) {
      await gate.query(`DROP INDEX CONCURRENTLY IF EXISTS "${index}"`);
      await gate.query(sql);
    }
    await gate.query('BEGIN');
    if (brokeOff)
      await gate.query('DELETE FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NULL', [name]);
    if (index === undefined) await bringIn(gate, { name, sql });
    else await enter(gate, { name, sql });
    await gate.query('COMMIT');
  } catch (error) {
    await gate.query('ROLLBACK').catch(() => undefined);
    const said = (error as Error).message;
    throw new Error(
      brokeOff
        ? `The migration ${name} was broken off by another tool, and can't be applied again: ${said}. Where all of it ` +
            `is there, "prisma migrate resolve --applied ${name}" says so; nothing was changed.`
        : `The migration ${name} can't be applied: ${said}. Nothing of it was.`,
      { cause: error },
    );
  }
}

/** A migration and its line in the book, in the transaction that is open: nobody writes beside it. */
export async function bringIn(client: pg.Client, one: Own): Promise<void> {
  await client.query(CONCURRENT.test(one.sql) ? one.sql.replace('INDEX CONCURRENTLY', 'INDEX') : one.sql);
  await enter(client, one);
}

async function enter(client: pg.Client, { name, sql }: Own): Promise<void> {
  await client.query(
    'INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) ' +
      'VALUES ($1, $2, now(), $3, 1)',
    [randomUUID(), checksumOf(sql), name],
  );
}

/**
 * Refuses a database of an older build, for who works on one and brings no migrations. That it can't be reached is said
 * by whoever needs it.
 */
export const refuseOlder = (databaseUrl: string): Promise<void> =>
  reading(databaseUrl, (client) => refuseForeign(client, ownOf(migrations()), { newer: 'goesOn' }));

/** The same for who can't work before this release's migrations are in. */
export const refuseBehind = (databaseUrl: string): Promise<void> =>
  reading(databaseUrl, async (client) => {
    const own = ownOf(migrations());
    await refuseForeign(client, own, { newer: 'goesOn' });
    await refuseMissing(client, own);
  });

async function reading(databaseUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect().then(() => work(client));
  } catch (error) {
    if (error instanceof ForeignDatabase || error instanceof DatabaseBehind) throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

export const ownOf = (list: MigrationList): Own[] =>
  list.migrationDirectories.map(({ path, migrationFile }) => ({
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
