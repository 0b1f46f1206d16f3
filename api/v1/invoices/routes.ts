import { z } from 'zod';
import { dayOf } from '../../../domain/time/calendar.ts';
import { dueOnFor } from '../../../domain/time/due-dates.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn, callerIn } from '../../http/caller.ts';
import { accountNow } from '../../account/account-now.ts';
import { refuseAboveCreditLimit } from '../../account/credit-limit.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { idFrom } from '../../http/ids.ts';
import { found, invalid } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { MAX_MINOR, amountOrZeroMinor } from '../../http/schemas/money.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { line, oneOf, prose, wants } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';
import { Invoice, invoiceShape } from './shapes.ts';

const MAX_LINES = 200;
const QUANTITY = 'a number above zero with at most 3 decimals';

const InvoiceLine = z.strictObject(
  {
    description: line(500),
    quantity: z
      .number(wants(QUANTITY))
      .gt(0, 'must be above zero')
      .max(1_000_000, 'must be at most 1000000')
      .refine((n) => Number(n.toFixed(3)) === n, `must be ${QUANTITY}`),
    unitAmountMinor: amountOrZeroMinor,
  },
  wants('an object with description, quantity and unitAmountMinor'),
);

const NewInvoice = z
  .strictObject({
    number: line(40)
      .regex(/^[A-Za-z0-9][A-Za-z0-9/_.-]*$/, 'must be letters, digits and / _ . - only')
      .nullish()
      .meta({ description: 'IN60 and nine digits unless given. Unique.' }),
    issuedOn: day.nullish().meta({ description: "The account's local today unless given." }),
    dueOn: day
      .nullish()
      .meta({ description: 'The last day to pay. Unless given it follows from the policy and `kind`.' }),
    kind: oneOf('recurring', 'oneTime').default('recurring').meta({
      description:
        'Recurring: issued on days 1-5, due on the 10th of that month; later, on the next 10th. One-time: 15 days after it was issued.',
    }),
    lines: z
      .array(InvoiceLine, wants('a list of lines'))
      .min(1, 'must have at least one line')
      .max(MAX_LINES, `must have at most ${MAX_LINES} lines`),
    taxMinor: amountOrZeroMinor.default(0),
  })
  .superRefine((invoice, context) => {
    const totalMinor = totalOf(invoice);
    if (totalMinor > MAX_MINOR)
      context.addIssue({ code: 'custom', path: ['lines'], message: `must add up to at most ${MAX_MINOR}` });
    if (totalMinor > 0) return;
    for (const i of invoice.lines.keys())
      context.addIssue({
        code: 'custom',
        path: ['lines', i, 'unitAmountMinor'],
        message: 'must be above zero: the invoice asks for nothing',
      });
  })
  .meta({
    id: 'NewInvoice',
    title: 'A new invoice',
    examples: [
      {
        issuedOn: '2026-03-01',
        dueOn: '2026-03-10',
        lines: [{ description: 'Telephone service, March', quantity: 1, unitAmountMinor: 100_000 }],
        taxMinor: 16_000,
      },
    ],
  });

/** A bound for the edges: the ledger makes the lines' amounts. */
const totalOf = (invoice: { lines: { quantity: number; unitAmountMinor: number }[]; taxMinor: number }): number =>
  invoice.lines.reduce((sum, one) => sum + Math.floor(one.quantity * one.unitAmountMinor + 0.5), invoice.taxMinor);

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
        description: 'Credit of the account pays it at once.',
        params: idParams('acc'),
        body: NewInvoice,
        response: answersCreated(Invoice),
      },
    },
    async (request, reply) => {
      const { number, kind, lines, taxMinor } = request.body;
      const account = await accountOf(deps, request.params.id);
      const now = accountNow(account, deps);
      const issuedOn = request.body.issuedOn ?? dayOf(now, account.timeZone);
      const dueOn =
        request.body.dueOn ??
        dueOnFor(
          { issuedOn, kind },
          found(await deps.store.policyBody(account.policyName, account.policyVersion), 'policy'),
        );
      if (dueOn < issuedOn) throw invalid([{ path: 'dueOn', message: `must not be before issuedOn, ${issuedOn}` }]);
      const issued = await deps.store.issueInvoice({
        id: idFrom(request.workId, 'inv'),
        accountId: account.id,
        number: number ?? null,
        issuedOn,
        dueOn,
        lines,
        taxMinor,
        actor: actorIn(request),
      });
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
      const page = await deps.store.invoices(account.id, asked(request.query));
      return { items: page.items.map(invoiceShape), nextCursor: page.nextCursor };
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
      const { id, accountId, balanceMinor } = found(await deps.store.invoiceById(request.params.id), 'invoice');
      await refuseAboveCreditLimit(deps, callerIn(request), await accountOf(deps, accountId), balanceMinor);
      return invoiceShape(
        await deps.store.voidInvoice({
          invoiceId: id,
          reason: request.body.reason,
          requestId: request.workId,
          actor: actorIn(request),
        }),
      );
    },
  );
}

const invoice = async (deps: ApiDeps, id: string) => invoiceShape(found(await deps.store.invoiceById(id), 'invoice'));
