import type { Command } from '../../domain/projection.ts';
import { amounts, DAY, days, instants, LONG, texts } from './wrong-values.ts';
import { PEOPLE } from './wrong-bodies-of-people.ts';
import { BILLING } from './wrong-bodies-of-billing.ts';
import { ACCESS } from './wrong-bodies-of-access.ts';
import { SAFETY } from './wrong-bodies-of-safety.ts';
import { WEBHOOKS } from './wrong-bodies-of-webhooks.ts';

/**
 * For each POST of the contract a body that is right, and for each of its fields values that are wrong; `undefined`
 * leaves it out. `{acc}` and so on stand for ids of things that are there. A field of another name than the answer must
 * name is written `days > to`.
 */
export interface WrongBodies {
  url: string;
  body: Record<string, unknown>;
  wrong: [field: string, ...values: unknown[]][];
}

const CLABE = '106180000147960160';
const WRONG_CLABE = '106180000147960161';

const LINE = { description: 'Service', quantity: 1, unitAmountMinor: 100 };
const INSTALLMENT = { on: DAY, amountMinor: 5 };
const ALLOCATION = { invoiceId: 'inv_1', amountMinor: 5 };

type Wrong = WrongBodies['wrong'];

/** Of each command its own fields, right and wrong; each has one wrong value at least. */
const COMMANDS: Record<Command, { body?: Record<string, unknown>; wrong: [Wrong[number], ...Wrong] }> = {
  pause: {
    body: { until: '2026-03-20' },
    wrong: [
      ['command', undefined, 'forgive', 5],
      ['reason', ...texts],
      ['expectedVersion', undefined, -1, 'x', 1.5, null],
      ['until', undefined, 5, ...days],
      ['invoiceId', 'x', 5],
      ['legal', 'yes'],
      ['days', 5],
    ],
  },
  resume: {
    wrong: [
      ['invoiceId', 'x'],
      ['until', DAY],
    ],
  },
  extend: { body: { days: 5 }, wrong: [['days', undefined, 0, -5, 1.5, '5', 1e6]] },
  cancelPromise: { wrong: [['on', DAY]] },
  cancelPlan: { wrong: [['installments', [INSTALLMENT]]] },
  promise: {
    body: { amountMinor: 1, on: DAY },
    wrong: [
      ['amountMinor', ...amounts],
      ['on', undefined, ...days],
    ],
  },
  plan: {
    body: { installments: [INSTALLMENT] },
    wrong: [
      ['installments', undefined, [], 'x', Array(37).fill(INSTALLMENT)],
      ['installments[0].amountMinor', ...amounts],
      ['installments[0].on', undefined, ...days],
    ],
  },
  retryNow: { wrong: [['paymentMethodId', 'x', 5]] },
  skipReminder: { wrong: [['until', DAY]] },
  sendReminder: { wrong: [['to', 'a@b.example']] },
  deactivate: { wrong: [['fraud', 1]] },
  reactivate: { wrong: [['until', 5, ...days]] },
  writeOff: { wrong: [['amountMinor', 5]] },
  close: { wrong: [['on', DAY]] },
  reopen: { wrong: [['on', DAY]] },
  changePolicy: { body: { version: 1 }, wrong: [['version', undefined, 0, '2', 1.5]] },
};

const OVERRIDES = Object.entries(COMMANDS).map(
  ([command, { body, wrong }]): WrongBodies => ({
    url: '/v1/accounts/{acc}/overrides',
    body: { command, reason: 'They asked', expectedVersion: 1, ...body },
    wrong,
  }),
);

