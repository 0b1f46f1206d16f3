import { why } from '../../../domain/chart/why/why.ts';
import { accountNow } from '../../account/account-now.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { accountStuck } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { Why, whyShape } from './shapes.ts';

export function whyRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/accounts/:id/why',
    {
      config: { access: READ },
      schema: {
        tags: ['Timeline'],
        operationId: 'why',
        summary: 'Why the account stands as it does',
        description:
          'Sentences that can be read out on the telephone, in English, each with the rule, the numbers and the ' +
          "timeline's entries that it rests on. As of the account's now. `silence` comes once for each reason.",
        params: idParams('acc'),
        response: answers(Why),
      },
    },
    async (request) => {
      const account = await accountOf(deps, request.params.id);
      if (account.stuckSince !== null) throw accountStuck();
      const look = await deps.store.lookAt(account.id);
      if (look === null) throw accountStuck();
      return { items: why(look.state, accountNow(account, deps)).map(whyShape) };
    },
  );
}
