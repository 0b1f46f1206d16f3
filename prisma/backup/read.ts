import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { checksumOf } from '../lineage.ts';
import { bringIn, migrations, ownOf } from '../migrate.ts';
import type { MigrationList } from '../schema-engine.ts';
import { BadBackup, END_OF_ROWS, type Head, linesOf, type TableHead, type Tail } from './file.ts';
import { putSandboxBack, rebuild } from './rebuild.ts';
import { RISEN_EPOCH } from './second.ts';
import { isKept, makeMonthsOf, type Migration, migrationsIn, sequencesIn, type Table, tablesOf } from './tables.ts';

export interface Restored {
  takenAt: string;
  rows: number;
  /** The migrations that came since, and were brought in: the tables are new ones, and the owner's alone. */
  migrated: string[];
}

/** There is something in the database, and nobody said that it may go. */
export class NotEmpty extends Error {
  override name = 'NotEmpty';
}

const LOCK_TRIES = 5;
const BATCH_BYTES = 256 * 1_024;
const CHUNK_BYTES = 1_024 * 1_024;
const DEADLOCK = '40P01';

/**
 * Reads a backup into a database of this release, all of it or nothing, and marks the record as restored: nothing leaves
 * the house until it was reconciled. One of an earlier release is read into the tables as they were then, and the
 * migrations that came since are brought in. `replace`: what is in the database goes. By the owner of the tables.
 */
export async function readBackup(
  ownerUrl: string,
  file: string,
  { replace, list = migrations() }: { replace: boolean; list?: MigrationList },
): Promise<Restored> {
  await access(file);
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => {});
  await client.connect();
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  pipeline(createReadStream(file), gunzip, () => undefined);
  const lines = new Lines(file, gunzip);
  try {
    const { takenAt, migrations: theirs } = await headOf(lines);
    const own = ownOf(list);
    const since = sinceThen(file, theirs, await migrationsIn(client), own.map(withChecksum));
    await lockAll(client, await tablesOf(client));
    if (!replace) await refuseFull(client);
    const sequences = await sequencesIn(client);
    if (since.length > 0)
      await rebuild(
        client,
        own.filter(({ name }) => !since.includes(name)),
      );
    const tables = await tablesOf(client);
    const names = tables.filter(({ name }) => name !== '_prisma_migrations').map(({ name }) => name);
    // Rows come as they were: what is checked and told when one is written was so then.
    await client.query(names.map((name) => `ALTER TABLE ${name} DISABLE TRIGGER USER`).join(';'));
    await client.query(`TRUNCATE ${names.join(', ')}`);
    const tail = await readTables(client, lines, tables.filter(isKept));
    for (const [name, last] of Object.entries(tail.sequences)) {
      const next = Math.max(last, sequences[name] ?? 0);
      // It goes on above whatever was given out, here or there.
      if (next > 0 && name in sequences) await client.query('SELECT setval($1::regclass, $2)', [name, next]);
    }
    await client.query(names.map((name) => `ALTER TABLE ${name} ENABLE TRIGGER USER`).join(';'));
    for (const one of own) if (since.includes(one.name)) await bringIn(client, one);
    if (since.length > 0) await putSandboxBack(client);
    // One that was taken of a restored record lacks what that lacked. What is decided meanwhile has keys of its own.
    await client.query(
      `UPDATE record_info SET epoch = ${RISEN_EPOCH}, restored_at = clock_timestamp(),
         restored_from = least(restored_from, $1::timestamptz)`,
      [takenAt],
    );
    await client.query('COMMIT');
    await client.query('ANALYZE');
    const rows = Object.values(tail.rows).reduce((sum, count) => sum + count, 0);
    return { takenAt, rows, migrated: since };
  } finally {
    gunzip.destroy();
    await client.end();
  }
}

/** A file's lines; one that breaks off, or is not compressed, is named. */
class Lines {
  readonly file: string;
  private readonly lines: AsyncGenerator<Buffer>;

  constructor(file: string, chunks: AsyncIterable<Buffer>) {
    this.file = file;
    this.lines = linesOf(chunks);
  }

  async next(): Promise<Buffer> {
    const next = await this.lines.next().catch((error: unknown) => {
      throw this.bad(`it can't be read (${(error as Error).message})`);
    });
    if (next.done === true) throw this.bad('it ends in the middle');
    return next.value;
  }

  async json<T>(): Promise<T> {
    const line = await this.next();
    try {
      return JSON.parse(line.toString('utf8')) as T;
    } catch {
      throw this.bad('a line of it says nothing that is known');
    }
  }

