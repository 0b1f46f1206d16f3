import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { END_OF_ROWS, type Head, type TableHead, type Tail } from './file.ts';
import { isKept, migrationsIn, monthsOf, sequencesIn, type Table, tablesOf } from './tables.ts';

export interface Written {
  takenAt: string;
  tables: number;
  rows: number;
}

/**
 * Writes every table of the record to a file, as they all were at one moment; readers and writers go on. Under its name
 * the file is there when it is whole, and not before; its owner alone may read it, since it holds what the database
 * holds: keys' hashes, second factors, customers.
 */
export async function writeBackup(databaseUrl: string, file: string): Promise<Written> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // Whatever waits for it hears of it.
  client.on('error', () => {});
  await client.connect();
  const draft = `${file}.part`;
  try {
    // One that a run which was killed has left is another's, perhaps, and readable for more.
    await rm(draft, { force: true });
    // By a pooler no options of a session come through.
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL TIME ZONE 'UTC'");
    const written = await intoFile(draft, (put) => writeTables(client, put));
    await toDisk(draft);
    await rename(draft, file);
    return written;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

type Put = (data: string | Buffer) => Promise<void>;

/** Whatever breaks, the file or what is written into it, breaks both. */
async function intoFile<T>(file: string, work: (put: Put) => Promise<T>): Promise<T> {
  const gzip = createGzip();
  const stored = pipeline(gzip, createWriteStream(file, { mode: 0o600 }));
  stored.catch(() => undefined);
  try {
    const value = await work(async (data) => {
      if (!gzip.write(data)) await Promise.race([once(gzip, 'drain'), stored]);
    });
    gzip.end();
    await stored;
    return value;
  } catch (error) {
    gzip.destroy(error as Error);
    await stored;
    throw error;
  }
}

async function writeTables(client: pg.Client, put: Put): Promise<Written> {
  const say = (line: Head | TableHead | Tail): Promise<void> => put(`${JSON.stringify(line)}\n`);
  const { rows: clock } = await client.query<{ at: Date }>('SELECT clock_timestamp() AS at');
  const takenAt = (clock[0] as { at: Date }).at.toISOString();
  await say({ puntual: 'backup', format: 1, takenAt, migrations: await migrationsIn(client) });
  const counts: Record<string, number> = {};
  for (const table of (await tablesOf(client)).filter(isKept)) {
    const months = await monthsOf(client, table.name);
    const parts = months.length > 0 ? { months } : {};
    await say({ table: table.name, columns: table.columns, ...parts });
    counts[table.name] = await writeRows(client, put, table);
    await put(`${END_OF_ROWS}\n`);
  }
  await say({ whole: true, rows: counts, sequences: await sequencesIn(client) });
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { takenAt, tables: Object.keys(counts).length, rows };
}

async function writeRows(client: pg.Client, put: Put, { name, columns }: Table): Promise<number> {
  const rows = client.query(copyTo(`COPY (SELECT ${columns.join(', ')} FROM ${name}) TO STDOUT`));
  for await (const chunk of rows) await put(chunk as Buffer);
  return rows.rowCount;
}

/** A name that survives a power cut has bytes that do. */
async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
