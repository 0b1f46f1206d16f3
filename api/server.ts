import Fastify, { LogController } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { browserRoutes } from './browser/routes.ts';
import type { ApiDeps, App } from './deps.ts';
import { healthRoutes } from './health/routes.ts';
import { auditReads } from './http/audited.ts';
import { answerBroken } from './http/broken-requests.ts';
import { answerCsv } from './http/csv-lists.ts';
import { answerFailures, answerUnroutable } from './http/failure.ts';
import { guard } from './http/guard.ts';
import { safeHeaders } from './http/headers.ts';
import { rememberAnswers } from './http/idempotency.ts';
import { newRequestId } from './http/ids.ts';
import { takeJson } from './http/json-body.ts';
import { RATE_LIMITS, RateLimit } from './http/rate-limit.ts';
import { nameAndLog } from './http/request-log.ts';
import { answerCompiler, refuseUnknownParameters, validatorCompiler } from './http/validation.ts';
import { serveDocument } from './openapi/document.ts';
import { oidcRoutes } from './oidc/routes.ts';
import { passwordRoutes } from './password/routes.ts';
import { payRoutes } from './pay/routes.ts';
import { accountRoutes } from './v1/accounts/routes.ts';
import { agingRoutes } from './v1/aging/routes.ts';
import { analyticsRoutes } from './v1/analytics/routes.ts';
import { apiKeyRoutes } from './v1/api-keys/routes.ts';
import { auditRoutes } from './v1/audit/routes.ts';
import { bankFeedRoutes } from './v1/bank-feed/routes.ts';
import { bankMappingRoutes } from './v1/bank-mappings/routes.ts';
import { bankStatementRoutes } from './v1/bank-statements/routes.ts';
import { bankTransferRoutes } from './v1/bank-transfers/routes.ts';
import { bulkOverrideRoutes } from './v1/bulk-overrides/routes.ts';
import { callDetailRoutes } from './v1/call-details/routes.ts';
import { chartRoutes } from './v1/chart/routes.ts';
import { contactRoutes } from './v1/contacts/routes.ts';
import { creditNoteRoutes } from './v1/credit-notes/routes.ts';
import { breakerRoutes } from './v1/deactivation-breaker/routes.ts';
import { disputeRoutes } from './v1/disputes/routes.ts';
import { documentRoutes } from './v1/documents/routes.ts';
import { equipmentOrderRoutes } from './v1/equipment-orders/routes.ts';
import { emailRoutes } from './v1/emails/routes.ts';
import { meRoutes } from './v1/me/routes.ts';
import { mailInRoutes } from './v1/mails-in/routes.ts';
import { forecastRoutes } from './v1/forecast/routes.ts';
import { importRoutes } from './v1/imports/routes.ts';
import { invoiceRunRoutes } from './v1/invoice-runs/routes.ts';
import { invoiceRoutes } from './v1/invoices/routes.ts';
import { journalRoutes } from './v1/journal/routes.ts';
import { noteRoutes } from './v1/notes/routes.ts';
import { overrideRoutes } from './v1/overrides/routes.ts';
import { passwordLinkRoutes } from './v1/password-links/routes.ts';
import { payLinkRoutes } from './v1/pay-links/routes.ts';
import { paymentMethodRoutes } from './v1/payment-methods/routes.ts';
import { paymentRoutes } from './v1/payments/routes.ts';
import { policyRoutes } from './v1/policies/routes.ts';
import { portRequestRoutes } from './v1/port-requests/routes.ts';
import { priceBookRoutes } from './v1/price-books/routes.ts';
import { subscriptionRoutes } from './v1/subscriptions/routes.ts';
import { proofRoutes } from './v1/proofs-of-payment/routes.ts';
import { reconciliationRoutes } from './v1/reconciliation/routes.ts';
import { receiptRoutes } from './v1/receipts/routes.ts';
import { repObligationRoutes } from './v1/rep-obligations/routes.ts';
import { refundRoutes } from './v1/refunds/routes.ts';
import { sandboxRoutes } from './v1/sandbox/routes.ts';
import { statementRoutes } from './v1/statements/routes.ts';
import { sessionRoutes } from './v1/session/routes.ts';
import { streamRoutes } from './v1/stream/routes.ts';
import { switchRoutes } from './v1/switches/routes.ts';
import { taskRoutes } from './v1/tasks/routes.ts';
import { taxProfileRoutes } from './v1/tax-profiles/routes.ts';
import { testClockRoutes } from './v1/test-clock/routes.ts';
import { timelineRoutes } from './v1/timeline/routes.ts';
import { usageRoutes } from './v1/usage/routes.ts';
import { userRoutes } from './v1/users/routes.ts';
import { webhookDeliveryRoutes } from './v1/webhook-deliveries/routes.ts';
import { webhookEndpointRoutes } from './v1/webhook-endpoints/routes.ts';
import { viewRoutes } from './v1/views/routes.ts';
import { virtualClabeRoutes } from './v1/virtual-clabes/routes.ts';
import { worklistRoutes } from './v1/worklists/routes.ts';
import { whyRoutes } from './v1/why/routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';

