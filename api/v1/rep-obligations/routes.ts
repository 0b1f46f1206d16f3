import { z } from 'zod';
import { REP_STATUSES } from '../../../ports/store/receipts.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { Stamp } from '../../fiscal/stamp-body.ts';
import { stampRep } from '../../fiscal/stamping.ts';
import { BOOKS, READ } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { asDownload } from '../../http/download.ts';
import { found, Problem } from '../../http/problem.ts';
import { answers, answersFile } from '../../http/schemas/answers.ts';
import { idOf, idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { oneOf, prose } from '../../http/schemas/text.ts';
import { month } from '../../http/schemas/time.ts';
import { RepObligation, repObligationShape } from './shapes.ts';

/** Receipts of payments (REP): what is owed to the tax authority for money that came. */
export function repObligationRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Fiscal receipts'];
  const params = idParams('rep');

  app.get(
    '/v1/rep-obligations',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listRepObligations',
        summary: 'List receipts of payments that are owed, in the order in which they were made',
        description: 'One an account and month; what comes after it was made is owed another.',
        querystring: pageQuery.extend({
          month: month.optional().meta({ description: 'Of the payments.' }),
          status: oneOf(...REP_STATUSES).optional(),
          accountId: idOf('acc').optional(),
        }),
        response: answers(pageOf(RepObligation)),
      },
    },
    async (request) => {
      const { month: of, status, accountId } = request.query;
      return shownPage(
        await deps.store.repObligations({ ...asked(request.query), month: of, status, accountId }),
        repObligationShape,
      );
    },
  );

  app.get(
    '/v1/rep-obligations/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getRepObligation',
        summary: 'Show a receipt of payments',
        params,
        response: answers(RepObligation),
      },
    },
    async (request) => repObligationShape(await rowOf(deps, request.params.id)),
  );

  app.get(
    '/v1/rep-obligations/:id/document',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getRepDocument',
        summary: 'Download the XML of a receipt of payments',
        description: 'As it was sent, or came back from the stamper. 422 `not_sent`: it was not sent yet.',
        params,
        response: answersFile,
      },
    },
    async (request, reply) => {
      const row = await rowOf(deps, request.params.id);
      const xml = await deps.store.repXml(row.id);
      if (xml === null) throw new Problem(422, 'not_sent', 'It is drawn when it is stamped, from what stands then');
      return asDownload(reply, { name: `${row.id}.xml`, type: 'application/xml' }).send(Buffer.from(xml));
    },
  );

  app.post(
    '/v1/rep-obligations/:id/stamp',
    {
      config: { access: BOOKS },
      schema: {
        tags,
        operationId: 'stampRep',
        summary: 'Have a receipt of payments stamped',
        description:
          'Invoices that it is about are stamped first. Stamped before, it is answered as it is. With `uuid` it was ' +
          'stamped elsewhere; 409 `uuid_taken` where that is another receipt’s, `already_stamped` under another one. 422 ' +
          '`nothing_to_receipt`: nothing stands of it; `stamp_rejected` with what the tax authority says; 503 while ' +
          'nobody can say whether it is stamped: asked again, it is looked up. ' +
          'While a record that was restored is not reconciled: 409 `stamping_stopped`.',
        params,
        body: Stamp,
        response: answers(RepObligation),
      },
    },
    async (request) =>
      repObligationShape(
        await stampRep(deps, request.params.id, { uuid: request.body.uuid ?? null, actor: actorIn(request) }),
      ),
  );

  const Cancellation = z
    .strictObject({ reason: prose(1_000) })
    .meta({ id: 'RepCancellation', title: 'Why a receipt is cancelled' });
  app.post(
    '/v1/rep-obligations/:id/cancel',
    {
      config: { access: BOOKS },
      schema: {
        tags,
        operationId: 'cancelRep',
        summary: 'Say that the tax authority has cancelled a receipt of payments',
        description: 'What stands of its payments is owed another. 409 `not_allowed_now`: it is not stamped.',
        params,
        body: Cancellation,
        response: answers(RepObligation),
      },
    },
    async (request) =>
      repObligationShape(
        await deps.store.repCancelled({
          id: request.params.id,
          reason: request.body.reason,
          actor: actorIn(request),
        }),
      ),
  );
}

const rowOf = async (deps: ApiDeps, id: string) => found(await deps.store.repObligation(id), 'receipt of payments');
