import { z } from 'zod';
import type { Rail, RailState } from '../../ports/store/rails.ts';
import { within } from '../../ports/within.ts';
import type { ApiDeps, App } from '../deps.ts';
import { healthOf } from './gateway.ts';
import { metricsRoute } from './metrics.ts';

const READY_TIMEOUT_MS = 3_000;

const RailStanding = z.enum(['ok', 'away', 'stopped']);
const Health = z.strictObject({ status: z.literal('ok') });
const Readiness = z.strictObject({
  status: z.enum(['ready', 'notReady']),
  database: z.enum(['ok', 'away']),
  temporal: z.enum(['ok', 'away']),
  rails: z
    .strictObject({ mails: RailStanding, charges: RailStanding })
    .nullable()
    .meta({
      description:
        '`stopped`: its provider refuses us, and nothing more goes there; `away`: it did not answer when it was asked ' +
        'whether it takes us, for charges in the last half minute. Neither keeps us from being ready. Null where the ' +
        'database does not say.',
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
        summary: 'Whether the database and Temporal answer; how the rails are',
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (_request, reply) => {
      const [database, temporal, rails, charges] = await Promise.all([
        inTime(deps.store.ping()).then(standing),
        inTime(deps.engine.ping()).then(standing),
        inTime(deps.store.railStates()).then((said) => said?.is ?? null),
        gatewayHealth(),
      ]);
      const ready = database === 'ok' && temporal === 'ok';
      if (!ready) reply.header('retry-after', '5');
      return reply
        .code(ready ? 200 : 503)
        .send({ status: ready ? 'ready' : 'notReady', database, temporal, rails: rails && asAsked(rails, charges) });
    },
  );
  metricsRoute(app);
}

/** Who moves the money is asked now and then; what the record says of it may be older, or worse. */
const asAsked = (rails: Record<Rail, RailState>, charges: RailState): Record<Rail, RailState> => ({
  ...rails,
  charges: rails.charges === 'ok' ? charges : rails.charges,
});

const standing = (said: object | null): 'ok' | 'away' => (said === null ? 'away' : 'ok');

/** Null: it fails, or has not answered in time. */
const inTime = <T>(asked: Promise<T>): Promise<{ is: T } | null> => within(asked, READY_TIMEOUT_MS).catch(() => null);
