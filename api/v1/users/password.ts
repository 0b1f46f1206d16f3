import type { FastifyRequest } from 'fastify';
import type { UserRow } from '../../../ports/store/users.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { beginSession } from '../../http/begin-session.ts';
import { byIn, callerIn } from '../../http/caller.ts';
import { takenPassword } from '../../http/password.ts';
import { Problem, found, invalid } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { isRightFor, locked } from '../../http/sign-in-tries.ts';
import { PasswordChange } from './bodies.ts';
import { User, userShape } from './shapes.ts';

/** One's own by the one before; another's by an admin. */
export function passwordRoute(app: App, deps: ApiDeps): void {
  app.post(
    '/v1/users/:id/password',
    {
      config: { access: READ, hides: ['password', 'currentPassword'] },
      schema: {
        tags: ['Users'],
        operationId: 'setPassword',
        summary: "Set one's own password, or an admin another's",
        description:
          'All sessions of the user end, and all links. Whoever changes their own names the one before ' +
          '(422 `wrong_password`, and 423 `locked` after 5) and gets a new session with the answer.',
        params: idParams('usr'),
        body: PasswordChange,
        response: answers(User),
      },
    },
    async (request, reply) => {
      const caller = callerIn(request);
      const { id } = request.params;
      if (id !== caller.id && caller.role !== 'admin')
        throw new Problem(403, 'forbidden', "Only an admin sets another's password");
      const user = found(await deps.store.userById(id), 'user');
      const isOwn = caller.signedIn?.user.id === id;
      if (isOwn) await proveOwn(deps, request, user);
      const hash = await takenPassword(deps, request.body.password, user);
      const changed = await deps.store.setPassword(id, hash, byIn(request, deps.now()));
      if (isOwn) await beginSession(deps, request, reply, id);
      return userShape(changed);
    },
  );
}

/** Whoever finds a browser open doesn't keep its owner out. */
async function proveOwn(
  deps: ApiDeps,
  request: FastifyRequest<{ Body: { currentPassword?: string | undefined } }>,
  user: UserRow,
): Promise<void> {
  const { currentPassword } = request.body;
  if (currentPassword === undefined)
    throw invalid([{ path: 'currentPassword', message: 'is missing: it must be the password until now' }]);
  const isRight = await isRightFor(deps, user.email, () => deps.store.passwordHashOf(user.id), currentPassword);
  if (typeof isRight === 'object') throw locked(isRight.lockedUntil, deps.now());
  if (!isRight)
    throw new Problem(422, 'wrong_password', 'This is not the password until now', {
      errors: [{ path: 'currentPassword', message: 'must be the password until now' }],
    });
}
