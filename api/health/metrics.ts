import { Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { z } from 'zod';
import type { App } from '../deps.ts';

/** How long answers took and how the process is, for Prometheus. */
export function metricsRoute(app: App): void {
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
        tags: ['Health'],
        security: [],
        operationId: 'metrics',
        summary: 'Measurements for Prometheus',
        response: { 200: { description: 'Text of Prometheus', content: { 'text/plain': { schema: z.string() } } } },
      },
    },
    async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
  );
}
