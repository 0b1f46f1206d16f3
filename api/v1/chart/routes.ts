import { z } from 'zod';
import { activeStates, chartGraph } from '../../../domain/chart/graph.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { accountStuck } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idOut, idParams } from '../../http/schemas/ids.ts';

const arrows = z.array(
  z.strictObject({ from: z.string(), to: z.string(), label: z.string().meta({ description: 'What happens there.' }) }),
);

const Chart = z
  .strictObject({
    regions: z
      .array(
        z.strictObject({
          name: z.string(),
          meaning: z.string(),
          initial: z.string(),
          states: z.array(
            z.strictObject({
              name: z.string(),
              meaning: z.string(),
              initial: z.string().nullable(),
              parts: z.array(z.strictObject({ name: z.string(), meaning: z.string() })),
              arrows: arrows.meta({ description: 'Between its parts.' }),
            }),
          ),
          arrows,
        }),
      )
      .meta({ description: 'They run side by side.' }),
  })
  .meta({ id: 'Chart', title: 'All states that an account can be in, and what leads from one to another' });

const AccountChart = z
  .strictObject({
    accountId: idOut('acc'),
    version: z.int(),
    active: z.array(
      z.strictObject({
        region: z.string(),
        state: z.string(),
        part: z.string().nullable().meta({ description: 'Of a state that has parts.' }),
      }),
    ),
  })
  .meta({ id: 'AccountChart', title: 'In which states an account is' });

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
        description: 'Drawn from the machine itself; the words are English.',
        response: answers(Chart),
      },
    },
    async () => ({ regions: chartGraph() }),
  );

  app.get(
    '/v1/accounts/:id/chart',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getAccountChart',
        summary: 'In which states of the chart an account is',
        description: 'As its last step has left it.',
        params: idParams('acc'),
        response: answers(AccountChart),
      },
    },
    async (request) => {
      const account = await accountOf(deps, request.params.id);
      const state = (await deps.store.statesOf([account.id])).get(account.id);
      if (state === undefined) throw accountStuck();
      return { accountId: account.id, version: state.version, active: activeStates(state.snapshot) };
    },
  );
}
