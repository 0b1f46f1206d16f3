import { z } from 'zod';
import { HOOK_TYPES } from '../../../domain/hooks.ts';
import type { DeliveryRow, EndpointRow } from '../../../ports/store/webhooks.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';

export const EVERY_TYPE = ['*', ...HOOK_TYPES] as const;

const endpoint = {
  id: idOut('whe'),
  url: z.string(),
  types: z.array(z.enum(EVERY_TYPE)),
  status: z.enum(['active', 'paused']),
  pausedAt: instantOut.nullable(),
  pausedBecause: z.string().nullable(),
  failingSince: instantOut.nullable().meta({ description: 'Since when nothing has come through; null: the last did.' }),
  createdAt: instantOut,
};
export const WebhookEndpoint = z
  .strictObject(endpoint)
  .meta({ id: 'WebhookEndpoint', title: 'Where another system is told' });
export const WebhookEndpointWithSecret = z
  .strictObject({ ...endpoint, secret: z.string().meta({ description: 'Shown this once: signs what is sent.' }) })
  .meta({ id: 'WebhookEndpointWithSecret', title: 'An endpoint and its secret' });
export const WebhookSecret = z
  .strictObject({ id: idOut('whe'), secret: z.string(), previousSecretUntil: instantOut })
  .meta({ id: 'WebhookSecret', title: 'A new secret, shown once' });

export const endpointShape = (row: EndpointRow): z.infer<typeof WebhookEndpoint> => ({
  id: row.id,
  url: row.url,
  types: row.types,
  status: row.pausedAt === null ? 'active' : 'paused',
  pausedAt: row.pausedAt,
  pausedBecause: row.pausedBecause,
  failingSince: row.failingSince,
  createdAt: row.createdAt,
});

export const WebhookDelivery = z
  .strictObject({
    id: idOut('whd'),
    endpointId: idOut('whe'),
    accountId: idOut('acc').nullable(),
    type: z.enum(HOOK_TYPES),
    body: z
      .looseObject({ type: z.string(), timestamp: z.string(), data: z.looseObject({}) })
      .nullable()
      .meta({ description: 'Null: it was heard, and let go of (`PUNTUAL_KEEP_BODIES_DAYS`).' }),
    status: z.enum(['pending', 'delivered', 'failed']),
    tries: z.int(),
    lastStatus: z.int().nullable().meta({ description: 'What was answered the last time; null: nothing was.' }),
    lastError: z.string().nullable(),
    createdAt: instantOut,
    nextTryAt: instantOut.nullable(),
    endedAt: instantOut.nullable(),
  })
  .meta({ id: 'WebhookDelivery', title: 'Something that an endpoint is told' });

export const deliveryShape = (row: DeliveryRow): z.infer<typeof WebhookDelivery> => ({
  ...row,
  body: row.body as z.infer<typeof WebhookDelivery>['body'],
});
