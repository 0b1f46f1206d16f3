import { z } from 'zod';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn, callerIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { found } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idOf, idParams } from '../../http/schemas/ids.ts';
import { amountMinor } from '../../http/schemas/money.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { prose } from '../../http/schemas/text.ts';
import { Refund, refundShape } from './shapes.ts';

const NewRefund = z.strictObject({ amountMinor, reason: prose(1_000) }).meta({
  id: 'NewRefund',
  title: 'A new refund',
  examples: [{ amountMinor: 116_000, reason: 'March was paid twice, by card and by transfer' }],
});

/** Duplicates and overpayments are paid back on request (rules, Money): by themselves, or there is a task. */
export function refundRoutes(app: App, deps: ApiDeps): void {
  app.post(
    '/v1/accounts/:id/refunds',
    {
      config: { access: WRITE },
      schema: {
        tags: ['Payments'],
        operationId: 'refundCredit',
        summary: 'Pay credit back',
        params: idParams('acc'),
        body: NewRefund,
        response: answersCreated(Refund),
        description:
          'What was overpaid or paid twice is credit of the account, and this takes it from there. 422 ' +
          '`credit_too_small` when there is less. What came by a card or a direct debit goes back there by itself; ' +
          'for the rest there is a task, with the CLABE that a transfer came from where its bank told it. Done, it is ' +
          'paid; dismissed, it is credit again. ' +
          'Agents up to the limit of the policy, in a case or in 30 days; admins above it: 422 `limit_exceeded`.',
      },
    },
    async (request, reply) => {
      const account = await accountOf(deps, request.params.id);
      const made = await deps.store.refundCredit({
        id: idFrom(request.workId, 'rfd'),
        accountId: account.id,
        ...request.body,
        role: callerIn(request).role,
        actor: actorIn(request),
      });
      return reply.code(201).header('location', `/v1/refunds/${made.id}`).send(refundShape(made));
    },
  );

  app.get(
    '/v1/refunds',
    {
      config: { access: READ },
      schema: {
        tags: ['Payments'],
        operationId: 'listRefunds',
        summary: 'List refunds, oldest first',
        querystring: pageQuery.extend({ accountId: idOf('acc').optional() }),
        response: answers(pageOf(Refund)),
      },
    },
    async (request) => {
      const page = await deps.store.refunds({ ...asked(request.query), accountId: request.query.accountId });
      return { items: page.items.map(refundShape), nextCursor: page.nextCursor };
    },
  );

  app.get(
    '/v1/refunds/:id',
    {
      config: { access: READ },
      schema: {
        tags: ['Payments'],
        operationId: 'getRefund',
        summary: 'Show a refund',
        params: idParams('rfd'),
        response: answers(Refund),
      },
    },
    async (request) => refundShape(found(await deps.store.refundById(request.params.id), 'refund')),
  );
}
