import { z } from 'zod';
import { line, oneOf, wants, yesOrNo } from '../../http/schemas/text.ts';
import { EVERY_TYPE } from './shapes.ts';

const url = line(2_000).meta({ description: 'Begins with https:// and leads to a public address.' });
const types = z
  .array(oneOf(...EVERY_TYPE), wants('a list of types, or ["*"]'))
  .min(1, 'must have at least one type')
  .max(EVERY_TYPE.length, `must have at most ${EVERY_TYPE.length} types`);

export const NewWebhookEndpoint = z.strictObject({ url, types }).meta({
  id: 'NewWebhookEndpoint',
  title: 'Where another system wants to be told',
  examples: [{ url: 'https://crm.example/hooks/puntual', types: ['account.deactivated', 'account.reactivated'] }],
});

export const WebhookEndpointChange = z
  .strictObject({
    url: url.optional(),
    types: types.optional(),
    paused: yesOrNo.optional().meta({ description: 'true: nothing is sent until it is false again.' }),
  })
  .refine((body) => Object.keys(body).length > 0, { error: 'must change url, types or paused' })
  .meta({ id: 'WebhookEndpointChange', title: 'What to change of an endpoint', examples: [{ paused: true }] });
