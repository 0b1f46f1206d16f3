import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import type { ActivityDeps } from '../activities/deps.ts';
import { createActivities } from '../activities/index.ts';
import { SandboxBank } from '../ports/gateway/sandbox/bank.ts';
import { openStore } from '../ports/store/postgres/open-store.ts';
import { loadCompany } from '../templates/company.ts';
import { renderMail } from '../templates/render.ts';
import { makeCurrent } from '../workflows/current-version.ts';
import { connectAccounts } from '../workflows/handle.ts';
import { createWorkers } from '../workflows/worker.ts';
import { reportReady, untilAskedToEnd } from './ending.ts';
import { mailerFor } from './mailer.ts';
import { connectionOptions } from './servers/prepare-namespace.ts';
import { databaseIn } from './setup.ts';
import type { Settings } from './settings.ts';
import { keepUp } from './upkeep.ts';

/**
 * Runs the accounts' workflows and their activities, and brings the facts that a crash left undelivered. Ends in order when asked to.
 * `through` may look over what the activities stand on before they get it.
 */
export async function worker(settings: Settings, through: (deps: ActivityDeps) => ActivityDeps = (deps) => deps): Promise<void> {
  const log = pino({ name: 'worker' });
  // We decide when to shut down; the runtime's own signal handlers would race us.
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('WARN', ({ message, meta: { error, ...meta } = {} }) => log.warn({ ...meta, err: error }, message)) });
  const databaseUrl = databaseIn(settings);
  const { temporal } = settings;
  const store = openStore(databaseUrl, { connections: temporal.activitiesAtOnce + temporal.charges.atOnce });
  const bank = new SandboxBank({ databaseUrl, connections: temporal.charges.atOnce });
  const company = loadCompany();
  const [native, connection] = await Promise.all([NativeConnection.connect(connectionOptions(temporal)), Connection.connect(connectionOptions(temporal))]);
  const accounts = await connectAccounts({ client: new Client({ connection, namespace: temporal.namespace }), connection, store, config: temporal });

  const activities = createActivities(through({
    store, gateway: bank, mailer: mailerFor(settings), render: (mail) => renderMail(mail, company),
    sender: { from: company.emails.from, replyTo: company.emails.billing }, machineNowMs: Date.now,
  }));
  const workers = await createWorkers({ connection: native, config: temporal, activities });
  const running = workers.run();
  await makeCurrent(connection, temporal);
  const ending = new AbortController();
  const upkeep = keepUp(ending.signal, store, accounts, log);
  reportReady();
  log.info({ temporal: temporal.address, namespace: temporal.namespace }, 'serving');

  await Promise.race([untilAskedToEnd(), running]);
  ending.abort();
  workers.shutdown();
  await Promise.all([running, upkeep]);
  await Promise.allSettled([store.close(), bank.close(), native.close(), connection.close()]);
  process.exit(0);
}
