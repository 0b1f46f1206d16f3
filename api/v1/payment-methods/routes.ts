import { z } from 'zod';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { Problem, found } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { pageIn, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { NewPaymentMethod } from './bodies.ts';
import { PaymentMethod, methodShape } from './shapes.ts';

export function paymentMethodRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Payment methods'];
  const params = idParams('pm');

  app.post(
    '/v1/accounts/:id/payment-methods',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'addPaymentMethod',
        summary: 'Add a payment method',
        params: idParams('acc'),
        body: NewPaymentMethod,
        response: answersCreated(PaymentMethod),
      },
    },
    async (request, reply) => {
      const { kind, token, default: isDefault, chargeNow } = request.body;
      const account = await accountOf(deps, request.params.id);
      const details = await deps.gateway.describe(token, account.id);
      if (details === null)
        throw new Problem(422, 'unknown_token', 'The provider does not know this token', {
          errors: [{ path: 'token', message: 'must be a token that the provider knows' }],
        });
      if (details.kind !== kind)
        throw new Problem(422, 'wrong_kind', `This token is of a ${details.kind}`, {
          errors: [{ path: 'kind', message: `must be ${details.kind} for this token` }],
        });
      const added = await deps.store.addMethod({
        id: idFrom(request.workId, 'pm'),
        accountId: account.id,
        token,
        ...details,
        default: isDefault,
        chargeNow,
        actor: actorIn(request),
      });
      return reply.code(201).header('location', `/v1/payment-methods/${added.id}`).send(methodShape(added));
    },
  );

  app.get(
    '/v1/accounts/:id/payment-methods',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listPaymentMethods',
        summary: "List an account's payment methods",
        params: idParams('acc'),
        querystring: pageQuery,
        response: answers(pageOf(PaymentMethod)),
      },
    },
    async (request) => {
      const account = await accountOf(deps, request.params.id);
      return pageIn((await deps.store.methods(account.id)).map(methodShape), request.query);
    },
  );

  app.get(
    '/v1/payment-methods/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getPaymentMethod',
        summary: 'Show a payment method',
        params,
        response: answers(PaymentMethod),
      },
    },
    (request) => method(deps, request.params.id),
  );

  app.delete(
    '/v1/payment-methods/:id',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'removePaymentMethod',
        summary: 'Remove a payment method',
        params,
        response: answers(PaymentMethod),
      },
    },
    async (request) => {
      const { id } = found(await deps.store.methodById(request.params.id), 'payment method');
      return methodShape(await deps.store.removeMethod({ methodId: id, actor: actorIn(request) }));
    },
  );

  app.post(
    '/v1/payment-methods/:id/default',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'makePaymentMethodDefault',
        summary: 'Make it the default',
        params,
        body: z.strictObject({}),
        response: answers(PaymentMethod),
      },
    },
    async (request) => {
      const { id } = found(await deps.store.methodById(request.params.id), 'payment method');
      return methodShape(
        await deps.store.defaultMethod({ methodId: id, requestId: request.workId, actor: actorIn(request) }),
      );
    },
  );
}

const method = async (deps: ApiDeps, id: string) =>
  methodShape(found(await deps.store.methodById(id), 'payment method'));
