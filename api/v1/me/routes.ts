import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { signedInBy } from '../../http/caller.ts';
import { answers } from '../../http/schemas/answers.ts';
import { OwnChange } from './bodies.ts';
import { Me, meShape } from './shapes.ts';

/** Oneself, and how one likes it. */
export function meRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Users'];

  app.get(
    '/v1/me',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getMe',
        summary: 'Show oneself',
        description: '404 for an API key: nobody is signed in.',
        response: answers(Me),
      },
    },
    async (request) => {
      const { user, session } = signedInBy(request);
      return meShape(user, session, deps.sessions, deps.now());
    },
  );

  app.patch(
    '/v1/me',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'changeMe',
        summary: 'Choose the language in which one is spoken to, by pages and mails',
        description: '404 for an API key: nobody is signed in.',
        body: OwnChange,
        response: answers(Me),
      },
    },
    async (request) => {
      const { user, session } = signedInBy(request);
      return meShape(await deps.store.chooseLocale(user.id, request.body.locale), session, deps.sessions, deps.now());
    },
  );
}
