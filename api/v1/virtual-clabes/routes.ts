import { z } from 'zod';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { found, Problem } from '../../http/problem.ts';
import { answers, answersFound } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';

const OwnClabe = z.strictObject({ clabe: z.string().meta({ examples: ['646180123400000011'] }) }).meta({
  id: 'OwnClabe',
  title: "An account's own CLABE",
  description: 'What arrives there is its money, oldest debt first.',
});

export function virtualClabeRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Bank transfers'];
  const params = idParams('acc');

  app.post(
    '/v1/accounts/:id/clabe',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'giveClabe',
        summary: 'Give an account a CLABE of its own',
        description:
          'From the range of `PUNTUAL_CLABE_PREFIX` (422 `no_clabe_range` without it); one for each account, for ever. ' +
          'Asked again it answers 200 with the same.',
        params,
        body: z.strictObject({}),
        response: answersFound(OwnClabe),
      },
    },
    async (request, reply) => {
      const { id: accountId } = await accountOf(deps, request.params.id);
      const prefix = deps.clabePrefix ?? null;
      if (prefix === null)
        throw new Problem(
          422,
          'no_clabe_range',
          "There is no range to give CLABEs from: set PUNTUAL_CLABE_PREFIX to the digits that your bank's begin with",
        );
      const { bank } = deps.company;
      const { clabe, isNew } = await deps.store.allocateClabe({
        accountId,
        prefix,
        taken: [bank?.clabe ?? null, ...(bank?.retired ?? []).map((one) => one.clabe)].filter((one) => one !== null),
        actor: actorIn(request),
      });
      return reply
        .code(isNew || request.resumed ? 201 : 200)
        .header('location', `/v1/accounts/${accountId}/clabe`)
        .send({ clabe });
    },
  );

  app.get(
    '/v1/accounts/:id/clabe',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getClabe',
        summary: "Show an account's own CLABE",
        params,
        response: answers(OwnClabe),
      },
    },
    async (request) => {
      const { id } = await accountOf(deps, request.params.id);
      return { clabe: found(await deps.store.clabeOf(id), 'CLABE of this account') };
    },
  );
}
