import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addMinutes } from '../../domain/time/calendar.ts';
import type { SessionRow } from '../../ports/store/sessions.ts';
import type { ApiDeps } from '../deps.ts';
import { hashKey } from './caller.ts';
import { idFrom } from './ids.ts';
import { sessionCookie } from './session-cookie.ts';

const LONGEST_AGENT = 200;

/** Signs a user in: a session of its own, whose token nobody but the browser ever sees. */
export async function beginSession(
  deps: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  userId: string,
): Promise<Omit<SessionRow, 'endedAt'>> {
  const token = randomBytes(32).toString('base64url');
  const now = deps.now();
  const session = {
    id: idFrom(hashKey(token), 'ses'),
    userId,
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, LONGEST_AGENT),
    createdAt: now,
    expiresAt: addMinutes(now, deps.sessions.hours * 60),
  };
  await deps.store.beginSession({ ...session, tokenHash: hashKey(token) });
  reply.header('set-cookie', sessionCookie(deps, request, token));
  return { ...session, lastSeenAt: now };
}
