import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { isToBeSeen, sessionEnd } from '../../domain/access/sessions.ts';
import type { ApiDeps, App } from '../deps.ts';
import type { Access } from './access.ts';
import type { Caller } from './caller.ts';
import { hashKey } from './caller.ts';
import { crossSite, whence } from './cross-site.ts';
import { Problem } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';
import { sessionTokenIn } from './session-cookie.ts';

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

/**
 * Every route but the public ones: neither a key nor a session 401, the wrong role 403. HEAD is GET without its body.
 */
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
    const caller = await callerOf(deps, request, (id) => limit.count(id, reply));
    if (caller === null) throw await limit.wrongFrom(request, unauthorized('This API key or session is not known'));
    request.caller = caller;
    if (!access.includes(caller.role)) throw forbidden(caller);
  });
}

const unauthorized = (detail: string): Problem =>
  new Problem(401, 'unauthorized', detail, { headers: { 'www-authenticate': 'Bearer' } });

const forbidden = ({ role, signedIn }: Caller): Problem =>
  new Problem(403, 'forbidden', `${signedIn === null ? 'An API key' : 'A user'} of the role ${role} may not do this`);

/** Counts a request of a key or session that we know, whether it is good for anything or not. */
type Count = (id: string) => Promise<void>;

/** Null: its key or token is nobody's. A key that is sent goes before a cookie. */
async function callerOf(deps: ApiDeps, request: FastifyRequest, count: Count): Promise<Caller | null> {
  if (request.headers.authorization !== undefined) return callerByKey(deps, request.headers.authorization, count);
  const token = sessionTokenIn(deps, request);
  if (token === null) throw unauthorized('Send an API key as "Authorization: Bearer KEY", or sign in');
  return callerBySession(deps, request, token, count);
}

async function callerByKey(deps: ApiDeps, authorization: string, count: Count): Promise<Caller | null> {
  const key = /^Bearer +([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1];
  if (key === undefined) throw unauthorized('Send an API key as "Authorization: Bearer KEY"');
  const hash = hashKey(key);
  if (timingSafeEqual(Buffer.from(hash), Buffer.from(deps.bootstrapKeyHash))) {
    await count(BOOTSTRAP_KEY_ID);
    return { id: BOOTSTRAP_KEY_ID, role: 'admin', signedIn: null };
  }
  const known = await deps.store.apiKeyByHash(hash);
  if (known === null) return null;
  await count(known.id);
  const now = deps.now();
  if (known.revokedAt !== null) throw unauthorized('This API key was revoked');
  if (known.expiresAt !== null && known.expiresAt <= now) throw unauthorized('This API key has expired');
  if (isToBeSeen(known.lastUsedAt, now)) await deps.store.apiKeyUsed(known.id, now);
  return { id: known.id, role: known.role, signedIn: null };
}

async function callerBySession(
  deps: ApiDeps,
  request: FastifyRequest,
  token: string,
  count: Count,
): Promise<Caller | null> {
  const known = await deps.store.sessionByHash(hashKey(token));
  if (known === null) return null;
  const { session, user } = known;
  await count(session.id);
  const now = deps.now();
  if (session.endedAt !== null || user.disabledAt !== null || sessionEnd(session, deps.sessions) <= now)
    throw unauthorized('This session has ended: sign in again');
  if (whence(deps, request) !== 'here') throw crossSite();
  if (isToBeSeen(session.lastSeenAt, now)) {
    await deps.store.sessionSeen(session.id, now);
    session.lastSeenAt = now;
  }
  return { id: user.id, role: user.role, signedIn: { session, user } };
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
