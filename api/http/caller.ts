import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Actor, Role } from '../../domain/account.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { By } from '../../ports/store/audit.ts';
import type { SessionRow } from '../../ports/store/sessions.ts';
import type { UserRow } from '../../ports/store/users.ts';
import { Problem } from './problem.ts';

/** Who calls: an API key, or somebody who is signed in. */
export interface Caller {
  /** The key's, or the user's: who stands on the timeline for what is done. */
  id: string;
  role: Role;
  /** Null: an API key calls. */
  signedIn: { session: SessionRow; user: UserRow } | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** Keys and tokens are long and random, so a plain hash keeps them; they themselves are kept nowhere. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** The caller of a guarded route. */
export function callerIn(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error('A guarded route without a caller');
  return request.caller;
}

/** Of a route that is about whoever is signed in: 404 for an API key. */
export function signedInBy(request: FastifyRequest): NonNullable<Caller['signedIn']> {
  const { signedIn } = callerIn(request);
  if (signedIn === null) throw new Problem(404, 'not_found', 'An API key calls: nobody is signed in');
  return signedIn;
}

/** Who stands on the timeline for what the caller does. */
export const actorIn = (request: FastifyRequest): Actor => ({ kind: 'agent', id: callerIn(request).id });

/** Who stands in the audit for it. */
export const byIn = (request: FastifyRequest, at: Instant): By => ({
  actor: actorIn(request),
  address: request.ip,
  at,
});

/** All by which others may have named the caller, as an account's owner or a task's assignee. */
export function namesIn(request: FastifyRequest): string[] {
  const { id, signedIn } = callerIn(request);
  return signedIn === null ? [id] : [id, signedIn.user.email];
}
