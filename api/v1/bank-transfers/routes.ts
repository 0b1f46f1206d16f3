import { z } from 'zod';
import { clabeProblem } from '../../../domain/mexico/clabe.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { idFrom } from '../../http/ids.ts';
import { found, unknownReference } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idOf, idParams } from '../../http/schemas/ids.ts';
import { amountMinor, currency } from '../../http/schemas/money.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { line, oneOf, prose, wants } from '../../http/schemas/text.ts';
import { instant } from '../../http/schemas/time.ts';
import { BankTransfer, TRANSFER_STATUSES, transferShape } from './shapes.ts';

const MAX_ALLOCATIONS = 100;

const clabe = z
  .string(wants('18 digits'))
  .superRefine((text, context) => {
    const problem = clabeProblem(text);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  })
  .meta({ examples: ['106180000147960160'] });

const NewBankTransfer = z
  .strictObject({
    trackingKey: line(64).nullish().meta({
      description: "SPEI's clave de rastreo. With the rail and day it tells a repeated transfer from a new one.",
    }),
    bankReference: line(64)
      .nullish()
      .meta({ description: "The bank's own, of a transfer without a tracking key: TEF, SWIFT, cash." }),
    amountMinor,
    currency,
    settledAt: instant.meta({ description: "Recorded as given; the transfer acts at the account's own now." }),
    reference: line(64)
      .nullish()
      .meta({ description: 'An invoice number is looked for in it; in SPEI its last seven digits.' }),
    concept: line(210).nullish().meta({ description: 'An invoice number is looked for in it.' }),
    payerName: line(200).nullish(),
    payerClabe: clabe.nullish(),
  })
  .refine((body) => Boolean(body.trackingKey ?? body.bankReference), {
    path: ['trackingKey'],
    error: 'is missing: a transfer has a trackingKey or a bankReference',
  })
  .meta({
    id: 'NewBankTransfer',
    title: 'A transfer that came in',
    examples: [
      {
        trackingKey: 'MBAN01002603130012345678',
        amountMinor: 116_000,
        currency: 'MXN',
        settledAt: '2026-03-13T17:20:00Z',
        concept: 'Pago factura IN60001234567',
        payerName: 'Guthrie SA de CV',
      },
    ],
  });

const Match = z
  .strictObject({
    allocations: z
      .array(
        z.strictObject({ invoiceId: idOf('inv'), amountMinor }, wants('an object with invoiceId and amountMinor')),
        wants('a list of allocations'),
      )
      .min(1, 'must have at least one allocation')
      .max(MAX_ALLOCATIONS, `must have at most ${MAX_ALLOCATIONS} allocations`)
      .superRefine((allocations, context) => {
        for (const [i, one] of allocations.entries()) {
          if (allocations.findIndex((other) => other.invoiceId === one.invoiceId) < i)
            context.addIssue({ code: 'custom', path: [i, 'invoiceId'], message: 'must name each invoice once' });
        }
      }),
  })
  .meta({
    id: 'Match',
    title: 'What a transfer pays',
    examples: [{ allocations: [{ invoiceId: 'inv_8m3k0q1wz5v7c9x2b4n6', amountMinor: 116_000 }] }],
  });

export function bankTransferRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Bank transfers'];
  const params = idParams('btx');

  app.post(
    '/v1/bank-transfers',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'receiveBankTransfer',
        summary: 'Record a transfer that came in',
        description:
          'It is matched by the invoice number that its payer wrote. What does not match waits for an agent. ' +
          'The same rail, key and day twice is a `duplicate` and changes nothing.',
        body: NewBankTransfer,
        response: answersCreated(BankTransfer),
      },
    },
    async (request, reply) => {
      const {
        trackingKey = null,
        bankReference = null,
        reference = null,
        concept = null,
        payerName = null,
        payerClabe = null,
        ...rest
      } = request.body;
      const received = await deps.store.receiveTransfer({
        id: idFrom(request.workId, 'btx'),
        rail: trackingKey === null ? 'other' : 'spei',
        trackingKey,
        bankReference,
        reference,
        concept,
        payerName,
        payerClabe,
        ...rest,
        actor: actorIn(request),
        now: deps.now(),
      });
      return reply.code(201).header('location', `/v1/bank-transfers/${received.id}`).send(transferShape(received));
    },
  );

  const querystring = pageQuery.extend({ status: oneOf(...TRANSFER_STATUSES).optional() });
  app.get(
    '/v1/bank-transfers',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listBankTransfers',
        summary: 'List transfers, oldest first',
        querystring,
        response: answers(pageOf(BankTransfer)),
      },
    },
    async (request) => {
      const page = await deps.store.transfers({ ...asked(request.query), status: request.query.status });
      return { items: page.items.map(transferShape), nextCursor: page.nextCursor };
    },
  );

  app.get(
    '/v1/bank-transfers/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getBankTransfer',
        summary: 'Show a transfer',
        params,
        response: answers(BankTransfer),
      },
    },
    (request) => transfer(deps, request.params.id),
  );

  app.post(
    '/v1/bank-transfers/:id/match',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'matchBankTransfer',
        summary: 'Match a transfer by hand',
        params,
        body: Match,
        response: answers(BankTransfer),
      },
    },
    async (request) => {
      const { id } = found(await deps.store.transferById(request.params.id), 'bank transfer');
      const { allocations } = request.body;
      const invoices = await Promise.all(allocations.map((one) => deps.store.invoiceById(one.invoiceId)));
      const missing = invoices.indexOf(null);
      if (missing >= 0) throw unknownReference(`allocations[${missing}].invoiceId`, 'invoice');
      return transferShape(
        await deps.store.matchTransfer({
          transferId: id,
          allocations,
          requestId: request.workId,
          actor: actorIn(request),
        }),
      );
    },
  );

  const Unmatch = z.strictObject({ reason: prose(1_000) }).meta({ id: 'Unmatch', title: 'Why a match is undone' });
  app.post(
    '/v1/bank-transfers/:id/unmatch',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'unmatchBankTransfer',
        summary: 'Undo a match',
        description: 'The debt reopens; deactivation needs a fresh last notice.',
        params,
        body: Unmatch,
        response: answers(BankTransfer),
      },
    },
    async (request) => {
      const { id } = found(await deps.store.transferById(request.params.id), 'bank transfer');
      return transferShape(
        await deps.store.unmatchTransfer({
          transferId: id,
          reason: request.body.reason,
          requestId: request.workId,
          actor: actorIn(request),
        }),
      );
    },
  );
}

const transfer = async (deps: ApiDeps, id: string) =>
  transferShape(found(await deps.store.transferById(id), 'bank transfer'));
