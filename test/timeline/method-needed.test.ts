import { describe, expect, test } from '@jest/globals';
import { story } from './story.ts';
import { written } from './told.ts';

const without = () => story({ autopay: true, watch: ['charge', 'email'] }).shows({ autopay: 'needsMethod' });

describe('autopay without a usable method', () => {
  test('desk 19: none: asked for once, in place of the notice of the first charge, not at opening', () => {
    const life = without()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-20' })
      .on('2026-03-21')
      .tells(
        '2026-03-02 09:00 email invoice-issued',
        '2026-03-03 08:00 email invoice-issued',
        '2026-03-09 08:00 email payment-method-needed',
        '2026-03-11 08:00 email overdue-reminder',
        '2026-03-17 08:00 email overdue-reminder',
      );
    expect(written(life, 'payment-method-needed')).toMatchObject([
      { why: 'none', method: null, invoices: [{ id: 'A' }], amountMinor: 100_000 },
    ]);
  });

  test('desk 19: where the day of that notice is past, on the due day', () => {
    without()
      .on('2026-03-09')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '20:00')
      .tells('2026-03-09 09:00 email invoice-issued', '2026-03-10 08:00 email payment-method-needed');
  });

  test('desk 19: a usable one that came meanwhile: nothing is asked; when that goes, it is asked again', () => {
    without()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-09')
      .card('tok_ok')
      .shows({ autopay: 'idle' })
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null })
      .shows({ autopay: 'needsMethod' })
      .on('2026-03-10', '09:00')
      .tells(
        '2026-03-02 09:00 email invoice-issued',
        '2026-03-09 08:00 email payment-method-needed',
        '2026-03-10 08:00 email payment-method-needed',
      );
    without()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-08')
      .card('tok_ok')
      .on('2026-03-11')
      .tells(
        '2026-03-02 09:00 email invoice-issued',
        '2026-03-09 08:00 email autopay-upcoming',
        '2026-03-10 10:30 charged 1,000.00',
        '2026-03-10 10:30 email payment-receipt',
      );
  });

  test('desk 19: refused by the bank: told with the decline, and not with the next invoice again', () => {
    story({ card: 'tok_stolen', watch: ['email'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10')
      .watch('email')
      .on('2026-03-10', '20:00')
      .transfer('1,000.00', 'A')
      .invoice('500.00', { due: '2026-03-25' })
      .on('2026-03-25', '20:00')
      .tells(
        '2026-03-10 10:30 email payment-method-needed',
        '2026-03-10 20:00 email payment-receipt',
        '2026-03-11 08:00 email invoice-issued',
      );
  });
});

describe('a chargeback', () => {
  const paid = () =>
    story({ card: 'tok_ok', watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-12');

  test('desk 19: switches autopay off, and says so', () => {
    const life = paid().watch('email').chargeback().tells('2026-03-12 09:00 email payment-method-needed');
    expect(written(life, 'payment-method-needed')).toMatchObject([
      { why: 'chargeback', amountMinor: 100_000, method: { last4: '4242' } },
    ]);
  });

  test('desk 19: of a card that was removed: it is distrusted when it comes back', () => {
    paid()
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null })
      .chargeback()
      .autopay(true)
      .card('tok_ok')
      .shows({ autopay: 'needsMethod' })
      .invoice('500.00', { due: '2026-03-20' })
      .watch('charge')
      .on('2026-04-20')
      .tells();
  });
});

describe('a card that is removed before its retry', () => {
  test('field report F15: the decline is told when it would have been tried again, and a method asked for', () => {
    const life = story({ card: 'tok_declined_once', watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('990.00', { due: '2026-03-10' })
      .on('2026-03-10', '10:40')
      .watch('charge', 'email')
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null })
      .shows({ autopay: 'needsMethod' })
      .on('2026-03-12')
      .tells('2026-03-10 11:30 email payment-method-needed', '2026-03-11 08:00 email overdue-reminder');
    expect(written(life, 'payment-method-needed')).toMatchObject([
      { why: 'declined', reason: 'insufficientFunds', method: { last4: '4242' } },
    ]);
    expect(written(life, 'overdue-reminder')).toMatchObject([{ retryOn: null }]);
  });

  test('replaced within the hour, nothing of it is told', () => {
    story({ card: 'tok_declined_once', watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('990.00', { due: '2026-03-10' })
      .on('2026-03-10', '10:40')
      .watch('charge', 'email')
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null })
      .card('tok_ok')
      .on('2026-03-12')
      .tells('2026-03-10 10:40 charged 990.00', '2026-03-10 10:40 email payment-receipt');
  });
});

describe('the same plastic again', () => {
  const declined = () =>
    story({ card: 'tok_insufficient_funds', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('500.00', { due: '2026-03-10' })
      .on('2026-03-10', '15:30')
      .watch('charge');

  test('field report F67: is no new card: it waits its hour and keeps its ladder, however often it is added', () => {
    const life = declined();
    for (let i = 0; i < 24; i++) life.card('tok_insufficient_funds');
    life
      .on('2026-03-31')
      .tells(
        '2026-03-13 10:30 declined insufficient_funds',
        '2026-03-17 10:30 declined insufficient_funds',
        '2026-03-24 10:30 declined insufficient_funds',
        '2026-03-24 10:30 retries.exhausted',
      )
      .shows({ autopay: 'exhausted' });
  });

  test('field report F67: removed before, the same', () => {
    const life = declined();
    for (let i = 0; i < 4; i++)
      life.fact({ type: 'METHOD_REMOVED', methodId: `pm_${i + 1}`, newDefaultId: null }).card('tok_insufficient_funds');
    life.shows({ autopay: 'retryScheduled' }).on('2026-03-14').tells('2026-03-13 10:30 declined insufficient_funds');
  });

  test('asked for by chargeNow, it is tried once its hour is over, and moves no rung', () => {
    const life = declined().on('2026-03-13', '11:00').watch('charge');
    for (let i = 0; i < 4; i++) life.card('tok_insufficient_funds', { chargeNow: true });
    life
      .on('2026-03-18')
      .tells('2026-03-13 11:30 declined insufficient_funds', '2026-03-17 10:30 declined insufficient_funds');
  });

  test('field report F68: refused for good it is refused under every token', () => {
    story({ card: 'tok_stolen', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('500.00', { due: '2026-03-10' })
      .on('2026-03-10', '15:30')
      .watch('charge')
      .card('tok_stolen')
      .on('2026-04-30')
      .tells()
      .shows({ autopay: 'needsMethod' });
  });
});

describe('autopay that is switched on with debt', () => {
  test('field report F71: charges nothing by itself, at once or later; the next invoice alone', () => {
    story({ card: 'tok_ok', autopay: false, watch: ['charge'] })
      .on('2026-02-03')
      .invoice('850.00', { due: '2026-02-10' })
      .on('2026-02-25', '12:00')
      .autopay(true)
      .on('2026-03-03')
      .invoice('410.00', { due: '2026-03-10' })
      .on('2026-03-31')
      .tells('2026-03-10 10:30 charged 410.00')
      .shows({ open: '850.00', autopay: 'idle' });
  });

  test('within the window of its day, it is charged on it', () => {
    story({ card: 'tok_ok', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('850.00', { due: '2026-03-10' })
      .on('2026-03-10', '14:00')
      .autopay(true)
      .on('2026-03-10', '20:00')
      .tells('2026-03-10 14:00 charged 850.00');
    story({ card: 'tok_ok', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('850.00', { due: '2026-03-10' })
      .on('2026-03-10', '15:00')
      .autopay(true)
      .on('2026-03-31')
      .tells();
  });

  test("of a plan's installments as well: only those to come", () => {
    story({ card: 'tok_ok', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .plan({ '2026-03-20': '400.00', '2026-03-31': '600.00' })
      .on('2026-03-23', '10:00')
      .autopay(true)
      .on('2026-03-23', '18:00')
      .tells();
  });
});

describe('a remainder', () => {
  test('field report F26: joins the next charge, and makes none of its own, also when autopay is switched on', () => {
    story({ card: 'tok_ok', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('985.00', 'A')
      .on('2026-03-08')
      .autopay(true)
      .on('2026-03-31')
      .tells()
      .on('2026-04-02')
      .invoice('410.00', { due: '2026-04-10' })
      .on('2026-04-11')
      .tells('2026-04-10 10:30 charged 425.00');
  });

  test('nor does another card', () => {
    story({ card: 'tok_ok', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('985.00', 'A')
      .on('2026-03-12')
      .card('tok_ok', { fingerprint: 'another' })
      .on('2026-03-31')
      .tells();
  });
});
