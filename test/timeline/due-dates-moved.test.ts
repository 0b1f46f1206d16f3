import { describe, expect, test } from '@jest/globals';
import { story } from './story.ts';

const owing = (setting: Parameters<typeof story>[0] = {}) =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });

describe('an invoice has another last day to pay', () => {
  test('to come: nothing is overdue any more, and its ladder begins from the new day', () => {
    const life = owing({ watch: ['email', 'case'] }).on('2026-03-20');
    life.tells(
      '2026-03-02 09:00 email invoice-issued',
      '2026-03-11 00:00 overdue.began',
      '2026-03-11 08:00 email overdue-reminder',
      '2026-03-17 08:00 email overdue-reminder',
    );
    life.dueMoved('A', '2026-03-31').shows({ collections: 'current', overdue: '0.00', open: '1,000.00' });
    life
      .on('2026-04-09')
      .tells(
        '2026-03-20 09:00 overdue.ended',
        '2026-04-01 00:00 overdue.began',
        '2026-04-01 08:00 email overdue-reminder',
        '2026-04-07 08:00 email overdue-reminder',
      );
    expect(life.entries.find(({ type }) => type === 'invoice.changed')).toMatchObject({
      summary: 'Invoice IN60A is due on 2026-03-31, no longer on 2026-03-10: agreed',
      data: { invoiceId: 'A', number: 'IN60A', from: '2026-03-10', dueOn: '2026-03-31', reason: 'agreed' },
    });
  });

  test('is charged on its new day, also where the old one was declined, and told of before', () => {
    const life = owing({ card: 'tok_insufficient_funds', watch: ['charge', 'email'] }).on('2026-03-12');
    life.watch('charge', 'email').dueMoved('A', '2026-03-24').shows({ collections: 'current', autopay: 'idle' });
    life
      .expects('2026-03-24 10:30 charge 1,000.00')
      .on('2026-03-24', '11:00')
      .tells('2026-03-23 08:00 email autopay-upcoming', '2026-03-24 10:30 declined insufficient_funds');
  });

  test('still past: older or younger by the new day, and of its rungs none comes twice or late', () => {
    const life = owing({ watch: ['email'] }).on('2026-03-20');
    life.watch('email').dueMoved('A', '2026-03-15').shows({ collections: 'overdue', overdue: '1,000.00' });
    expect(life.view.collections.overdueSince).toBe('2026-03-15');
    life.on('2026-03-31').tells('2026-03-23 08:00 email overdue-reminder', '2026-03-30 08:00 email overdue-reminder');
  });

  test('over to the past: it is overdue from then on, and what autopay missed is made up', () => {
    owing().on('2026-03-05').dueMoved('A', '2026-03-03').shows({ collections: 'overdue' });
    owing({ card: 'tok_ok', watch: ['charge'] })
      .on('2026-03-05', '18:00')
      .dueMoved('A', '2026-03-03')
      .on('2026-03-06')
      .on('2026-03-06', '12:00')
      .tells('2026-03-06 10:30 charged 1,000.00');
  });

  test('a last notice that is out holds for it no longer: another goes before anything stops', () => {
    const life = owing({ watch: ['email', 'service'] })
      .on('2026-05-06')
      .watch('email', 'service');
    life.dueMoved('A', '2026-03-12').on('2026-05-20');
    life.tells(
      '2026-05-06 09:00 email last-notice',
      '2026-05-12 08:00 service.deactivated',
      '2026-05-12 08:00 email service-deactivated',
    );
  });

  test('of one that is closed by now stands on the timeline and changes nothing', () => {
    const life = owing().transfer('1,000.00', 'A').dueMoved('A', '2026-03-31');
    life.shows({ open: '0.00', collections: 'current' }).expects();
  });
});
