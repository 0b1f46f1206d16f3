import pg from 'pg';
import type { ClockLock } from '../clock-lock.ts';

/** The first of the two numbers that name an advisory lock: these are test clocks. */
const TEST_CLOCKS = 0x7e57;

/**
 * Advisory locks of one session: PostgreSQL itself lets go of them when the process dies, so none is ever left behind. A session
 * can take its own lock twice, so within this process a set of the taken ones stands before it.
 */
export function openClockLock(databaseUrl: string): ClockLock {
  const taken = new Set<string>();
  let session: Promise<pg.Client> | null = null;

  /** One connection for all locks, made when the first is taken, and anew after it broke. */
  function connected(): Promise<pg.Client> {
    session ??= connect().catch((error: unknown) => {
      session = null;
      throw error;
    });
    return session;
  }

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: databaseUrl, application_name: 'puntual clock locks', keepAlive: true });
    const gone = (): void => {
      session = null;
    };
    client.on('error', gone);
    client.on('end', gone);
    await client.connect();
    return client;
  }

  async function query(what: 'pg_try_advisory_lock' | 'pg_advisory_unlock', accountId: string): Promise<boolean> {
    const { rows } = await (await connected()).query<{ done: boolean }>(`SELECT ${what}($1, hashtext($2)) AS done`, [TEST_CLOCKS, accountId]);
    return rows[0]?.done ?? false;
  }

  async function release(accountId: string): Promise<void> {
    taken.delete(accountId);
    // A session that broke has let go already.
    if (session !== null) await query('pg_advisory_unlock', accountId).catch(() => undefined);
  }

  return {
    async take(accountId) {
      if (taken.has(accountId)) return null;
      taken.add(accountId);
      try {
        if (await query('pg_try_advisory_lock', accountId)) return () => release(accountId);
      } catch (error) {
        taken.delete(accountId);
        throw error;
      }
      taken.delete(accountId);
      return null;
    },
    async close() {
      const open = session;
      session = null;
      await (await open?.catch(() => null))?.end().catch(() => undefined);
    },
  };
}
