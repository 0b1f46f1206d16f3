import { beforeAll, describe, expect, test } from '@jest/globals';
import Fastify from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiDeps, App } from '../../api/deps.ts';
import { guard } from '../../api/http/guard.ts';
import { STAFF_ROLES } from '../../domain/access/roles.ts';
import { RATE_LIMITS, RateLimit } from '../../api/http/rate-limit.ts';
import type { Role } from '../../domain/account.ts';
import { Browser, signedIn } from './browser.ts';
import { runningApi } from './running-api.ts';

const api = runningApi();

/** Every route by its address, with the roles that may call it. */
const TABLE = `
GET    /docs                                                anybody
GET    /docs/favicon-32x32.png                              anybody
GET    /docs/page.js                                        anybody
GET    /docs/swagger-ui-bundle.js                           anybody
GET    /docs/swagger-ui.css                                 anybody
GET    /healthz                                             anybody
GET    /metrics                                             anybody
GET    /openapi.json                                        anybody
GET    /password/:token                                     anybody
POST   /password/:token                                     anybody
GET    /pay/:token                                          anybody
POST   /pay/:token                                          anybody
POST   /pay/:token/setup                                    anybody
GET    /readyz                                              anybody
GET    /sign-in/oidc                                        anybody
GET    /sign-in/oidc/callback                               anybody
GET    /v1/accounts                                         admin agent viewer
POST   /v1/accounts                                         admin agent
GET    /v1/accounts/:id                                     admin agent viewer
PATCH  /v1/accounts/:id                                     admin agent
GET    /v1/accounts/:id/call-details                        admin agent viewer
GET    /v1/accounts/:id/calls                               admin agent viewer
POST   /v1/accounts/:id/calls                               admin agent
GET    /v1/accounts/:id/chart                               admin agent viewer
GET    /v1/accounts/:id/clabe                               admin agent viewer
POST   /v1/accounts/:id/clabe                               admin agent
GET    /v1/accounts/:id/contacts                            admin agent viewer
POST   /v1/accounts/:id/contacts                            admin agent
GET    /v1/accounts/:id/emails                              admin agent viewer
GET    /v1/accounts/:id/equipment-orders                    admin agent viewer
POST   /v1/accounts/:id/equipment-orders                    admin agent
POST   /v1/accounts/:id/forecast                            admin agent viewer
GET    /v1/accounts/:id/invoices                            admin agent viewer
POST   /v1/accounts/:id/invoices                            admin agent
GET    /v1/accounts/:id/notes                               admin agent viewer
POST   /v1/accounts/:id/notes                               admin agent
POST   /v1/accounts/:id/overrides                           admin agent
POST   /v1/accounts/:id/pay-balance                         admin agent
GET    /v1/accounts/:id/pay-links                           admin agent viewer
POST   /v1/accounts/:id/pay-links                           admin agent
GET    /v1/accounts/:id/payment-attempts                    admin agent viewer
GET    /v1/accounts/:id/payment-methods                     admin agent viewer
POST   /v1/accounts/:id/payment-methods                     admin agent
GET    /v1/accounts/:id/payments                            admin agent viewer
GET    /v1/accounts/:id/proofs-of-payment                   admin agent viewer
POST   /v1/accounts/:id/proofs-of-payment                   admin agent
POST   /v1/accounts/:id/refunds                             admin agent
GET    /v1/accounts/:id/statement                           admin agent viewer
GET    /v1/accounts/:id/subscriptions                       admin agent viewer
POST   /v1/accounts/:id/subscriptions                       admin agent
GET    /v1/accounts/:id/tax-profile                         admin agent viewer
PUT    /v1/accounts/:id/tax-profile                         admin agent
POST   /v1/accounts/:id/tax-profile/constancia              admin agent
POST   /v1/accounts/:id/test-clock/advance                  admin agent
GET    /v1/accounts/:id/timeline                            admin agent viewer
GET    /v1/accounts/:id/why                                 admin agent viewer
GET    /v1/accounts/count                                   admin agent viewer
GET    /v1/aging                                            admin agent viewer
GET    /v1/analytics/:name                                  admin agent viewer
GET    /v1/api-keys                                         admin
POST   /v1/api-keys                                         admin
DELETE /v1/api-keys/:id                                     admin
GET    /v1/api-keys/:id                                     admin
GET    /v1/audit                                            admin
DELETE /v1/bank-feed                                        admin
GET    /v1/bank-feed                                        admin agent viewer
POST   /v1/bank-feed                                        admin
GET    /v1/bank-mappings                                    admin agent viewer
GET    /v1/bank-mappings/:name                              admin agent viewer
PUT    /v1/bank-mappings/:name                              admin
GET    /v1/bank-statements                                  admin agent viewer
POST   /v1/bank-statements                                  admin agent
GET    /v1/bank-statements/:id                              admin agent viewer
GET    /v1/bank-transfers                                   admin agent viewer
POST   /v1/bank-transfers                                   admin agent
GET    /v1/bank-transfers/:id                               admin agent viewer
POST   /v1/bank-transfers/:id/match                         admin agent
GET    /v1/bank-transfers/:id/suggestions                   admin agent viewer
POST   /v1/bank-transfers/:id/unmatch                       admin agent
POST   /v1/bulk-overrides                                   admin agent
GET    /v1/chart                                            admin agent viewer
GET    /v1/colleagues                                       admin agent viewer
DELETE /v1/contacts/:id                                     admin agent
GET    /v1/contacts/:id                                     admin agent viewer
PATCH  /v1/contacts/:id                                     admin agent
GET    /v1/credit-notes                                     admin agent viewer
GET    /v1/credit-notes/:id                                 admin agent viewer
GET    /v1/credit-notes/:id/document                        admin agent viewer
GET    /v1/deactivation-breaker                             admin agent viewer
POST   /v1/deactivation-breaker/release                     admin
GET    /v1/disputes                                         admin agent viewer
GET    /v1/disputes/:id                                     admin agent viewer
POST   /v1/disputes/:id/resolve                             admin agent
GET    /v1/emails/:id                                       admin agent viewer
GET    /v1/equipment-orders/:id                             admin agent viewer
POST   /v1/equipment-orders/:id/deliver                     admin agent
POST   /v1/equipment-orders/:id/end                         admin agent
POST   /v1/equipment-orders/:id/release                     admin agent
POST   /v1/equipment-orders/:id/replace-defect              admin agent
POST   /v1/equipment-orders/:id/sign                        admin agent
GET    /v1/imports                                          admin
POST   /v1/imports                                          admin
GET    /v1/imports/:id                                      admin
GET    /v1/imports/:id/accounts                             admin
POST   /v1/imports/:id/go-live                              admin
GET    /v1/imports/:id/refused-lines                        admin
GET    /v1/invoice-runs                                     admin agent
GET    /v1/invoice-runs/:month                              admin agent
POST   /v1/invoice-runs/:month/chase                        admin
POST   /v1/invoice-runs/:month/hold                         admin
POST   /v1/invoice-runs/:month/preview                      admin agent
POST   /v1/invoice-runs/:month/release                      admin
GET    /v1/invoices/:id                                     admin agent viewer
PATCH  /v1/invoices/:id                                     admin agent
POST   /v1/invoices/:id/credit-notes                        admin agent
POST   /v1/invoices/:id/disputes                            admin agent
GET    /v1/invoices/:id/document                            admin agent viewer
POST   /v1/invoices/:id/pay                                 admin agent
GET    /v1/invoices/:id/receipt                             admin agent viewer
POST   /v1/invoices/:id/stamp                               admin agent
POST   /v1/invoices/:id/void                                admin agent
POST   /v1/items/:id/remove                                 admin agent
GET    /v1/jobs                                             admin agent viewer
GET    /v1/jobs/:id                                         admin agent viewer
POST   /v1/jobs/:id/resume                                  admin agent
GET    /v1/journal                                          admin agent
GET    /v1/mails-in/:id                                     admin agent viewer
GET    /v1/mails-in/:id/file                                admin agent viewer
GET    /v1/me                                               admin agent viewer
PATCH  /v1/me                                               admin agent viewer
POST   /v1/password-links                                   anybody
POST   /v1/password-links/redeem                            anybody
DELETE /v1/pay-links/:id                                    admin agent
GET    /v1/pay-links/:id                                    admin agent viewer
GET    /v1/payment-attempts/:id                             admin agent viewer
DELETE /v1/payment-methods/:id                              admin agent
GET    /v1/payment-methods/:id                              admin agent viewer
POST   /v1/payment-methods/:id/default                      admin agent
GET    /v1/policies                                         admin agent viewer
POST   /v1/policies/:name/versions                          admin
GET    /v1/policies/:name/versions/:version                 admin agent viewer
POST   /v1/policies/:name/versions/:version/backtest        admin agent viewer
POST   /v1/policies/:name/versions/:version/migrate         admin
POST   /v1/policies/:name/versions/:version/preview         admin agent viewer
GET    /v1/policy-jobs                                      admin agent viewer
GET    /v1/policy-jobs/:id                                  admin agent viewer
POST   /v1/policy-jobs/:id/resume                           admin
GET    /v1/policy-segments                                  admin agent viewer
PUT    /v1/policy-segments                                  admin
GET    /v1/port-requests/:id                                admin agent viewer
POST   /v1/port-requests/:id/complete                       admin agent
POST   /v1/port-requests/:id/fail                           admin agent
GET    /v1/price-books                                      admin agent viewer
GET    /v1/price-books/:name/versions                       admin agent viewer
POST   /v1/price-books/:name/versions                       admin
GET    /v1/price-books/:name/versions/:version              admin agent viewer
GET    /v1/proofs-of-payment                                admin agent viewer
GET    /v1/proofs-of-payment/:id                            admin agent viewer
POST   /v1/proofs-of-payment/:id/accept                     admin agent
GET    /v1/proofs-of-payment/:id/evidence                   admin agent viewer
GET    /v1/proofs-of-payment/:id/file                       admin agent viewer
POST   /v1/proofs-of-payment/:id/reject                     admin agent
GET    /v1/reconciliation                                   admin agent
GET    /v1/refunds                                          admin agent viewer
GET    /v1/refunds/:id                                      admin agent viewer
GET    /v1/rep-obligations                                  admin agent viewer
GET    /v1/rep-obligations/:id                              admin agent viewer
POST   /v1/rep-obligations/:id/cancel                       admin agent
GET    /v1/rep-obligations/:id/document                     admin agent viewer
POST   /v1/rep-obligations/:id/stamp                        admin agent
POST   /v1/sandbox/challenges/:id                           admin agent
POST   /v1/sandbox/chargebacks                              admin agent
POST   /v1/sandbox/chargebacks/:id/close                    admin agent
GET    /v1/sandbox/charges                                  admin agent viewer
POST   /v1/sandbox/emails/:id/bounce                        admin agent
POST   /v1/sandbox/faults                                   admin
GET    /v1/sandbox/services/:id                             admin agent viewer
DELETE /v1/session                                          admin agent viewer
GET    /v1/session                                          admin agent viewer
POST   /v1/session                                          anybody
GET    /v1/sessions                                         admin agent viewer
DELETE /v1/sessions/:id                                     admin agent viewer
GET    /v1/sign-in-options                                  anybody
GET    /v1/sign-ins                                         admin
GET    /v1/stream                                           admin agent viewer
GET    /v1/subscriptions/:id                                admin agent viewer
PATCH  /v1/subscriptions/:id                                admin agent
POST   /v1/subscriptions/:id/cancellation                   admin agent
POST   /v1/subscriptions/:id/cancellation/withdraw          admin agent
POST   /v1/subscriptions/:id/items                          admin agent
GET    /v1/subscriptions/:id/port-requests                  admin agent viewer
POST   /v1/subscriptions/:id/port-requests                  admin agent
GET    /v1/subscriptions/:id/upcoming-invoice               admin agent viewer
GET    /v1/switches                                         admin agent viewer
POST   /v1/switches                                         admin
GET    /v1/switches/changes                                 admin agent viewer
GET    /v1/tasks                                            admin agent viewer
GET    /v1/tasks/:id                                        admin agent viewer
POST   /v1/tasks/:id/assign                                 admin agent
POST   /v1/tasks/:id/dismiss                                admin agent
POST   /v1/tasks/:id/done                                   admin agent
POST   /v1/tasks/:id/snooze                                 admin agent
POST   /v1/usage-events                                     admin agent
GET    /v1/usage-imports                                    admin agent viewer
POST   /v1/usage-imports                                    admin agent
GET    /v1/usage-imports/:id                                admin agent viewer
GET    /v1/usage-imports/:id/rejects                        admin agent viewer
GET    /v1/users                                            admin
POST   /v1/users                                            admin
GET    /v1/users/:id                                        admin
PATCH  /v1/users/:id                                        admin
POST   /v1/users/:id/invitation                             admin
POST   /v1/users/:id/password                               admin agent viewer
POST   /v1/users/:id/second-factor                          admin agent viewer
POST   /v1/users/:id/second-factor/confirm                  admin agent viewer
POST   /v1/users/:id/second-factor/remove                   admin agent viewer
GET    /v1/views                                            admin agent viewer
POST   /v1/views                                            admin agent viewer
DELETE /v1/views/:id                                        admin agent viewer
GET    /v1/views/:id                                        admin agent viewer
GET    /v1/webhook-deliveries                               admin
POST   /v1/webhook-deliveries/:id/redeliver                 admin
GET    /v1/webhook-endpoints                                admin
POST   /v1/webhook-endpoints                                admin
DELETE /v1/webhook-endpoints/:id                            admin
GET    /v1/webhook-endpoints/:id                            admin
PATCH  /v1/webhook-endpoints/:id                            admin
POST   /v1/webhook-endpoints/:id/rotate-secret              admin
GET    /v1/worklists                                        admin agent viewer
GET    /v1/worklists/:name                                  admin agent viewer
`.trim();

