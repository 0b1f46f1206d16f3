import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../cli/user-folders.ts';
import { startGuard } from '../cli/servers/guard.ts';
import { startPostgres } from '../cli/servers/postgres.ts';
import { prepareNamespace } from '../cli/servers/prepare-namespace.ts';
import { chooseTemporal } from '../cli/servers/temporal.ts';
import { temporalConfig } from '../temporal.config.ts';

/** What Jest says of a run: the paths that were asked for, none for all; whether drills are among them. */
interface Run {
  testPathPatterns: { patterns: readonly string[] };
  ci: boolean;
}

const kept = globalThis as { puntualStopServers?: () => Promise<void> };

/**
 * Starts PostgreSQL and Temporal once for the whole run, in a folder of their own and on free ports, and tells the
 * tests where they are: `PUNTUAL_TEST_DATABASE_URL` may make databases, `PUNTUAL_TEST_TEMPORAL` has the namespace
 * `puntual` with the accounts' search attributes. Nothing is left, even when the run is killed: a guard beside it stops
 * the servers and removes the folder.
 */
export default async function startServers({ testPathPatterns, ci = false }: Partial<Run> = {}): Promise<void> {
  if (kept.puntualStopServers) return;
  const folder = mkdtempSync(join(tmpdir(), 'puntual-test-'));
  // The postgres user has to get through.
  chmodSync(folder, 0o711);
  const guard = startGuard();
  guard.remove(folder);
  const say = (line: string): void => void process.stderr.write(`${line}\n`);

  const [postgres, temporal] = await Promise.all([
    startPostgres({
      folder,
      database: 'puntual',
      care: 'throwaway',
      logFile: join(folder, 'logs', 'postgres.log'),
      guard,
    }),
    chooseTemporal({
      folder,
      logFile: join(folder, 'logs', 'temporal.log'),
      cache: cacheFolder(process.env),
      say,
      guard,
      prepare: (address) => prepareNamespace({ ...temporalConfig({}), address }),
    }),
  ]);
  // What all of them ask is looked at when they have run: test/servers-down.ts.
  const isAll = testPathPatterns?.patterns.length === 0 && !ci;
  if (isAll || process.env.PUNTUAL_EXPLAIN !== undefined) {
    process.env.PUNTUAL_TEST_STATEMENTS = join(folder, 'statements');
    mkdirSync(process.env.PUNTUAL_TEST_STATEMENTS);
  }
  process.env.PUNTUAL_TEST_DATABASE_URL = postgres.url;
  process.env.PUNTUAL_TEST_TEMPORAL = temporal.address;

  kept.puntualStopServers = async () => {
    await Promise.all([postgres.stop(), temporal.stop()]);
    guard.leave();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

export async function stopServers(): Promise<void> {
  await kept.puntualStopServers?.();
  delete kept.puntualStopServers;
}
