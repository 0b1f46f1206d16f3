import { describe, expect, test } from '@jest/globals';
import type { Setting } from './life.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

describe('an agent who wants the service off is told which hold keeps it on', () => {
  /** A: 1,000.00 and B: 500.00, due 10 March; warned of 11 May, and nothing goes off by itself. */
  const warned = (): Story =>
    story()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-10' })
      .on('2026-05-10')
      .stops('deactivations')
      .on('2026-05-11');

  const told = (life: Story): unknown => {
    const refusal = life.refusal({
      type: 'DEACTIVATE_REQUESTED',
      fraud: false,
      reason: 'because',
      expectedVersion: null,
      role: 'agent',
    });
    if (refusal === null) return null;
    const { hold, until } = refusal.data as { hold?: string; until?: string };
    return [refusal.code, hold, until];
  };

  test('none does', () => expect(told(warned())).toBe(null));

  test('a pause of the account', () => {
    expect(told(warned().pause('2026-05-20'))).toEqual(['not_allowed_now', 'agent', '2026-05-21T06:00:00.000Z']);
  });

  test('pauses of all that is overdue, and not of a part', () => {
    const one = () => warned().pause('2026-05-20', { invoiceId: 'A' });
    expect(told(one())).toBe(null);
    expect(told(one().pause('2026-05-25', { invoiceId: 'B' }))).toEqual([
      'not_allowed_now',
      'agent',
      '2026-05-21T06:00:00.000Z',
    ]);
  });

  test('what is in dispute is not overdue, and a dispute of a part keeps nothing on', () => {
    const both = (life: Story) => life.pause('2026-05-20', { invoiceId: 'A' }).pause('2026-05-20', { invoiceId: 'B' });
    expect(told(both(warned().disputes('A', { amount: '300.00', late: true })))).toEqual([
      'not_allowed_now',
      'agent',
      '2026-05-21T06:00:00.000Z',
    ]);
    const rest = warned().disputes('A', { late: true });
    expect(told(rest)).toBe(null);
    expect(told(rest.pause('2026-05-20', { invoiceId: 'B' }))).toEqual([
      'not_allowed_now',
      'agent',
      '2026-05-21T06:00:00.000Z',
    ]);
  });

  test('a promise of all, also when one of its invoices is paid by now', () => {
    const promised = () => warned().promises('1,500.00', '2026-05-15');
    const said = ['not_allowed_now', 'promise', '2026-05-19T06:00:00.000Z'];
    expect(told(promised())).toEqual(said);
    expect(told(promised().transfer('500.00', 'B'))).toEqual(said);
  });

  test('accepted proofs that cover all, and not a part', () => {
    const proven = (amount: string) => warned().proof('prf_1', amount).accepts('prf_1');
    expect(told(proven('1,500.00'))).toEqual(['not_allowed_now', 'proof', '2026-05-15T14:00:00.000Z']);
    expect(told(proven('1,000.00'))).toBe(null);
  });
});

describe("a promise's end waits for money that is on its way for it", () => {
  /** A: 1,000.00 of which all is promised for Friday 13 March; it would be broken with the end of Tuesday. */
  const promised = (setting: Setting = {}): Story =>
    story(setting)
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .promises('1,000.00', '2026-03-13');
  const kinds = (life: Story): string => life.context.holds.map(({ kind }) => kind).join(' ');

  test('of an accepted proof: until its bank days are over, and no longer for another hold', () => {
    const life = promised().proof('prf_1', '1,000.00').accepts('prf_1').pause('2026-04-10');
    life.on('2026-03-19', '07:59').shows({ holds: 'promise proof agent' });
    life.later(1).shows({ holds: 'agent' });
  });

  test('nor for a proof that is looked at', () => {
    const life = promised().proof('prf_1', '1,000.00').accepts('prf_1').on('2026-03-18').proof('prf_2', '100.00');
    life.on('2026-03-19', '08:00').shows({ holds: 'proof' });
    expect(life.context.proofs).toMatchObject([{ id: 'prf_2', status: 'received' }]);
  });

  test('of a proof that covers another invoice besides', () => {
    const life = promised().invoice('500.00', { due: '2026-03-12' }).proof('prf_1', '1,500.00').accepts('prf_1');
    expect(kinds(life.on('2026-03-18'))).toBe('promise proof');
    expect(kinds(life.on('2026-03-19', '08:00'))).toBe('');
  });

  test('of a debit for one of its invoices', () => {
    const life = story()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-10' })
      .card('tok_bank_ok')
      .on('2026-03-12')
      .promises('1,500.00', '2026-03-13')
      .on('2026-03-17')
      .pays('A')
      .on('2026-03-18');
    expect(kinds(life)).toBe('promise');
  });
});

describe('a promise of which one invoice is all in dispute', () => {
  const promised = (): Story =>
    story({ watch: ['hold'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .promises('1,500.00', '2026-03-13')
      .disputes('A');
  const ended = (life: Story) => life.on('2026-03-18').entries.filter(({ type }) => type === 'promise.broken');

  test('is broken for the other; where that is in dispute too, there is nothing to break', () => {
    expect(ended(promised())).toHaveLength(1);
    expect(ended(promised().disputes('B'))).toEqual([]);
  });
});

describe('days of a dispute that count', () => {
  test('a reminder whose day has passed in them goes when it is rejected, once', () => {
    story({ policy: { ...mexico, holds: { ...mexico.holds, disputedDaysCount: true } }, watch: ['email'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .disputes('A')
      .on('2026-03-20')
      .watch('email')
      .resolve('A', 'rejected')
      .on('2026-03-26')
      .tells(
        '2026-03-20 09:00 email dispute-resolved',
        '2026-03-20 09:00 email overdue-reminder',
        '2026-03-25 08:00 email overdue-reminder',
      );
  });
});

test('an invoice that is paid ends its own pause, and no other hold', () => {
  const life = story()
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .invoice('500.00', { due: '2026-03-10' });
  life.pause('2026-03-31', { invoiceId: 'A' }).pause('2026-03-31', { invoiceId: 'B' }).pause('2026-03-20');
  life.promises('100.00', '2026-03-06').shows({ holds: 'agent agent agent promise' });
  life.transfer('50.00', 'A').shows({ holds: 'agent agent agent promise' });
  life.transfer('950.00', 'A').shows({ holds: 'agent agent' });
  expect(life.context.holds).toMatchObject([
    { kind: 'agent', invoiceId: 'B' },
    { kind: 'agent', invoiceId: null },
  ]);
});
