import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { beginSession } from '../../http/begin-session.ts';
import { byIn, callerIn } from '../../http/caller.ts';
import { proveOwn } from '../../http/own-password.ts';
import { takenPassword } from '../../http/password.ts';
import { Problem, found } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
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
      if (isOwn) await proveOwn(deps, user, request.body.currentPassword);
      const hash = await takenPassword(deps, request.body.password, user);
      const changed = await deps.store.setPassword(id, hash, byIn(request, deps.now()));
      if (isOwn) await beginSession(deps, request, reply, id);
      return userShape(changed);
    },
  );
}
