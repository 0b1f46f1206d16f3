import { z } from 'zod';
import type { ApiDeps, App } from '../deps.ts';
import { metricsRoute } from './metrics.ts';
import { inTime, recordedRails } from './rails.ts';
import { together } from './together.ts';

const RailStanding = z.enum(['ok', 'away', 'stopped']);
const Health = z.strictObject({ status: z.literal('ok') });
const Readiness = z.strictObject({
  status: z.enum(['ready', 'notReady']),
  database: z.enum(['ok', 'away']),
  temporal: z.enum(['ok', 'away']),
  disk: z.enum(['ok', 'full']).nullable().meta({
    description: 'Of the data folder, where the database is Puntual’s own. `full`: it can be read, and hardly written.',
  }),
  workers: z
    .enum(['ok', 'none'])
    .nullable()
    .meta({
      description:
        'Whether any worker has asked Temporal for work in the last two minutes. `none`: facts are taken, and nothing is ' +
        'charged, mailed or switched until one does; that keeps us from nothing. Null where Temporal does not say.',
    }),
  rails: z
    .strictObject({ mails: RailStanding, charges: RailStanding, service: RailStanding, verifier: RailStanding })
    .nullable()
    .meta({
      description:
        'As the workers have last found it. `stopped`: its provider refuses us, and nothing more goes there; `away`: it ' +
        'did not answer when it was asked whether it takes us. Neither keeps us from being ready. Null where the ' +
        'database does not say.',
    }),
});

/** Without a key, and without any customer's data. */
export function healthRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Health'];
  const security: [] = [];
  const standings = together(() =>
    Promise.all([
      inTime(deps.store.ping()).then(standing),
      inTime(deps.engine.ping()).then(standing),
      recordedRails(deps.store),
      inTime(deps.engine.workersPoll()).then((said) =>
        said === null ? null : said.is ? ('ok' as const) : ('none' as const),
      ),
      deps.disk == null ? null : inTime(deps.disk()).then((said) => said?.is ?? null),
    ]),
  );

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
        summary: 'Whether the database and Temporal answer; whether a worker is there; how the rails are',
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (_request, reply) => {
      const [database, temporal, rails, workers, disk] = await standings();
      const ready = database === 'ok' && temporal === 'ok';
      if (!ready) reply.header('retry-after', '5');
      return reply
        .code(ready ? 200 : 503)
        .send({ status: ready ? 'ready' : 'notReady', database, temporal, disk, workers, rails });
    },
  );
  metricsRoute(app, deps.store);
}

const standing = (said: object | null): 'ok' | 'away' => (said === null ? 'away' : 'ok');
