import { isUtf8 } from 'node:buffer';
import type { FastifyRequest } from 'fastify';
import type { App } from '../deps.ts';
import { hasKeyTwice } from './key-twice.ts';
import { invalid } from './problem.ts';

/**
 * JSON as it was meant: in UTF-8, and each key once. What readers understand differently is refused before anybody
 * decides by it. A POST that needs no body may come without one; where fields are missing, each is named.
 */
export function takeJson(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, bytes: Buffer, done) => {
      if (bytes.length === 0) return done(null, undefined);
      if (!isUtf8(bytes)) return done(bad('must be UTF-8'), undefined);
      const body = bytes.toString();
      return parse(request, body, (error, value) =>
        error === null && hasKeyTwice(body, value)
          ? done(bad('has a key twice in one object: readers differ in which of the two they take'), undefined)
          : done(error, value),
      );
    },
  );
  app.addHook('preValidation', async (request) => {
    if (request.body === undefined && request.method !== 'GET' && request.method !== 'HEAD') request.body = {};
  });
}

const bad = (message: string) => invalid([{ path: 'body', message }]);
