import type { FastifyRequest } from 'fastify';
import type { ApiDeps } from '../deps.ts';
import { Problem } from './problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether another site's page may have made the browser send this. Browsers say themselves where a request comes from
 * (Fetch Metadata), and pages can't change what they say; those that don't yet name at least its origin with what is
 * unsafe. `unknown`: neither is said, so no browser sent it.
 */
export function whence(deps: ApiDeps, { method, headers, host }: FastifyRequest): 'here' | 'elsewhere' | 'unknown' {
  if (SAFE.has(method)) return 'here';
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' ? 'here' : 'elsewhere';
  const { origin } = headers;
  if (origin === undefined) return 'unknown';
  return origin === deps.publicOrigin || hostOf(origin) === host ? 'here' : 'elsewhere';
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

export const crossSite = (): Problem =>
  new Problem(
    403,
    'cross_site',
    'A request with the cookie of a session comes from our own pages: Sec-Fetch-Site: same-origin, or an Origin of this host',
  );
