import { activeStates, chartGraph } from '../../../domain/chart/graph.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { accountStuck } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { sentencesFor } from '../timeline/sentences.ts';
import { chartWordsFor, inWords } from './in-words.ts';
import { AccountChart, Chart, MOST_STEPS, pathShape } from './shapes.ts';

export function chartRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Timeline'];

  app.get(
    '/v1/chart',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getChart',
        summary: 'The chart of every account: regions, states and what leads from one to another',
        description: 'Drawn from the machine itself, in the language of `Accept-Language` (en, es, pt).',
        response: answers(Chart),
      },
    },
    async (request, reply) => {
      const { tag, words } = chartWordsFor(request);
      reply.header('content-language', tag).header('vary', 'Accept-Language');
      return { regions: inWords(chartGraph(), words) };
    },
  );

  app.get(
    '/v1/accounts/:id/chart',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getAccountChart',
        summary: 'In which states of the chart an account is, and the path that it took',
        description: 'As its last step has left it.',
        params: idParams('acc'),
        response: answers(AccountChart),
      },
    },
    async (request, reply) => {
      const account = await accountOf(deps, request.params.id);
      const sentences = sentencesFor(request, account);
      const [states, path] = await Promise.all([
        deps.store.statesOf([account.id]),
        deps.store.chartPath(account.id, MOST_STEPS),
      ]);
      // One that isn't stuck and can't be read says itself why not.
      const state =
        states.get(account.id) ??
        (account.stuckSince === null ? (await deps.store.lookAt(account.id))?.state : undefined);
      if (state === undefined) throw accountStuck();
      reply.header('content-language', sentences.language).header('vary', 'Accept-Language');
      return {
        accountId: account.id,
        version: state.version,
        active: activeStates(state.snapshot),
        path: path.map((step) => pathShape(step, sentences)),
      };
    },
  );
}
