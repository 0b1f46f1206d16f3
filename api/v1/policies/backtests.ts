import { z } from 'zod';
import { ReportInProgress } from '../../../domain/foresight/backtest/report.ts';
import { accountNow } from '../../account/account-now.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { callerIn } from '../../http/caller.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { asked, pageQuery } from '../../http/schemas/page.ts';
import { wholeInQuery } from '../../http/schemas/query.ts';
import { AccountFilter } from '../accounts/filter.ts';
import { asIfPublished, draft } from './drafts.ts';
import { under, versionParams } from './path.ts';
import { playAgain, policyBodies } from './played-again.ts';

const count = z.int();

const Measures = z
  .strictObject({
    contacts: count.meta({ description: 'Mails of the campaign; answers to what somebody did are mails alone.' }),
    mails: count,
    attempts: count,
    declined: count,
    chargedMinor: count.meta({ description: 'What charges brought.' }),
    deactivations: count,
    invoicesPaid: count,
    daysToPay: count.meta({ description: 'From issue to payment, of the paid ones together.' }),
    openMinor: count,
    overdueMinor: count,
  })
  .meta({ id: 'BacktestMeasures', title: 'What lives came to', description: 'Adds up over accounts of a currency.' });

const compared = { currency: z.string(), asItWas: Measures, otherwise: Measures };

const Backtest = z
  .strictObject({
    accounts: count.meta({ description: 'Lives that were played again, of this page.' }),
    faithful: count.meta({ description: 'Of these, came to what is recorded when played again as they were.' }),
    assumed: count.meta({ description: 'Attempts whose answer nothing recorded tells: taken as declined.' }),
    dropped: count.meta({ description: 'Recorded acts that had no place under the other rules.' }),
    byCurrency: z.array(z.strictObject({ ...compared, accounts: count })),
    differing: z.array(z.strictObject({ ...compared, accountId: idOut('acc') })),
    skipped: z.array(z.strictObject({ accountId: idOut('acc'), why: z.string() })),
    nextCursor: z.string().nullable().meta({ description: 'Ask for the next lives with it; null at the end.' }),
  })
  .meta({
    id: 'PolicyBacktest',
    title: 'What a version of a policy would have changed',
    description: 'Recorded lives, played again as they were and under the version. Pages add up.',
  });

const Question = z.strictObject({ filter: AccountFilter.prefault({}), draft }).meta({
  id: 'PolicyBacktestQuestion',
  title: 'Which lives to play again',
  examples: [{ filter: { state: 'overdue' } }],
});

/** A life takes some hundredths of a second, during which the API answers nobody else. */
const backtestQuery = pageQuery.extend({ limit: wholeInQuery(1, 50).default(20) });

export function backtestRoute(app: App, deps: ApiDeps): void {
  app.post(
    '/v1/policies/:name/versions/:version/backtest',
    {
      config: { access: READ },
      schema: {
        tags: ['Policies'],
        operationId: 'backtestPolicyVersion',
        summary: 'What a version would have changed',
        description: 'Plays recorded lives again, a page of accounts at a time. Changes nothing.',
        params: versionParams,
        querystring: backtestQuery,
        body: Question,
        response: answers(Backtest),
      },
    },
    async (request) => {
      const { filter, draft } = request.body;
      const policy = await asIfPublished(deps, request.params, draft, callerIn(request).id);
      const page = await deps.store.accounts({ ...asked(request.query), ...under(request.params.name, filter) });
      const policies = await policyBodies(deps.store);
      const report = new ReportInProgress();
      for (const row of page.items)
        await playAgain(deps.store, { ...row, now: accountNow(row, deps) }, policy, policies, report);
      const { differing, ...sums } = report.done();
      return {
        ...sums,
        differing: differing.map(({ accountId, currency, asItWas, otherwise }) => ({
          accountId,
          currency,
          asItWas,
          otherwise,
        })),
        nextCursor: page.nextCursor,
      };
    },
  );
}
