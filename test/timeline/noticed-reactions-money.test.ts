import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { marked, ordered, told, written } from './told.ts';

/** Money that is taken back, and what is open again by it. */

const paid = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-04').transfer('1,000.00', 'A');
const mailed = (life: Story, template: string): string[] =>
  ordered(life, 'sendEmail').flatMap(({ params: { mail } }) =>
    mail.topic.template === template ? [mail.at.slice(0, 10)] : [],
  );

describe('an invoice that is open again', () => {
  test('before its day is charged on its day', () => {
    const life = paid({ card: 'tok_ok', watch: ['charge'] })
      .on('2026-03-06')
      .unmatch();
    life.on('2026-03-10', '12:00').tells('2026-03-10 10:30 charged 1,000.00');
    // Who has paid it once is not told of the charge as of a new one.
    expect(mailed(life, 'autopay-upcoming')).toEqual([]);
  });

  test('on its day, before its hour, is charged in it', () => {
    const life = paid({ card: 'tok_ok', watch: ['charge'] })
      .on('2026-03-10')
      .unmatch();
    life.on('2026-03-10', '12:00').tells('2026-03-10 10:30 charged 1,000.00');
  });

  test('after it is for its payer, or for a person', () => {
    const life = paid({ card: 'tok_ok', watch: ['charge', 'email'] })
      .on('2026-03-11')
      .watch('charge', 'email')
      .unmatch();
    life.on('2026-03-18').tells('2026-03-11 09:00 email transfer-unmatched', '2026-03-17 08:00 email overdue-reminder');
  });

  test('is reminded of on the days of its ladder that are to come', () => {
    const life = paid().on('2026-03-26').watch('email').unmatch().on('2026-04-10');
    life.tells('2026-03-26 09:00 email transfer-unmatched', '2026-04-09 08:00 email overdue-reminder');
  });

  test('and drives its case again: the days that it had while it was paid are over', () => {
    const life = story()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-10' });
    life
      .on('2026-03-12')
      .disputes('B')
      .on('2026-03-16')
      .transfer('1,000.00', 'A')
      .on('2026-03-26')
      .watch('email')
      .unmatch();
    life.on('2026-04-10').tells('2026-03-26 09:00 email transfer-unmatched', '2026-04-09 08:00 email overdue-reminder');
  });

  test('on its day, when autopay was switched on too late for that, is for its payer', () => {
    const life = paid({ card: 'tok_ok', autopay: false, watch: ['charge'] })
      .on('2026-03-10', '16:00')
      .autopay(true);
    life.on('2026-03-10', '17:00').unmatch().on('2026-03-12').tells().shows({ open: '1,000.00' });
  });

  test('and spoken of before its day on the days that are to come', () => {
    const policy = { ...mexico, reminders: { ...mexico.reminders, beforeDueDays: [5, 3] } };
    const life = story({ policy }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-20' });
    life.on('2026-03-04').transfer('1,000.00', 'A').on('2026-03-18').unmatch().on('2026-03-20');
    expect(mailed(life, 'payment-due')).toEqual([]);
    const sooner = story({ policy }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-20' });
    sooner.on('2026-03-04').transfer('1,000.00', 'A').on('2026-03-13').unmatch().on('2026-03-20');
    expect(mailed(sooner, 'payment-due')).toEqual(['2026-03-17']);
  });

  test('is told of, with what is open again of it', () => {
    const life = story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).transfer('400.00', 'A').unmatch();
    expect(told(life, /^invoice.reopened/)).toEqual([
      [
        'invoice.reopened',
        'puntual',
        'Invoice IN60A is open again: 400.00 MXN',
        { invoiceId: 'A', number: 'IN60A', amountMinor: 40_000 },
      ],
    ]);
    life.shows({ open: '1,000.00' });
  });

  test('by the credit of it alone: nothing is open again, and the credit is gone', () => {
    const life = story().on('2026-03-02').transfer('400.00', '').unmatch();
    life.shows({ open: '0.00', credit: '0.00' });
    expect(told(life, /^invoice.reopened/)).toEqual([]);
  });
});

describe('a small remainder', () => {
  const off = (): Story => story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-05-12');

  test('of an account that is off is let go, told and marked', () => {
    const life = off().transfer('980.00', 'A').shows({ service: 'active', open: '0.00' });
    expect(told(life, /^balance.adjusted/)).toEqual([
      [
        'balance.adjusted',
        'puntual',
        'Small remainder of invoice IN60A let go',
        { invoiceId: 'A', amountMinor: 2_000 },
      ],
    ]);
    expect(marked(life)).toEqual([
      { kind: 'invoiceAdjusted', invoiceId: 'A', amountMinor: 2_000, reason: 'small remainder' },
    ]);
    expect(written(life, 'payment-receipt')).toMatchObject([{ paid: [{ amountMinor: 98_000, balanceMinor: 0 }] }]);
    off().transfer('979.99', 'A').shows({ service: 'deactivated', open: '20.01' });
  });
});
