import type { App } from '../deps.ts';

/** Of every answer: a browser takes it for nothing else than it says it is, and what is under /v1 is kept nowhere. */
export function safeHeaders(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    if (request.url.startsWith('/v1')) reply.header('cache-control', 'no-store');
  });
}
