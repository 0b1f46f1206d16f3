import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { freshDatabase } from '../fresh-database.ts';
import { scansOf } from './plans.ts';

/** Of an erasure, which is asked for by hand: it brings functions of its own session. */
const OF_A_SESSION = /pg_temp\./;

/** Every statement that the run's API and workers asked, and what of large tables each would read the whole of: none, or it is said. */
export async function scansOfTheRun(folder: string): Promise<string[]> {
  const asked = new Map<string, string>();
  for (const file of readdirSync(folder))
    for (const line of readFileSync(join(folder, file), 'utf8').trimEnd().split('\n')) {
      const { kind, text } = JSON.parse(line) as { kind: string; text: string };
      asked.set(kind, text);
    }
  const { url, drop } = await freshDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET enable_seqscan = off');
    // Calls that are read come through a table of the session's own.
    await client.query('SELECT open_incoming_calls()');
    const found: string[] = [];
    for (const text of asked.values()) {
      if (OF_A_SESSION.test(text)) continue;
      const scans = await scansOf(client, text).catch(notOurs);
      if (scans.length > 0) found.push(`${scans.join(', ')}\n${text.trim()}`);
    }
    return found;
  } finally {
    await client.end();
    await drop();
  }
}

/** `undefined_table`: a test's own, that only its database has. */
function notOurs(error: unknown): string[] {
  if (error instanceof pg.DatabaseError && error.code === '42P01') return [];
  throw error;
}
