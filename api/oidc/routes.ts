import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../domain/account.ts';
import { type Identity, type IdentityProvider, NotProven } from '../../ports/identity/identity.ts';
import type { UserRow } from '../../ports/store/users.ts';
import type { ApiDeps, App } from '../deps.ts';
import { beginSession } from '../http/begin-session.ts';
import { notFound } from '../http/problem.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { cookieIn, setCookie } from '../http/session-cookie.ts';

const options = { config: { access: 'anybody' as const }, schema: { hide: true } };
const Kept = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });

const BACK = '/sign-in/oidc/callback';
const CONSOLE = '/console';
/** The page says which: that there is no such user here, or that it wasn't proven who it is. */
const refusedAt = (why: 'unknown_user' | 'not_proven'): string => `${CONSOLE}/sign-in?refused=${why}`;

/**
 * Signing in by the company's own provider: there and back. Nobody is made a user by it: who comes is one by what the
 * provider calls them, or, the first time, by an address that it knows to be theirs.
 */
export function oidcRoutes(app: App, deps: ApiDeps, limit: RateLimit): void {
  app.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));

  app.get('/sign-in/oidc', options, async (request, reply) => {
    await limit.countSignIn(request, reply);
    const { url, errand } = await providerOf(deps).begin(`${originOf(deps, request)}${BACK}`);
    return reply
      .header('set-cookie', setCookie(deps, request, 'puntual_oidc', JSON.stringify(errand)))
      .redirect(url, 303);
  });

  app.get(BACK, options, async (request, reply) => {
    const provider = providerOf(deps);
    await limit.countSignIn(request, reply);
    reply.header('set-cookie', setCookie(deps, request, 'puntual_oidc', null));
    const identity = await identityIn(deps, provider, request);
    if (identity === null) return refuse(deps, request, reply, null, 'not_proven');
    const user = await userOf(deps, request, identity);
    if (user === null || user.disabledAt !== null) return refuse(deps, request, reply, user, 'unknown_user');
    await beginSession(deps, request, reply, user.id);
    return reply.redirect(CONSOLE, 303);
  });
}

function providerOf({ identityProvider }: ApiDeps): IdentityProvider {
  if (identityProvider === null) throw notFound('provider to sign in by');
  return identityProvider;
}

const originOf = ({ publicOrigin }: ApiDeps, { protocol, host }: FastifyRequest): string =>
  publicOrigin ?? `${protocol}://${host}`;

/** Null: this browser was not sent there, or what came back is not to be believed. */
async function identityIn(
  deps: ApiDeps,
  provider: IdentityProvider,
  request: FastifyRequest,
): Promise<Identity | null> {
  const errand = errandIn(cookieIn(deps, request, 'puntual_oidc'));
  if (errand === null) return null;
  try {
    return await provider.finish(`${originOf(deps, request)}${request.url}`, errand);
  } catch (error) {
    if (!(error instanceof NotProven)) throw error;
    request.log.warn({ requestId: request.id }, 'A sign-in by the provider was not proven');
    return null;
  }
}

function errandIn(cookie: string | null): z.infer<typeof Kept> | null {
  try {
    return Kept.safeParse(JSON.parse(cookie ?? '')).data ?? null;
  } catch {
    return null;
  }
}

async function userOf(
  { store, now }: ApiDeps,
  request: FastifyRequest,
  { subject, email }: Identity,
): Promise<UserRow | null> {
  const known = await store.userBySubject(subject);
  if (known !== null || email === null) return known;
  const user = await store.userByEmail(email);
  if (user === null || user.disabledAt !== null) return user;
  const actor: Actor = { kind: 'agent', id: user.id };
  // Whoever has this address now may be another than the one who came before.
  return (await store.bindSubject(user.id, subject, { actor, address: request.ip, at: now() })) ? user : null;
}

async function refuse(
  { store, now }: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  user: UserRow | null,
  why: Parameters<typeof refusedAt>[0],
): Promise<FastifyReply> {
  await store.writeAudit({
    actor: { kind: 'system', id: 'sign-in' },
    address: request.ip,
    at: now(),
    action: 'signIn.failed',
    subject: user?.id ?? null,
    data: { by: 'provider', why },
  });
  return reply.redirect(refusedAt(why), 303);
}