export const WRONG_BODIES: WrongBodies[] = [
  {
    url: '/v1/accounts',
    body: {
      name: 'Guthrie',
      email: 'ap@guthrie.example',
      testClock: { startsAt: '2026-01-05T15:00:00Z' },
      billingRecipients: ['a@b.example', 'c@d.example'],
    },
    wrong: [
      ['name', ...texts, 'a\nBcc: x@y.example'],
      ['email', undefined, 'nobody', ['a@b.example'], `${LONG}@b.example`, 'a@b.example\u0000'],
      ['rfc', 'NOT-AN-RFC', 12],
      ['locale', 'not a language', 5],
      ['timeZone', 'Mars/Olympus', '+06:00', null, LONG],
      ['currency', 'mxn', 'ZZZ', 484],
      ['autopay', 'yes', 1],
      ['policy', 5, ''],
      ['billingRecipients', 'a@b.example', Array(6).fill('a@b.example')],
      ['billingRecipients[1]', 'nobody', 5],
      ['receiptEmail', 'nobody'],
      ['externalId', { $ne: 1 }],
      ['testClock', true, []],
      ['testClock.startsAt', ...instants],
      ['surname', 'x'],
    ],
  },
  {
    url: '/v1/accounts/{acc}/payment-methods',
    body: { kind: 'card', token: 'tok_ok' },
    wrong: [
      ['kind', undefined, 'cheque', 5],
      ['token', ...texts],
      ['default', 1],
      ['chargeNow', 'true'],
      ['number', '4242424242424242'],
    ],
  },
  { url: '/v1/payment-methods/{pm}/default', body: {}, wrong: [['default', true]] },
  {
    url: '/v1/accounts/{acc}/invoices',
    body: {
      lines: [LINE],
      taxes: [{ code: 'iva', rate: '0.160000', baseMinor: 0, amountMinor: 0 }],
      issuedOn: '2026-03-02',
    },
    wrong: [
      [
        'lines',
        undefined,
        [],
        {},
        'x',
        Array(201).fill(LINE),
        [{ ...LINE, quantity: 1_000_000, unitAmountMinor: 99_999_999_999 }],
        [{ ...LINE, unitAmountMinor: -1 }],
      ],
      ['lines[0]', 'x', null],
      ['lines[0].description', ...texts],
      ['lines[0].quantity', undefined, 0, -1, '1', 1.0001, 1e300],
      ['lines[0].unitAmountMinor', undefined, 1.5, '5', null, 1e13, -1e13],
      ['taxes[0].rate', '0.16', 0.16],
      ['taxes[0].amountMinor', -1],
      ['lines[0].price', 5, ''],
      ['priceBook', 5, 'lines'],
      ['dueOn', ...days, '2026-03-01'],
      ['issuedOn', ...days],
      ['taxMinor', -1, 0.5, '5'],
      ['number', 'IN 60', '', 60],
      ['kind', 'weekly'],
      ['totalMinor', 5],
    ],
  },
  {
    url: '/v1/invoices/{inv}/void',
    body: { reason: 'Sent twice' },
    wrong: [
      ['reason', '', 5, LONG],
      ['amountMinor', 5],
    ],
  },
  {
    url: '/v1/invoices/{inv}/credit-notes',
    body: { amountMinor: 100, reason: 'Two days without service' },
    wrong: [
      ['amountMinor', ...amounts],
      ['reason', ...texts],
    ],
  },
  {
    url: '/v1/accounts/{acc}/refunds',
    body: { amountMinor: 100, reason: 'Paid twice' },
    wrong: [
      ['amountMinor', ...amounts],
      ['reason', ...texts],
      ['invoiceId', 'inv_1'],
    ],
  },
  {
    url: '/v1/invoices/{inv}/disputes',
    body: { reason: 'Not ours' },
    wrong: [
      ['reason', ...texts],
      ['amountMinor', -1, 0, '5'],
      ['late', 'yes'],
    ],
  },
  {
    url: '/v1/disputes/{dsp}/resolve',
    body: { outcome: 'rejected' },
    wrong: [
      ['outcome', undefined, 'maybe'],
      ['creditMinor', 5, -1, '5'],
      ['reason', ...texts.slice(1)],
    ],
  },
  {
    url: '/v1/invoices/{inv}/pay',
    body: {},
    wrong: [
      ['paymentMethodId', 5, 'acc_1', '', LONG],
      ['amountMinor', 0, -1, 1.5, '5', null],
    ],
  },
  {
    url: '/v1/accounts/{acc}/pay-links',
    body: { invoiceIds: [] },
    wrong: [
      ['invoiceIds', 'x', 5, null, Array(101).fill('inv_1')],
      ['invoiceIds[0]', 'acc_1', 5],
      ['expiresAt', DAY],
    ],
  },
  {
    url: '/v1/accounts/{acc}/pay-balance',
    body: {},
    wrong: [
      ['paymentMethodId', { id: 'pm_1' }, "pm_1' OR 1=1", 'pm_\u0000'],
      ['amountMinor', 0, -5, '5'],
    ],
  },
  {
    url: '/v1/accounts/{acc}/test-clock/advance',
    body: { days: 1 },
    wrong: [
      ['days > to', undefined, 0],
      ['days', -1, 1.5, '1', 1e9],
      ['hours', -1, null],
      ['minutes', 'x'],
      ['to', '2026-03-10T15:00:00Z', 'tomorrow'],
      ['weeks', 1],
    ],
  },
  ...OVERRIDES,
  {
    url: '/v1/accounts/{acc}/forecast',
    body: {
      until: '2026-06-30',
      outcomes: { charge: 'declined' },
      override: { command: 'promise', amountMinor: 100, on: DAY },
      dispute: { id: 'dsp_1', outcome: 'accepted', creditMinor: 100 },
    },
    wrong: [
      ['until', ...days],
      ['outcomes', 'declined'],
      ['outcomes.charge', 'maybe', 5],
      ['override', 5, 'pause'],
      ['override.command', undefined, 'forgive'],
      ['override.amountMinor', ...amounts],
      ['override.on', undefined, ...days],
      ['override.price', 5],
      ['dispute', 5, 'dsp_1'],
      ['dispute.id', undefined, 'acc_1', 5],
      ['dispute.outcome', undefined, 'maybe'],
      ['dispute.creditMinor', -1, 1.5, '5'],
      ['days', 5],
    ],
  },
  {
    url: '/v1/bank-transfers',
    body: {
      trackingKey: 'K1',
      amountMinor: 100,
      currency: 'MXN',
      settledAt: '2026-03-01T15:00:00Z',
      payerClabe: CLABE,
    },
    wrong: [
      ['payerClabe', WRONG_CLABE, CLABE.slice(1), Number(CLABE), ''],
      ['receivedAtAccount', WRONG_CLABE, Number(CLABE), '', 'a b', '1'.repeat(35)],
      ['trackingKey', ...texts],
      ['amountMinor', ...amounts],
      ['currency', undefined, 'PESOS'],
      ['settledAt', ...instants],
      ['reference', 1_234_567],
      ['concept', LONG],
      ['payerName', '\u0007'],
      ['bankReference', ''],
      ['rail', 'swift', 5, null],
    ],
  },
  { url: '/v1/accounts/{acc}/clabe', body: {}, wrong: [['clabe', CLABE]] },
  {
    url: '/v1/bank-transfers/{btx}/match',
    body: { allocations: [ALLOCATION] },
    wrong: [
      ['allocations', undefined, [], 'all', Array(101).fill(ALLOCATION)],
      ['allocations[0].invoiceId', undefined, 'x', 5],
      ['allocations[0].amountMinor', ...amounts],
      ['allocations[1] > allocations[1].invoiceId', ALLOCATION],
    ],
  },
  { url: '/v1/bank-transfers/{btx}/unmatch', body: { reason: 'Wrong customer' }, wrong: [['reason', ...texts]] },
  {
    url: '/v1/accounts/{acc}/proofs-of-payment',
    body: { trackingKey: 'K1', amountMinor: 100, paidOn: '2026-03-01' },
    wrong: [
      ['trackingKey', ...texts],
      ['amountMinor', ...amounts],
      ['paidOn', undefined, ...days],
      ['fileBase64', '***', 'abc', 5, ''],
      ['fileName', 'a\u0000.pdf', LONG],
      ['url', 'https://x.example'],
    ],
  },
  {
    url: '/v1/proofs-of-payment/{prf}/accept',
    body: {},
    wrong: [
      ['reason', 'x'],
      ['transferId', 'x', 5],
    ],
  },
  { url: '/v1/proofs-of-payment/{prf}/reject', body: { reason: 'Not legible' }, wrong: [['reason', ...texts]] },
  {
    url: '/v1/policies/mexico/versions',
    body: {},
    wrong: [
      ['currency', undefined, 5, 'pesos', 'XXXX'],
      ['calendar', undefined, 5],
      ['reminders > reminders.onDays[1]', { onDays: [1, 'x'] }],
      ['name', 'mexico'],
      ['networks', 'visa'],
      ['deactivation', null],
    ],
  },
  {
    url: '/v1/policies/mexico/versions/1/preview',
    body: { filter: { state: 'overdue' } },
    wrong: [
      ['filter', 'overdue'],
      ['filter.state', 'asleep', 5],
      ['filter.colour', 'red'],
      ['draft', 'sooner'],
      ['reason', 'x'],
    ],
  },
  {
    url: '/v1/policies/mexico/versions/1/backtest',
    body: { filter: { state: 'overdue' } },
    wrong: [
      ['filter', 'overdue'],
      ['filter.state', 'asleep', 5],
      ['draft', 5],
      ['reason', 'x'],
    ],
  },
  {
    url: '/v1/policies/mexico/versions/1/migrate',
    body: { filter: { state: 'overdue' }, reason: 'New reminder ladder' },
    wrong: [
      ['filter', 'overdue'],
      ['filter.state', 'asleep', 5],
      ['filter.colour', 'red'],
      ['reason', '', 5, 'a\u0000b', LONG],
    ],
  },
  { url: '/v1/policy-jobs/{job}/resume', body: {}, wrong: [['reason', 'x']] },
  ...PEOPLE,
  ...SAFETY,
  ...ACCESS,
  ...BILLING,
  ...WEBHOOKS,
  {
    url: '/v1/sandbox/emails/{eml}/bounce',
    body: {},
    wrong: [
      ['to', 'a@b.example', [], Array(21).fill('a@b.example')],
      ['reason', 'x'],
    ],
  },
  { url: '/v1/sandbox/chargebacks', body: { chargeId: 'ch_1' }, wrong: [['chargeId', ...texts]] },
  { url: '/v1/sandbox/challenges/{att}', body: { outcome: 'confirmed' }, wrong: [['outcome', 'maybe', 1]] },
  { url: '/v1/sandbox/chargebacks/{charge}/close', body: { outcome: 'won' }, wrong: [['outcome', 'maybe', 1]] },
];
