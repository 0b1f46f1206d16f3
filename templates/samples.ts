import type { Mail, MailData, MailInvoice, MailMethod, MailTemplate, MailTopic } from '../domain/messages/mail.ts';
import { fresh, ISSUED_SAMPLES, issued } from './issued-samples.ts';
import { MAIL_TEMPLATES } from './tones.ts';

/** A plausible mail of each kind, for tests and previews. */
const older: MailInvoice = {
  id: 'inv_sample1',
  number: 'IN60001234567',
  issuedOn: '2026-03-02',
  dueOn: '2026-03-10',
  totalMinor: 116_000,
  balanceMinor: 116_000,
  daysOverdue: 55,
};
const newer: MailInvoice = {
  id: 'inv_sample2',
  number: 'IN60001241903',
  issuedOn: '2026-04-01',
  dueOn: '2026-04-10',
  totalMinor: 121_800,
  balanceMinor: 121_800,
  daysOverdue: 24,
};
const visa: MailMethod = { kind: 'card', brand: 'visa', last4: '4242' };
const account: MailMethod = { kind: 'bankAccount', brand: 'Banorte', last4: '7719' };
/** Off, and all that is missing is in dispute. */
const disputedOnly = { invoices: [], totalMinor: 0, disputedMinor: 116_000 };
const both = { invoices: [older, newer], totalMinor: 237_800, disputedMinor: 0 };
const { disputedMinor: _, ...listed } = both;

export const SAMPLE_DATA: MailData = {
  'invoice-issued': issued,
  'equipment-invoice': issued,
  'autopay-upcoming': { invoices: [fresh], amountMinor: 116_000, chargeOn: '2026-03-10', method: visa },
  'card-expiring': { method: visa, expiresOn: '2026-03-31', invoices: [] },
  'payment-due': { invoices: [fresh], amountMinor: 116_000, dueOn: '2026-03-10' },
  'payment-receipt': {
    paymentId: 'pay_7Q2W',
    amountMinor: 250_000,
    paidAt: '2026-03-10T16:05:00.000Z',
    via: 'card',
    method: visa,
    paid: [
      { number: older.number, amountMinor: 116_000, balanceMinor: 0 },
      { number: newer.number, amountMinor: 121_800, balanceMinor: 0 },
    ],
    creditMinor: 12_200,
    creditUsedMinor: 0,
    missingMinor: 0,
  },
  'payment-declined': {
    invoices: [fresh],
    amountMinor: 116_000,
    triedMinor: 116_000,
    method: visa,
    reason: 'insufficientFunds',
    nextRetryAt: '2026-03-13T16:05:00.000Z',
  },
  'payment-confirm': {
    numbers: [fresh.number],
    amountMinor: 116_000,
    method: visa,
    url: 'https://hooks.stripe.com/redirect/authenticate/src_1',
    confirmBy: '2026-03-11T16:05:00.000Z',
  },
  'payment-returned': {
    invoices: [{ ...older, daysOverdue: 2 }],
    amountMinor: 116_000,
    triedMinor: 116_000,
    method: account,
    reason: 'insufficientFunds',
    nextTryOn: '2026-03-17',
  },
  'payment-method-needed': {
    invoices: [fresh],
    amountMinor: 116_000,
    why: 'declined',
    method: visa,
    reason: 'expired',
  },
  'retries-exhausted': { invoices: [{ ...older, daysOverdue: 14 }], amountMinor: 116_000, attempts: 5 },
  'overdue-reminder': {
    invoices: [{ ...older, daysOverdue: 1 }],
    totalMinor: 116_000,
    disputedMinor: 0,
    daysOverdue: 1,
    rung: 1,
    tried: false,
    deactivated: false,
    comesBack: false,
    retryOn: null,
  },
  'last-notice': { ...listed, daysOverdue: 55, deactivationOn: '2026-05-11' },
  'service-deactivated': { ...both, why: 'debt' },
  'service-reactivated': { why: 'paid', until: null },
  'service-relocked': { ...both, why: 'proofNotSettled', awaitedMinor: 237_800, offFor: 'debt' },
  'proof-received': {
    amountMinor: 237_800,
    paidOn: '2026-05-12',
    trackingKey: 'MBAN01002605120012345678',
    restsThrough: '2026-05-14',
  },
  'proof-accepted': {
    amountMinor: 237_800,
    paidOn: '2026-05-12',
    serviceRestored: true,
    moneyExpectedBy: '2026-05-18',
    relockOn: '2026-05-19',
    restMinor: 0,
  },
  'proof-rejected': {
    amountMinor: 237_800,
    paidOn: '2026-05-12',
    why: 'La clave de rastreo no corresponde a ninguna transferencia recibida.',
  },
  'proof-lapsed': {
    ...listed,
    amountMinor: 237_800,
    awaitedMinor: 237_800,
    paidOn: '2026-05-12',
    why: 'notSeen',
    deactivationNotBefore: '2026-05-18',
  },
  'promise-confirmed': { amountMinor: 116_000, on: '2026-04-24' },
  'promise-broken': { amountMinor: 116_000, on: '2026-04-24', receivedMinor: 50_000, missingMinor: 66_000 },
  'promise-cancelled': { amountMinor: 116_000, on: '2026-04-24' },
  'plan-confirmed': {
    installments: [
      { on: '2026-05-15', amountMinor: 80_000 },
      { on: '2026-06-15', amountMinor: 80_000 },
      { on: '2026-07-15', amountMinor: 77_800 },
    ],
  },
  'plan-missed': { amountMinor: 80_000, on: '2026-05-15', endsOn: '2026-05-22' },
  'plan-cancelled': listed,
  'dispute-opened': { invoice: fresh, amountMinor: 40_000 },
  'dispute-resolved': {
    invoice: { ...older, balanceMinor: 76_000, daysOverdue: 12 },
    outcome: 'accepted',
    creditMinor: 40_000,
  },
  'transfer-unmatched': {
    amountMinor: 116_000,
    why: 'La transferencia era de otra empresa con un número de factura parecido.',
  },
  'cancellation-confirmed': { endsOn: '2026-08-31' },
  'subscription-ended': { endsOn: '2026-08-31', openMinor: 116_000, creditMinor: 0 },
  'contract-continues': { of: 'service', throughOn: '2026-12-31', noticeDays: 30 },
};

