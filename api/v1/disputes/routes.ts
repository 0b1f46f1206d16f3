import { z } from 'zod';
import { ask } from '../../account/ask.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn, callerIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { Problem, found } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idOf, idParams } from '../../http/schemas/ids.ts';
import { amountMinor, amountOrZeroMinor } from '../../http/schemas/money.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { oneOf, prose, yesOrNo } from '../../http/schemas/text.ts';
import { DISPUTE_STATUSES, Dispute, disputeShape, ListedDispute, ShownDispute } from './shapes.ts';
import { listedDisputes, shownDispute } from './shown.ts';

const NewDispute = z
  .strictObject({
    reason: prose(2_000),
    amountMinor: amountMinor
      .nullish()
      .meta({ description: 'What of it is in dispute; the rest stays due. All of it unless given.' }),
    late: yesOrNo.default(false).meta({ description: 'An admin takes it after the window has closed.' }),
  })
  .meta({
    id: 'NewDispute',
    title: 'A new dispute',
    examples: [{ reason: 'We were charged for two lines that we gave back in January' }],
  });

const Resolution = z
  .strictObject({
    outcome: oneOf('accepted', 'rejected'),
    creditMinor: amountOrZeroMinor
      .nullish()
      .meta({ description: 'What is credited when it is accepted: what was in dispute unless given.' }),
    reason: prose(1_000).nullish().meta({ description: 'Why it is decided so. It stands on the timeline.' }),
  })
  .refine((body) => body.outcome === 'accepted' || (body.creditMinor ?? 0) === 0, {
    path: ['creditMinor'],
    error: 'belongs to the outcome accepted',
  })
  .meta({ id: 'Resolution', title: 'How a dispute ends', examples: [{ outcome: 'accepted', creditMinor: 20_000 }] });

export function disputeRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Disputes'];
  const params = idParams('dsp');

  app.post(
    '/v1/invoices/:id/disputes',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'openDispute',
        summary: 'Dispute an invoice',
        description:
          'Until day 15 after its issue; 422 `dispute_window_closed` later. Of an open invoice at most its balance, of ' +
          'a paid one at most what was paid.',
        params: idParams('inv'),
        body: NewDispute,
        response: answersCreated(Dispute),
      },
    },
    async (request, reply) => {
      const { reason, late } = request.body;
      const invoice = found(await deps.store.invoiceById(request.params.id), 'invoice');
      if (late && callerIn(request).role !== 'admin')
        throw new Problem(403, 'forbidden', 'A late dispute is for an admin to take');
      const disputeId = idFrom(request.workId, 'dsp');
      if ((await deps.store.disputeById(disputeId)) === null) {
        await ask(deps, request, invoice.accountId, disputeId, {
          type: 'DISPUTE_REQUESTED',
          disputeId,
          invoiceId: invoice.id,
          amountMinor: request.body.amountMinor ?? null,
          reason,
          late,
        });
      }
      return reply
        .code(201)
        .header('location', `/v1/disputes/${disputeId}`)
        .send(await dispute(deps, disputeId));
    },
  );

  const querystring = pageQuery.extend({
    status: oneOf(...DISPUTE_STATUSES).optional(),
    accountId: idOf('acc').optional(),
  });
  app.get(
    '/v1/disputes',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listDisputes',
        summary: 'List disputes, oldest first',
        querystring,
        response: answers(pageOf(ListedDispute)),
      },
    },
    async (request) => {
      const { limit, cursor, ...wanted } = request.query;
      const page = await deps.store.disputes({ ...asked({ limit, cursor }), ...wanted });
      return { items: await listedDisputes(deps, page.items), nextCursor: page.nextCursor };
    },
  );

  app.get(
    '/v1/disputes/:id',
    {
      config: { access: READ },
      schema: { tags, operationId: 'getDispute', summary: 'Show a dispute', params, response: answers(ShownDispute) },
    },
    (request) => shownDispute(deps, request, request.params.id),
  );

  app.post(
    '/v1/disputes/:id/resolve',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'resolveDispute',
        summary: 'Resolve a dispute',
        params,
        body: Resolution,
        response: answers(Dispute),
      },
    },
    async (request) => {
      const open = found(await deps.store.disputeById(request.params.id), 'dispute');
      const { outcome, creditMinor = null, reason = null } = request.body;
      return disputeShape(
        await deps.store.resolveDispute({
          disputeId: open.id,
          outcome,
          creditMinor,
          reason,
          requestId: request.workId,
          role: callerIn(request).role,
          actor: actorIn(request),
        }),
      );
    },
  );
}

const dispute = async (deps: ApiDeps, id: string) => disputeShape(found(await deps.store.disputeById(id), 'dispute'));
