import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import type { ActivityDeps } from '../activities/deps.ts';
import { createActivities } from '../activities/index.ts';
import { bankTimeZone } from '../company/company.ts';
import { SandboxBank } from '../ports/gateway/sandbox/bank.ts';
import { HOOK_TIMEOUT_MS } from '../ports/hooks/deliver.ts';
import { post } from '../ports/hooks/post.ts';
import { openStore } from '../ports/store/postgres/open-store.ts';
import { mailRenderer } from '../templates/render.ts';
import { createWorkers } from '../workflows/host/worker.ts';
import { askRails, RAILS_ASKED } from './ask-rails.ts';
import { companyIn, seedCompanyWarning, templatesIn } from './company.ts';
import { connectEngine } from './connect-engine.ts';
import { documentsFor } from './documents.ts';
import { reportReady, untilAskedToEnd } from './ending.ts';
import { gatewayFor } from './gateway.ts';
import { keepRails } from './keep-rails.ts';
import { mailerFor } from './mailer.ts';
import { mailsInFor } from './mails-in.ts';
import { payUrlOf, publicUrlOf } from './public-url.ts';
import { railsIn } from './rails.ts';
import { beginMissing } from './reconcile/runs.ts';
import { connectionOptions } from './servers/prepare-namespace.ts';
import { serviceFor } from './service.ts';
import { preparedDatabaseIn } from './setup.ts';
import type { Settings } from './settings.ts';
import { pesoClabe, verifierFor } from './verifier.ts';
import { verifyProofs } from './verify-proofs.ts';
import { ownLog } from './own-log.ts';
import { keepUp } from './upkeep.ts';
import { serveHealth } from './worker-health.ts';

/**
 * Runs the accounts' workflows and their activities, and what nobody waits for. Ends in order when asked to.
 * `through` may look over what the activities stand on before they get it. `args`: `--rails-asked`, where whoever
 * starts it has asked the rails: then a no is no reason to end, and stops the rail alone.
 */
export async function worker(
  settings: Settings,
  through: (deps: ActivityDeps) => ActivityDeps = (deps) => deps,
  args: string[] = [],
): Promise<void> {
  const log = ownLog('worker');
  // We decide when to shut down; the runtime's own signal handlers would race us.
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ message, meta: { error, ...meta } = {} }) =>
      log.warn({ ...meta, err: error }, message),
    ),
  });
  const company = companyIn(settings);
  const ending = new AbortController();
  const verifier = verifierFor(settings, company, ending.signal);
  const templates = await templatesIn(settings, company, (line) => log.info(line));
  const warning = seedCompanyWarning(settings);
  if (warning !== null) process.stderr.write(`${warning}\n`);
  const heard = args.includes(RAILS_ASKED) ? new Map() : await askRails(railsIn(settings), (line) => log.warn(line));
  const databaseUrl = await preparedDatabaseIn(settings, (line) => log.warn(line));
  const { temporal } = settings;
  const publicUrl = publicUrlOf(settings);
  const { connection, client, nudger } = connectEngine(temporal);
  const store = openStore(databaseUrl, {
    connections: settings.connections.worker,
    bankTimeZone: bankTimeZone(company),
    onNews: nudger.nudge,
  });
  const bank = new SandboxBank({ databaseUrl, connections: settings.connections.sandbox });
  const native = await NativeConnection.connect(connectionOptions(temporal));

  const documents = documentsFor(company);
  const deps = through({
    store,
    gateway: gatewayFor(settings, bank),
    mailer: mailerFor(settings, () => bank.meetFault('mail')),
    service: serviceFor(settings, () => bank.meetFault('service')),
    render: mailRenderer(company, templates),
    documents,
    payUrl: (token) => payUrlOf(publicUrl, token),
    sender: { from: company.emails.from, replyTo: company.emails.billing, replies: company.emails.replies },
    machineNowMs: Date.now,
  });
  const keep = keepRails({ store, rails: railsIn(settings, deps), log });
  await keep(heard);
  const activities = createActivities(deps);
  const workers = await createWorkers({ connection: native, config: temporal, activities });
  const running = workers.run();
  const { host, workerPort } = settings;
  const health = workerPort === null ? null : await serveHealth({ port: workerPort, host }, store);
  const upkeep = keepUp({
    signal: ending.signal,
    store,
    nudger,
    policyName: company.defaults.policy,
    gateway: deps.gateway,
    mailsIn: mailsInFor(settings, company),
    send: (due) => post(due, { timeoutMs: HOOK_TIMEOUT_MS, allowPrivate: settings.allowPrivateWebhooks }),
    verifyProofs: verifier === null ? null : () => verifyProofs(store, verifier, pesoClabe(company)),
    keepBodiesDays: settings.keepBodiesDays,
    keepRails: () => keep(),
    log,
  });
  reportReady();
  // What has no workflow and is due is the sweeper's: this is for what would be late by the time it is.
  void beginMissing(store, client.workflow, (id, agenda) => nudger.deliver(id, agenda)).then(
    (begun) => begun > 0 && log.warn({ begun }, 'began the workflows of accounts that had none'),
    (error: unknown) => log.warn({ err: error }, 'nobody knows whether accounts lack their workflow'),
  );
  log.info(
    { temporal: temporal.address, namespace: temporal.namespace, keepBodiesDays: settings.keepBodiesDays },
    'serving',
  );

  await Promise.race([untilAskedToEnd(), running]);
  ending.abort();
  health?.close();
  workers.shutdown();
  await Promise.all([running, upkeep]);
  await Promise.allSettled([store.close(), bank.close(), native.close(), connection.close(), documents.close()]);
  process.exit(0);
}
