import { z } from 'zod';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN } from '../../http/access.ts';
import { found } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idOf, idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { oneOf } from '../../http/schemas/text.ts';
import { deliveryShape, WebhookDelivery } from '../webhook-endpoints/shapes.ts';

export function webhookDeliveryRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Webhooks out'];
  const params = idParams('whd');

  app.get(
    '/v1/webhook-deliveries',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'listWebhookDeliveries',
        summary: 'List what endpoints were told, oldest first',
        querystring: pageQuery.extend({
          endpointId: idOf('whe').optional(),
          status: oneOf('pending', 'delivered', 'failed').optional(),
        }),
        response: answers(pageOf(WebhookDelivery)),
      },
    },
    async (request) => {
      const { endpointId, status } = request.query;
      return shownPage(
        await deps.store.deliveries({
          ...asked(request.query),
          ...(endpointId === undefined ? {} : { endpointId }),
          ...(status === undefined ? {} : { status }),
        }),
        deliveryShape,
      );
    },
  );

  app.post(
    '/v1/webhook-deliveries/:id/redeliver',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'redeliverWebhook',
        summary: 'Send it again, whatever came of it',
        description:
          'Under the same id, so that whoever has heard it knows it. 410 `not_kept`: what it said was let go of ' +
          '(`PUNTUAL_KEEP_BODIES_DAYS`).',
        params,
        body: z.strictObject({}),
        response: answers(WebhookDelivery),
      },
    },
    async (request) => {
      const { id } = found(await deps.store.deliveryById(request.params.id), 'webhook delivery');
      return deliveryShape(await deps.store.redeliver(id, deps.now()));
    },
  );
}