const ROLES: Role[] = ['admin', 'agent', 'viewer', 'customer'];

/** Every route that the server has, as its document lists them, and the ones that it hides. */
let routes: { method: 'GET' | 'POST' | 'PATCH' | 'DELETE'; path: string }[] = [];

beforeAll(() => {
  const { paths } = api.app.swagger() as unknown as { paths: Record<string, Record<string, object>> };
  routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => ({ method: method.toUpperCase() as 'GET', path })),
  );
});

const accessOf = (method: string, path: string) =>
  api.app.accessByRoute.get(`${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);

/** Nothing has this id: whoever gets through is told so, or that fields are missing. */
const urlOf = (path: string): string =>
  path.replace('{id}', 'none').replace('{name}', 'none').replace('{version}', '1');

/** What anybody may ask is answered, or told that it lacks what it is about. */
const isTaken = (method: string, path: string, status: number): boolean =>
  status === (path.startsWith('/v1/') && method === 'POST' ? 400 : 200);

/** What is everybody's own. */
const OWN = new Set([
  'DELETE /v1/session',
  'DELETE /v1/sessions/:id',
  'PATCH /v1/me',
  'POST /v1/users/:id/password',
  'POST /v1/users/:id/second-factor',
  'POST /v1/users/:id/second-factor/confirm',
  'POST /v1/users/:id/second-factor/remove',
]);

/** By address, then method. */
const rowsOf = (app: App): string[] =>
  [...app.accessByRoute]
    .map(([route, access]) => {
      const [method = '', path = ''] = route.split(' ');
      return { method, path, access: access === 'anybody' ? access : access.join(' ') };
    })
    .sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1))
    .map(({ method, path, access }) => `${method.padEnd(6)} ${path.padEnd(52)} ${access}`);

describe('who may call what', () => {
  test('is this, and nothing else', () => {
    expect(rowsOf(api.app)).toEqual(TABLE.split('\n'));
  });

  test('is said of a route, or there is no such route', async () => {
    const app: App = Fastify().withTypeProvider<ZodTypeProvider>();
    guard(app, {} as ApiDeps, new RateLimit(RATE_LIMITS));
    expect(() => app.get('/v1/nobody', async () => null)).toThrow("GET /v1/nobody is in nobody's hands");
    await app.close();
  });

  test('every role gets what it was given, and 403 otherwise; no key gets 401', async () => {
    const before = await api.rowCounts();
    for (const { method, path } of routes) {
      const access = accessOf(method, path);
      const url = urlOf(path);
      const label = `${method} ${path}`;
      for (const role of ROLES) {
        // It has no end.
        if (path === '/v1/stream' && access?.includes(role)) continue;
        const { statusCode } = await api.call(method, url, { role });
        if (access === 'anybody') expect([label, role, isTaken(method, path, statusCode)]).toEqual([label, role, true]);
        else if (access?.includes(role))
          expect([label, role, [200, 400, 404].includes(statusCode)]).toEqual([label, role, true]);
        else expect([label, role, statusCode]).toEqual([label, role, 403]);
      }
      if (access === 'anybody') continue;
      for (const headers of [
        {},
        { authorization: 'Bearer nobody' },
        { authorization: 'Basic YWRtaW46' },
        { authorization: 'Bearer ' },
        { authorization: 'admin' },
      ] as Record<string, string>[]) {
        const response = await api.call(method, url, { role: null, headers });
        expect([label, response.statusCode]).toEqual([label, 401]);
        expect(response.headers['www-authenticate']).toBe('Bearer');
        expect(response.json()).toMatchObject({ status: 401, code: 'unauthorized' });
      }
    }
    expect(await api.rowCounts()).toEqual(before);
  });

  test('somebody who is signed in gets what a key of their role gets', async () => {
    for (const role of STAFF_ROLES) {
      const { browser } = await signedIn(api, role);
      const before = await api.rowCounts();
      for (const { method, path } of routes) {
        const access = accessOf(method, path);
        // Whoever signs out is somebody else afterwards; a stream has no end.
        if (access === 'anybody' || ['DELETE /v1/session', 'GET /v1/stream'].includes(`${method} ${path}`)) continue;
        const { statusCode, json } = await browser.call(method, urlOf(path));
        const label = `${method} ${path} ${role}`;
        if (access?.includes(role)) expect([label, [200, 400, 404].includes(statusCode)]).toEqual([label, true]);
        else expect([label, statusCode, json().code]).toEqual([label, 403, 'forbidden']);
      }
      expect(await api.rowCounts()).toEqual(before);
    }
  });

  test('a cookie that is nobody’s, or whose session has ended, opens nothing', async () => {
    const { browser: gone } = await signedIn(api, 'admin');
    const { cookie } = gone;
    await gone.call('DELETE', '/v1/session');
    for (const one of [cookie, 'puntual_session=guessed', 'puntual_session='])
      for (const { method, path } of routes) {
        if (accessOf(method, path) === 'anybody') continue;
        const thief = new Browser(api);
        thief.cookie = one;
        const label = `${method} ${path} ${one === cookie}`;
        expect([label, (await thief.call(method, urlOf(path))).statusCode]).toEqual([label, 401]);
      }
  });

  test('customers are let in nowhere yet, and viewers change nothing but their own sign-in and views', () => {
    for (const [route, access] of api.app.accessByRoute) {
      if (access === 'anybody') continue;
      expect(access).not.toContain('customer');
      const onlyAsks = route.startsWith('GET ') || /\/(forecast|preview|backtest)$|\/v1\/views/.test(route);
      if (!onlyAsks && !OWN.has(route)) expect(access).not.toContain('viewer');
    }
  });

  test('what is not there is not there, with or without a key', async () => {
    for (const role of ['admin', null] as const) {
      expect((await api.get('/v1/nothing', { role })).statusCode).toBe(404);
      expect((await api.call('DELETE', '/v1/accounts', { role })).statusCode).toBe(405);
    }
  });
});

describe('the log', () => {
  test('has no body and no key', async () => {
    const account = await api.account({ name: 'Secret Name SA' });
    await api.get(`/v1/accounts/${account.id}?q=hidden-query`);
    await api.post('/v1/accounts', { name: 5, email: 'leak@guthrie.example' });
    const log = api.logged.join('\n');
    expect(log).toContain('"route":"/v1/accounts/:id"');
    expect(log).toContain('"requestId":"req_');
    for (const secret of ['Secret Name', 'leak@', 'hidden-query', 'Bearer', '"admin"'])
      expect(log).not.toContain(secret);
  });
});
