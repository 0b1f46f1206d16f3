import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashKey } from '../api/http/caller.ts';
import { buildServer } from '../api/server.ts';
import { bankTimeZone } from '../company/company.ts';
import type { Instant } from '../domain/time/time.ts';
import { threadedForesight } from '../ports/foresight/threads/foresight.ts';
import { writtenXml } from '../ports/fiscal-paper/written-xml.ts';
import { SandboxBank } from '../ports/gateway/sandbox/bank.ts';
import { addressProblem } from '../ports/hooks/post.ts';
import { hear } from '../ports/inbox/hear.ts';
import { openidProvider } from '../ports/identity/openid.ts';
import { argon2Passwords } from '../ports/passwords/argon2.ts';
import { pdfText } from '../ports/proof-file/pdf.ts';
import { readProofFile } from '../ports/proof-file/read.ts';
import { openStore } from '../ports/store/postgres/open-store.ts';
import { passwordPages } from '../templates/password/render.ts';
import { payPages } from '../templates/pay/render.ts';
import { engineOn } from '../workflows/client/engine.ts';
import { builtConsole } from './build-console.ts';
import { companyIn } from './company.ts';
import { callsIn } from '../ports/usage-files/read.ts';
import { connectEngine } from './connect-engine.ts';
import { doorsOf } from './doors.ts';
import { documentsFor } from './documents.ts';
import { diskOf } from './disk.ts';
import { ownLog } from './own-log.ts';
import { passwordMailFor } from './password-mail.ts';
import { passwordUrlOf, payUrlOf, publicUrlOf } from './public-url.ts';
import { reportReady, untilAskedToEnd } from './ending.ts';
import { makeFirstAdmin } from './first-admin.ts';
import { gatewayFor, providerBookFor } from './gateway.ts';
import { mailsInFor } from './mails-in.ts';
import { isFree } from './servers/free-ports.ts';
import { preparedDatabaseIn } from './setup.ts';
import { stamperFor } from './stamper.ts';
import type { Settings } from './settings.ts';
import { BadSettings, defaultPort } from './settings.ts';

/** Open requests get this long to end; the rest of them resume under their idempotency keys. */
const drainMs = 10_000;

const now = (): Instant => new Date().toISOString() as Instant;

/** Serves the contract over HTTP until asked to end; then answers what is open, and goes. */
export async function api(settings: Settings): Promise<void> {
  if (!settings.apiKey) throw new BadSettings('PUNTUAL_API_KEY must be set: the bootstrap key of role admin');
  const log = ownLog('api');
  const company = companyIn(settings);
  const databaseUrl = await preparedDatabaseIn(settings, (line) => log.warn(line));
  const { temporal, host } = settings;
  const port = settings.port ?? defaultPort;
  const publicUrl = publicUrlOf(settings);
  const { connection, nudger } = connectEngine(temporal);
  const store = openStore(databaseUrl, {
    connections: settings.connections.api,
    bankTimeZone: bankTimeZone(company),
    onNews: nudger.nudge,
  });
  const bank = new SandboxBank({ databaseUrl, connections: settings.connections.sandbox });
  const gateway = gatewayFor(settings, bank);
  const mailsIn = mailsInFor(settings, company);
  const foresight = threadedForesight();
  const documents = documentsFor(company);

  const passwords = argon2Passwords();
  await makeFirstAdmin(store, passwords, { settings, company, now: now() });

  const built = builtConsole();
  if (built === null) log.warn('The console is not built, so it is not served: npm run puntual -- build');
  const app = await buildServer({
    store,
    engine: engineOn(connection, temporal.namespace, nudger, store),
    foresight,
    documents,
    gateway,
    book: gateway === bank ? bank : null,
    providerBook: providerBookFor(settings, bank),
    company,
    log,
    rateLimits: settings.rateLimits,
    addressProblem: (url) => addressProblem(url, settings.allowPrivateWebhooks),
    doors: doorsOf(settings, company),
    hear: (told) => hear(store, told, { policyName: company.defaults.policy, gateway, now, mailsIn }),
    readProofFile,
    readPdf: pdfText,
    stamper: stamperFor(settings, now),
    readCalls: callsIn,
    fiscalXml: writtenXml,
    clabePrefix: settings.clabePrefix,
    pages: payPages(company),
    payUrl: (token) => payUrlOf(publicUrl, token),
    bootstrapKeyHash: hashKey(settings.apiKey),
    passwords,
    sessions: settings.sessions,
    publicOrigin: settings.publicUrl,
    passwordPages: passwordPages(company),
    identityProvider: settings.oidc === null ? null : openidProvider(settings.oidc),
    mailPasswordLink: passwordMailFor(settings, company),
    passwordUrl: (token) => passwordUrlOf(publicUrl, token),
    console: built,
    trustedProxies: settings.trustedProxies,
    disk: existsSync(join(settings.dataFolder, 'postgres')) ? async () => (await diskOf(settings.dataFolder)).is : null,
    now,
  });
  if (!(await isFree(port, host)))
    throw new BadSettings(`PUNTUAL_PORT ${port} can not be listened on at ${host}: it is taken, or not allowed`);
  await app.listen({ port, host });
  reportReady();

  await untilAskedToEnd();
  setTimeout(() => process.exit(0), drainMs).unref();
  await app.close();
  await Promise.allSettled([store.close(), bank.close(), connection.close(), foresight.close(), documents.close()]);
  process.exit(0);
}
