import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { wholeInQuery } from '../../http/schemas/query.ts';
import { sentencesFor } from './sentences.ts';
import { TimelineEntry, timelineShape } from './shapes.ts';

const MAX_SEQ = 2_147_483_647;

export function timelineRoutes(app: App, deps: ApiDeps): void {
  const querystring = pageQuery.extend({
    after: wholeInQuery(0, MAX_SEQ).default(0).meta({ description: 'Only entries with a higher `seq`.' }),
  });
  app.get(
    '/v1/accounts/:id/timeline',
    {
      config: { access: READ },
      schema: {
        tags: ['Timeline'],
        operationId: 'listTimeline',
        summary: 'Everything that happened, in order',
        description: "Append-only. The sentences (`summary`) are in the reader's language.",
        params: idParams('acc'),
        querystring,
        response: answers(pageOf(TimelineEntry)),
      },
    },
    async (request, reply) => {
      const account = await accountOf(deps, request.params.id);
      const sentences = sentencesFor(request, account);
      reply.header('content-language', sentences.language).header('vary', 'Accept-Language');
      return shownPage(
        await deps.store.timeline(account.id, { ...asked(request.query), after: request.query.after }),
        (row) => timelineShape(row, sentences),
      );
    },
  );
}
