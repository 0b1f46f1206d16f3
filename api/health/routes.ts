import { z } from 'zod';
import type { ApiDeps, App } from '../deps.ts';
import { healthOf } from './gateway.ts';
import { metricsRoute } from './metrics.ts';

const READY_TIMEOUT_MS = 3_000;

const Health = z.strictObject({ status: z.literal('ok') });
const Readiness = z.strictObject({
  status: z.enum(['ready', 'notReady']),
  database: z.enum(['ok', 'away']),
  temporal: z.enum(['ok', 'away']),
  gateway: z.enum(['ok', 'away', 'refused']).meta({
    description:
      'Who moves the money, as it was in the last half minute. It takes nothing from being ready: charges wait for it.',
  }),
});

/** Without a key, and without any customer's data. */
export function healthRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Health'];
  const security: [] = [];
  const gatewayHealth = healthOf(deps.gateway, READY_TIMEOUT_MS);

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
      const [database, temporal, gateway] = await Promise.all([
        answersInTime(deps.store.ping()),
        answersInTime(deps.engine.ping()),
        gatewayHealth(),
      ]);
      const ready = database === 'ok' && temporal === 'ok';
      if (!ready) reply.header('retry-after', '5');
      return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'notReady', database, temporal, gateway });
    },
  );
  metricsRoute(app);
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
