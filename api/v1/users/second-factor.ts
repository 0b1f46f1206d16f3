import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { UserRow } from '../../../ports/store/users.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { byIn, callerIn } from '../../http/caller.ts';
import { proveOwn } from '../../http/own-password.ts';
import { Problem, found } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idOut, idParams } from '../../http/schemas/ids.ts';
import { newSecret, takesCode } from '../../http/second-factor.ts';
import { locked, tried } from '../../http/sign-in-tries.ts';
import { NewSecondFactor, SecondFactorCode, SecondFactorRemoval } from './bodies.ts';
import { User, userShape } from './shapes.ts';

const SecondFactor = z
  .strictObject({
    id: idOut('usr'),
    secret: z.string().meta({ description: 'In base32, to be typed into an app.' }),
    uri: z.string().meta({ description: '`otpauth://…`, to be shown as a picture that an app reads.' }),
  })
  .meta({ id: 'SecondFactor', title: 'What an app makes codes from, shown once' });

/** Codes of an app beside the password: set by their user, removed by them or an admin. */
export function secondFactorRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Users'];
  const params = idParams('usr');

  app.post(
    '/v1/users/:id/second-factor',
    {
      config: { access: READ, showsSecret: true, hides: ['currentPassword'] },
      schema: {
        tags,
        operationId: 'offerSecondFactor',
        summary: "Get a secret for one's own second factor",
        description: 'Nothing is asked of it before a code of it was sent to `confirm`. 409 `second_factor_set`.',
        params,
        body: NewSecondFactor,
        response: answers(SecondFactor),
      },
    },
    async (request) => {
      const user = await ownOf(deps, request);
      await proveOwn(deps, user, request.body.currentPassword);
      const { secret, uri } = newSecret(deps.company.name, user.email);
      await deps.store.offerSecondFactor(user.id, secret);
      return { id: user.id, secret, uri };
    },
  );

  app.post(
    '/v1/users/:id/second-factor/confirm',
    {
      config: { access: READ, hides: ['code'] },
      schema: {
        tags,
        operationId: 'confirmSecondFactor',
        summary: 'Show that the app knows the secret: from then on a code is asked for at sign-in',
        description: '422 `wrong_code`.',
        params,
        body: SecondFactorCode,
        response: answers(User),
      },
    },
    async (request) => {
      const user = await ownOf(deps, request);
      await proveCode(deps, user, request.body.code);
      return userShape(await deps.store.confirmSecondFactor(user.id, byIn(request, deps.now())));
    },
  );

  app.post(
    '/v1/users/:id/second-factor/remove',
    {
      config: { access: READ, hides: ['code'] },
      schema: {
        tags,
        operationId: 'removeSecondFactor',
        summary: "Remove one's own second factor by a code of it, or an admin another's",
        description: '422 `wrong_code`.',
        params,
        body: SecondFactorRemoval,
        response: answers(User),
      },
    },
    async (request) => {
      const caller = callerIn(request);
      const { id } = request.params;
      if (id === caller.id) await proveCode(deps, await ownOf(deps, request), request.body.code ?? '');
      else if (caller.role !== 'admin') throw new Problem(403, 'forbidden', "Only an admin removes another's");
      else found(await deps.store.userById(id), 'user');
      return userShape(await deps.store.removeSecondFactor(id, byIn(request, deps.now())));
    },
  );
}

/** Who is signed in and speaks of themselves. */
async function ownOf(deps: ApiDeps, request: FastifyRequest<{ Params: { id: string } }>): Promise<UserRow> {
  const user = found(await deps.store.userById(request.params.id), 'user');
  const { id, signedIn } = callerIn(request);
  if (signedIn === null || id !== user.id)
    throw new Problem(403, 'forbidden', 'A second factor is set by its own user, who is signed in');
  return user;
}

/** Six digits are soon guessed where one may try for ever. */
async function proveCode(deps: ApiDeps, user: UserRow, code: string): Promise<void> {
  const outcome = await tried(deps, user.email, async () =>
    (await takesCode(deps, user.id, code)) ? 'right' : 'wrong',
  );
  if (typeof outcome === 'object') throw locked(outcome.lockedUntil, deps.now());
  if (outcome === 'wrong')
    throw new Problem(422, 'wrong_code', 'This is no code of now, or it was used before', {
      errors: [{ path: 'code', message: 'must be the code that the app shows now' }],
    });
}
