import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { buffersHere } from '../../cli/servers/buffers.ts';
import { startGuard } from '../../cli/servers/guard.ts';
import { startPostgres } from '../../cli/servers/postgres.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { openStore } from '../../ports/store/postgres/open-store.ts';
import type { Store } from '../../ports/store/store.ts';
import { applyMigrations } from '../../prisma/migrate.ts';

interface BenchDatabase {
  /** For files of the bench's own; it goes with the server. */
  folder: string;
  sql: pg.Client;
  store: Store;
  close(): Promise<void>;
}

/** A migrated PostgreSQL of the bench's own, that is gone when it is closed, unless a folder is given that keeps it. */
export async function benchDatabase(kept?: string): Promise<BenchDatabase> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'puntual-bench-'));
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
  const guard = startGuard();
  if (kept === undefined) guard.remove(folder);
  const server = await startPostgres({
    folder,
    database: 'puntual',
    care: 'throwaway',
    buffersMb: buffersHere(),
    logFile: join(folder, 'logs', 'postgres.log'),
    guard,
  });
  const sql = new pg.Client({ connectionString: server.url });
  const store = openStore(server.url);
  const close = async (): Promise<void> => {
    await sql.end();
    await store.close();
    await server.stop();
    guard.leave();
    if (kept === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await applyMigrations(server.url);
    await sql.connect();
    await store.savePolicy(mexicoPolicy(), { kind: 'system', id: 'puntual' });
    return { folder, sql, store, close };
  } catch (error) {
    await close();
    throw error;
  }
}
