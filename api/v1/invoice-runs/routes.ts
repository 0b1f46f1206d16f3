import { z } from 'zod';
import type { Month } from '../../../domain/billing/month.ts';
import { isUnbillable } from '../../../domain/billing/unbillable.ts';
import { accountOf } from '../../account/account-of.ts';
import { upcomingMonth, upcomingRental } from '../../account/upcoming-month.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN, BOOKS } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { answers, answersAccepted } from '../../http/schemas/answers.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { pageIn, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { wholeInQuery } from '../../http/schemas/query.ts';
import { dayOut, month } from '../../http/schemas/time.ts';
import { BulkJob, bulkJobShape } from '../bulk-overrides/shapes.ts';
import { prose } from '../../http/schemas/text.ts';

const InvoiceRun = z
  .strictObject({
    month: z.string(),
    heldBecause: z.string().nullable().meta({ description: 'Why its invoices are kept; null: they are not.' }),
    expected: z.int().meta({ description: 'issued + nothing + credited + later + failed + waiting.' }),
    issued: z.int(),
    nothing: z.int().meta({ description: 'There was nothing to bill.' }),
    credited: z.int().meta({ description: 'It came to less than nothing.' }),
    later: z.int().meta({ description: "What it lacked is on a later month's invoice." }),
    failed: z
      .int()
      .meta({ description: 'A person has to mend something first; from noon of day 5 on, all that are missing.' }),
    waiting: z.int(),
    totals: z.array(z.strictObject({ currency: z.string(), totalMinor: minor })),
    failures: z
      .array(z.strictObject({ accountId: idOut('acc'), because: z.string() }))
      .meta({ description: 'The first hundred.' }),
    incompleteSources: z
      .array(z.strictObject({ source: z.string(), completeThrough: dayOut, billedWithout: z.int() }))
      .meta({
        description:
          'Where calls of the month before have not all come from. Accounts with such calls wait until noon of the 3rd; ' +
          '`billedWithout` is how many were billed without.',
      }),
  })
  .meta({ id: 'InvoiceRun', title: 'How the invoices of a month stand' });

const Preview = z
  .strictObject({
    items: z.array(
      z.strictObject({
        accountId: idOut('acc'),
        is: z.enum(['issued', 'nothing', 'credited', 'failed']),
        totalMinor: minor,
        because: z.string().nullable().meta({ description: 'Why it would fail.' }),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'InvoiceRunPreview', title: 'What the invoices of a month would come to' });

/** A hundred years of them. */
const MOST_MONTHS = 1_200;

const params = z.object({ month });
const Reason = z.strictObject({ reason: prose(1_000) }).meta({ id: 'InvoiceRunReason', title: 'Why' });
const page = z.object({
  cursor: z.string().max(100, 'must be at most 100 characters long').optional(),
  limit: wholeInQuery(1, 100).default(50),
});

/** A month's invoices over all accounts: each bills itself, and here one looks, keeps them, and asks again. */
export function invoiceRunRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Billing'];
  const missingIn = async (month: Month, { cursor = null, limit }: { cursor?: string | null; limit: number }) => {
    const ids = await deps.store.unbilled(month, { after: cursor, limit });
    return { ids, nextCursor: ids.length < limit ? null : (ids.at(-1) ?? null) };
  };

  app.get(
    '/v1/invoice-runs',
    {
      config: { access: BOOKS },
      schema: {
        tags,
        operationId: 'listInvoiceRuns',
        summary: 'List the months that were billed, newest first',
        querystring: pageQuery,
        response: answers(pageOf(InvoiceRun)),
      },
    },
    async (request) => {
      const months = pageIn(await deps.store.invoiceRunMonths(MOST_MONTHS), request.query);
      const items = [];
      for (const month of months.items) items.push(await deps.store.invoiceRun(month));
      return { items, nextCursor: months.nextCursor };
    },
  );

  app.get(
    '/v1/invoice-runs/:month',
    {
      config: { access: BOOKS },
      schema: {
        tags,
        operationId: 'getInvoiceRun',
        summary: 'Show how the invoices of a month stand',
        params,
        response: answers(InvoiceRun),
      },
    },
    (request) => deps.store.invoiceRun(request.params.month),
  );

  for (const [word, held] of [
    ['hold', true],
    ['release', false],
  ] as const)
    app.post(
      `/v1/invoice-runs/:month/${word}`,
      {
        config: { access: ADMIN },
        schema: {
          tags,
          operationId: `${word}InvoiceRun`,
          summary: held ? 'Keep the invoices of a month' : 'Let the invoices of a month go',
          description: held
            ? 'None that is not issued yet is issued until they are released; each account asks again every hour, from the ' +
              'second day on less often, at last every six.'
            : 'Each account bills itself when it asks next, within six hours; `chase` lets all of them ask at once.',
          params,
          body: Reason,
          response: answers(InvoiceRun),
        },
      },
      async (request) => {
        const { month } = request.params;
        await deps.store.holdInvoiceRun({
          id: idFrom(request.workId, 'irc'),
          month,
          held,
          reason: request.body.reason,
          actor: actorIn(request),
          at: deps.now(),
        });
        return deps.store.invoiceRun(month);
      },
    );

  app.post(
    '/v1/invoice-runs/:month/preview',
    {
      config: { access: BOOKS },
      schema: {
        tags,
        operationId: 'previewInvoiceRun',
        summary: 'What the invoices of a month would come to',
        description: 'Of the accounts that are not billed for it yet, a page at a time. Changes nothing.',
        params,
        body: z.strictObject({}),
        querystring: page,
        response: answers(Preview),
      },
    },
    async (request) => {
      const { month } = request.params;
      const { ids, nextCursor } = await missingIn(month, request.query);
      const items = [];
      for (const id of ids) items.push(await previewOf(deps, id, month));
      return { items, nextCursor };
    },
  );

  app.post(
    '/v1/invoice-runs/:month/chase',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'chaseInvoiceRun',
        summary: 'Ask again for the invoices of a month that are missing',
        description:
          'What was put off is tried at once, account by account; what is billed is not billed again. Answers 202 with a ' +
          'job, which goes on by itself: `GET /v1/jobs/{id}`. Of whom it is not billed after all, `refused` says why: ' +
          '`month_unbilled`.',
        params,
        body: z.strictObject({}),
        response: answersAccepted(BulkJob),
      },
    },
    async (request, reply) => {
      const { month } = request.params;
      const job = await deps.store.createBulkJob({
        id: idFrom(request.workId, 'job'),
        chosen: { unbilledFor: month },
        order: { command: 'billMonth', month },
        reason: `The invoices of ${month} that are missing`,
        role: 'admin',
        actor: actorIn(request),
        dryRun: false,
        now: deps.now(),
      });
      return reply.code(202).header('location', `/v1/jobs/${job.id}`).send(bulkJobShape(job, []));
    },
  );
}

async function previewOf(
  deps: ApiDeps,
  accountId: string,
  month: Month,
): Promise<z.infer<typeof Preview>['items'][number]> {
  const account = await accountOf(deps, accountId);
  const subscription = await deps.store.subscriptionOf(accountId);
  try {
    const drafts = [
      ...(subscription === null ? [] : [await upcomingMonth(deps, account, subscription.id, month)]),
      await upcomingRental(deps, account, month),
    ].filter(({ is }) => is !== 'nothing');
    const is = drafts.find((draft) => draft.is === 'issued')?.is ?? drafts[0]?.is ?? 'nothing';
    return { accountId, is, totalMinor: drafts.reduce((sum, draft) => sum + draft.totalMinor, 0), because: null };
  } catch (error) {
    if (isUnbillable(error)) return { accountId, is: 'failed', totalMinor: 0, because: error.message };
    throw error;
  }
}
