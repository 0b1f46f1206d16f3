import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { answers } from '../../http/schemas/answers.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { Colleague, colleagueShape } from './shapes.ts';

/** By which names people of the company stand on timelines, and whom an account may be given to. */
export function colleagueRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/colleagues',
    {
      config: { access: READ },
      schema: {
        tags: ['Users'],
        operationId: 'listColleagues',
        summary: 'List who works here, oldest first: names for ids, and who may look after an account',
        description: 'Everybody who works here may ask. What else there is of a user is for admins: `GET /v1/users`.',
        querystring: pageQuery,
        response: answers(pageOf(Colleague)),
      },
    },
    async (request) => shownPage(await deps.store.users(asked(request.query)), colleagueShape),
  );
}
