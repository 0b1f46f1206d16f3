import { describe, expect, test } from '@jest/globals';
import { mexico, story } from './story.ts';
import { ordered, told, written } from './told.ts';

/** Deactivated on Monday 11 May. */
const off = () => story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-05-13');
const invoices = [
  {
    id: 'A',
    number: 'IN60A',
    issuedOn: '2026-03-02',
    dueOn: '2026-03-10',
    totalMinor: 100_000,
    balanceMinor: 100_000,
    daysOverdue: 70,
  },
];

/** What the switch itself is told, but for the version that fences the calls. */
const switched = (life: ReturnType<typeof off>) =>
  [...ordered(life, 'deactivateService'), ...ordered(life, 'reactivateService')]
    .sort((a, b) => (a.params.at < b.params.at ? -1 : 1))
    .map(({ key, params: { version, accountId, ...said } }) => [key, said]);

/** Under a policy that wants a person's word, the service waits for it. */
const wary = (setting: Parameters<typeof story>[0] = {}) =>
  story({ policy: { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } }, ...setting });

describe('the timeline tells why a service goes off or on, and so is the switch told', () => {
  test('off for debt, and on when it is paid', () => {
    const life = off().transfer('1,000.00', 'A');
    expect(told(life, /^service/)).toEqual([
      [
        'service.deactivated',
        'puntual',
        'Service deactivated: 1,000.00 MXN overdue',
        { overdueMinor: 100_000, invoiceIds: ['A'], why: 'overdue' },
      ],
      ['service.reactivated', 'puntual', 'Service reactivated: nothing is overdue', { why: 'paid' }],
    ]);
    expect(written(life, 'service-reactivated')).toEqual([{ why: 'paid', until: null }]);
    expect(switched(life)).toEqual([
      ['acc_214:deactivate:1', { at: '2026-05-11T14:00:00.000Z', why: 'overdue' }],
      ['acc_214:reactivate:2', { at: '2026-05-13T15:00:00.000Z', why: 'everything overdue is settled', until: null }],
    ]);
    expect(ordered(life, 'deactivateService')[0]?.params.accountId).toBe('acc_214');
  });

  test('lent on a proof, and off again', () => {
    const life = off().proof('prf_1', '1,000.00').accepts('prf_1').on('2026-05-20');
    const until = '2026-05-19T14:00:00.000Z';
    expect(told(life, /^service/).slice(1)).toEqual([
      [
        'service.provisional',
        'ana',
        'Service reactivated on a proof of payment, through 2026-05-18 unless the money comes',
        { proofId: 'prf_1', until },
      ],
      [
        'service.relocked',
        'puntual',
        'Service deactivated again: the money of the proof did not come in time',
        { why: 'proofNotSettled', overdueMinor: 100_000 },
      ],
    ]);
    expect(written(life, 'proof-accepted')).toEqual([
      {
        amountMinor: 100_000,
        paidOn: '2026-05-13',
        serviceRestored: true,
        moneyExpectedBy: '2026-05-18',
        relockOn: '2026-05-19',
        restMinor: 0,
      },
    ]);
    expect(written(life, 'service-relocked')).toEqual([
      {
        invoices,
        totalMinor: 100_000,
        disputedMinor: 0,
        awaitedMinor: 100_000,
        why: 'proofNotSettled',
        offFor: 'debt',
      },
    ]);
    expect(switched(life).slice(1)).toEqual([
      ['acc_214:reactivate:2', { at: '2026-05-13T15:00:00.000Z', why: 'proof of payment accepted', until: null }],
      ['acc_214:deactivate:3', { at: until, why: 'the money of the proof did not come' }],
    ]);
  });

  test('lent on a proof, and given for good', () => {
    const life = off().proof('prf_1', '1,000.00').accepts('prf_1').transfer('1,000.00', 'A');
    expect(told(life, /^service/).slice(2)).toEqual([
      [
        'service.reactivated',
        'puntual',
        'Service reactivated for good: what it was off for is settled',
        { why: 'paid' },
      ],
    ]);
    expect(written(life, 'service-reactivated')).toEqual([{ why: 'paid', until: null }]);
    expect(life.entries.at(-1)).toMatchObject({ data: { key: 'acc_214:service-reactivated:2' } });
  });

  test('lent by an agent, and off again', () => {
    const life = off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-18' }).on('2026-05-20');
    expect(told(life, /^(service|override)/).slice(1)).toEqual([
      [
        'override.applied',
        'ana',
        'reactivate: because',
        { command: 'reactivate', reason: 'because', basedOnVersion: null, until: '2026-05-18' },
      ],
      [
        'service.reactivated',
        'ana',
        'Service reactivated by an agent through 2026-05-18',
        { why: 'agent', until: '2026-05-18', reason: 'because' },
      ],
      [
        'service.relocked',
        'puntual',
        'Service deactivated again: the days given by an agent are over',
        { why: 'agentUntil', overdueMinor: 100_000 },
      ],
    ]);
    expect(written(life, 'service-reactivated')).toEqual([{ why: 'agent', until: '2026-05-18' }]);
    expect(written(life, 'service-relocked')).toMatchObject([{ totalMinor: 100_000, why: 'agentUntil' }]);
    expect(switched(life).slice(1)).toEqual([
      ['acc_214:reactivate:2', { at: '2026-05-13T15:00:00.000Z', why: 'because', until: '2026-05-18' }],
      ['acc_214:deactivate:3', { at: '2026-05-19T14:00:00.000Z', why: 'the days given by an agent are over' }],
    ]);
  });

  test('lent by an agent, and paid meanwhile', () => {
    expect(
      told(
        off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-18' }).transfer('1,000.00', 'A'),
        /^service/,
      ).at(-1),
    ).toEqual(['service.reactivated', 'puntual', 'Service stays on: what it was off for is settled', { why: 'paid' }]);
  });

  test('given back by an agent without debt, for good', () => {
    const life = off()
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .overrides({ type: 'REACTIVATE_REQUESTED', until: null });
    expect(told(life, /^service/).at(-1)).toEqual([
      'service.reactivated',
      'ana',
      'Service reactivated by an agent',
      { why: 'agent', until: null, reason: 'because' },
    ]);
    expect(life.shows({ service: 'active' }).view.upcoming).toEqual([]);
  });

  test('off by an agent after the last notice, and by an admin for fraud', () => {
    const debt = () => wary().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-05-12');
    const off = (fraud: boolean) =>
      told(debt().overrides({ type: 'DEACTIVATE_REQUESTED', fraud }, { admin: true }), /^(service|override)/);
    const facts = { overdueMinor: 100_000, invoiceIds: ['A'] };
    expect(off(false)).toEqual([
      [
        'override.applied',
        'ana',
        'deactivate: because',
        { command: 'deactivate', reason: 'because', basedOnVersion: null, fraud: false },
      ],
      ['service.deactivated', 'ana', 'Service deactivated: 1,000.00 MXN overdue', { ...facts, why: 'because' }],
    ]);
    expect(off(true)[1]).toEqual([
      'service.deactivated',
      'ana',
      'Service deactivated for fraud',
      { ...facts, why: 'fraud' },
    ]);
  });
});

