import { describe, expect, test } from '@jest/globals';
import { mexico, story } from './story.ts';
import { marked, ordered, told, written } from './told.ts';

const debtor = (setting: Parameters<typeof story>[0] = {}) =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
const paid = ['invoice.paid', 'puntual', 'Invoice IN60A is paid', { invoiceId: 'A', number: 'IN60A' }];

describe('money is told of, and receipted', () => {
  test('a payment of two invoices, of one a part', () => {
    const life = debtor().invoice('500.00', { due: '2026-03-12' }).transfer('1,200.00', 'A B');
    expect(told(life, /^invoice.paid/)).toEqual([paid]);
    expect(written(life, 'payment-receipt')).toEqual([
      {
        paymentId: 'pay_1',
        amountMinor: 120_000,
        paidAt: '2026-03-02T15:00:00.000Z',
        via: 'transfer',
        method: null,
        creditMinor: 0,
        creditUsedMinor: 0,
        missingMinor: 0,
        paid: [
          { number: 'IN60A', amountMinor: 100_000, balanceMinor: 0 },
          { number: 'IN60B', amountMinor: 20_000, balanceMinor: 30_000 },
        ],
      },
    ]);
  });

  test("a card's, for which credit paid a part", () => {
    const life = debtor({ card: 'tok_ok', autopay: false }).transfer('400.00', '').pays();
    expect(written(life, 'payment-receipt')).toEqual([
      {
        paymentId: 'pay_1',
        amountMinor: 40_000,
        paidAt: '2026-03-02T15:00:00.000Z',
        via: 'transfer',
        method: null,
        paid: [],
        creditMinor: 40_000,
        creditUsedMinor: 0,
        missingMinor: 0,
      },
      {
        paymentId: 'pay_att_2',
        amountMinor: 60_000,
        paidAt: '2026-03-02T15:00:00.000Z',
        via: 'card',
        method: { kind: 'card', brand: 'visa', last4: '4242' },
        paid: [{ number: 'IN60A', amountMinor: 100_000, balanceMinor: 0 }],
        creditMinor: 0,
        creditUsedMinor: 40_000,
        missingMinor: 0,
      },
    ]);
  });

  test('taken back', () => {
    expect(told(debtor().transfer('1,000.00', 'A').unmatch(), /^invoice.(paid|reopened)/)).toEqual([
      paid,
      [
        'invoice.reopened',
        'puntual',
        'Invoice IN60A is open again: 1,000.00 MXN',
        { invoiceId: 'A', number: 'IN60A', amountMinor: 100_000 },
      ],
    ]);
  });

  test('a small remainder let go', () => {
    const life = debtor().on('2026-05-13').transfer('985.00', 'A');
    expect(told(life, /^(balance|invoice.paid)/)).toEqual([
      [
        'balance.adjusted',
        'puntual',
        'Small remainder of invoice IN60A let go',
        { invoiceId: 'A', amountMinor: 1_500 },
      ],
      paid,
    ]);
    expect(marked(life)).toEqual([
      { kind: 'invoiceAdjusted', invoiceId: 'A', amountMinor: 1_500, reason: 'small remainder' },
    ]);
  });

  test('credit that pays what is due', () => {
    const life = debtor().transfer('400.00', '').on('2026-03-11');
    expect(told(life, /^credit/)).toEqual([
      [
        'credit.applied',
        'puntual',
        'Credit of 400.00 MXN paid towards what is due',
        { invoiceId: 'A', amountMinor: 40_000 },
      ],
    ]);
    expect(ordered(life, 'applyCredit')).toEqual([
      {
        type: 'applyCredit',
        key: 'acc_214:credit:1',
        params: { accountId: 'acc_214', invoiceIds: ['A'], amountMinor: 40_000, at: '2026-03-10T16:30:00.000Z' },
      },
    ]);
  });

  test('oldest first: by due day, then by the day of issue, then by number', () => {
    const life = debtor()
      .invoice('2.00', { due: '2026-03-10', issued: '2026-02-20' })
      .invoice('3.00', { due: '2026-03-09' })
      .invoice('5.00', { due: '2026-03-10', as: 'Z' })
      .invoice('4.00', { due: '2026-03-10', as: 'Y' });
    expect(marked(life.overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true }))).toEqual([
      { kind: 'invoicesUncollectible', invoiceIds: ['C', 'B', 'A', 'Y', 'Z'] },
    ]);
  });

  test('a write-off, of all that is open, oldest first', () => {
    const life = debtor()
      .invoice('500.00', { due: '2026-03-09' })
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true });
    expect(told(life, /^(override|invoice.uncollectible)/)).toEqual([
      [
        'override.applied',
        'ana',
        'writeOff: because',
        { command: 'writeOff', reason: 'because', basedOnVersion: null, amountMinor: 150_000, invoiceIds: ['B', 'A'] },
      ],
      [
        'invoice.uncollectible',
        'ana',
        'Invoice IN60B written off: 500.00 MXN',
        { invoiceId: 'B', amountMinor: 50_000 },
      ],
      [
        'invoice.uncollectible',
        'ana',
        'Invoice IN60A written off: 1,000.00 MXN',
        { invoiceId: 'A', amountMinor: 100_000 },
      ],
    ]);
    expect(marked(life)).toEqual([{ kind: 'invoicesUncollectible', invoiceIds: ['B', 'A'] }]);
    expect(
      told(debtor().pause('2026-03-31').overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true }), /released/),
    ).toEqual([
      [
        'hold.released',
        'ana',
        'Hold (agent) released: written off',
        { hold: 'agent', invoiceId: null, why: 'written off' },
      ],
    ]);
  });
});

test('other overrides are told of with what was asked', () => {
  const life = debtor()
    .on('2026-03-12')
    .overrides({ type: 'EXTEND_REQUESTED', days: 3 })
    .overrides({ type: 'SKIP_REMINDER_REQUESTED' })
    .overrides({ type: 'SEND_REMINDER_REQUESTED' })
    .overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: { ...mexico, version: 2 } }, { admin: true });
  const common = { reason: 'because', basedOnVersion: null };
  expect(told(life, /^(override|policy)/)).toEqual([
    ['override.applied', 'ana', 'extend: because', { command: 'extend', ...common, days: 3 }],
    ['override.applied', 'ana', 'skipReminder: because', { command: 'skipReminder', ...common }],
    ['override.applied', 'ana', 'sendReminder: because', { command: 'sendReminder', ...common }],
    ['override.applied', 'ana', 'changePolicy: because', { command: 'changePolicy', ...common, from: 1, to: 2 }],
    [
      'policy.changed',
      'ana',
      'Policy mexico 1 → mexico 2',
      { from: { name: 'mexico', version: 1 }, to: { name: 'mexico', version: 2 } },
    ],
  ]);
  expect(marked(life)).toEqual([{ kind: 'policy', name: 'mexico', version: 2 }]);
});

test('money that is taken back takes back the question whether to deactivate: a fresh last notice comes first', () => {
  const policy = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
  const life = debtor({ policy }).on('2026-03-12').transfer('100.00', 'A').on('2026-05-13');
  const asked = () =>
    life.tasks.flatMap((change) =>
      'open' in change ? (change.open.kind === 'deactivationApproval' ? ['asked'] : []) : [change.close],
    );
  expect(asked()).toEqual(['asked']);
  life.unmatch();
  expect(asked()).toEqual(['asked', expect.stringMatching(/^deactivationApproval/)]);
  expect(written(life.on('2026-05-14'), 'last-notice')).toHaveLength(2);
});
