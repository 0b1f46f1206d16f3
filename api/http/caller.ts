import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Actor, Role } from '../../domain/account.ts';
import { accessOf } from './access.ts';
import type { ApiDeps, App } from '../deps.ts';
import { Problem } from './problem.ts';

/** Who calls: an API key and its role. */
export interface Caller {
  keyId: string;
  role: Role;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** Keys are long and random, so a plain hash keeps them; the key itself is kept nowhere. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex');

export const BOOTSTRAP_KEY_ID = 'key_bootstrap';

/** Every route but the public ones: no key 401, the wrong role 403, a route that nobody gave to anybody 403. */
export function guard(app: App, deps: ApiDeps): void {
  app.decorateRequest('caller', null);
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) {
      if (accessOf(method, route.url) === undefined)
        throw new Error(`${method} ${route.url} is in nobody's hands: give it to somebody in access.ts`);
    }
  });
  app.addHook('onRequest', async (request) => {
    if (request.is404) return;
    const access = accessOf(request.method, request.routeOptions.url ?? '');
    if (access === 'anybody') return;
    request.caller = await callerOf(deps, request);
    if (access === undefined || !access.includes(request.caller.role)) throw forbidden(request.caller.role);
  });
}

const unauthorized = (detail: string): Problem =>
  new Problem(401, 'unauthorized', detail, { headers: { 'www-authenticate': 'Bearer' } });

const forbidden = (role: Role): Problem =>
  new Problem(403, 'forbidden', `An API key of the role ${role} may not do this`);

async function callerOf(deps: ApiDeps, request: FastifyRequest): Promise<Caller> {
  const key = /^Bearer +([\x21-\x7e]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (key === undefined) throw unauthorized('Send an API key as "Authorization: Bearer KEY"');
  const hash = hashKey(key);
  if (timingSafeEqual(Buffer.from(hash), Buffer.from(deps.bootstrapKeyHash)))
    return { keyId: BOOTSTRAP_KEY_ID, role: 'admin' };
  const known = await deps.store.apiKeyRole(hash);
  if (known === null) throw unauthorized('This API key is not known');
  return { keyId: known.id, role: known.role };
}

/** The caller of a guarded route. */
export function callerIn(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error('A guarded route without a caller');
  return request.caller;
}

/** Who stands on the timeline for what the caller does. */
export const actorIn = (request: FastifyRequest): Actor => ({ kind: 'agent', id: callerIn(request).keyId });
