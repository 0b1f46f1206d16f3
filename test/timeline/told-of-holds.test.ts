import { describe, expect, test } from '@jest/globals';
import { story } from './story.ts';
import { marked, told, written } from './told.ts';

const debtor = () => story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-12');
const reason = 'because';
const override = (command: string, data: object) => [
  'override.applied',
  'ana',
  `${command}: because`,
  { command, reason, basedOnVersion: null, ...data },
];

describe('the timeline tells of a hold who placed it, why, until when, and why it ended', () => {
  test('a pause of an invoice, resumed', () => {
    const until = '2026-04-01T06:00:00.000Z';
    expect(
      told(debtor().pause('2026-03-31', { invoiceId: 'A' }).resume({ invoiceId: 'A' }), /^(override|hold)/),
    ).toEqual([
      override('pause', { until: '2026-03-31', invoiceId: 'A', legal: false }),
      [
        'hold.placed',
        'ana',
        'On hold (agent) until 2026-04-01 00:00: because',
        { hold: 'agent', until, invoiceId: 'A', reason },
      ],
      override('resume', { invoiceId: 'A' }),
      ['hold.released', 'ana', 'Hold (agent) released: because', { hold: 'agent', invoiceId: 'A', why: reason }],
    ]);
  });

  test('a legal one without an end, and a pause that ends by itself', () => {
    expect(
      told(debtor().pause(null, { legal: true }).pause('2026-03-12').on('2026-03-13'), /^(override|hold)/),
    ).toEqual([
      override('pause', { until: null, invoiceId: null, legal: true }),
      ['hold.placed', 'ana', 'On hold (legal): because', { hold: 'legal', until: null, invoiceId: null, reason }],
      override('pause', { until: '2026-03-12', invoiceId: null, legal: false }),
      [
        'hold.placed',
        'ana',
        'On hold (agent) until 2026-03-13 00:00: because',
        { hold: 'agent', until: '2026-03-13T06:00:00.000Z', invoiceId: null, reason },
      ],
      [
        'hold.released',
        'puntual',
        'Hold (agent) released: its time is over',
        { hold: 'agent', invoiceId: null, why: 'its time is over' },
      ],
    ]);
  });

  test('a pause of what is paid, and of what is void', () => {
    expect(told(debtor().pause('2026-03-31', { invoiceId: 'A' }).transfer('1,000.00', 'A'), /released/)).toEqual([
      [
        'hold.released',
        'puntual',
        'Hold (agent) released: the invoice is paid',
        { hold: 'agent', invoiceId: 'A', why: 'the invoice is paid' },
      ],
    ]);
    expect(told(debtor().pause('2026-03-31', { invoiceId: 'A' }).voids('A'), /released/)).toEqual([
      [
        'hold.released',
        'ana',
        'Hold (agent) released: the invoice is void',
        { hold: 'agent', invoiceId: 'A', why: 'the invoice is void' },
      ],
    ]);
  });

  test('a promise that is kept', () => {
    const life = debtor().promises('600.00', '2026-03-20').transfer('600.00', 'A');
    const until = '2026-03-24T06:00:00.000Z';
    expect(told(life, /^(override|hold|promise)/)).toEqual([
      override('promise', { amountMinor: 60_000, on: '2026-03-20' }),
      [
        'hold.placed',
        'ana',
        'On hold (promise) until 2026-03-24 00:00: because',
        { hold: 'promise', until, invoiceId: null, reason },
      ],
      ['promise.kept', 'puntual', 'Promise of 600.00 MXN kept', { amountMinor: 60_000, on: '2026-03-20' }],
      [
        'hold.released',
        'puntual',
        'Hold (promise) released: promise kept',
        { hold: 'promise', invoiceId: null, why: 'promise kept' },
      ],
    ]);
    expect(written(life, 'promise-confirmed')).toEqual([{ amountMinor: 60_000, on: '2026-03-20' }]);
  });

  test('each in mails of its own', () => {
    const life = debtor()
      .promises('1.00', '2026-03-13')
      .on('2026-03-19')
      .promises('1.00', '2026-03-20')
      .on('2026-03-25');
    expect(
      told(life, /^email.sent/).flatMap(([, , , { key }]) => (String(key).includes('promise') ? [key] : [])),
    ).toEqual(
      ['promise-confirmed:hold-1', 'promise-broken:hold-1', 'promise-confirmed:hold-2', 'promise-broken:hold-2'].map(
        (key) => `acc_214:${key}`,
      ),
    );
  });

  test('a promise that is broken, with what came of it', () => {
    const life = debtor().promises('600.00', '2026-03-20').transfer('599.99', 'A').on('2026-03-25');
    expect(told(life, /^(hold.released|promise)/)).toEqual([
      [
        'promise.broken',
        'puntual',
        'Promised 600.00 MXN, received 599.99 MXN',
        { amountMinor: 60_000, receivedMinor: 59_999, on: '2026-03-20' },
      ],
      [
        'hold.released',
        'puntual',
        'Hold (promise) released: promise broken',
        { hold: 'promise', invoiceId: null, why: 'promise broken' },
      ],
    ]);
    expect(written(life, 'promise-broken')).toEqual([
      { amountMinor: 60_000, receivedMinor: 59_999, missingMinor: 1, on: '2026-03-20' },
    ]);
  });

  test('a plan that is missed', () => {
    const installments = [
      { on: '2026-03-20', amountMinor: 40_000 },
      { on: '2026-04-20', amountMinor: 60_000 },
    ];
    const life = debtor().plan({ '2026-03-20': '400.00', '2026-04-20': '600.00' }).on('2026-03-31');
    const until = '2026-03-24T06:00:00.000Z';
    expect(told(life, /^(override|hold|plan)/)).toEqual([
      override('plan', { installments }),
      [
        'hold.placed',
        'ana',
        'On hold (plan) until 2026-03-24 00:00: because',
        { hold: 'plan', until, invoiceId: null, reason },
      ],
      [
        'plan.missed',
        'puntual',
        'Installment of 2026-03-20 missed: the plan ends 3 working days after its notice, unless it comes',
        { on: '2026-03-20', amountMinor: 40_000 },
      ],
      [
        'hold.released',
        'puntual',
        'Hold (plan) released: an installment was missed',
        { hold: 'plan', invoiceId: null, why: 'an installment was missed' },
      ],
    ]);
    expect(written(life, 'plan-confirmed')).toEqual([{ installments }]);
    expect(written(life, 'plan-missed')).toEqual([{ on: '2026-03-20', amountMinor: 40_000, endsOn: '2026-03-27' }]);
  });

  test('a plan that is kept', () => {
    expect(
      told(debtor().plan({ '2026-03-20': '1,000.00' }).transfer('1,000.00', 'A'), /^(hold.released|plan)/),
    ).toEqual([
      ['plan.kept', 'puntual', 'All installments of the plan came', {}],
      [
        'hold.released',
        'puntual',
        'Hold (plan) released: plan kept',
        { hold: 'plan', invoiceId: null, why: 'plan kept' },
      ],
    ]);
  });

  test('a dispute of the newer of two invoices', () => {
    expect(told(debtor().invoice('500.00', { due: '2026-03-12' }).disputes('B'), /^dispute/)).toMatchObject([
      ['dispute.opened', 'guthrie', 'Invoice IN60B disputed: not ours', { invoiceId: 'B', amountMinor: null }],
    ]);
  });

  test('a dispute of a part', () => {
    const life = debtor().disputes('A', { amount: '300.00' }).resolve('A', 'rejected');
    expect(told(life, /^(dispute|hold)/)).toEqual([
      [
        'dispute.opened',
        'guthrie',
        'Invoice IN60A disputed: not ours',
        { disputeId: 'dsp_A', invoiceId: 'A', amountMinor: 30_000, reason: 'not ours' },
      ],
      [
        'hold.placed',
        'guthrie',
        'On hold (dispute): not ours',
        { hold: 'dispute', until: null, invoiceId: 'A', reason: 'not ours' },
      ],
      [
        'dispute.resolved',
        'ana',
        'Dispute rejected',
        { disputeId: 'dsp_A', invoiceId: 'A', outcome: 'rejected', creditMinor: 0 },
      ],
      [
        'hold.released',
        'ana',
        'Hold (dispute) released: dispute rejected',
        { hold: 'dispute', invoiceId: 'A', why: 'dispute rejected' },
      ],
    ]);
    expect(written(life, 'dispute-opened')).toMatchObject([
      { invoice: { id: 'A', number: 'IN60A', balanceMinor: 100_000 }, amountMinor: 30_000 },
    ]);
    expect(marked(life)).toEqual([
      {
        kind: 'disputeOpened',
        disputeId: 'dsp_A',
        invoiceId: 'A',
        amountMinor: 30_000,
        disputedMinor: 30_000,
        reason: 'not ours',
      },
    ]);
  });
});