  bad(why: string): BadBackup {
    return new BadBackup(`${this.file} is no whole backup of Puntual: ${why}. Nothing was changed.`);
  }
}

async function headOf(lines: Lines): Promise<Head> {
  const head = await lines.json<Head>();
  if (head.puntual !== 'backup' || head.format !== 1 || !Array.isArray(head.migrations))
    throw lines.bad('its first line says something else');
  return head;
}

const withChecksum = ({ name, sql }: { name: string; sql: string }): Migration => ({ name, checksum: checksumOf(sql) });

/** The migrations of ours that came after the backup. One of another build, or a later one, is refused. */
function sinceThen(
  file: string,
  theirs: readonly Migration[],
  there: readonly Migration[],
  own: readonly Migration[],
): string[] {
  const missing = (from: readonly Migration[], other: readonly Migration[]): string[] =>
    from
      .filter(({ name, checksum }) => !other.some((one) => one.name === name && one.checksum === checksum))
      .map(({ name }) => name);
  const more = missing(theirs, there);
  const since = missing(there, theirs);
  const unknown = since.length > 0 ? missing(there, own) : [];
  if (more.length + unknown.length === 0) return since;
  throw new BadBackup(
    [
      `${file} was written by another release, and its tables are not this database's. Nothing was changed.`,
      ...(more.length > 0 ? [`The backup has migrations that are not here: ${more.join(', ')}.`] : []),
      ...(unknown.length > 0 ? [`The database has migrations that this release doesn't: ${unknown.join(', ')}.`] : []),
      'Restore it with the release that wrote it, or with a later one.',
    ].join('\n'),
  );
}

/** Whoever is at work on it is waited for, and waits from here on. */
async function lockAll(client: pg.Client, tables: readonly Table[]): Promise<void> {
  const names = tables.map(({ name }) => name).join(', ');
  for (let tries = 1; ; tries++) {
    await client.query("BEGIN; SET LOCAL lock_timeout = '60s'; SET LOCAL TIME ZONE 'UTC'");
    try {
      await client.query(`LOCK TABLE ${names} IN ACCESS EXCLUSIVE MODE`);
      return;
    } catch (error) {
      await client.query('ROLLBACK');
      if ((error as { code?: string }).code !== DEADLOCK || tries === LOCK_TRIES) throw error;
    }
  }
}

/** What a start makes by itself (the shipped policies, the first admin of a new house) is nobody's work. */
async function refuseFull(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ accounts: string; database: string }>(
    'SELECT (SELECT count(*) FROM accounts) AS accounts, current_database() AS database',
  );
  const { accounts, database } = rows[0] as { accounts: string; database: string };
  if (Number(accounts) > 0)
    throw new NotEmpty(
      `The database "${database}" is not empty: it has ${accounts} accounts. --replace puts the backup in the place ` +
        'of all that is in it.',
    );
}

async function readTables(client: pg.Client, lines: Lines, tables: readonly Table[]): Promise<Tail> {
  const left = new Map(tables.map((table) => [table.name, table]));
  const counts: Record<string, number> = {};
  for (;;) {
    const next = await lines.json<TableHead | Tail>();
    if ('whole' in next) {
      for (const [name, count] of Object.entries(next.rows))
        if (counts[name] !== count) throw lines.bad(`of ${name} it has ${counts[name]} rows instead of ${count}`);
      return next;
    }
    const table = left.get(next.table);
    if (table === undefined || [...table.columns].sort().join() !== [...next.columns].sort().join())
      throw lines.bad(`its table ${next.table} is not this database's`);
    left.delete(next.table);
    if (next.months !== undefined) await makeMonthsOf(client, next.table, next.months);
    counts[next.table] = await readRows(client, lines, next);
  }
}

async function readRows(client: pg.Client, lines: Lines, { table, columns }: TableHead): Promise<number> {
  const rows = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  const done = once(rows, 'finish');
  done.catch(() => undefined);
  let count = 0;
  let batch: Buffer[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    const data = Buffer.concat(batch);
    [batch, bytes] = [[], 0];
    if (!rows.write(data)) await Promise.race([once(rows, 'drain'), done]);
  };
  try {
    for (let line = await lines.next(); !line.equals(END); line = await lines.next()) {
      batch.push(line, NEWLINE);
      bytes += line.length + 1;
      count += 1;
      if (bytes > BATCH_BYTES) await flush();
    }
  } catch (error) {
    rows.destroy(error as Error);
    throw error;
  }
  await flush();
  rows.end();
  await done;
  return count;
}

const NEWLINE = Buffer.from('\n');
const END = Buffer.from(END_OF_ROWS);
