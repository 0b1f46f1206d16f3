import type { WrongBodies } from './wrong-bodies.ts';
import { texts } from './wrong-values.ts';

/** Of webhooks out: bodies that are right, and values that are wrong. */
export const WEBHOOKS: WrongBodies[] = [
  {
    url: '/v1/webhook-endpoints',
    body: { url: 'https://crm.example/hooks', types: ['case.opened'] },
    wrong: [
      ['url', undefined, 'crm.example', 'http://crm.example/', 'https://127.0.0.1/', 5, ...texts.slice(1)],
      ['types', undefined, [], 'case.opened', 5],
      ['types[0]', 'case.mislaid', 5, null],
      ['secret', 'x'],
    ],
  },
  { url: '/v1/webhook-endpoints/{whe}/rotate-secret', body: {}, wrong: [['secret', 'x']] },
  { url: '/v1/webhook-deliveries/{whd}/redeliver', body: {}, wrong: [['again', true]] },
];
