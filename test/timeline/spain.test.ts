import { describe, expect, test } from '@jest/globals';
import { spainPolicy } from '../../domain/policy/spain.ts';
import { dueOnFor } from '../../domain/time/due-dates.ts';
import type { Day } from '../../domain/time/time.ts';
import { story } from './story.ts';

const spain = spainPolicy();
const account = (setting: Parameters<typeof story>[0] = {}) =>
  story({ policy: spain, startsOn: '2026-03-02', ...setting });

describe('under the policy spain', () => {
  test('who pays by debit is told two weeks ahead, pays on the day, and the money is there two days of T2 later', () => {
    // Good Friday is 3 April and Easter Monday the 6th.
    account({ card: 'tok_bank_ok', watch: ['charge', 'email', 'money'] })
      .invoice('1,210.00', { due: '2026-04-01' })
      .on('2026-04-10')
      .tells(
        '2026-03-02 09:00 email invoice-issued',
        '2026-03-18 09:00 email autopay-upcoming',
        '2026-04-01 10:30 charge.pending',
        '2026-04-07 10:30 charged 1,210.00',
        '2026-04-07 10:30 invoice.paid',
        '2026-04-07 10:30 email payment-receipt',
      );
  });

  test('who pays nothing is off after day 60, on a working day of Madrid: neither 1, 2 nor 15 May is one', () => {
    account({ watch: ['email', 'service'] })
      .invoice('1,210.00', { due: '2026-03-15' })
      .on('2026-05-20')
      .tells(
        '2026-03-02 09:00 email invoice-issued',
        '2026-03-12 09:00 email payment-due',
        '2026-03-16 09:00 email overdue-reminder',
        '2026-03-23 09:00 email overdue-reminder',
        '2026-03-30 09:00 email overdue-reminder',
        '2026-04-14 09:00 email overdue-reminder',
        '2026-04-29 09:00 email overdue-reminder',
        // Day 55 is Saturday 9 May; San Isidro is Friday the 15th, so that day 61 is as good as the 18th.
        '2026-05-11 09:00 email last-notice',
        '2026-05-18 09:00 service.deactivated',
        '2026-05-18 09:00 email service-deactivated',
      );
  });

  test('no contact goes on the 2nd of May, the day of the Community, where it is a Thursday or a Friday', () => {
    account({ startsOn: '2025-04-01', watch: ['email'] })
      .invoice('1,210.00', { due: '2025-05-01' })
      .on('2025-05-06')
      .tells(
        '2025-04-01 09:00 email invoice-issued',
        '2025-04-28 09:00 email payment-due',
        '2025-05-05 09:00 email overdue-reminder',
      );
  });

  test('paid by transfer, the service comes back at once', () => {
    account({ watch: ['service', 'email'] })
      .invoice('1,210.00', { due: '2026-03-15' })
      .on('2026-05-18', '10:00')
      .watch('service', 'email', 'money')
      .transfer('1,210.00', 'A')
      .tells(
        '2026-05-18 10:00 transfer.matched',
        '2026-05-18 10:00 invoice.paid',
        '2026-05-18 10:00 service.reactivated',
        '2026-05-18 10:00 email payment-receipt',
        '2026-05-18 10:00 email service-reactivated',
      );
  });

  test('recurring and one-time invoices have 30 days, over the end of a month, and a Sunday moves none', () => {
    const due = (issuedOn: Day): Day[] =>
      (['recurring', 'oneTime'] as const).map((kind) => dueOnFor({ issuedOn, kind }, spain));
    expect(due('2026-01-31')).toEqual(['2026-03-02', '2026-03-02']);
    expect(due('2028-01-31')).toEqual(['2028-03-01', '2028-03-01']);
    expect(due('2026-04-03')).toEqual(['2026-05-03', '2026-05-03']);
    expect(due('2026-12-15')).toEqual(['2027-01-14', '2027-01-14']);
  });

  test('so little that the campaign rests is three euros, not fifty', () => {
    account({ watch: ['email'] })
      .invoice('2.99', { due: '2026-03-15' })
      .on('2026-03-31')
      .tells('2026-03-02 09:00 email invoice-issued')
      .invoice('0.01', { due: '2026-03-31' })
      .watch('email')
      .on('2026-04-02', '12:00')
      .tells('2026-04-01 09:00 email overdue-reminder');
  });

  test('a debit that comes back is told at the next opening, and tried again on the ladder for debits', () => {
    account({ card: 'tok_bank_returned', watch: ['charge', 'email'] })
      .invoice('1,210.00', { due: '2026-04-15' })
      .on('2026-04-15')
      .watch('charge', 'email')
      .on('2026-04-26')
      .tells(
        '2026-04-15 10:30 charge.pending',
        '2026-04-17 10:30 charged 1,210.00',
        '2026-04-17 10:30 email payment-receipt',
        '2026-04-20 10:30 charge.returned',
        '2026-04-20 10:30 email payment-returned',
        // Day 7: it says on which day it is tried again.
        '2026-04-22 09:00 email overdue-reminder',
        '2026-04-25 10:30 charge.pending',
      );
  });

  test('a card is announced three days before its charge, a debit fourteen', () => {
    account({ card: 'tok_ok', watch: ['email'] })
      .invoice('1,210.00', { due: '2026-04-15' })
      .on('2026-04-14')
      .tells('2026-03-02 09:00 email invoice-issued', '2026-04-13 09:00 email autopay-upcoming');
  });
});
