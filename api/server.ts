import type { FastifyRequest } from 'fastify';
import Fastify, { LogController } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { guard } from './caller.ts';
import type { ApiDeps, App } from './deps.ts';
import { answerFailures, answerUnroutable } from './failure.ts';
import { rememberAnswers } from './idempotency.ts';
import { newRequestId } from './ids.ts';
import { acceptMultipart } from './multipart.ts';
import { serveDocument } from './openapi/document.ts';
import { accountRoutes } from './routes/accounts.ts';
import { bankTransferRoutes } from './routes/bank-transfers.ts';
import { creditNoteRoutes } from './routes/credit-notes.ts';
import { disputeRoutes } from './routes/disputes.ts';
import { emailRoutes } from './routes/emails.ts';
import { forecastRoutes } from './routes/forecast.ts';
import { healthRoutes } from './routes/health.ts';
import { invoiceRoutes } from './routes/invoices.ts';
import { overrideRoutes } from './routes/overrides.ts';
import { paymentMethodRoutes } from './routes/payment-methods.ts';
import { paymentRoutes } from './routes/payments.ts';
import { policyRoutes } from './routes/policies.ts';
import { policyChangeRoutes } from './routes/policy-changes.ts';
import { policySegmentRoutes } from './routes/policy-segments.ts';
import { proofRoutes } from './routes/proofs-of-payment.ts';
import { bankFeedRoutes } from './routes/bank-feed.ts';
import { breakerRoutes } from './routes/deactivation-breaker.ts';
import { refundRoutes } from './routes/refunds.ts';
import { sandboxRoutes } from './routes/sandbox.ts';
import { switchRoutes } from './routes/switches.ts';
import { taskRoutes } from './routes/tasks.ts';
import { testClockRoutes } from './routes/test-clock.ts';
import { timelineRoutes } from './routes/timeline.ts';
import { answerCompiler, validatorCompiler } from './validation.ts';

/** So large that a field of a megabyte is refused by its name, and no larger. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

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
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(answerCompiler(deps.checkAnswers ?? false));
  answerFailures(app);
  takeEmptyBodies(app);
  nameAndLog(app);
  guard(app, deps);
  await serveDocument(app);
  healthRoutes(app, deps);
  await app.register(async (scope) => {
    const v1 = scope as App;
    rememberAnswers(v1, deps);
    for (const routes of [
      accountRoutes,
      paymentMethodRoutes,
      invoiceRoutes,
      creditNoteRoutes,
      disputeRoutes,
      paymentRoutes,
      refundRoutes,
      bankTransferRoutes,
      overrideRoutes,
      forecastRoutes,
      emailRoutes,
      timelineRoutes,
      testClockRoutes,
      policyRoutes,
      policyChangeRoutes,
      policySegmentRoutes,
      switchRoutes,
      taskRoutes,
      bankFeedRoutes,
      breakerRoutes,
      sandboxRoutes,
    ])
      routes(v1, deps);
    await v1.register(async (forms) => {
      await acceptMultipart(forms as App);
      proofRoutes(forms as App, deps);
    });
  });
  await app.ready();
  return app;
}

/** A POST that needs no body may come without one; where fields are missing, each is named. */
function takeEmptyBodies(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request: FastifyRequest, body: string, done) =>
    body === '' ? done(null, undefined) : parse(request, body, done),
  );
  app.addHook('preValidation', async (request) => {
    if (request.body === undefined && request.method !== 'GET' && request.method !== 'HEAD') request.body = {};
  });
}

/** The log has a request's id, route and status, and nothing that a customer or a key could be read from. */
function nameAndLog(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
}
