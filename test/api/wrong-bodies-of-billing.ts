import type { WrongBodies } from './wrong-bodies.ts';
import { DAY, days, LONG, texts } from './wrong-values.ts';

/** What is charged, what accounts have of it, and the invoices of a month. */

const counts: unknown[] = [undefined, 0, -1, 1.5, '2', null, 1e9];
const PRICE = { code: 'device', kind: 'serviceFee', unitMinor: 45_000, per: 'month', taxes: ['iva'] };
const POOLED = { ...PRICE, includes: { minutes: 600, pool: 'account' }, overageMicros: 600_000 };
const RATE = { prefix: '1', kind: 'international', microsPerMinute: 350_000 };
const ITEM = { price: 'device', quantity: 5 };
const CALL = { from: '+525512345678', to: '+13055551234', startedAt: '2026-08-05T12:00:00Z', seconds: 60 };
const ofItems: WrongBodies['wrong'] = [
  ['price', undefined, '', 5, LONG],
  ['quantity', ...counts],
  ['lowUse', 'yes'],
  ['numbers', '+525512345678'],
  ['numbers > numbers[0]', ['55 1234 5678'], [5]],
  ['devices', 'lobby'],
  ['devices > devices[0]', [''], [5]],
];
const ofDay: WrongBodies['wrong'] = [
  ['on', 5, ...days],
  ['colour', 'red'],
];
const reasoned = (url: string): WrongBodies => ({
  url,
  body: { reason: 'As they asked' },
  wrong: [
    ['reason', ...texts],
    ['colour', 'red'],
  ],
});

const stamped = (url: string): WrongBodies => ({
  url,
  body: {},
  wrong: [
    ['uuid', '', 5, 'FOLIO-1'],
    ['colour', 'red'],
  ],
});

