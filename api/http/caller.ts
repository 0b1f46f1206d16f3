import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Actor, Role } from '../../domain/account.ts';

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

/** The caller of a guarded route. */
export function callerIn(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error('A guarded route without a caller');
  return request.caller;
}

/** Who stands on the timeline for what the caller does. */
export const actorIn = (request: FastifyRequest): Actor => ({ kind: 'agent', id: callerIn(request).keyId });

/** All by which others may have named the caller, as an account's owner or a task's assignee. */
export const namesIn = (request: FastifyRequest): string[] => [callerIn(request).keyId];
