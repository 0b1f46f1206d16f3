import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { callerIn } from './caller.ts';
import { invalid } from './problem.ts';

/** A key in its scope: one API key or user, one route with its ids, one page of it. */
export interface Claim {
  scope: string;
  key: string;
}

/** What a request claims; null: it came without an Idempotency-Key. 400: it isn't one. */
export function claimIn(request: FastifyRequest): Claim | null {
  const key = keyIn(request);
  return key === null ? null : { scope: scopeOf(request), key };
}

function keyIn(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key))
    throw invalid([
      { path: 'Idempotency-Key', message: 'must be one key of 1 to 255 visible ASCII characters without spaces' },
    ]);
  return key;
}

/** However its address was spelled. */
const scopeOf = (request: FastifyRequest): string =>
  `${callerIn(request).id} POST ${request.routeOptions.url} ${JSON.stringify(request.params)}${queryOf(request)}`;

/** Of a list, which page: another page is another answer. All else in a query is what is asked, as the body is. */
function queryOf({ query }: FastifyRequest): string {
  const { cursor, limit } = query as { cursor?: unknown; limit?: unknown };
  return cursor === undefined && limit === undefined ? '' : ` ${JSON.stringify({ cursor, limit })}`;
}

/** The same for the same body, in whatever order its fields are written. */
export const hashOf = (body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(body)) ?? '')
    .digest('hex');

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