export const BILLING: WrongBodies[] = [
  {
    url: '/v1/price-books/{book}/versions',
    body: { from: DAY, currency: 'MXN', prices: [PRICE, { ...POOLED, code: 'phone' }], rates: [RATE] },
    wrong: [
      ['from', undefined, ...days],
      ['currency', undefined, 'peso', 5],
      ['prices', undefined, [], 5],
      ['prices[0].code', undefined, '', 'a b', 5],
      ['prices[0].kind', 'fee', 5],
      ['prices[0].unitMinor', undefined, -1, 1.5, '5'],
      ['prices[0].per', 'year', 'once'],
      ['prices[0].taxes', 'iva'],
      ['prices[0].taxes > prices[0].taxes[0]', ['vat']],
      ['prices[0].sat', 'E48'],
      ['prices[0].sat > prices[0].sat.product', { product: '8111', unit: 'E48' }],
      ['prices[0].sat > prices[0].sat.unit', { product: '83111500', unit: 'piece' }],
      ['prices[1].includes.minutes', -1, 1.5, '600'],
      ['prices[1].includes.pool', 'everybody'],
      ['prices[1].overageMicros', -1, 0.6, '5'],
      ['rates[0].prefix', undefined, '', '+1', '01', 5],
      ['rates[0].kind', 'domestic', 5],
      ['rates[0].microsPerMinute', undefined, -1, 0.35],
      ['usageTaxes', 'iva'],
      ['usageTaxes > usageTaxes[0]', ['vat']],
      ['colour', 'red'],
    ],
  },
  {
    url: '/v1/accounts/{acc}/subscriptions',
    body: { priceBook: 'lines', serviceStartsOn: DAY, items: [ITEM] },
    wrong: [
      ['priceBook', undefined, '', 5, LONG],
      ['serviceStartsOn', 5, ...days],
      ['freeMonths', -1, 25, 1.5, '2'],
      ['contractMonths', 0, 61, 1.5, '24'],
      ['items', undefined, [], 5],
      ['items[0].price', undefined, '', 5],
      ['items[0].quantity', ...counts],
      ['items[0].colour', 'red'],
      ['colour', 'red'],
    ],
  },
  {
    url: '/v1/subscriptions/{sub}/items',
    body: { ...ITEM, on: DAY },
    wrong: [...ofItems, ['on', 5, ...days], ['colour', 'red']],
  },
  {
    url: '/v1/items/{itm}/remove',
    body: { on: DAY, quantity: 1 },
    wrong: [
      ['on', 5, ...days],
      ['quantity', 0, -1, 1.5, '2', 1e9],
      ['colour', 'red'],
    ],
  },
  {
    url: '/v1/subscriptions/{sub}/cancellation',
    body: { reason: 'As they asked', buyOutMinor: 0 },
    wrong: [
      ['reason', ...texts],
      ['releaseNumbers', 'yes', null],
      ['portNumbers', 1],
      ['buyOutMinor', -1, 0.5, '5'],
      ['colour', 'red'],
    ],
  },
  reasoned('/v1/subscriptions/{sub}/cancellation/withdraw'),
  {
    url: '/v1/subscriptions/{sub}/port-requests',
    body: { numbers: ['+525512345678'], submittedOn: DAY },
    wrong: [
      ['numbers', undefined, [], '+525512345678'],
      ['numbers > numbers[0]', ['55 1234 5678'], [5]],
      ['submittedOn', 5, ...days],
      ['colour', 'red'],
    ],
  },
  { url: '/v1/port-requests/{prt}/complete', body: { on: DAY }, wrong: ofDay },
  {
    url: '/v1/port-requests/{prt}/fail',
    body: { reason: 'Refused' },
    wrong: [
      ['reason', ...texts],
      ['releaseNumbers', 'yes'],
      ['colour', 'red'],
    ],
  },
  {
    url: '/v1/accounts/{acc}/equipment-orders',
    body: { mode: 'rental', lines: [ITEM], termMonths: 24, priceBook: 'lines' },
    wrong: [
      ['mode', undefined, 'lease', 5],
      ['lines', undefined, [], 5],
      ['lines[0].price', undefined, '', 5],
      ['lines[0].quantity', ...counts],
      ['termMonths', undefined, 12, '24'],
      ['priceBook', '', 5, LONG],
      ['awaitsSignature', 'yes'],
      ['colour', 'red'],
    ],
  },
  { url: '/v1/equipment-orders/{eqo}/sign', body: { on: DAY }, wrong: ofDay },
  { url: '/v1/equipment-orders/{eqo}/release', body: {}, wrong: [['on', DAY]] },
  { url: '/v1/equipment-orders/{eqo}/deliver', body: { on: DAY }, wrong: ofDay },
  { url: '/v1/equipment-orders/{eqo}/end', body: { on: DAY }, wrong: ofDay },
  {
    url: '/v1/equipment-orders/{eqo}/replace-defect',
    body: { reason: 'It does not ring', price: 'phone', quantity: 1, by: 'phone' },
    wrong: [
      ['reason', ...texts],
      ['price', '', 5, LONG],
      ['quantity', 0, -1, 1.5, '2', null, 1e9],
      ['by', '', 5],
      ['colour', 'red'],
    ],
  },
  reasoned('/v1/invoice-runs/{run}/hold'),
  reasoned('/v1/invoice-runs/{run}/release'),
  { url: '/v1/invoice-runs/{run}/preview', body: {}, wrong: [['reason', 'x']] },
  { url: '/v1/invoice-runs/{run}/chase', body: {}, wrong: [['reason', 'x']] },
  {
    url: '/v1/usage-events',
    body: { source: 'switch', completeThrough: DAY, events: [CALL] },
    wrong: [
      ['source', '', 'a b', 5, LONG],
      ['completeThrough', 5, 'soon', '2026-02-30'],
      ['events', undefined, [], 5, Array(1_001).fill(CALL)],
      ['events[0].from', undefined, '', 5, LONG],
      ['events[0].to', undefined, '', 5, LONG],
      ['events[0].startedAt', undefined, 5, 'yesterday', '2026-08-05T12:00:00'],
      ['events[0].endedAt', 5, 'later'],
      ['events[0].seconds', undefined, -1, 1.5, '60', 1e9],
      ['events[0].answered', 'yes'],
      ['events[0].direction', 'up', 5],
      ['events[0].eventId', '', 5, LONG],
      ['events[0].device', '', 5],
      ['events[0].accountId', '', 5, LONG],
      ['events[0].colour', 'red'],
      ['colour', 'red'],
    ],
  },
  stamped('/v1/invoices/{inv}/stamp'),
  stamped('/v1/rep-obligations/{rep}/stamp'),
  reasoned('/v1/rep-obligations/{rep}/cancel'),
  {
    url: '/v1/accounts/{acc}/tax-profile/constancia',
    body: { fileBase64: 'JVBERi0xLjQ=' },
    wrong: [
      ['fileBase64', undefined, '', 5, 'no base64'],
      ['fileName', '', 5, LONG],
      ['colour', 'red'],
    ],
  },
];
