import { z } from 'zod';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { found } from '../../http/problem.ts';
import { answers, answersLater } from '../../http/schemas/answers.ts';
import { idOf, idParams } from '../../http/schemas/ids.ts';
import { amountMinor } from '../../http/schemas/money.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { pay } from './pay.ts';
import { Outcome, Payment, PaymentAttempt, attemptShape, paymentShape } from './shapes.ts';

const Pay = z
  .strictObject({
    paymentMethodId: idOf('pm').nullish().meta({ description: 'The default method unless given.' }),
    amountMinor: amountMinor
      .optional()
      .meta({ description: 'A part, put against the oldest first. All that is not in dispute unless given.' }),
  })
  .meta({ id: 'Pay', title: 'A payment that is asked for', examples: [{}] });

const HOW =
  '200 when it succeeded or was declined, 202 when that is not known yet. One attempt at a time: 409 ' +
  '`payment_in_progress`. After a decline the same method waits an hour: 409 `retry_too_soon` with ' +
  '`retryAllowedAt`. An amount above what is open and not in dispute, less credit: 422 `amount_too_large`. ' +
  'While charges are stopped for all accounts: 409 `charges_stopped`.';

export function paymentRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Payments'];
  const ofAccount = idParams('acc');

  app.post(
    '/v1/invoices/:id/pay',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'payInvoice',
        summary: 'Charge an invoice now',
        description: HOW,
        params: idParams('inv'),
        body: Pay,
        response: answersLater(Outcome),
      },
    },
    async (request, reply) => {
      const invoice = found(await deps.store.invoiceById(request.params.id), 'invoice');
      const { status, body } = await pay(deps, request, invoice.accountId, invoice.id, request.body);
      return reply.code(status).send(body);
    },
  );

  app.post(
    '/v1/accounts/:id/pay-balance',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'payBalance',
        summary: 'Charge everything that is open now',
        description: HOW,
        params: ofAccount,
        body: Pay,
        response: answersLater(Outcome),
      },
    },
    async (request, reply) => {
      const account = await accountOf(deps, request.params.id);
      const { status, body } = await pay(deps, request, account.id, null, request.body);
      return reply.code(status).send(body);
    },
  );

  app.get(
    '/v1/accounts/:id/payments',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listPayments',
        summary: "List an account's payments, oldest first",
        params: ofAccount,
        querystring: pageQuery,
        response: answers(pageOf(Payment)),
      },
    },
    async (request) => {
      const account = await accountOf(deps, request.params.id);
      return shownPage(await deps.store.payments(account.id, asked(request.query)), paymentShape);
    },
  );

  app.get(
    '/v1/accounts/:id/payment-attempts',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listPaymentAttempts',
        summary: "List an account's payment attempts, oldest first",
        description: 'Whoever asked for them.',
        params: ofAccount,
        querystring: pageQuery,
        response: answers(pageOf(PaymentAttempt)),
      },
    },
    async (request) => {
      const account = await accountOf(deps, request.params.id);
      return shownPage(await deps.store.attempts(account.id, asked(request.query)), attemptShape);
    },
  );

  app.get(
    '/v1/payment-attempts/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getPaymentAttempt',
        summary: 'Show a payment attempt',
        description: 'What came of one that was answered 202: `unknown` or `pending` until the bank has said it.',
        params: idParams('att'),
        response: answers(PaymentAttempt),
      },
    },
    async (request) => attemptShape(found(await deps.store.attemptById(request.params.id), 'payment attempt')),
  );
}
