import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { addMinutes } from '../../../domain/time/calendar.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN } from '../../http/access.ts';
import { idFrom } from '../../http/ids.ts';
import { found, invalid } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { NewWebhookEndpoint, WebhookEndpointChange } from './bodies.ts';
import { endpointShape, WebhookEndpoint, WebhookEndpointWithSecret, WebhookSecret } from './shapes.ts';

/** After a rotation the old secret signs as well, for so long. */
const OVERLAP_MINUTES = 24 * 60;

export function webhookEndpointRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Webhooks out'];
  const params = idParams('whe');

  app.post(
    '/v1/webhook-endpoints',
    {
      config: { access: ADMIN, showsSecret: true },
      schema: {
        tags,
        operationId: 'addWebhookEndpoint',
        summary: 'Let another system be told',
        description:
          'Signed by the standard (standardwebhooks.com) with the secret that this answer shows, and no other does: the ' +
          'same `Idempotency-Key` again is 409 `already_created`. Sent at least once, for each account in order, for up ' +
          'to three days.',
        body: NewWebhookEndpoint,
        response: answersCreated(WebhookEndpointWithSecret),
      },
    },
    async (request, reply) => {
      const { url, types } = request.body;
      refuseAddress(deps, url);
      const secret = newSecret();
      const added = await deps.store.addEndpoint({
        id: idFrom(request.workId, 'whe'),
        url,
        types,
        secret,
        now: deps.now(),
      });
      return reply
        .code(201)
        .header('location', `/v1/webhook-endpoints/${added.id}`)
        .send({ ...endpointShape(added), secret });
    },
  );

  app.get(
    '/v1/webhook-endpoints',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'listWebhookEndpoints',
        summary: 'List endpoints, oldest first',
        querystring: pageQuery,
        response: answers(pageOf(WebhookEndpoint)),
      },
    },
    async (request) => {
      return shownPage(await deps.store.endpoints(asked(request.query)), endpointShape);
    },
  );

  app.get(
    '/v1/webhook-endpoints/:id',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'getWebhookEndpoint',
        summary: 'Show an endpoint',
        params,
        response: answers(WebhookEndpoint),
      },
    },
    async (request) => endpointShape(found(await deps.store.endpointById(request.params.id), 'webhook endpoint')),
  );

  app.patch(
    '/v1/webhook-endpoints/:id',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'changeWebhookEndpoint',
        summary: 'Change, pause or resume an endpoint',
        description: 'Paused, it is sent nothing; what happens meanwhile waits for it, for three days.',
        params,
        body: WebhookEndpointChange,
        response: answers(WebhookEndpoint),
      },
    },
    async (request) => {
      const { url, types, paused } = request.body;
      if (url !== undefined) refuseAddress(deps, url);
      return endpointShape(
        await deps.store.changeEndpoint({
          id: request.params.id,
          ...(url === undefined ? {} : { url }),
          ...(types === undefined ? {} : { types }),
          ...(paused === undefined ? {} : { paused }),
          now: deps.now(),
        }),
      );
    },
  );

  app.delete(
    '/v1/webhook-endpoints/:id',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'removeWebhookEndpoint',
        summary: 'Tell an endpoint nothing more',
        description: 'What it has not heard goes with it.',
        params,
        response: answers(WebhookEndpoint),
      },
    },
    async (request) => {
      const endpoint = found(await deps.store.endpointById(request.params.id), 'webhook endpoint');
      await deps.store.removeEndpoint(endpoint.id, deps.now());
      return endpointShape(endpoint);
    },
  );

  app.post(
    '/v1/webhook-endpoints/:id/rotate-secret',
    {
      config: { access: ADMIN, showsSecret: true },
      schema: {
        tags,
        operationId: 'rotateWebhookSecret',
        summary: 'Give an endpoint another secret',
        description: 'Shown once. For a day both sign: who verifies may change over meanwhile.',
        params,
        body: z.strictObject({}),
        response: answers(WebhookSecret),
      },
    },
    async (request) => {
      const { id } = found(await deps.store.endpointById(request.params.id), 'webhook endpoint');
      const secret = newSecret();
      const until = addMinutes(deps.now(), OVERLAP_MINUTES);
      await deps.store.rotateSecret({ id, secret, until, again: request.resumed });
      return { id, secret, previousSecretUntil: until };
    },
  );
}

const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;

function refuseAddress({ addressProblem }: ApiDeps, url: string): void {
  const problem = addressProblem(url);
  if (problem !== null) throw invalid([{ path: 'url', message: problem }]);
}
