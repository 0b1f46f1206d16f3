import { newAccountOf } from '../../../domain/policy/new-account.ts';
import { accountOf } from '../../account/account-of.ts';
import { checkClockStart } from '../../account/day-spans.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn, callerIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { Problem } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf } from '../../http/schemas/page.ts';
import { AccountChange, NewAccount } from './bodies.ts';
import { accountsQuery, countQuery } from './filter.ts';
import { Account, AccountCount } from './shapes.ts';
import { shownAccount, shownRows } from './shown.ts';

export function accountRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Accounts'];
  const params = idParams('acc');

  app.post(
    '/v1/accounts',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'openAccount',
        summary: 'Open an account',
        description:
          '409 `external_id_taken`: another account has that externalId. 422 `test_clock_with_live_rail`: no test clock where ' +
          'cards are charged for real.',
        body: NewAccount,
        response: answersCreated(Account),
      },
    },
    async (request, reply) => {
      const { autopay, policy, testClock, currency, ...profile } = request.body;
      if (testClock && deps.gateway.isLive)
        throw new Problem(
          422,
          'test_clock_with_live_rail',
          'Cards are charged for real here: no time but the real one',
          {
            errors: [{ path: 'testClock', message: 'must be left out where a live key moves the money' }],
          },
        );
      if (testClock) checkClockStart(testClock.startsAt, deps.now());
      const { policyName, ...where } = newAccountOf(
        { ...profile, policy, currency },
        { segments: await deps.store.policySegments(), defaults: deps.company.defaults },
      );
      const { id } = await deps.store.openAccount({
        id: idFrom(request.workId, 'acc'),
        profile: {
          ...profile,
          ...where,
          externalId: profile.externalId ?? null,
          rfc: profile.rfc ?? null,
          receiptEmail: profile.receiptEmail ?? null,
        },
        autopay,
        policyName,
        clockStartsAt: testClock?.startsAt ?? null,
        actor: actorIn(request),
      });
      return reply
        .code(201)
        .header('location', `/v1/accounts/${id}`)
        .send(await shownAccount(deps, id, callerIn(request).role));
    },
  );

  app.get(
    '/v1/accounts',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listAccounts',
        summary: 'List accounts, newest first unless sorted',
        description:
          'Each is shown as of its local day. Which are found, and their order, is by what was last decided: while ' +
          'nobody has noted yet that an invoice is overdue, `state`, `overdueFrom` and `sort=overdueSince` find the ' +
          'account where it stood.',
        querystring: accountsQuery,
        response: answers(pageOf(Account)),
      },
    },
    async (request) => {
      const { limit, cursor, ...wanted } = request.query;
      const page = await deps.store.accounts({ ...asked({ limit, cursor }), ...wanted });
      return {
        items: await shownRows(deps, page.items, callerIn(request).role),
        nextCursor: page.nextCursor,
      };
    },
  );

  app.get(
    '/v1/accounts/count',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'countAccounts',
        summary: 'How many accounts a list would have, all its pages together',
        querystring: countQuery,
        response: answers(AccountCount),
      },
    },
    async (request) => ({ count: await deps.store.countChosen({ filter: request.query }) }),
  );

  app.get(
    '/v1/accounts/:id',
    {
      config: { access: READ },
      schema: { tags, operationId: 'getAccount', summary: 'Show an account', params, response: answers(Account) },
    },
    (request) => shownAccount(deps, request.params.id, callerIn(request).role),
  );

  app.patch(
    '/v1/accounts/:id',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'changeAccount',
        summary: 'Change an account',
        params,
        body: AccountChange,
        response: answers(Account),
      },
    },
    async (request) => {
      const { autopay, autopayConsent, ownerId, ...profile } = request.body;
      const account = await accountOf(deps, request.params.id);
      await deps.store.changeAccount({
        accountId: account.id,
        profile,
        autopay,
        ownerId,
        consent: autopay === true ? (autopayConsent ?? null) : undefined,
        requestId: request.workId,
        actor: actorIn(request),
      });
      return shownAccount(deps, account.id, callerIn(request).role);
    },
  );
}
