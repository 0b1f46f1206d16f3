import { newPayToken } from '../../../ports/store/pay-token.ts';
import type { PayLinkRow } from '../../../ports/store/store.ts';
import { accountNow } from '../../account/account-now.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { found, unknownReference } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { NewPayLinkBody } from './bodies.ts';
import { PayLink, PayLinkMade, payLinkShape } from './shapes.ts';

export function payLinkRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Pay links'];

  app.post(
    '/v1/accounts/:id/pay-links',
    {
      config: { access: WRITE, showsSecret: true },
      schema: {
        tags,
        operationId: 'createPayLink',
        summary: 'Make a link to pay',
        description:
          "Whoever has it sees what is owed and pays without signing in, for as long as the account's policy says " +
          '(`payLinks`). Every mail that asks for money brings one by itself.',
        params: idParams('acc'),
        body: NewPayLinkBody,
        response: answersCreated(PayLinkMade),
      },
    },
    async (request, reply) => {
      const account = await accountOf(deps, request.params.id);
      const { invoiceIds } = request.body;
      await refuseForeign(deps, account.id, invoiceIds);
      const { kind, id: actorId } = actorIn(request);
      const now = accountNow(account, deps);
      const { token, hash } = newPayToken();
      const link = await deps.store.addPayLink({
        id: idFrom(request.workId, 'pln'),
        accountId: account.id,
        tokenHash: hash,
        invoiceIds,
        locale: account.locale,
        createdBy: `${kind}:${actorId}`,
        createdAt: now,
      });
      return reply
        .code(201)
        .header('location', `/v1/pay-links/${link.id}`)
        .send({ ...payLinkShape(link, now), url: deps.payUrl(token) });
    },
  );

  app.get(
    '/v1/accounts/:id/pay-links',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listPayLinks',
        summary: "List an account's links to pay, oldest first",
        params: idParams('acc'),
        querystring: pageQuery,
        response: answers(pageOf(PayLink)),
      },
    },
    async (request) => {
      const account = await accountOf(deps, request.params.id);
      const page = await deps.store.payLinks(account.id, asked(request.query));
      const now = accountNow(account, deps);
      return { items: page.items.map((row) => payLinkShape(row, now)), nextCursor: page.nextCursor };
    },
  );

  app.get(
    '/v1/pay-links/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getPayLink',
        summary: 'Show a link to pay',
        params: idParams('pln'),
        response: answers(PayLink),
      },
    },
    async (request) => shown(deps, found(await deps.store.payLinkById(request.params.id), 'pay link')),
  );

  app.delete(
    '/v1/pay-links/:id',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'revokePayLink',
        summary: 'Withdraw a link to pay',
        description: 'Its page answers 410 from then on. Again: nothing changes.',
        params: idParams('pln'),
        response: answers(PayLink),
      },
    },
    async (request) => {
      const link = found(await deps.store.payLinkById(request.params.id), 'pay link');
      const now = accountNow(await accountOf(deps, link.accountId), deps);
      return payLinkShape(await deps.store.revokePayLink(link.id, now), now);
    },
  );
}

const shown = async (deps: ApiDeps, link: PayLinkRow) =>
  payLinkShape(link, accountNow(await accountOf(deps, link.accountId), deps));

async function refuseForeign(deps: ApiDeps, accountId: string, invoiceIds: string[]): Promise<void> {
  const owners = await Promise.all(invoiceIds.map(async (id) => (await deps.store.invoiceById(id))?.accountId));
  const stranger = owners.findIndex((owner) => owner !== accountId);
  if (stranger >= 0) throw unknownReference(`invoiceIds[${stranger}]`, 'invoice');
}