/** What the same templates say when their optional parts are otherwise. */
export const OTHER_SAMPLES: MailTopic[] = [
  ...ISSUED_SAMPLES,
  { template: 'subscription-ended', data: { endsOn: '2026-08-31', openMinor: 0, creditMinor: 40_000 } },
  { template: 'subscription-ended', data: { endsOn: '2026-08-31', openMinor: 0, creditMinor: 0 } },
  { template: 'contract-continues', data: { of: 'rental', throughOn: '2028-08-09', noticeDays: 30 } },
  {
    template: 'payment-receipt',
    data: { ...SAMPLE_DATA['payment-receipt'], via: 'transfer', method: null, paid: [], creditMinor: 250_000 },
  },
  {
    template: 'payment-receipt',
    data: {
      ...SAMPLE_DATA['payment-receipt'],
      paid: [{ number: older.number, amountMinor: 50_000, balanceMinor: 66_000 }],
      amountMinor: 50_000,
      creditMinor: 0,
    },
  },
  {
    template: 'payment-receipt',
    data: {
      ...SAMPLE_DATA['payment-receipt'],
      paid: [{ number: older.number, amountMinor: 100_000, balanceMinor: 0 }],
      amountMinor: 80_000,
      creditMinor: 0,
      creditUsedMinor: 20_000,
      missingMinor: 3_000,
    },
  },
  {
    template: 'payment-declined',
    data: { ...SAMPLE_DATA['payment-declined'], reason: 'needsCustomer', nextRetryAt: null },
  },
  {
    template: 'payment-declined',
    data: { ...SAMPLE_DATA['payment-declined'], method: account, reason: 'bankDeclined' },
  },
  { template: 'card-expiring', data: { ...SAMPLE_DATA['card-expiring'], invoices: [fresh] } },
  { template: 'payment-returned', data: { ...SAMPLE_DATA['payment-returned'], reason: 'blocked', nextTryOn: null } },
  { template: 'payment-method-needed', data: { ...SAMPLE_DATA['payment-method-needed'], reason: 'blocked' } },
  {
    template: 'payment-method-needed',
    data: { ...SAMPLE_DATA['payment-method-needed'], why: 'none', method: null, reason: null },
  },
  {
    template: 'payment-method-needed',
    data: { ...SAMPLE_DATA['payment-method-needed'], why: 'chargeback', reason: null },
  },
  {
    template: 'overdue-reminder',
    data: { ...both, daysOverdue: 30, rung: 4, tried: false, deactivated: false, comesBack: false, retryOn: null },
  },
  { template: 'overdue-reminder', data: { ...SAMPLE_DATA['overdue-reminder'], tried: true, retryOn: '2026-03-13' } },
  {
    template: 'overdue-reminder',
    data: { ...both, daysOverdue: 95, rung: 1, tried: false, deactivated: true, comesBack: true, retryOn: null },
  },
  {
    template: 'overdue-reminder',
    data: { ...both, daysOverdue: 95, rung: 1, tried: false, deactivated: true, comesBack: false, retryOn: null },
  },
  {
    template: 'overdue-reminder',
    data: { ...SAMPLE_DATA['overdue-reminder'], ...disputedOnly, deactivated: true, comesBack: true },
  },
  { template: 'service-deactivated', data: { why: 'debt', ...disputedOnly } },
  { template: 'service-deactivated', data: { why: 'fraud', invoices: [], totalMinor: 0, disputedMinor: 0 } },
  {
    template: 'last-notice',
    data: { invoices: [older], totalMinor: 116_000, daysOverdue: 55, deactivationOn: '2026-05-11' },
  },
  { template: 'service-deactivated', data: { ...both, why: 'debt', disputedMinor: 40_000 } },
  { template: 'service-reactivated', data: { why: 'agent', until: '2026-05-15' } },
  { template: 'service-reactivated', data: { why: 'proof', until: null } },
  { template: 'service-relocked', data: { ...both, why: 'agentUntil', awaitedMinor: 0, offFor: 'debt' } },
  ...(['writtenOff', 'fraud'] as const).map(
    (offFor): MailTopic => ({
      template: 'service-relocked',
      data: { invoices: [], totalMinor: 0, disputedMinor: 0, why: 'agentUntil', awaitedMinor: 0, offFor },
    }),
  ),
  { template: 'proof-received', data: { ...SAMPLE_DATA['proof-received'], trackingKey: null, restsThrough: null } },
  { template: 'proof-accepted', data: { ...SAMPLE_DATA['proof-accepted'], serviceRestored: false, relockOn: null } },
  {
    template: 'proof-accepted',
    data: { ...SAMPLE_DATA['proof-accepted'], serviceRestored: false, relockOn: null, restMinor: 116_000 },
  },
  {
    template: 'proof-lapsed',
    data: { ...SAMPLE_DATA['proof-lapsed'], why: 'notCome', awaitedMinor: 40_000, deactivationNotBefore: null },
  },
  { template: 'promise-broken', data: { ...SAMPLE_DATA['promise-broken'], receivedMinor: 0, missingMinor: 116_000 } },
  { template: 'dispute-opened', data: { invoice: fresh, amountMinor: null } },
  {
    template: 'dispute-resolved',
    data: { invoice: { ...older, balanceMinor: 0 }, outcome: 'accepted', creditMinor: 116_000 },
  },
  {
    template: 'dispute-resolved',
    data: { invoice: { ...older, balanceMinor: 116_000 }, outcome: 'rejected', creditMinor: 0 },
  },
];

export const sampleTopic = (template: MailTemplate): MailTopic =>
  ({ template, data: SAMPLE_DATA[template] }) as MailTopic;

/** Everything that a mail may say, a sample each. */
export const SAMPLE_TOPICS: MailTopic[] = [...MAIL_TEMPLATES.map(sampleTopic), ...OTHER_SAMPLES];

export const sampleMail = (topic: MailTopic, locale = 'es-MX', more: Partial<Mail> = {}): Mail => ({
  key: `acc_sample:${topic.template}:1`,
  accountId: 'acc_7Q2W9K',
  accountName: 'Guthrie SA de CV',
  locale,
  timeZone: 'America/Mexico_City',
  currency: 'MXN',
  to: ['ap@guthrie.example'],
  topic,
  charges: [],
  also: [],
  at: '2026-05-04T14:00:00.000Z',
  ...more,
});
