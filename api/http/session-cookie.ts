import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyRequest } from 'fastify';
import type { ApiDeps } from '../deps.ts';

/**
 * Over TLS the cookie's name makes the browser hold it to this host, this path and TLS. Over plain HTTP such a cookie
 * is dropped by Safari even on loopback, so there it has a plain name.
 */
const NAME = 'puntual_session';
const OVER_TLS = `__Host-${NAME}`;

/** Whether browsers reach us by TLS: by this request, or by where the company says that it is reached. */
const isOverTls = ({ publicOrigin }: ApiDeps, { protocol }: FastifyRequest): boolean =>
  protocol === 'https' || publicOrigin?.startsWith('https:') === true;

/** What a session is known by; null: there is no such cookie. */
export function sessionTokenIn(deps: ApiDeps, request: FastifyRequest): string | null {
  const { cookie } = request.headers;
  if (cookie === undefined) return null;
  return parseCookie(cookie)[isOverTls(deps, request) ? OVER_TLS : NAME] ?? null;
}

/** `Set-Cookie`, for as long as the browser runs: when it ends is decided here. `token` null: it is taken away. */
export function sessionCookie(deps: ApiDeps, request: FastifyRequest, token: string | null): string {
  const secure = isOverTls(deps, request);
  return stringifySetCookie(secure ? OVER_TLS : NAME, token ?? '', {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
    ...(token === null ? { maxAge: 0 } : {}),
  });
}
