import type { AddressInfo } from 'node:net';
import type { ApiDeps, App } from '../../api/deps.ts';
import { hashKey } from '../../api/http/caller.ts';
import { buildServer } from '../../api/server.ts';
import { seedCompany } from '../../company/seed.ts';
import { SESSION_LIMITS } from '../../domain/access/sessions.ts';
import { argon2Passwords } from '../../ports/passwords/argon2.ts';
import { callsIn } from '../../ports/usage-files/read.ts';
import { passwordPages } from '../../templates/password/render.ts';
import { payPages } from '../../templates/pay/render.ts';
import { writtenXml } from '../../ports/fiscal-paper/written-xml.ts';
import type { World } from '../ports/store-world.ts';

/** An API that is listened to, and where. Its admin's key is `admin`. */
export interface IdleApi {
  app: App;
  url: string;
}

/**
 * The API over a store whose deeds nobody does: whoever asks for a charge or a clock meets nobody, and all that is
 * written is what the request itself writes.
 */
export async function idleApi({ store, clock }: World, more: Partial<ApiDeps> = {}): Promise<IdleApi> {
  const nobody = {} as ApiDeps['engine'] & ApiDeps['gateway'];
  const company = seedCompany();
  const app = await buildServer({
    store,
    engine: nobody,
    foresight: {} as ApiDeps['foresight'],
    documents: {} as ApiDeps['documents'],
    gateway: nobody,
    stamper: null,
    fiscalXml: writtenXml,
    book: null,
    providerBook: {} as ApiDeps['providerBook'],
    company,
    addressProblem: () => null,
    readCalls: callsIn,
    pages: payPages(company),
    payUrl: (token) => token,
    passwords: argon2Passwords(),
    sessions: SESSION_LIMITS,
    publicOrigin: null,
    passwordUrl: (token) => token,
    passwordPages: passwordPages(company),
    mailPasswordLink: null,
    identityProvider: null,
    bootstrapKeyHash: hashKey('admin'),
    now: () => clock.now,
    log: null,
    ...more,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { app, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` };
}
