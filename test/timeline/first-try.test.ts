import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { written } from './told.ts';

const due = (card = 'tok_ok') =>
  story({ card, watch: ['charge', 'email'] })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .on('2026-03-10', '08:00')
    .watch('charge', 'email', 'service');

const reminders = (life: Story) => written(life, 'overdue-reminder');

describe('who is on autopay is not dunned for our own lateness', () => {
  test('desk 2: charges stopped over the window: charged in the next one, without a word of dunning', () => {
    due()
      .stops('charges')
      .on('2026-03-10', '20:00')
      .lets('charges')
      .on('2026-03-12')
      .tells('2026-03-11 10:30 charged 1,000.00', '2026-03-11 10:30 email payment-receipt');
  });

  test('desk 2: the worker was away over the window: the same', () => {
    due()
      .outageUntil('2026-03-11', '07:00')
      .on('2026-03-12')
      .tells(
        '2026-03-11 07:00 charge.skipped',
        '2026-03-11 10:30 charged 1,000.00',
        '2026-03-11 10:30 email payment-receipt',
      );
  });

  test('desk 2: recorded after the window of its day: the same', () => {
    story({ card: 'tok_ok', watch: ['charge', 'email'] })
      .on('2026-03-10', '16:00')
      .watch('charge', 'email')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .tells(
        '2026-03-10 16:00 email invoice-issued',
        '2026-03-11 10:30 charged 1,000.00',
        '2026-03-11 10:30 email payment-receipt',
      );
  });

  test('desk 2: tried at last and declined, the decline is told, and the reminder of the day before is over', () => {
    due('tok_insufficient_funds')
      .stops('charges')
      .on('2026-03-10', '20:00')
      .lets('charges')
      .on('2026-03-18')
      .tells(
        '2026-03-11 10:30 declined insufficient_funds',
        '2026-03-11 11:30 declined insufficient_funds',
        '2026-03-11 11:30 email payment-declined',
        '2026-03-14 10:30 declined insufficient_funds',
        '2026-03-17 08:00 email overdue-reminder',
      );
  });

  test('desk 2: charges stopped for months: no notice and no deactivation for what was never tried', () => {
    due()
      .stops('charges')
      .on('2026-06-30')
      .tells()
      .shows({ service: 'active', collections: 'overdue' })
      .lets('charges')
      .on('2026-07-02')
      .tells('2026-06-30 10:30 charged 1,000.00', '2026-06-30 10:30 email payment-receipt');
  });

  test('desk 2: beside it, what was tried and declined is asked for, and it alone', () => {
    const life = due('tok_insufficient_funds').on('2026-03-31');
    life.invoice('700.00', { due: '2026-04-10' }).on('2026-04-10', '08:00').stops('charges').on('2026-04-25');
    const { invoices, totalMinor } = reminders(life).at(-1) as { invoices: { id: string }[]; totalMinor: number };
    expect([invoices.map(({ id }) => id), totalMinor]).toEqual([['A'], 100_000]);
  });

  test('switched off while it waits: asked for as anybody is', () => {
    due()
      .stops('charges')
      .on('2026-03-11', '12:00')
      .autopay(false)
      .on('2026-03-12')
      .tells('2026-03-11 12:00 email overdue-reminder');
  });
});

describe('what is written while a retry is scheduled', () => {
  test('desk 2: says on which day it is tried again', () => {
    const life = due('tok_insufficient_funds').on('2026-03-12');
    expect(reminders(life)).toMatchObject([{ retryOn: '2026-03-13' }]);
  });

  test('and names no day where none is to come: another card is needed, or the ladder is over', () => {
    expect(reminders(due('tok_stolen').on('2026-03-12'))).toMatchObject([{ retryOn: null }]);
    expect(reminders(due('tok_insufficient_funds').on('2026-03-26')).at(-1)).toMatchObject({ retryOn: null });
  });

  test('desk 24: what a card network holds back for weeks is reminded of, with the day on which it is tried', () => {
    const policy = {
      ...mexico,
      networks: [
        {
          network: 'visa' as const,
          from: '2020-01-01' as const,
          source: 'ours',
          declines: { max: 1, hours: 28 * 24 },
          sameAmount: null,
        },
      ],
    };
    const life = story({ card: 'tok_declined_once', policy, watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('500.00', { due: '2026-03-20' })
      .pays(null)
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .watch('charge', 'email');
    expect(reminders(life)).toMatchObject([{ retryOn: '2026-03-30' }]);
    life.watch('charge').on('2026-04-01').tells('2026-03-30 09:00 charged 1,500.00');
  });
});
