import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Role } from '../../domain/account.ts';
import type { ApiDeps, App } from '../deps.ts';
import type { Access } from './access.ts';
import type { Caller } from './caller.ts';
import { hashKey } from './caller.ts';
import { Problem } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route. One without it can't be registered. */
    access: Access;
  }
  interface FastifyInstance {
    /** The access of every route there is, by its method and address (`GET /v1/accounts/:id`). */
    accessByRoute: Map<string, Access>;
  }
}

const BOOTSTRAP_KEY_ID = 'key_bootstrap';

/** Every route but the public ones: no key 401, the wrong role 403. HEAD is GET without its body. */
export function guard(app: App, deps: ApiDeps, limit: RateLimit): void {
  app.decorateRequest('caller', null);
  app.decorate('accessByRoute', new Map());
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    for (const method of [route.method].flat()) {
      if (access === undefined)
        throw new Error(`${method} ${route.url} is in nobody's hands: give it to somebody in its config`);
      if (method !== 'HEAD') app.accessByRoute.set(`${method} ${route.url}`, access);
    }
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) return;
    const { access } = request.routeOptions.config;
    if (access === 'anybody') return;
    const caller = await callerOf(deps, request);
    if (caller === null) throw await limit.wrongFrom(request, unauthorized('This API key is not known'));
    await limit.count(caller.keyId, reply);
    request.caller = caller;
    if (!access.includes(request.caller.role)) throw forbidden(request.caller.role);
  });
}

const unauthorized = (detail: string): Problem =>
  new Problem(401, 'unauthorized', detail, { headers: { 'www-authenticate': 'Bearer' } });

const forbidden = (role: Role): Problem =>
  new Problem(403, 'forbidden', `An API key of the role ${role} may not do this`);

/** Null: its key is nobody's. */
async function callerOf(deps: ApiDeps, request: FastifyRequest): Promise<Caller | null> {
  const key = /^Bearer +([\x21-\x7e]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (key === undefined) throw unauthorized('Send an API key as "Authorization: Bearer KEY"');
  const hash = hashKey(key);
  if (timingSafeEqual(Buffer.from(hash), Buffer.from(deps.bootstrapKeyHash)))
    return { keyId: BOOTSTRAP_KEY_ID, role: 'admin' };
  const known = await deps.store.apiKeyRole(hash);
  return known === null ? null : { keyId: known.id, role: known.role };
}

/** The methods that an address takes, sorted; none: there is nothing under it. */
export function methodsAt(app: App, path: string): string[] {
  const segments = path.split('/');
  return [...app.accessByRoute.keys()]
    .filter((route) => {
      const parts = route.slice(route.indexOf(' ') + 1).split('/');
      return parts.length === segments.length && parts.every((part, i) => part.startsWith(':') || part === segments[i]);
    })
    .map((route) => route.slice(0, route.indexOf(' ')))
    .sort();
}
