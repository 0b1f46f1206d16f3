import { describe, expect, test } from '@jest/globals';
import { daysOverdue } from '../../domain/chart/reads/debts.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

const debtor = (setting: Parameters<typeof story>[0] = {}) =>
  story({ watch: ['email', 'service'], ...setting })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' });

const overdueDays = ({ context }: Story): number[] => context.debts.map((debt) => daysOverdue(context, debt));

describe('disputes', () => {
  test("dispute at 23:59 and at 00:00: to the end of day 15, in the account's own zone", () => {
    debtor().on('2026-03-17', '23:59').disputes('A').shows({ holds: 'dispute' });
    debtor().on('2026-03-18', '00:00').disputes('A', { refused: 'dispute_window_closed' });
    debtor({ zone: 'America/Tijuana' }).on('2026-03-17', '23:59').disputes('A');
    debtor({ zone: 'America/Tijuana' }).on('2026-03-18', '00:00').disputes('A', { refused: 'dispute_window_closed' });
  });

  test('late: if an admin has allowed it', () => {
    debtor().on('2026-06-01').disputes('A', { late: true });
  });

  test('once at a time, of an open invoice, by at most its balance', () => {
    debtor()
      .disputes('A', { amount: '1,000.01', refused: 'amount_too_large' })
      .disputes('A')
      .disputes('A', { refused: 'not_allowed_now' })
      .disputes('Z', { refused: 'invoice_not_open' });
    debtor().voids('A').disputes('A', { refused: 'invoice_not_open' });
  });

  test('it holds that invoice only; the rest of the account goes on', () => {
    debtor()
      .invoice('500.00', { due: '2026-03-12' })
      .disputes('A')
      .on('2026-03-04')
      .watch('email')
      .on('2026-03-14')
      .tells('2026-03-13 08:00 email overdue-reminder')
      .shows({ overdue: '500.00', open: '1,500.00' });
  });

  test('of an amount: the rest stays due, and its days go on', () => {
    debtor()
      .disputes('A', { amount: '300.00' })
      .on('2026-03-12')
      .shows({ overdue: '700.00' })
      .watch('email')
      .on('2026-03-31')
      .tells('2026-03-17 08:00 email overdue-reminder', '2026-03-25 08:00 email overdue-reminder')
      .resolve('A', 'rejected')
      .shows({ overdue: '1,000.00' })
      .expects('2026-04-09 08:00 reminder', '2026-05-04 08:00 lastNotice', '2026-05-11 08:00 deactivation');
  });

  test('accepted: credited, and nothing is left', () => {
    debtor()
      .disputes('A')
      .on('2026-03-20')
      .watch('email')
      .resolve('A', 'accepted', '1,000.00')
      .tells('2026-03-20 09:00 email dispute-resolved')
      .shows({ open: '0.00', collections: 'current', holds: '' });
  });

  test('accepted in part: the rest is due, with the same grace as after a rejection', () => {
    debtor()
      .disputes('A')
      .on('2026-03-25')
      .resolve('A', 'accepted', '400.00')
      .shows({ overdue: '600.00' })
      .on('2026-03-26')
      .expects('2026-04-01 08:00 reminder', '2026-05-19 08:00 lastNotice', '2026-05-25 08:00 deactivation');
  });

  test('rejected: the disputed days do not count', () => {
    debtor()
      .disputes('A')
      .on('2026-03-20')
      .shows({ overdue: '0.00', collections: 'current' })
      .watch('email')
      .resolve('A', 'rejected') // ten days after its due day
      .on('2026-03-31')
      .tells(
        '2026-03-20 09:00 email dispute-resolved',
        '2026-03-23 08:00 email overdue-reminder',
        '2026-03-27 08:00 email overdue-reminder',
      )
      .expects('2026-04-06 08:00 reminder', '2026-05-14 08:00 lastNotice', '2026-05-20 08:00 deactivation');
  });

  test('after a chargeback they do not count either: neither for the ladder that it began, nor as days overdue', () => {
    const life = story({ card: 'tok_ok', watch: ['email'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-05-04')
      .chargeback()
      .on('2026-05-06')
      .disputes('A', { late: true })
      .on('2026-05-13')
      .resolve('A', 'rejected');
    life.expects('2026-05-18 08:00 reminder', '2026-07-06 08:00 lastNotice', '2026-07-13 08:00 deactivation');
    expect(overdueDays(life)).toEqual([64 - 7]);
  });

  test('what is disputed before its day is overdue by the days since its decision alone', () => {
    const life = debtor().on('2026-03-05').disputes('A').on('2026-03-20').resolve('A', 'rejected').on('2026-03-25');
    expect(overdueDays(life)).toEqual([5]);
    const early = debtor().on('2026-03-05').disputes('A').on('2026-03-06').resolve('A', 'rejected').on('2026-03-25');
    expect(overdueDays(early)).toEqual([15]);
  });

  test('of a part, only the days on which nothing else was open do not count, also when that has changed since', () => {
    const life = debtor()
      .disputes('A', { amount: '400.00' })
      .on('2026-03-12')
      .transfer('600.00', 'A')
      .on('2026-03-19')
      .unmatch()
      .on('2026-03-22')
      .resolve('A', 'rejected')
      .on('2026-03-25');
    expect(overdueDays(life)).toEqual([15 - 7]);
  });

  test('under a policy by which they count, the latest passed rung goes, once', () => {
    debtor({ policy: { ...mexico, holds: { ...mexico.holds, disputedDaysCount: true } } })
      .disputes('A')
      .on('2026-03-27', '21:00')
      .watch('email')
      .resolve('A', 'rejected')
      .on('2026-04-10')
      .tells(
        '2026-03-27 21:00 email dispute-resolved',
        '2026-03-30 08:00 email overdue-reminder',
        '2026-04-09 08:00 email overdue-reminder',
      );
  });

  test('rejected near the end: five working days before any deactivation', () => {
    debtor()
      .on('2026-05-05')
      .disputes('A', { late: true })
      .on('2026-05-06')
      .resolve('A', 'rejected')
      .watch('service')
      .on('2026-05-31')
      .tells('2026-05-13 08:00 service.deactivated');
    // Day 61 would be Monday 11 May; one disputed day makes it the 12th; five working days after the 6th are the 13th.
  });

  test('a paid invoice keeps its dispute until it is decided', () => {
    debtor()
      .disputes('A')
      .transfer('1,000.00', 'A')
      .shows({ open: '0.00', holds: 'dispute' })
      .resolve('A', 'accepted', '1,000.00')
      .shows({ credit: '1,000.00', holds: '' });
  });

  test('decided after the invoice was voided: its credit is taken all the same', () => {
    const life = debtor().disputes('A').voids('A').shows({ holds: '', open: '0.00' });
    life.world.ledger.creditMinor += 500;
    life
      .fact({
        type: 'DISPUTE_RESOLVED',
        disputeId: 'dsp_A',
        invoiceId: 'A',
        outcome: 'accepted',
        creditMinor: 500,
        toCreditMinor: 500,
      })
      .shows({ credit: '5.00' });
  });

  test('a service off for fraud while all is disputed: rejected, what is owed is said once a month', () => {
    debtor()
      .on('2026-03-12')
      .disputes('A')
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true })
      .shows({ collections: 'current', service: 'deactivated' })
      .resolve('A', 'rejected')
      .shows({ collections: 'deactivated' })
      .watch('email')
      .on('2026-04-14')
      .tells('2026-04-13 08:00 email overdue-reminder');
  });

  test('the last notice whose time is over when a dispute of its debt ends goes anew', () => {
    debtor()
      .on('2026-05-05')
      .disputes('A', { late: true })
      .on('2026-05-25')
      .shows({ collections: 'current', service: 'active' })
      .watch('email', 'service')
      .resolve('A', 'rejected')
      .on('2026-06-10')
      .tells(
        '2026-05-25 09:00 email dispute-resolved',
        '2026-05-25 09:00 email last-notice',
        '2026-06-01 08:00 service.deactivated',
        '2026-06-01 08:00 email service-deactivated',
      );
  });
});
