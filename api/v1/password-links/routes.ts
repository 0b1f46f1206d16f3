import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { addMinutes } from '../../../domain/time/calendar.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { hashKey } from '../../http/caller.ts';
import { takenPassword } from '../../http/password.ts';
import { notFound } from '../../http/problem.ts';
import type { RateLimit } from '../../http/rate-limit.ts';
import { answers } from '../../http/schemas/answers.ts';
import { User, userShape } from '../users/shapes.ts';
import { ForgottenPassword, PasswordByLink } from './bodies.ts';

const FORGOTTEN_MINUTES = 60;

const Heard = z
  .strictObject({ heard: z.literal(true) })
  .meta({ id: 'PasswordLinkAsked', title: 'Whether there is such a user or not' });

/** Passwords by links: an invitation's, and a forgotten one's. */
export function passwordLinkRoutes(app: App, deps: ApiDeps, limit: RateLimit): void {
  const tags = ['Sessions'];

  app.post(
    '/v1/password-links',
    {
      config: { access: 'anybody' },
      schema: {
        tags,
        operationId: 'forgetPassword',
        summary: 'Ask for a link by which a forgotten password is set anew',
        description:
          'The answer is the same whether there is such a user or not. The mail goes where somebody carries mails ' +
          '(`RESEND_API_KEY`, `SMTP_URL`), three times an hour at most; elsewhere an admin makes the link.',
        security: [],
        body: ForgottenPassword,
        response: answers(Heard),
      },
    },
    async (request, reply) => {
      await limit.countSignIn(request, reply);
      // Nobody waits for it: how long it takes would say whether there is such a user.
      void mailLink(deps, limit, request.body.email, request.ip).catch((error: unknown) =>
        request.log.error({ err: error, requestId: request.id }, 'A link to set a password could not be sent'),
      );
      return { heard: true as const };
    },
  );

  app.post(
    '/v1/password-links/redeem',
    {
      config: { access: 'anybody' },
      schema: {
        tags,
        operationId: 'redeemPasswordLink',
        summary: 'Set a password by a link, once',
        description: 'All sessions of the user end. 404: the link is used, void, too old or nobody’s.',
        security: [],
        body: PasswordByLink,
        response: answers(User),
      },
    },
    async (request, reply) => {
      await limit.countSignIn(request, reply);
      const { token, password } = request.body;
      const tokenHash = hashKey(token);
      const at = deps.now();
      const user = await deps.store.userOfLink(tokenHash, at);
      if (user === null) throw await limit.wrongFrom(request, notFound('link'));
      const hash = await takenPassword(deps, password, user);
      const set = await deps.store.redeemPasswordLink(tokenHash, hash, { address: request.ip, at });
      if (set === null) throw notFound('link');
      return userShape(set);
    },
  );
}

async function mailLink(deps: ApiDeps, limit: RateLimit, email: string, address: string): Promise<void> {
  if (deps.mailPasswordLink === null || !(await limit.mayMailPassword(hashKey(email)))) return;
  const user = await deps.store.userByEmail(email);
  if (user === null || user.disabledAt !== null) return;
  const token = randomBytes(32).toString('base64url');
  const at = deps.now();
  await deps.store.addPasswordLink(
    user.id,
    { tokenHash: hashKey(token), purpose: 'forgotten', expiresAt: addMinutes(at, FORGOTTEN_MINUTES) },
    { actor: { kind: 'system', id: 'sign-in' }, address, at },
  );
  await deps.mailPasswordLink(user, deps.passwordUrl(token));
}
