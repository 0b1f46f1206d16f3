import { z } from 'zod';
import {
  type ChargeNamed,
  SANDBOX_FAULTS,
  SANDBOX_RAILS,
  type SandboxBook,
} from '../../../ports/gateway/sandbox/book.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN, READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { Problem, found, unknownReference } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idOf, idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { email, line, oneOf, wants } from '../../http/schemas/text.ts';
import { Email, emailShape } from '../emails/shapes.ts';
import { Payment, paymentShape } from '../payments/shapes.ts';
import { challengeRoute } from './challenges.ts';
import { chargeShape, SandboxCharge, SandboxService } from './shapes.ts';

const Chargeback = z
  .strictObject({ chargeId: line(200) })
  .meta({ id: 'Chargeback', title: 'A charge that the cardholder takes back' });

const Close = z
  .strictObject({ outcome: oneOf('won', 'lost') })
  .meta({ id: 'ChargebackEnd', title: 'How a chargeback ends', examples: [{ outcome: 'won' }] });
const Bounce = z
  .strictObject({
    to: z
      .array(email, wants('a list of its recipients'))
      .min(1, 'must name at least one recipient')
      .max(20, 'must be at most 20 addresses')
      .optional()
      .meta({ description: 'Who could not be reached; all unless given.' }),
  })
  .meta({ id: 'EmailBounce', title: 'That an e-mail came back', examples: [{}] });

const Fault = z.strictObject({ rail: oneOf(...SANDBOX_RAILS), kind: oneOf(...SANDBOX_FAULTS) }).meta({
  id: 'SandboxFault',
  title: 'What is to go wrong with a rail of the sandbox',
  examples: [
    { rail: 'mail', kind: 'away' },
    { rail: 'mail', kind: 'none' },
  ],
});

/** What the routes of the sandbox stand on. */
export type SandboxDeps = ApiDeps & { book: SandboxBook };

/** None of them is there where a real bank moves the money. */
export function sandboxRoutes(app: App, { book, ...others }: ApiDeps): void {
  if (book === null) return;
  const deps: SandboxDeps = { ...others, book };
  const tags = ['Sandbox'];
  challengeRoute(app, deps);

  app.get(
    '/v1/sandbox/charges',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listSandboxCharges',
        summary: "The sandbox bank's own book, oldest first",
        querystring: pageQuery.extend({ accountId: idOf('acc') }),
        response: answers(pageOf(SandboxCharge)),
      },
    },
    async (request) => {
      const page = await deps.book.charges(request.query.accountId, asked(request.query));
      return {
        items: page.items.map(chargeShape),
        nextCursor: page.nextCursor,
      };
    },
  );

  app.get(
    '/v1/sandbox/services/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getSandboxService',
        summary: "Show how the sandbox's switch has an account's service",
        params: idParams('acc'),
        response: answers(SandboxService),
      },
    },
    async (request) => {
      const { id } = await accountOf(deps, request.params.id);
      const last = await deps.store.lastServiceCall(id);
      return {
        accountId: id,
        state: last?.verb === 'deactivate' ? ('off' as const) : ('on' as const),
        version: last?.version ?? null,
        at: last?.at ?? null,
      };
    },
  );

  app.post(
    '/v1/sandbox/chargebacks',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'chargeBack',
        summary: 'Let a cardholder take a charge back',
        description:
          'Answers with the payment, reversed. 409 `charged_back_already`, 422 `charge_not_taken` when its money never moved.',
        body: Chargeback,
        response: answers(Payment),
      },
    },
    async (request) => {
      const { chargeId } = request.body;
      const taken = await deps.book.chargeBack(chargeId, request.workId);
      if (taken === null) throw await notTaken(deps, chargeId);
      const attempt = await attemptOf(deps, taken.key);
      if (attempt === null) throw unknownReference('chargeId', 'charge');
      return paymentShape(await deps.store.chargeBack({ attemptId: attempt.id, actor: actorIn(request) }));
    },
  );

  app.post(
    '/v1/sandbox/chargebacks/:id/close',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'closeChargeback',
        summary: 'Let a chargeback end',
        description:
          'Named by its charge or by the payment that it took back. Won, the money comes again: the payment is settled and ' +
          'pays what it had paid. Answers with the payment. 409 `chargeback_closed` when it ended before.',
        params: z.strictObject({ id: line(200) }),
        body: Close,
        response: answers(Payment),
      },
    },
    async (request) => {
      const { id } = request.params;
      const charge = await chargeOf(deps, id);
      const closed = await deps.book.closeChargeback(charge, request.body.outcome, request.workId);
      if (closed === null) throw await notClosed(deps, charge);
      const attempt = found(await attemptOf(deps, closed.key), 'chargeback');
      return paymentShape(
        await deps.store.closeChargeback({ attemptId: attempt.id, ...request.body, actor: actorIn(request) }),
      );
    },
  );

  app.post(
    '/v1/sandbox/emails/:id/bounce',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'bounceEmail',
        summary: 'Let an e-mail come back',
        description: 'As if its carrier could not deliver it. 422 `email_not_sent` of one that has not left.',
        params: z.object({ id: z.string().regex(/^[A-Za-z0-9:_.-]{1,100}$/) }),
        body: Bounce,
        response: answers(Email),
      },
    },
    async (request) => {
      const { id, to } = found(await deps.store.emailById(request.params.id), 'e-mail');
      const bounced = request.body.to ?? to;
      return emailShape(
        await deps.store.bounceEmail({ emailId: id, bounced, actor: { kind: 'provider', id: 'sandbox' } }),
      );
    },
  );

  app.post(
    '/v1/sandbox/faults',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'setSandboxFault',
        summary: 'Make a rail of the sandbox fail, or work again',
        description:
          'Admins. `away`: it can not be reached; `hangs`: it does not answer; `unauthorized`: it refuses us; ' +
          '`none`: it works. Counts for all processes, until told otherwise.',
        body: Fault,
        response: answers(Fault),
      },
    },
    async (request) => {
      await deps.book.setFault(request.body.rail, request.body.kind);
      return request.body;
    },
  );
}

/** A chargeback goes by its charge's id, or by the id of the payment that it took back. */
async function chargeOf(deps: SandboxDeps, id: string): Promise<ChargeNamed> {
  if (!id.startsWith('pay_')) return { id };
  return { key: found(await deps.store.attemptById(id.replace(/^pay_/, 'att_')), 'chargeback').key };
}

/** Why there is no chargeback to close. */
async function notClosed(deps: SandboxDeps, named: ChargeNamed): Promise<Problem> {
  const charge = await deps.book.chargeNamed(named);
  if (charge === null || !charge.chargedBack) return new Problem(404, 'not_found', 'No such chargeback');
  return new Problem(409, 'chargeback_closed', `This chargeback was ${charge.chargebackOutcome} before`);
}

/** Why a charge can't be taken back. */
async function notTaken(deps: SandboxDeps, chargeId: string): Promise<Problem> {
  const charge = await deps.book.chargeNamed({ id: chargeId });
  if (charge === null) return unknownReference('chargeId', 'charge');
  return charge.chargedBack
    ? new Problem(409, 'charged_back_already', `The charge ${chargeId} was taken back before`)
    : new Problem(422, 'charge_not_taken', `The charge ${chargeId} is ${charge.outcome}: no money of it can come back`);
}

/** A charge's key has the attempt's id in it (account, effect, cause, method). */
async function attemptOf(deps: ApiDeps, key: string) {
  const [, , attemptId = ''] = key.split(':');
  const attempt = found(await deps.store.attemptById(attemptId), 'attempt');
  return attempt.key === key ? attempt : null;
}
