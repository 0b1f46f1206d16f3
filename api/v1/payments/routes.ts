import { z } from 'zod';
import type { FastifyRequest } from 'fastify';
import { ask } from '../../account/ask.ts';
import type { PayOutcome } from './attempt-outcome.ts';
import { outcomeOf, waitForAttempt } from './attempt-outcome.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { idFrom } from '../../http/ids.ts';
import { refuseWhileStopped } from '../../account/stopped.ts';
import { found, unknownReference } from '../../http/problem.ts';
import { answers, answersLater } from '../../http/schemas/answers.ts';
import { idOf, idOut, idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { instantOut } from '../../http/schemas/time.ts';
import { Payment, PaymentAttempt, attemptShape, paymentShape } from './shapes.ts';

const Pay = z
  .strictObject({ paymentMethodId: idOf('pm').nullish().meta({ description: 'The default method unless given.' }) })
  .meta({ id: 'Pay', title: 'A payment that is asked for', examples: [{}] });

const Outcome = z
  .strictObject({
    attemptId: idOut('att'),
    outcome: z.enum(['succeeded', 'declined', 'refused', 'unknown', 'pending', 'lost']).meta({
      description:
        '`unknown`: the bank has not answered, it is looked up; `pending`: a direct debit on its way; ' +
        '`lost`: it never reached the bank; `refused`: the bank does not know this method any more, and ' +
        'nothing was tried.',
    }),
    declineCode: z.string().optional(),
    paymentId: idOut('pay').optional(),
    retryAllowedAt: instantOut
      .optional()
      .meta({ description: 'From when this method may be tried again; never after a decline for good.' }),
  })
  .meta({
    id: 'PayOutcome',
    title: 'What came of it',
    examples: [
      {
        attemptId: 'att_8m3k0q1wz5v7c9x2b4n6',
        outcome: 'declined',
        declineCode: 'insufficient_funds',
        retryAllowedAt: '2026-03-10T16:12:00.000Z',
      },
    ],
  });

const HOW =
  '200 when it succeeded or was declined, 202 when that is not known yet. One attempt at a time: 409 ' +
  '`payment_in_progress`. After a decline the same method waits an hour: 409 `retry_too_soon` with ' +
  '`retryAllowedAt`. While charges are stopped for all accounts: 409 `charges_stopped`.';

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
      const { status, body } = await pay(
        deps,
        request,
        invoice.accountId,
        invoice.id,
        request.body.paymentMethodId ?? null,
      );
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
      const { status, body } = await pay(deps, request, account.id, null, request.body.paymentMethodId ?? null);
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
      const page = await deps.store.payments(account.id, asked(request.query));
      return { items: page.items.map(paymentShape), nextCursor: page.nextCursor };
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
      const page = await deps.store.attempts(account.id, asked(request.query));
      return { items: page.items.map(attemptShape), nextCursor: page.nextCursor };
    },
  );
}

/** Taken up again after a crash, the attempt that was begun is waited for, and no second one asked for. */
async function pay(
  deps: ApiDeps,
  request: FastifyRequest,
  accountId: string,
  invoiceId: string | null,
  methodId: string | null,
): Promise<{ status: 200 | 202; body: PayOutcome }> {
  if (methodId !== null && (await deps.store.methodById(methodId))?.accountId !== accountId)
    throw unknownReference('paymentMethodId', 'payment method');
  const attemptId = idFrom(request.workId, 'att');
  if (await isBegun(deps, accountId, attemptId))
    return outcomeOf(deps, await waitForAttempt(deps, accountId, attemptId), attemptId);
  await refuseWhileStopped(deps, 'charges');
  await ask(deps, request, accountId, attemptId, {
    type: 'PAY_REQUESTED',
    attemptId,
    invoiceId,
    methodId,
    trigger: 'api',
  });
  return outcomeOf(deps, await waitForAttempt(deps, accountId, attemptId), attemptId);
}

async function isBegun(deps: ApiDeps, accountId: string, attemptId: string): Promise<boolean> {
  const payment = (await accountOf(deps, accountId)).projection?.payment;
  return (
    payment?.attemptId === attemptId ||
    payment?.lastAttemptId === attemptId ||
    (await deps.store.attemptById(attemptId)) !== null
  );
}
