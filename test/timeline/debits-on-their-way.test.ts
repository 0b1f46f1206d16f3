import { describe, expect, test } from '@jest/globals';
import type { MailData } from '../../domain/messages/mail.ts';
import { mexico, story } from './story.ts';
import { written } from './told.ts';

describe('a debit on its way', () => {
  const two = () =>
    story({ card: 'tok_bank_ok', autopay: false, watch: ['charge', 'email', 'service', 'task'] })
      .on('2026-03-02')
      .invoice('60.00', { due: '2026-03-20' })
      .invoice('10,000.00', { due: '2026-03-10' });

  test('desk 15: silences what it pays and nothing else; when it is stuck, nothing at all', () => {
    const life = two().on('2026-03-24').watch('email', 'task', 'service');
    life.world.stalls = true;
    life.pays('A').on('2026-05-12');
    const asked = (written(life, 'overdue-reminder') as MailData['overdue-reminder'][]).map(({ invoices }) =>
      invoices.map(({ id }) => id).join(' '),
    );
    expect(asked).toEqual(['B', 'B', 'B', 'B A', 'B A']);
    life.tells(
      '2026-03-25 08:00 email overdue-reminder',
      '2026-04-07 09:00 task.opened',
      '2026-04-09 08:00 email overdue-reminder',
      '2026-04-24 08:00 email overdue-reminder',
      '2026-05-04 08:00 email last-notice',
      '2026-05-11 08:00 service.deactivated',
      '2026-05-11 08:00 email service-deactivated',
    );
  });

  test('desk 15: alone, it keeps its reminders back, and deactivation', () => {
    const life = story({ card: 'tok_bank_ok', autopay: false, watch: ['email', 'service'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-05-08', '12:00')
      .pays()
      .watch('email', 'service');
    life.world.stalls = true;
    life.expects('2026-05-11 12:00 lookup').on('2026-05-19').tells();
    life.on('2026-05-22').tells('2026-05-21 08:00 service.deactivated', '2026-05-21 08:00 email service-deactivated');
  });

  test('desk 15: after as many returns as autopay itself would make, another debit keeps nothing off', () => {
    const life = story({ card: 'tok_bank_bounced', autopay: false, watch: ['service'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-05-08', '12:00');
    // Each comes back on the next bank day, and is followed by another.
    life.pays().on('2026-05-11', '13:30').pays().on('2026-05-12', '14:45').pays().on('2026-05-13', '16:00').pays();
    life.on('2026-05-15').tells('2026-05-14 08:00 service.deactivated');
  });

  test('field report F34: what it pays is not paid again meanwhile, the rest may be', () => {
    two()
      .on('2026-03-24')
      .pays('A')
      .watch('charge')
      .pays('A', { refused: 'payment_in_progress' })
      .card('tok_ok', { default: false })
      .pays(null, { method: 'pm_2' })
      .tells('2026-03-24 09:00 charged 10,000.00')
      .pays(null, { method: 'pm_2', refused: 'payment_in_progress' });
  });

  test('stuck, it may be paid otherwise', () => {
    const life = two().on('2026-03-24');
    life.world.stalls = true;
    life.pays('A').on('2026-04-09').card('tok_ok').watch('charge').pays('A').tells('2026-04-09 09:00 charged 60.00');
  });

  test('after how many bank days it is stuck is policy', () => {
    const policy = {
      ...mexico,
      charge: { ...mexico.charge, debits: { ...mexico.charge.debits, stuckAfterBankDays: 2 } },
    };
    const life = story({ card: 'tok_bank_ok', policy, watch: ['task'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' });
    life.world.stalls = true;
    life.on('2026-03-31').tells('2026-03-12 10:30 task.opened');
  });
});

describe('a debit that comes back', () => {
  const bounced = (policy = mexico) =>
    story({ card: 'tok_bank_bounced', policy, watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10')
      .watch('charge', 'email');

  test('desk 16: is told by its own words before anybody is reminded, and tried again on its own days', () => {
    const life = bounced()
      .on('2026-03-31')
      .tells(
        '2026-03-10 10:30 charge.pending',
        '2026-03-11 10:30 charge.returned',
        '2026-03-11 10:30 email payment-returned',
        '2026-03-14 10:30 charge.pending',
        '2026-03-17 10:30 charge.returned',
        '2026-03-17 10:30 email payment-returned',
        '2026-03-21 10:30 charge.pending',
        '2026-03-23 10:30 charge.returned',
        '2026-03-23 10:30 retries.exhausted',
        '2026-03-23 10:30 email retries-exhausted',
        '2026-03-25 08:00 email overdue-reminder',
      )
      .shows({ autopay: 'exhausted' });
    expect(written(life, 'payment-returned')).toMatchObject([
      { amountMinor: 100_000, nextTryOn: '2026-03-14', method: { kind: 'bankAccount' } },
      { nextTryOn: '2026-03-21' },
    ]);
  });

  test('desk 16: its days are policy, also none', () => {
    const days = (retryOnDays: number[]) =>
      bounced({ ...mexico, charge: { ...mexico.charge, debits: { ...mexico.charge.debits, retryOnDays } } }).watch(
        'charge',
      );
    days([])
      .on('2026-04-30')
      .tells(
        '2026-03-10 10:30 charge.pending',
        '2026-03-11 10:30 charge.returned',
        '2026-03-11 10:30 retries.exhausted',
      );
    days([1])
      .on('2026-04-30')
      .tells(
        '2026-03-10 10:30 charge.pending',
        '2026-03-11 10:30 charge.returned',
        '2026-03-12 10:30 charge.pending',
        '2026-03-13 10:30 charge.returned',
        '2026-03-13 10:30 retries.exhausted',
      );
  });

  test('desk 16: heard of at night, it is told in the morning, and tried again at the hour of the debit', () => {
    const life = bounced().on('2026-03-10', '23:00').watch('charge', 'email');
    life
      .fact({
        type: 'CHARGE_RETURNED',
        attemptId: 'att_214-1',
        declineCode: 'R01',
        reversal: null,
        amountMinor: 100_000,
      })
      .on('2026-03-13', '12:00')
      .tells(
        '2026-03-10 23:00 charge.returned',
        '2026-03-11 08:00 email payment-returned',
        '2026-03-13 10:30 charge.pending',
      );
  });

  test('one that the bank will never take again asks for another method in the same mail', () => {
    const life = bounced().on('2026-03-10', '12:00').watch('charge', 'email');
    life
      .fact({
        type: 'CHARGE_RETURNED',
        attemptId: 'att_214-1',
        declineCode: 'account_closed',
        reversal: null,
        amountMinor: 100_000,
      })
      .on('2026-03-31')
      .tells(
        '2026-03-10 12:00 charge.returned',
        '2026-03-10 12:00 email payment-method-needed',
        '2026-03-11 08:00 email overdue-reminder',
        '2026-03-17 08:00 email overdue-reminder',
        '2026-03-25 08:00 email overdue-reminder',
      );
  });
});

test("desk 23: a ladder without the hour's retry: the decline is told when it is known", () => {
  const policy = { ...mexico, charge: { ...mexico.charge, retryAfterMinutes: null } };
  const life = story({ card: 'tok_insufficient_funds', policy, watch: ['charge', 'email'] })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .on('2026-03-10')
    .watch('charge', 'email')
    .on('2026-03-31')
    .tells(
      '2026-03-10 10:30 declined insufficient_funds',
      '2026-03-10 10:30 email payment-declined',
      '2026-03-11 08:00 email overdue-reminder',
      '2026-03-13 10:30 declined insufficient_funds',
      '2026-03-17 08:00 email overdue-reminder',
      '2026-03-17 10:30 declined insufficient_funds',
      '2026-03-24 10:30 declined insufficient_funds',
      '2026-03-24 10:30 retries.exhausted',
      '2026-03-24 10:30 email retries-exhausted',
      '2026-03-25 08:00 email overdue-reminder',
    );
  expect(written(life, 'payment-declined')).toMatchObject([{ nextRetryAt: '2026-03-13T16:30:00.000Z' }]);
});
