import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../domain/account.ts';
import type { AuditEntry } from '../../../ports/store/audit.ts';
import type { SessionRow } from '../../../ports/store/sessions.ts';
import type { UserRow } from '../../../ports/store/users.ts';
import type { ApiDeps } from '../../deps.ts';
import { beginSession } from '../../http/begin-session.ts';
import { hashKey } from '../../http/caller.ts';
import { Problem } from '../../http/problem.ts';
import { sessionTokenIn } from '../../http/session-cookie.ts';
import { isRightFor, locked } from '../../http/sign-in-tries.ts';

const NOBODY: Actor = { kind: 'system', id: 'sign-in' };

/**
 * Signs somebody in by e-mail and password. Whatever was wrong (no such user, another password, none yet, disabled), the
 * answer is the same, after the same work; and an address is locked whether it is anybody's or not.
 */
export async function signIn(
  deps: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { email, password }: { email: string; password: string },
): Promise<{ user: UserRow; session: Omit<SessionRow, 'endedAt'> }> {
  const user = await deps.store.userByEmail(email);
  const audit = (action: AuditEntry['action']): Promise<void> =>
    deps.store.writeAudit({
      actor: NOBODY,
      address: request.ip,
      at: deps.now(),
      action,
      // What nobody is called by was perhaps a password.
      subject: user?.id ?? null,
      data: {},
    });
  const isRight = await isRightFor(deps, email, () => deps.store.passwordHashOf(user?.id ?? ''), password);
  if (typeof isRight === 'object') {
    await audit('signIn.locked');
    throw locked(isRight.lockedUntil, deps.now());
  }
  if (!isRight || user === null || user.disabledAt !== null) {
    await audit('signIn.failed');
    throw new Problem(401, 'wrong_credentials', 'This e-mail address and this password do not go together');
  }
  await endSessionBefore(deps, request, user);
  return { user, session: await beginSession(deps, request, reply, user.id) };
}

/** A browser has one session: who signs in anew leaves no other behind. */
async function endSessionBefore(deps: ApiDeps, request: FastifyRequest, user: UserRow): Promise<void> {
  const token = sessionTokenIn(deps, request);
  const before = token === null ? null : await deps.store.sessionByHash(hashKey(token));
  if (before === null) return;
  const actor: Actor = { kind: 'agent', id: user.id };
  await deps.store.endSession(before.session.id, { actor, address: request.ip, at: deps.now() });
}
