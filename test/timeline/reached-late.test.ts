import { describe, expect, test } from '@jest/globals';
import { story } from './story.ts';

/**
 * After an outage what had fallen due is reached late, at whatever hour it is by then: nobody is charged or written to
 * at night for that (rules, A retry that was kept back), (rules, Contact hours).
 */

const owing = (setting: Parameters<typeof story>[0] = {}) =>
  story({ watch: ['charge', 'email', 'service'], ...setting })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' });

describe('reached at night', () => {
  test('a retry goes at its own hour, and the next day as well where that is over', () => {
    const due = owing({ card: 'tok_insufficient_funds', watch: ['charge'] })
      .on('2026-03-12')
      .watch('charge');
    due.outageUntil('2026-03-14', '02:00').tells();
    expect(due.context.ladders).toMatchObject([{ rung: 1, notBefore: '2026-03-14T16:30:00.000Z' }]);
    due.on('2026-03-15').tells('2026-03-14 10:30 declined insufficient_funds');
    owing({ card: 'tok_insufficient_funds' })
      .on('2026-03-12')
      .watch('charge')
      .outageUntil('2026-03-13', '14:00')
      .tells()
      .on('2026-03-16')
      .tells('2026-03-14 10:30 declined insufficient_funds');
  });

  test("an installment's retry, the same: with the installment of its day", () => {
    owing({ card: 'tok_insufficient_funds' })
      .on('2026-03-09')
      .plan({ '2026-03-13': '400.00', '2026-04-13': '600.00' })
      .on('2026-03-13', '11:00')
      .watch('charge')
      .outageUntil('2026-03-14', '03:00')
      .tells()
      .on('2026-03-15')
      .tells('2026-03-14 10:30 declined insufficient_funds');
  });

  test('the contact of the day before goes in the next contact hours, and says what is true by then', () => {
    const waits = () => owing().on('2026-03-19').promises('800.00', '2026-03-23').on('2026-03-25', '02:00');
    waits()
      .watch('email')
      .outageUntil('2026-03-25', '22:00')
      .tells()
      .on('2026-03-26')
      .tells('2026-03-26 08:00 email promise-broken');
    waits().watch('email').outageUntil('2026-03-25', '12:00').tells('2026-03-25 12:00 email promise-broken');
  });

  test("an invoice's own mail, the same", () => {
    const issued = () =>
      story({ watch: ['email'] })
        .on('2026-03-02', '23:00')
        .invoice('1,000.00', { due: '2026-03-20' });
    issued().outageUntil('2026-03-03', '23:30').tells().on('2026-03-05').tells('2026-03-04 08:00 email invoice-issued');
    issued().outageUntil('2026-03-03', '12:00').tells('2026-03-03 12:00 email invoice-issued');
  });

  test('a service goes off in the next first contact hour', () => {
    owing()
      .on('2026-05-10')
      .watch('service')
      .outageUntil('2026-05-12', '02:00')
      .tells()
      .on('2026-05-13')
      .tells('2026-05-12 08:00 service.deactivated');
  });
});
