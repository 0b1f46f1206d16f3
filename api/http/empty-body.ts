import type { FastifyRequest } from 'fastify';
import type { App } from '../deps.ts';

/** A POST that needs no body may come without one; where fields are missing, each is named. */
export function takeEmptyBodies(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request: FastifyRequest, body: string, done) =>
    body === '' ? done(null, undefined) : parse(request, body, done),
  );
  app.addHook('preValidation', async (request) => {
    if (request.body === undefined && request.method !== 'GET' && request.method !== 'HEAD') request.body = {};
  });
}
