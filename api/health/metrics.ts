import { Gauge, Histogram } from 'prom-client';
import { z } from 'zod';
import { RAILS, type Rails, type RailState } from '../../ports/store/rails.ts';
import type { Lags } from '../../ports/store/lags.ts';
import type { App } from '../deps.ts';
import { processRegistry } from './lag-metrics.ts';
import { recordedRails } from './rails.ts';
import { together } from './together.ts';

const RAIL_STATES = ['ok', 'away', 'stopped'] as const satisfies readonly RailState[];

/** How long answers took, how the process is, how the rails are and what is late, for Prometheus. */
export function metricsRoute(app: App, store: Pick<Rails, 'railStates'> & Lags): void {
  const registry = processRegistry(store);
  const seconds = new Histogram({
    name: 'puntual_http_request_seconds',
    help: 'How long answers took, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 90],
    registers: [registry],
  });
  new Gauge({
    name: 'puntual_rail_state',
    help: 'How each rail is, as the workers have last found it: 1 at the state that it is in. None while the record is away.',
    labelNames: ['rail', 'state'],
    registers: [registry],
    async collect() {
      const rails = await recordedRails(store);
      this.reset();
      if (rails === null) return;
      for (const rail of RAILS)
        for (const state of RAIL_STATES) this.set({ rail, state }, rails[rail] === state ? 1 : 0);
    },
  });
  const measured = together(() => registry.metrics());
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
        tags: ['Health'],
        security: [],
        operationId: 'metrics',
        summary: 'Measurements for Prometheus',
        response: { 200: { description: 'Text of Prometheus', content: { 'text/plain': { schema: z.string() } } } },
      },
    },
    async (_request, reply) => reply.type(registry.contentType).send(await measured()),
  );
}
