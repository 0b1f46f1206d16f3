import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../domain/account.ts';
import type { AuditEntry } from '../../../ports/store/audit.ts';
import type { SessionRow } from '../../../ports/store/sessions.ts';
import type { UserRow } from '../../../ports/store/users.ts';
import type { ApiDeps } from '../../deps.ts';
import { beginSession } from '../../http/begin-session.ts';
import { hashKey } from '../../http/caller.ts';
import { Problem } from '../../http/problem.ts';
import { takesCode } from '../../http/second-factor.ts';
import { sessionTokenIn } from '../../http/session-cookie.ts';
import { locked, tried } from '../../http/sign-in-tries.ts';

const NOBODY: Actor = { kind: 'system', id: 'sign-in' };

/**
 * Signs somebody in by e-mail and password. Whatever was wrong (no such user, another password, none yet, disabled), the
 * answer is the same, after the same work; and an address is locked whether it is anybody's or not. Whoever has a second
 * factor sends its code as well; that one is missing is told to whoever knows the password, and is a try all the same, or
 * codes could be guessed between two of them.
 */
export async function signIn(
  deps: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { email, password, code }: { email: string; password: string; code?: string | undefined },
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
  const outcome = await tried(deps, email, async () => {
    const isRight = await deps.passwords.isRight(await deps.store.passwordHashOf(user?.id ?? ''), password);
    if (!isRight || user === null || user.disabledAt !== null) return 'wrong';
    if (!user.hasSecondFactor) return 'right';
    if (code === undefined) return 'codeMissing';
    return (await takesCode(deps, user.id, code)) ? 'right' : 'wrong';
  });
  if (typeof outcome === 'object') {
    await audit('signIn.locked');
    throw locked(outcome.lockedUntil, deps.now());
  }
  if (outcome === 'codeMissing')
    throw new Problem(401, 'code_required', 'The password is right: send the code that the app shows as well');
  if (outcome === 'wrong' || user === null) {
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
