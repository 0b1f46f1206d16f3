import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { addMinutes } from '../../../domain/time/calendar.ts';
import type { By } from '../../../ports/store/audit.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN } from '../../http/access.ts';
import { byIn, hashKey } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { takenPassword } from '../../http/password.ts';
import { found } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { NewUser, UserChange } from './bodies.ts';
import { colleagueRoutes } from './colleagues.ts';
import { passwordRoute } from './password.ts';
import { secondFactorRoutes } from './second-factor.ts';
import { InvitationMade, User, UserMade, userShape } from './shapes.ts';

/** Time to come back from a holiday. */
const INVITATION_DAYS = 7;

/** People who may sign in. */
export function userRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Users'];
  const params = idParams('usr');

  app.post(
    '/v1/users',
    {
      config: { access: ADMIN, showsSecret: true, hides: ['password'] },
      schema: {
        tags,
        operationId: 'addUser',
        summary: 'Let a person in',
        description:
          'Without a password the answer has a link by which its user sets one, once, within seven days. It is shown ' +
          'this once: the same `Idempotency-Key` again is 409 `already_created`. 409 `email_taken`.',
        body: NewUser,
        response: answersCreated(UserMade),
      },
    },
    async (request, reply) => {
      const { password, locale = deps.company.defaults.locale ?? 'en', ...person } = request.body;
      const by = byIn(request, deps.now());
      const user = await deps.store.addUser({
        ...person,
        id: idFrom(request.workId, 'usr'),
        locale,
        passwordHash: password === undefined ? null : await takenPassword(deps, password, person),
        by,
      });
      const invitation = password === undefined ? await invited(deps, user.id, by) : null;
      return reply
        .code(201)
        .header('location', `/v1/users/${user.id}`)
        .send({ ...userShape(user), invitation });
    },
  );

  app.get(
    '/v1/users',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'listUsers',
        summary: 'List users, oldest first',
        querystring: pageQuery,
        response: answers(pageOf(User)),
      },
    },
    async (request) => {
      const page = await deps.store.users(asked(request.query));
      return { items: page.items.map(userShape), nextCursor: page.nextCursor };
    },
  );

  app.get(
    '/v1/users/:id',
    {
      config: { access: ADMIN },
      schema: { tags, operationId: 'getUser', summary: 'Show a user', params, response: answers(User) },
    },
    async (request) => userShape(found(await deps.store.userById(request.params.id), 'user')),
  );

  app.patch(
    '/v1/users/:id',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'changeUser',
        summary: 'Change, disable or enable a user',
        description:
          'With another role, or disabled, their sessions end. The last admin who can sign in stays one: 409 `last_admin`.',
        params,
        body: UserChange,
        response: answers(User),
      },
    },
    async (request) =>
      userShape(await deps.store.changeUser(request.params.id, request.body, byIn(request, deps.now()))),
  );

  app.post(
    '/v1/users/:id/invitation',
    {
      config: { access: ADMIN, showsSecret: true },
      schema: {
        tags,
        operationId: 'inviteUser',
        summary: 'Make a new link by which a user sets a password',
        description: 'Links that were made before are void. The user’s password stays until the link is used.',
        params,
        body: z.strictObject({}),
        response: answers(InvitationMade),
      },
    },
    async (request) => {
      const { id } = found(await deps.store.userById(request.params.id), 'user');
      return { id, ...(await invited(deps, id, byIn(request, deps.now()))) };
    },
  );

  colleagueRoutes(app, deps);
  passwordRoute(app, deps);
  secondFactorRoutes(app, deps);
}

async function invited(deps: ApiDeps, userId: string, by: By) {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = addMinutes(by.at, INVITATION_DAYS * 24 * 60);
  await deps.store.addPasswordLink(userId, { tokenHash: hashKey(token), purpose: 'invitation', expiresAt }, by);
  return { url: deps.passwordUrl(token), expiresAt };
}
