import { z } from 'zod';
import { addMinutes } from '../../../domain/time/calendar.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { byIn, callerIn, signedInBy } from '../../http/caller.ts';
import { crossSite, whence } from '../../http/cross-site.ts';
import { Problem, notFound } from '../../http/problem.ts';
import type { RateLimit } from '../../http/rate-limit.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idOf, idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { sessionCookie } from '../../http/session-cookie.ts';
import { NewSession } from './bodies.ts';
import { Session, SignedIn, SignInOptions, sessionShape, signedInShape } from './shapes.ts';
import { signIn } from './sign-in.ts';

const Ended = z
  .strictObject({ id: z.string(), ended: z.literal(true) })
  .meta({ id: 'SessionEnded', title: 'A session that is over' });

/** Signing in, and out. */
export function sessionRoutes(app: App, deps: ApiDeps, limit: RateLimit): void {
  const tags = ['Sessions'];

  app.post(
    '/v1/session',
    {
      config: { access: 'anybody' },
      schema: {
        tags,
        operationId: 'signIn',
        summary: 'Sign in',
        description:
          'The answer sets an HttpOnly cookie that stands for the user from then on. Whatever is wrong, the answer is ' +
          '401 `wrong_credentials`; after 5 wrong passwords an address is `locked` (423 with `Retry-After`) for a ' +
          'minute, after each further one for twice as long, up to an hour. Whoever has a second factor sends its `code` ' +
          'too, else 401 `code_required`. Unsafe calls with the cookie come from this ' +
          'host’s own pages, else they are 403 `cross_site`.',
        security: [],
        body: NewSession,
        response: answers(SignedIn),
      },
    },
    async (request, reply) => {
      // Another's page must not sign somebody in as somebody else either.
      if (whence(deps, request) === 'elsewhere') throw crossSite();
      await limit.countSignIn(request, reply);
      const { user, session } = await signIn(deps, request, reply, request.body);
      return signedInShape(user, session, deps.sessions);
    },
  );

  app.get(
    '/v1/sign-in-options',
    {
      config: { access: 'anybody' },
      schema: {
        tags,
        operationId: 'getSignInOptions',
        summary: 'Show how one may sign in',
        security: [],
        response: answers(SignInOptions),
      },
    },
    async () => ({
      password: true as const,
      provider: deps.identityProvider && { name: deps.identityProvider.name, url: '/sign-in/oidc' },
      forgottenPassword: deps.mailPasswordLink !== null,
    }),
  );

  app.get(
    '/v1/session',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getSession',
        summary: 'Show who is signed in',
        description: '404 for an API key: nobody is.',
        response: answers(SignedIn),
      },
    },
    async (request) => {
      const { user, session } = signedInBy(request);
      return signedInShape(user, session, deps.sessions);
    },
  );

  app.delete(
    '/v1/session',
    {
      config: { access: READ },
      schema: { tags, operationId: 'signOut', summary: 'Sign out', response: answers(Ended) },
    },
    async (request, reply) => {
      const { session } = signedInBy(request);
      await deps.store.endSession(session.id, byIn(request, deps.now()));
      reply.header('set-cookie', sessionCookie(deps, request, null));
      return { id: session.id, ended: true as const };
    },
  );

  app.get(
    '/v1/sessions',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listSessions',
        summary: "List one's own sessions, or an admin another's, oldest first",
        querystring: pageQuery.extend({ userId: idOf('usr').optional() }),
        response: answers(pageOf(Session)),
      },
    },
    async (request) => {
      const caller = callerIn(request);
      const { userId = caller.id } = request.query;
      if (userId !== caller.id && caller.role !== 'admin')
        throw new Problem(403, 'forbidden', "Only an admin sees another's sessions");
      const now = deps.now();
      const seenAfter = addMinutes(now, -deps.sessions.idleMinutes);
      const page = await deps.store.sessions({ ...asked(request.query), userId, now, seenAfter });
      const current = caller.signedIn?.session.id ?? null;
      return {
        items: page.items.map((row) => sessionShape(row, deps.sessions, current)),
        nextCursor: page.nextCursor,
      };
    },
  );

  app.delete(
    '/v1/sessions/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'endSession',
        summary: "End one of one's own sessions, or an admin anybody's",
        params: idParams('ses'),
        response: answers(Ended),
      },
    },
    async (request) => {
      const caller = callerIn(request);
      const session = await deps.store.sessionById(request.params.id);
      if (session === null || (session.userId !== caller.id && caller.role !== 'admin')) throw notFound('session');
      await deps.store.endSession(session.id, byIn(request, deps.now()));
      return { id: session.id, ended: true as const };
    },
  );
}
