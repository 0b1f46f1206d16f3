import { z } from 'zod';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn, callerIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { found } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idOf, idParams } from '../../http/schemas/ids.ts';
import { amountMinor } from '../../http/schemas/money.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { prose } from '../../http/schemas/text.ts';
import { CreditNote, creditNoteShape } from './shapes.ts';

const NewCreditNote = z.strictObject({ amountMinor, reason: prose(1_000) }).meta({
  id: 'NewCreditNote',
  title: 'A new credit note',
  examples: [{ amountMinor: 5_000, reason: 'Two days without service' }],
});

export function creditNoteRoutes(app: App, deps: ApiDeps): void {
  app.post(
    '/v1/invoices/:id/credit-notes',
    {
      config: { access: WRITE },
      schema: {
        tags: ['Invoices'],
        operationId: 'noteCredit',
        summary: 'Lower an invoice by a credit note',
        description:
          'What exceeds its balance becomes credit of the account. Agents up to the limit of the policy, together with voids ' +
          'and accepted disputes of a case (or of 30 days); admins above it: 422 `limit_exceeded`.',
        params: idParams('inv'),
        body: NewCreditNote,
        response: answersCreated(CreditNote),
      },
    },
    async (request, reply) => {
      const invoice = found(await deps.store.invoiceById(request.params.id), 'invoice');
      const noted = await deps.store.noteCredit({
        id: idFrom(request.workId, 'crn'),
        invoiceId: invoice.id,
        ...request.body,
        role: callerIn(request).role,
        actor: actorIn(request),
      });
      return reply.code(201).header('location', `/v1/credit-notes/${noted.id}`).send(creditNoteShape(noted));
    },
  );

  app.get(
    '/v1/credit-notes',
    {
      config: { access: READ },
      schema: {
        tags: ['Invoices'],
        operationId: 'listCreditNotes',
        summary: 'List credit notes, oldest first',
        querystring: pageQuery.extend({ accountId: idOf('acc').optional() }),
        response: answers(pageOf(CreditNote)),
      },
    },
    async (request) => {
      return shownPage(
        await deps.store.creditNotes({ ...asked(request.query), accountId: request.query.accountId }),
        creditNoteShape,
      );
    },
  );

  app.get(
    '/v1/credit-notes/:id',
    {
      config: { access: READ },
      schema: {
        tags: ['Invoices'],
        operationId: 'getCreditNote',
        summary: 'Show a credit note',
        params: idParams('crn'),
        response: answers(CreditNote),
      },
    },
    async (request) => creditNoteShape(found(await deps.store.creditNoteById(request.params.id), 'credit note')),
  );
}
