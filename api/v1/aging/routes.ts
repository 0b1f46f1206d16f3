import { z } from 'zod';
import { BUCKETS } from '../../../domain/aging.ts';
import { dayOf } from '../../../domain/time/calendar.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { invalid, Problem } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { currency, minor } from '../../http/schemas/money.ts';
import { day, dayOut } from '../../http/schemas/time.ts';

const Aging = z
  .strictObject({
    asOf: dayOut.meta({ description: "Unless asked for the company's own today; each account is on its own." }),
    currency: z.string(),
    buckets: z.array(z.strictObject({ name: z.enum(BUCKETS), accounts: z.int(), amountMinor: minor })).meta({
      description: 'An account with debts of several ages is in several. `/v1/accounts?bucket=` lists them.',
    }),
  })
  .meta({ id: 'Aging', title: 'What is owed, by its age' });

export function agingRoutes(app: App, deps: ApiDeps): void {
  const querystring = z.object({
    asOf: day.optional().meta({ description: 'At the end of that local day; as it is now unless given.' }),
    currency: currency.optional().meta({ description: "The company's own unless given." }),
  });
  app.get(
    '/v1/aging',
    {
      config: { access: READ },
      schema: {
        tags: ['Worklists'],
        operationId: 'getAging',
        summary: 'What is owed, by its age',
        description:
          'Every open invoice by the days since its due day, whatever holds it. 422 `not_kept`: how accounts stood on ' +
          'that day is not known.',
        querystring,
        response: answers(Aging),
      },
    },
    async (request) => {
      const { asOf, currency: of = deps.company.defaults.currency } = request.query;
      if (asOf === undefined) {
        const today = dayOf(deps.now(), deps.company.defaults.timeZone ?? 'UTC');
        return { asOf: today, currency: of, buckets: await deps.store.agingNow(of) };
      }
      const last = await deps.store.lastDay();
      if (asOf > last) throw invalid([{ path: 'asOf', message: `must not be after today, ${last}` }]);
      const buckets = await deps.store.agingOn(asOf, of);
      if (buckets === null)
        throw new Problem(422, 'not_kept', `How accounts stood on ${asOf} is not kept: ask for a later day`);
      return { asOf, currency: of, buckets };
    },
  );
}
