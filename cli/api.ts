import { hostname } from 'node:os';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { hashKey } from '../api/caller.ts';
import { buildServer } from '../api/server.ts';
import type { Instant } from '../domain/time.ts';
import { SandboxBank } from '../ports/gateway/sandbox/bank.ts';
import { openClockLock } from '../ports/store/postgres/clock-lock.ts';
import { openStore } from '../ports/store/postgres/open-store.ts';
import { connectAccounts } from '../workflows/handle.ts';
import { reportReady, untilAskedToEnd } from './ending.ts';
import { isFree } from './servers/free-ports.ts';
import { connectionOptions } from './servers/prepare-namespace.ts';
import { databaseIn } from './setup.ts';
import type { Settings } from './settings.ts';
import { BadSettings, defaultPort } from './settings.ts';

/** Open requests get this long to end; the rest of them resume under their idempotency keys. */
const drainMs = 10_000;

/** Serves the contract over HTTP until asked to end; then answers what is open, and goes. */
export async function api(settings: Settings): Promise<void> {
  if (!settings.apiKey) throw new BadSettings('PUNTUAL_API_KEY must be set: the bootstrap key of role admin');
  const log = pino({ name: 'api' });
  const databaseUrl = databaseIn(settings);
  const { temporal, host } = settings;
  const port = settings.port ?? defaultPort;
  const store = openStore(databaseUrl);
  const bank = new SandboxBank({ databaseUrl });
  const clockLock = openClockLock(databaseUrl);
  const connection = await Connection.connect(connectionOptions(temporal));
  const accounts = await connectAccounts({ client: new Client({ connection, namespace: temporal.namespace }), connection, store, config: temporal });
  // Whoever serves on this address is the only one there: what the one before it left running is resumed, not waited for.
  const ownerId = `${hostname()}:${host}:${port}`;

  const app = await buildServer({
    store, accounts, gateway: bank, book: bank, clockLock, ownerId, log,
    bootstrapKeyHash: hashKey(settings.apiKey), now: () => new Date().toISOString() as Instant,
  });
  if (!(await isFree(port, host))) throw new BadSettings(`PUNTUAL_PORT ${port} can not be listened on at ${host}: it is taken, or not allowed`);
  await store.releaseClaims(ownerId);
  await app.listen({ port, host });
  reportReady();

  await untilAskedToEnd();
  setTimeout(() => process.exit(0), drainMs).unref();
  await app.close();
  await Promise.allSettled([store.close(), bank.close(), clockLock.close(), connection.close()]);
  process.exit(0);
}