/** The resources, in the order of the document. */
const V1 = [
  accountRoutes,
  paymentMethodRoutes,
  invoiceRoutes,
  priceBookRoutes,
  subscriptionRoutes,
  equipmentOrderRoutes,
  portRequestRoutes,
  invoiceRunRoutes,
  usageRoutes,
  callDetailRoutes,
  documentRoutes,
  receiptRoutes,
  repObligationRoutes,
  taxProfileRoutes,
  creditNoteRoutes,
  disputeRoutes,
  paymentRoutes,
  payLinkRoutes,
  refundRoutes,
  journalRoutes,
  reconciliationRoutes,
  bankTransferRoutes,
  bankStatementRoutes,
  bankMappingRoutes,
  virtualClabeRoutes,
  overrideRoutes,
  bulkOverrideRoutes,
  importRoutes,
  forecastRoutes,
  emailRoutes,
  mailInRoutes,
  statementRoutes,
  noteRoutes,
  contactRoutes,
  timelineRoutes,
  whyRoutes,
  chartRoutes,
  testClockRoutes,
  policyRoutes,
  switchRoutes,
  taskRoutes,
  worklistRoutes,
  agingRoutes,
  viewRoutes,
  analyticsRoutes,
  streamRoutes,
  bankFeedRoutes,
  breakerRoutes,
  webhookEndpointRoutes,
  webhookDeliveryRoutes,
  sandboxRoutes,
  proofRoutes,
  meRoutes,
  userRoutes,
  apiKeyRoutes,
  auditRoutes,
];

/** So large that a field of a megabyte is refused by its name, and no larger. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** A request that has not come whole by then never will. Looked for every few seconds. */
const REQUEST_TIMEOUT_MS = 30_000;
const CHECKED_EVERY_MS = 5_000;
/** Beyond it a connection is closed at once: each costs memory, whether it says anything or not. */
const MOST_CONNECTIONS = 2_000;

/** The HTTP server of the contract, not yet listening. */
export async function buildServer(deps: ApiDeps): Promise<App> {
  const app: App = Fastify({
    ...(deps.log === null ? { logger: false } : { loggerInstance: deps.log }),
    bodyLimit: MAX_BODY_BYTES,
    genReqId: newRequestId,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    frameworkErrors: answerUnroutable,
    forceCloseConnections: 'idle',
    trustProxy: deps.trustedProxies?.length ? [...deps.trustedProxies] : false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { connectionsCheckingInterval: CHECKED_EVERY_MS },
    clientErrorHandler: answerBroken,
  }).withTypeProvider<ZodTypeProvider>();
  app.server.maxConnections = MOST_CONNECTIONS;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(answerCompiler(deps.checkAnswers ?? false));
  answerFailures(app);
  takeJson(app);
  nameAndLog(app);
  safeHeaders(app);
  const limit = new RateLimit(deps.rateLimits ?? RATE_LIMITS);
  guard(app, deps, limit);
  refuseUnknownParameters(app);
  await serveDocument(app);
  healthRoutes(app, deps);
  await app.register(async (scope) => {
    const v1 = scope as App;
    answerCsv(v1);
    rememberAnswers(v1, deps);
    auditReads(v1, deps);
    sessionRoutes(v1, deps, limit);
    passwordLinkRoutes(v1, deps, limit);
    for (const routes of V1) await routes(v1, deps);
  });
  await app.register(async (scope) => oidcRoutes(scope as App, deps, limit));
  await app.register(async (scope) => passwordRoutes(scope as App, deps, limit));
  await app.register(async (scope) => browserRoutes(scope as App, deps));
  await app.register(async (scope) => payRoutes(scope as App, deps, limit));
  await app.register(async (scope) => webhookRoutes(scope as App, deps, limit));
  await app.ready();
  return app;
}
