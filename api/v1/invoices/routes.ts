import { z } from 'zod';
import { dueOnFor } from '../../../domain/time/due-dates.ts';
import { accountToday } from '../../account/account-now.ts';
import { accountOf } from '../../account/account-of.ts';
import { checkDueOn, checkInvoiceDays } from '../../account/day-spans.ts';
import { Refused } from '../../../ports/store/store.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn, callerIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { found, invalid } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { prose } from '../../http/schemas/text.ts';
import { DueDateChange, NewInvoice, sorted } from './bodies.ts';
import { Invoice, invoiceShape } from './shapes.ts';

export function invoiceRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Invoices'];
  const params = idParams('inv');

  app.post(
    '/v1/accounts/:id/invoices',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'issueInvoice',
        summary: 'Issue an invoice',
        description:
          'Credit of the account pays it at once. A discount is a line below zero; a total of zero is paid, and nothing ' +
          'is owed. Lines may name prices of a book that are charged once (422 `no_such_price`, `no_such_price_book`, ' +
          '`currency_mismatch`): what was just bought is mailed at once.',
        params: idParams('acc'),
        body: NewInvoice,
        response: answersCreated(Invoice),
      },
    },
    async (request, reply) => {
      const { number, kind, lines, taxMinor, taxes, sentAlready } = request.body;
      const account = await accountOf(deps, request.params.id);
      const today = accountToday(account, deps);
      const issuedOn = request.body.issuedOn ?? today;
      const dueOn =
        request.body.dueOn ??
        dueOnFor(
          { issuedOn, kind },
          found(await deps.store.policyBody(account.policyName, account.policyVersion), 'policy'),
        );
      checkInvoiceDays({ issuedOn, dueOn }, today);
      const paper = {
        id: idFrom(request.workId, 'inv'),
        accountId: account.id,
        number: number ?? null,
        issuedOn,
        dueOn,
        sentAlready,
        actor: actorIn(request),
      };
      const { bought, besides } = sorted(lines);
      const issued =
        bought.length > 0
          ? await notBelowZero(
              deps.store.issueOneOff({ ...paper, bought, besides, priceBook: request.body.priceBook ?? null }),
            )
          : await deps.store.issueInvoice({ ...paper, kind, lines: besides, taxMinor, taxes });
      return reply.code(201).header('location', `/v1/invoices/${issued.id}`).send(invoiceShape(issued));
    },
  );

  app.get(
    '/v1/accounts/:id/invoices',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listInvoices',
        summary: "List an account's invoices, oldest first",
        params: idParams('acc'),
        querystring: pageQuery,
        response: answers(pageOf(Invoice)),
      },
    },
    async (request) => {
      const account = await accountOf(deps, request.params.id);
      return shownPage(await deps.store.invoices(account.id, asked(request.query)), invoiceShape);
    },
  );

  app.get(
    '/v1/invoices/:id',
    {
      config: { access: READ },
      schema: { tags, operationId: 'getInvoice', summary: 'Show an invoice', params, response: answers(Invoice) },
    },
    (request) => invoice(deps, request.params.id),
  );

  app.patch(
    '/v1/invoices/:id',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'changeInvoice',
        summary: 'Change the last day to pay',
        description:
          'Of open invoices: 422 `invoice_not_open`. Reminders, charges and deactivation count from the new day; a ' +
          'last notice that is out holds for it no longer. 409 `not_allowed_now` to a day to come while the service is ' +
          'off: more time brings no service back.',
        params,
        body: DueDateChange,
        response: answers(Invoice),
      },
    },
    async (request) => {
      const { id, issuedOn } = found(await deps.store.invoiceById(request.params.id), 'invoice');
      checkDueOn(request.body.dueOn, issuedOn);
      return invoiceShape(
        await deps.store.changeDueDate({
          invoiceId: id,
          ...request.body,
          requestId: request.workId,
          actor: actorIn(request),
        }),
      );
    },
  );

  const body = z.strictObject({ reason: prose(1_000).default('voided') });
  app.post(
    '/v1/invoices/:id/void',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'voidInvoice',
        summary: 'Void an invoice',
        description: 'What was paid of it becomes credit. What an agent may void is limited as credit is.',
        params,
        body,
        response: answers(Invoice),
      },
    },
    async (request) => {
      const { id } = found(await deps.store.invoiceById(request.params.id), 'invoice');
      return invoiceShape(
        await deps.store.voidInvoice({
          invoiceId: id,
          reason: request.body.reason,
          requestId: request.workId,
          role: callerIn(request).role,
          actor: actorIn(request),
        }),
      );
    },
  );
}

const invoice = async (deps: ApiDeps, id: string) => invoiceShape(found(await deps.store.invoiceById(id), 'invoice'));

/** What lines with a price come to is known when the book is read. */
const notBelowZero = <T>(issued: Promise<T>): Promise<T> =>
  issued.catch((error: unknown) => {
    if (error instanceof Refused && error.code === 'negative_total')
      throw invalid([{ path: 'lines', message: error.message }]);
    throw error;
  });
