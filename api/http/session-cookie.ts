import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyRequest } from 'fastify';
import type { ApiDeps } from '../deps.ts';

/**
 * Over TLS the cookie's name makes the browser hold it to this host, this path and TLS. Over plain HTTP such a cookie
 * is dropped by Safari even on loopback, so there it has a plain name.
 */
type Name = 'puntual_session' | 'puntual_oidc';
const nameOf = (deps: ApiDeps, request: FastifyRequest, name: Name): string =>
  isOverTls(deps, request) ? `__Host-${name}` : name;

/** Whether browsers reach us by TLS: by this request, or by where the company says that it is reached. */
const isOverTls = ({ publicOrigin }: ApiDeps, { protocol }: FastifyRequest): boolean =>
  protocol === 'https' || publicOrigin?.startsWith('https:') === true;

/** What a session is known by; null: there is no such cookie. */
export function sessionTokenIn(deps: ApiDeps, request: FastifyRequest): string | null {
  return cookieIn(deps, request, 'puntual_session');
}

export function cookieIn(deps: ApiDeps, request: FastifyRequest, name: Name): string | null {
  const { cookie } = request.headers;
  return cookie === undefined ? null : (parseCookie(cookie)[nameOf(deps, request, name)] ?? null);
}

/** `Set-Cookie`, for as long as the browser runs: when it ends is decided here. `token` null: it is taken away. */
export const sessionCookie = (deps: ApiDeps, request: FastifyRequest, token: string | null): string =>
  setCookie(deps, request, 'puntual_session', token);

export const setCookie = (deps: ApiDeps, request: FastifyRequest, name: Name, value: string | null): string =>
  stringifySetCookie(nameOf(deps, request, name), value ?? '', {
    httpOnly: true,
    // One that another site leads to brings it along; what another site posts does not.
    sameSite: 'lax',
    path: '/',
    secure: isOverTls(deps, request),
    ...(value === null ? { maxAge: 0 } : {}),
  });
