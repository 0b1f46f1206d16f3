import { describe, expect, test } from '@jest/globals';
import { story } from './story.ts';

/** Due on Tuesday 10 March; the account's minute in the charging window is 10:30. */
describe('the main job', () => {
  test('declined on the 10th, charged exactly an hour later', () => {
    const { world } = story({ card: 'tok_declined_once' })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .tells(
        '2026-03-02 09:00 email invoice-issued',
        '2026-03-09 08:00 email autopay-upcoming',
        '2026-03-10 10:30 declined insufficient_funds',
        '2026-03-10 11:30 charged 1,160.00',
        '2026-03-10 11:30 email payment-receipt',
      )
      .shows({ collections: 'current', autopay: 'idle', open: '0.00' });
    const [declined, charged] = world.calls;
    expect(Date.parse(charged!.at) - Date.parse(declined!.at)).toBe(60 * 60_000);
    expect(world.calls).toHaveLength(2);
  });

  test('nobody pays: six reminders, deactivated after day 60, and reminded once a month', () => {
    story()
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-05-11', '07:59')
      .shows({ service: 'active', collections: 'overdue', rung: '6' })
      .on('2026-08-12')
      .tells(
        '2026-03-02 09:00 email invoice-issued',
        '2026-03-11 08:00 email overdue-reminder',
        '2026-03-17 08:00 email overdue-reminder',
        '2026-03-25 08:00 email overdue-reminder',
        '2026-04-09 08:00 email overdue-reminder',
        '2026-04-24 08:00 email overdue-reminder',
        '2026-05-04 08:00 email last-notice',
        '2026-05-11 08:00 service.deactivated', // day 61 is a Sunday
        '2026-05-11 08:00 email service-deactivated',
        '2026-06-10 08:00 email overdue-reminder',
        '2026-07-10 08:00 email overdue-reminder',
        '2026-08-10 08:00 email overdue-reminder',
      )
      .shows({ collections: 'deactivated', service: 'deactivated', overdue: '1,160.00' });
  });

  test('paid at three in the night: active at once, one receipt, one service-reactivated', () => {
    story({ card: 'tok_ok', autopay: false })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-05-17', '03:00')
      .watch('charge', 'email', 'service') // a Sunday
      .pays()
      .tells(
        '2026-05-17 03:00 charged 1,160.00',
        '2026-05-17 03:00 service.reactivated',
        '2026-05-17 03:00 email payment-receipt',
        '2026-05-17 03:00 email service-reactivated',
      )
      .shows({ collections: 'current', service: 'active', open: '0.00' })
      .on('2026-12-31')
      .tells();
  });

  test('twelve months: every month charged once, whatever the 10th is', () => {
    // A Good Friday on 10 April 2020, Sunday 10 May; one decline in July.
    const life = story({ card: 'tok_ok', startsOn: '2020-01-02', watch: ['charge', 'service', 'case'] });
    for (let month = 1; month <= 12; month++) {
      const mm = String(month).padStart(2, '0') as '01';
      life.on(`2020-${mm}-03`);
      if (month === 7) life.card('tok_declined_once');
      life.invoice('1,160.00', { due: `2020-${mm}-10` });
    }
    life
      .on('2020-12-31')
      .tells(
        ...['01', '02', '03', '04', '05', '06'].map((mm) => `2020-${mm}-10 10:30 charged 1,160.00`),
        '2020-07-10 10:30 declined insufficient_funds',
        '2020-07-10 11:30 charged 1,160.00',
        ...['08', '09', '10', '11', '12'].map((mm) => `2020-${mm}-10 10:30 charged 1,160.00`),
      );
    expect(life.entries.filter((entry) => entry.data.template === 'payment-receipt')).toHaveLength(12);
  });
});
