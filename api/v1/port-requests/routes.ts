import { z } from 'zod';
import { PORT_STATUSES, type PortRequestRow } from '../../../ports/store/port-requests.ts';
import { accountToday } from '../../account/account-now.ts';
import { accountOf } from '../../account/account-of.ts';
import { checkDone } from '../../account/day-spans.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { found } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idOut, idParams } from '../../http/schemas/ids.ts';
import { pageIn, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { OnDay } from '../../http/schemas/on-day.ts';
import { e164 } from '../../http/schemas/prices.ts';
import { prose, wants, yesOrNo } from '../../http/schemas/text.ts';
import { day, dayOut } from '../../http/schemas/time.ts';

const MOST_NUMBERS = 1_000;

const NewPortRequest = z
  .strictObject({
    numbers: z
      .array(e164, wants('a list of numbers'))
      .min(1, 'must have at least one number')
      .max(MOST_NUMBERS, `must have at most ${MOST_NUMBERS} entries`),
    submittedOn: day
      .nullish()
      .meta({ description: "When it was sent to the other carrier; the account's day unless given." }),
  })
  .meta({
    id: 'NewPortRequest',
    title: 'Numbers that are to leave',
    examples: [{ numbers: ['+525512345678'], submittedOn: '2026-08-17' }],
  });

const PortFailure = z
  .strictObject({
    reason: prose(1_000),
    releaseNumbers: yesOrNo.default(false).meta({ description: 'The customer gives the numbers up.' }),
  })
  .meta({ id: 'PortFailure', title: 'Why numbers have not left', examples: [{ reason: 'The other carrier refused' }] });

const PortRequest = z
  .strictObject({
    id: idOut('prt'),
    accountId: idOut('acc'),
    subscriptionId: idOut('sub'),
    numbers: z.array(z.string()),
    submittedOn: dayOut,
    earliestOn: dayOut,
    latestOn: dayOut.meta({ description: 'Later it is a person’s task.' }),
    status: z.enum(PORT_STATUSES),
    completedOn: dayOut.nullable(),
  })
  .meta({ id: 'PortRequest', title: 'A port request' });

/** Numbers that leave for another carrier: until they have, service stays on. */
export function portRequestRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Billing'];
  const params = idParams('prt');
  const portOf = async (id: string): Promise<PortRequestRow> =>
    found(await deps.store.portRequestById(id), 'port request');
  const checkOn = async (path: string, on: PortRequestRow['completedOn'], accountId: string): Promise<void> => {
    const account = await accountOf(deps, accountId);
    checkDone(path, on, accountToday(account, deps));
  };

  app.post(
    '/v1/subscriptions/:id/port-requests',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'requestPort',
        summary: 'Say that numbers are to leave for another carrier',
        description:
          'Within 2 to 18 working days. Service stays on until they have left, and ends with that month. 422 ' +
          '`number_unknown`, `subscription_ended`.',
        params: idParams('sub'),
        body: NewPortRequest,
        response: answersCreated(PortRequest),
      },
    },
    async (request, reply) => {
      const subscription = found(await deps.store.subscriptionById(request.params.id), 'subscription');
      const { numbers, submittedOn = null } = request.body;
      await checkOn('submittedOn', submittedOn, subscription.accountId);
      const port = await deps.store.requestPort({
        id: idFrom(request.workId, 'prt'),
        subscriptionId: subscription.id,
        numbers,
        submittedOn,
        actor: actorIn(request),
      });
      return reply.code(201).header('location', `/v1/port-requests/${port.id}`).send(port);
    },
  );

  app.get(
    '/v1/subscriptions/:id/port-requests',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listPortRequests',
        summary: 'List the port requests of a subscription, oldest first',
        params: idParams('sub'),
        querystring: pageQuery,
        response: answers(pageOf(PortRequest)),
      },
    },
    async (request) => {
      const subscription = found(await deps.store.subscriptionById(request.params.id), 'subscription');
      return pageIn(await deps.store.portRequestsOf(subscription.id), request.query);
    },
  );

  app.get(
    '/v1/port-requests/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getPortRequest',
        summary: 'Show a port request',
        params,
        response: answers(PortRequest),
      },
    },
    (request) => portOf(request.params.id),
  );

  app.post(
    '/v1/port-requests/:id/complete',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'completePort',
        summary: 'Say that numbers have left',
        description: 'Service that is to end ends with that month, if that is later than its notice.',
        params,
        body: OnDay,
        response: answers(PortRequest),
      },
    },
    async (request) => {
      const { id: portId, accountId } = await portOf(request.params.id);
      const { on = null } = request.body;
      await checkOn('on', on, accountId);
      return deps.store.completePort({ portId, on, requestId: request.workId, actor: actorIn(request) });
    },
  );

  app.post(
    '/v1/port-requests/:id/fail',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'failPort',
        summary: 'Say that numbers have not left',
        description: 'A person sees to it: they keep service on until another request is done, or they are given up.',
        params,
        body: PortFailure,
        response: answers(PortRequest),
      },
    },
    async (request) => {
      const { id: portId } = await portOf(request.params.id);
      return deps.store.failPort({ portId, ...request.body, requestId: request.workId, actor: actorIn(request) });
    },
  );
}