describe('a proof of payment is told of', () => {
  const amountMinor = 100_000;
  const paidOn = '2026-03-12';
  const underReview = [
    'hold.placed',
    'guthrie',
    'On hold (proof) until 2026-03-18 00:00: proof of payment under review',
    { hold: 'proof', until: '2026-03-18T06:00:00.000Z', invoiceId: null, reason: 'proof of payment under review' },
  ]; // Monday 16 March is a holiday

  test('accepted, and its money came', () => {
    const life = debtor()
      .proof('prf_1', '1,000.00', { key: 'SPEI-7' })
      .accepts('prf_1')
      .on('2026-03-13')
      .transfer('1,000.00', 'A', { key: 'SPEI-7' });
    const until = '2026-03-19T14:00:00.000Z';
    expect(told(life, /^(proof|hold)/)).toEqual([
      [
        'proof.received',
        'guthrie',
        'Proof of a payment of 1,000.00 MXN received',
        { proofId: 'prf_1', amountMinor, paidOn, trackingKey: 'SPEI-7' },
      ],
      underReview,
      [
        'proof.accepted',
        'ana',
        'Proof of 1,000.00 MXN accepted: the money has until 2026-03-19 08:00',
        { proofId: 'prf_1', amountMinor, until },
      ],
      ['proof.settled', 'puntual', 'The 1,000.00 MXN of the proof came', { proofId: 'prf_1', amountMinor }],
      [
        'hold.released',
        'puntual',
        'Hold (proof) released: the money came',
        { hold: 'proof', invoiceId: null, why: 'the money came' },
      ],
    ]);
    expect(marked(life)).toEqual([
      { kind: 'proof', proofId: 'prf_1', status: 'accepted', reason: null },
      { kind: 'proof', proofId: 'prf_1', status: 'settled', reason: null },
    ]);
    expect(written(life, 'proof-received')).toEqual([
      { amountMinor, paidOn, trackingKey: 'SPEI-7', restsThrough: '2026-03-17' },
    ]);
    expect(written(life, 'proof-accepted')).toEqual([
      { amountMinor, paidOn, serviceRestored: false, moneyExpectedBy: '2026-03-18', relockOn: null, restMinor: 0 },
    ]);
  });

  test('accepted, and its money did not come', () => {
    const life = debtor().proof('prf_1', '1,000.00').accepts('prf_1').on('2026-03-20');
    expect(told(life, /^(proof.returned|hold.released)/)).toEqual([
      [
        'proof.returned',
        'puntual',
        'The 1,000.00 MXN of the proof did not come in time',
        { proofId: 'prf_1', amountMinor },
      ],
      [
        'hold.released',
        'puntual',
        'Hold (proof) released: the money did not come',
        { hold: 'proof', invoiceId: null, why: 'the money did not come' },
      ],
    ]);
    expect(marked(life).at(-1)).toEqual({
      kind: 'proof',
      proofId: 'prf_1',
      status: 'returned',
      reason: 'the money did not come',
    });
  });

  test('rejected', () => {
    const life = debtor().proof('prf_1', '1,000.00').rejects('prf_1');
    expect(told(life, /^(proof.rejected|hold.released)/)).toEqual([
      [
        'proof.rejected',
        'ana',
        'Proof of 1,000.00 MXN rejected: unreadable',
        { proofId: 'prf_1', amountMinor, reason: 'unreadable' },
      ],
      [
        'hold.released',
        'ana',
        'Hold (proof) released: proof rejected',
        { hold: 'proof', invoiceId: null, why: 'proof rejected' },
      ],
    ]);
    expect(marked(life)).toEqual([{ kind: 'proof', proofId: 'prf_1', status: 'rejected', reason: 'unreadable' }]);
    expect(written(life, 'proof-rejected')).toEqual([{ amountMinor, paidOn, why: 'unreadable' }]);
  });

  test('not looked at in time: its task stays, and it is on hold anew when it is accepted after all', () => {
    const life = debtor().proof('prf_1', '1,000.00', { key: 'SPEI-7' }).on('2026-03-19').accepts('prf_1');
    const until = '2026-03-25T14:00:00.000Z';
    expect(told(life, /^(hold|task)/)).toEqual([
      underReview,
      ['task.opened', 'puntual', 'A proof of payment waits for an agent', { proofId: 'prf_1' }],
      [
        'hold.released',
        'puntual',
        'Hold (proof) released: not looked at in time',
        { hold: 'proof', invoiceId: null, why: 'not looked at in time' },
      ],
      [
        'hold.placed',
        'ana',
        'On hold (proof) until 2026-03-25 08:00: proof of payment accepted',
        { hold: 'proof', until, invoiceId: null, reason: 'proof of payment accepted' },
      ],
    ]);
    expect(told(life.transfer('1.00', 'A', { key: 'SPEI-7' }), /^proof.partlySettled/)).toEqual([
      [
        'proof.partlySettled',
        'puntual',
        '1.00 MXN of 1,000.00 MXN came',
        { proofId: 'prf_1', cameMinor: 100, amountMinor: 100_000 },
      ],
    ]);
  });
});

test('only the word of a lapse gives time to pay: a reminder on the eve puts no deactivation off', () => {
  const life = debtor().on('2026-05-08', '12:00').overrides({ type: 'SEND_REMINDER_REQUESTED' });
  expect(written(life, 'overdue-reminder').length).toBeGreaterThan(1);
  expect(life.context.lapseToldOn).toBeNull();
  life.watch('service').on('2026-05-11').tells('2026-05-11 08:00 service.deactivated');
});
