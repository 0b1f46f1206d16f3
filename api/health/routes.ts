import { Registry, Histogram, collectDefaultMetrics } from 'prom-client';
import { z } from 'zod';
import type { ApiDeps, App } from '../deps.ts';

const READY_TIMEOUT_MS = 3_000;

const Health = z.strictObject({ status: z.literal('ok') });
const Readiness = z.strictObject({
  status: z.enum(['ready', 'notReady']),
  database: z.enum(['ok', 'away']),
  temporal: z.enum(['ok', 'away']),
});

/** Without a key, and without any customer's data. */
export function healthRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Health'];
  const security: [] = [];

  app.get(
    '/healthz',
    {
      config: { access: 'anybody' },
      schema: {
        tags,
        security,
        operationId: 'healthz',
        summary: 'Whether the process lives',
        response: { 200: Health },
      },
    },
    async () => ({
      status: 'ok' as const,
    }),
  );

  app.get(
    '/readyz',
    {
      config: { access: 'anybody' },
      schema: {
        tags,
        security,
        operationId: 'readyz',
        summary: 'Whether the database and Temporal answer',
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (_request, reply) => {
      const [database, temporal] = await Promise.all([
        answersInTime(deps.store.ping()),
        answersInTime(deps.engine.ping()),
      ]);
      const ready = database === 'ok' && temporal === 'ok';
      if (!ready) reply.header('retry-after', '5');
      return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'notReady', database, temporal });
    },
  );

  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'puntual_http_request_seconds',
    help: 'How long answers took, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 90],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1_000,
    );
  });
  app.get(
    '/metrics',
    {
      config: { access: 'anybody' },
      schema: {
        tags,
        security,
        operationId: 'metrics',
        summary: 'Measurements for Prometheus',
        response: { 200: { description: 'Text of Prometheus', content: { 'text/plain': { schema: z.string() } } } },
      },
    },
    async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
  );
}

async function answersInTime(ping: Promise<void>): Promise<'ok' | 'away'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'away'>((resolve) => {
    timer = setTimeout(() => resolve('away'), READY_TIMEOUT_MS);
  });
  try {
    return await Promise.race([
      ping.then(
        () => 'ok' as const,
        () => 'away' as const,
      ),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
