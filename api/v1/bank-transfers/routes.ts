import { receivingAt } from '../../../domain/statements/receiving.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { found, unknownReference } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { oneOf } from '../../http/schemas/text.ts';
import { Match, NewBankTransfer, transferIn, Unmatch } from './bodies.ts';
import { BankTransfer, TRANSFER_STATUSES, transferShape } from './shapes.ts';
import { suggestionRoutes } from './suggestions.ts';

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
          'It is matched by the invoice number that its payer wrote, the tracking key of a proof, several invoices that ' +
          "come to it, the account's own CLABE at which it arrived, or a payer who has paid for one account before and an " +
          'amount that fits. What does not match waits for an agent, who finds `suggestions`; ' +
          'collection on the accounts that it may be of waits with it, through the next bank day at most. ' +
          'The same rail, key and day twice is a `duplicate` and changes nothing.',
        body: NewBankTransfer,
        response: answersCreated(BankTransfer),
      },
    },
    async (request, reply) => {
      const received = await deps.store.receiveTransfer({
        id: idFrom(request.workId, 'btx'),
        ...transferIn(request.body, receivingAt(deps.company.bank, deps.company.defaults.timeZone)),
        actor: actorIn(request),
        now: deps.now(),
        policyName: deps.company.defaults.policy,
      });
      return reply.code(201).header('location', `/v1/bank-transfers/${received.id}`).send(transferShape(received));
    },
  );

  const querystring = pageQuery.extend({
    status: oneOf(...TRANSFER_STATUSES).optional(),
    order: oneOf('oldest', 'newest').default('oldest'),
  });
  app.get(
    '/v1/bank-transfers',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listBankTransfers',
        summary: 'List transfers, oldest first unless asked otherwise',
        querystring,
        response: answers(pageOf(BankTransfer)),
      },
    },
    async (request) => {
      return shownPage(
        await deps.store.transfers({
          ...asked(request.query),
          status: request.query.status,
          order: request.query.order,
        }),
        transferShape,
      );
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

  suggestionRoutes(app, deps);

  app.post(
    '/v1/bank-transfers/:id/match',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'matchBankTransfer',
        summary: 'Match a transfer by hand',
        description:
          'To invoices of one account, whose credit the rest is; or of several, where the allocations add up to the ' +
          'transfer (422 `allocations_do_not_add_up`) and each account gets a payment of its own.',
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

  app.post(
    '/v1/bank-transfers/:id/unmatch',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'unmatchBankTransfer',
        summary: 'Undo a match',
        description: 'All debts that it paid reopen; deactivation needs a fresh last notice.',
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