describe('the timeline tells what was held back, and why', () => {
  test("a deactivation, and an admin's task when there are too many", () => {
    const life = story()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .company({ accounts: 1_000, clearedToday: 50 })
      .on('2026-05-11');
    const because = '50 of 1000 accounts were deactivated today, 50 is the most';
    expect(told(life, /^(deactivation.held|task)/)).toEqual([
      [
        'deactivation.held',
        'puntual',
        `Not deactivated before 2026-05-12: ${because}`,
        { why: 'breaker', because, until: '2026-05-12' },
      ],
      [
        'task.opened',
        'puntual',
        'Suspiciously many deactivations: an admin looks into it, and releases the breaker or pauses them',
        { why: 'breaker', because, day: '2026-05-11' },
      ],
    ]);
    expect(ordered(life, 'clearDeactivation')).toEqual([
      {
        type: 'clearDeactivation',
        key: 'acc_214:clear:1',
        params: {
          accountId: 'acc_214',
          clearanceId: 'clearance-1',
          at: '2026-05-11T14:00:00.000Z',
          day: '2026-05-11',
          lastBankDay: '2026-05-08',
          breaker: { maxPercent: 5, maxCount: 50, minCount: 5 },
        },
      },
    ]);
  });

  test('a charge and a mail', () => {
    const life = story({ card: 'tok_ok' })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '10:00')
      .stops('charges')
      .stops('mails')
      .on('2026-03-11')
      .transfer('1.00', 'A');
    const reason = 'looking into something';
    expect(told(life, /held$/)).toEqual([
      [
        'charge.held',
        'puntual',
        `Not charged, since charges are stopped: ${reason}`,
        { attemptId: 'att_214-1', amountMinor: 100_000, reason },
      ],
      [
        'email.held',
        'puntual',
        `payment-receipt not sent, since mails are stopped: ${reason}`,
        { template: 'payment-receipt', key: 'acc_214:payment-receipt:pay_1', reason },
      ],
    ]);
  });
});
