import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { written } from './told.ts';

/** A chargeback opens what its charge had paid, and what was refunded is owed again (rules, Charging). */

const paid = (): Story =>
  story({ card: 'tok_ok', autopay: false })
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' })
    .pays('A')
    .shows({ open: '0.00' });

const kinds = (life: Story): string[] =>
  life.tasks.map((change) => ('open' in change ? `open ${change.open.kind}` : `close ${change.close.split(':')[0]}`));

describe('a chargeback', () => {
  test('F09: 1,000 paid, 400 credited and refunded, 1,000 charged back: 1,000 are owed, and a task', () => {
    const life = paid().credits('A', '400.00').refunds('400.00').chargeback();
    life.shows({ open: '1,000.00', credit: '0.00' });
    expect(kinds(life)).toEqual(['open moneyOutTwice', 'open chargeback']);
    expect(life.tasks[0]).toEqual({
      open: {
        key: 'moneyOutTwice:pay_att_1',
        kind: 'moneyOutTwice',
        dueOn: '2026-02-01',
        subject: {},
        data: {
          summary: '400.00 MXN was refunded and then taken back by the bank: it is owed again',
          paymentId: 'pay_att_1',
          refundedMinor: 40_000,
          owedMinor: 40_000,
        },
      },
    });
    life.transfer('1,000.00', 'A').shows({ open: '0.00', credit: '0.00' });
  });

  test('F09: all of it credited, refunded and charged back: all of it is owed', () => {
    paid().credits('A', '1,000.00').refunds('1,000.00').chargeback().shows({ open: '1,000.00', credit: '0.00' });
  });

  test('the credit of a credit note that stands is taken back first', () => {
    const life = paid().credits('A', '400.00').shows({ credit: '400.00' }).chargeback();
    life.shows({ open: '600.00', credit: '0.00' });
    expect(kinds(life)).toEqual(['open chargeback']);
    paid().credits('A', '400.00').refunds('100.00').chargeback().shows({ open: '700.00', credit: '0.00' });
  });

  test('what no invoice can ask for again is said to a person', () => {
    const life = story({ card: 'tok_ok', autopay: false })
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-02-10' })
      .bankKeepsBack()
      .pays('A')
      .transfer('1,000.00', 'A')
      .bankAnswers()
      .shows({ credit: '1,000.00' })
      .refunds('1,000.00')
      .chargeback()
      .shows({ open: '0.00', credit: '0.00' });
    expect(life.tasks[0]).toMatchObject({
      open: {
        kind: 'moneyOutTwice',
        data: {
          summary: '1,000.00 MXN was refunded and then taken back by the bank: it is owed again but for 1,000.00 MXN',
          refundedMinor: 100_000,
          owedMinor: 0,
        },
      },
    });
  });

  test('says what of it no invoice asks for again, where that is a part', () => {
    const life = paid();
    const reversal = life.world.ledger.reverse('pay_att_1');
    const outTwice = { refundedMinor: 60_000, owedMinor: 20_000 };
    life.fact({
      type: 'CHARGEBACK_RECEIVED',
      attemptId: 'att_1',
      methodId: 'pm_1',
      fingerprint: 'tok_ok',
      ...reversal,
      outTwice,
    });
    expect(life.tasks[0]).toMatchObject({
      open: {
        data: {
          summary: '600.00 MXN was refunded and then taken back by the bank: it is owed again but for 400.00 MXN',
          ...outTwice,
        },
      },
    });
  });

  test('that is won pays the invoice again, and says so; autopay stays off', () => {
    const life = story({ card: 'tok_ok' })
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-02-10' })
      .on('2026-02-20')
      .chargeback()
      .shows({ open: '1,000.00', autopay: 'off' })
      .on('2026-03-20')
      .watch('charge', 'money', 'email', 'case')
      .closesChargeback('won');
    life
      .tells(
        '2026-03-20 09:00 chargeback.closed',
        '2026-03-20 09:00 invoice.paid',
        '2026-03-20 09:00 overdue.ended',
        '2026-03-20 09:00 email payment-receipt',
      )
      .shows({ open: '0.00', credit: '0.00', autopay: 'off', collections: 'current' });
    expect(written(life, 'payment-receipt').at(-1)).toMatchObject({
      amountMinor: 100_000,
      paid: [{ balanceMinor: 0 }],
    });
    expect(kinds(life)).toEqual(['open chargeback', 'close chargeback']);
    life.watch('charge', 'email').on('2026-06-30').tells();
  });

  test('that is won brings a service back that was off for it', () => {
    paid()
      .chargeback()
      .on('2026-05-30')
      .shows({ service: 'deactivated' })
      .closesChargeback('won')
      .shows({ service: 'active', open: '0.00' });
  });

  test('that is won after its debt was paid otherwise is credit', () => {
    paid().chargeback().transfer('1,000.00', 'A').closesChargeback('won').shows({ open: '0.00', credit: '1,000.00' });
  });

  test('that is won gives nobody again what was refunded', () => {
    const owed = paid().credits('A', '400.00').refunds('400.00').chargeback();
    owed.closesChargeback('won').shows({ open: '0.00', credit: '0.00' });
    expect(kinds(owed)).toEqual(['open moneyOutTwice', 'open chargeback', 'close chargeback', 'close moneyOutTwice']);
    // Nothing asked for it again: it had been paid back once, and that it stays.
    story({ card: 'tok_ok', autopay: false })
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-02-10' })
      .bankKeepsBack()
      .pays('A')
      .transfer('1,000.00', 'A')
      .bankAnswers()
      .refunds('1,000.00')
      .chargeback()
      .closesChargeback('won')
      .shows({ open: '0.00', credit: '0.00' });
  });

  test('reminders, last notice and deactivation count from its day', () => {
    paid().on('2026-06-01').chargeback().watch('email', 'service').on('2026-08-10').tells(
      '2026-06-02 08:00 email overdue-reminder',
      '2026-06-08 08:00 email overdue-reminder',
      '2026-06-16 08:00 email overdue-reminder',
      '2026-07-01 08:00 email overdue-reminder',
      '2026-07-16 08:00 email overdue-reminder',
      '2026-07-27 08:00 email last-notice', // day 55 is a Sunday
      '2026-08-03 08:00 service.deactivated', // day 61 is a Saturday
      '2026-08-03 08:00 email service-deactivated',
    );
  });

  test('before the due day changes no day: nothing is late before that', () => {
    const life = paid().chargeback().watch('email', 'service').on('2026-04-20');
    life.tells(
      '2026-02-03 08:00 email invoice-issued',
      '2026-02-11 08:00 email overdue-reminder',
      '2026-02-17 08:00 email overdue-reminder',
      '2026-02-25 08:00 email overdue-reminder',
      '2026-03-12 08:00 email overdue-reminder',
      '2026-03-27 08:00 email overdue-reminder',
      '2026-04-06 08:00 email last-notice',
      '2026-04-13 08:00 service.deactivated',
      '2026-04-13 08:00 email service-deactivated',
    );
    expect(written(life, 'overdue-reminder')[0]).toMatchObject({ tried: true });
  });

  test('that is lost leaves the debt open and the ladder where it is', () => {
    const life = paid().chargeback().on('2026-02-20').watch('email', 'money');
    const before = life.view.upcoming;
    life.closesChargeback('lost').tells().shows({ open: '1,000.00' });
    expect(life.view.upcoming).toEqual(before);
    expect(kinds(life)).toEqual(['open chargeback', 'close chargeback']);
  });
});
