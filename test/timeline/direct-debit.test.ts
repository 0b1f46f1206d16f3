import { describe, test } from '@jest/globals';
import { story } from './story.ts';

describe('direct debits', () => {
  const due = (token: string) =>
    story({ card: token, watch: ['charge', 'email', 'money'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10')
      .watch('charge', 'email', 'money');

  test('pending is money on its way: no reminder, nothing to pay twice; it settles after two bank days', () => {
    due('tok_bank_ok')
      .on('2026-03-11', '20:00')
      .tells('2026-03-10 10:30 charge.pending')
      .shows({ autopay: 'idle', collections: 'overdue' })
      .pays(null, { refused: 'payment_in_progress' })
      .on('2026-04-30')
      .tells(
        '2026-03-12 10:30 charged 1,160.00',
        '2026-03-12 10:30 invoice.paid',
        '2026-03-12 10:30 email payment-receipt',
      )
      .shows({ open: '0.00', collections: 'current' });
  });

  test(
    'settled, and returned: the debt is open again, the customer hears that the receipt is no longer ' +
      'true, and its ladder begins',
    () => {
      due('tok_bank_returned')
        .on('2026-03-13', '12:00')
        .tells(
          '2026-03-10 10:30 charge.pending',
          '2026-03-12 10:30 charged 1,160.00',
          '2026-03-12 10:30 invoice.paid',
          '2026-03-12 10:30 email payment-receipt',
          '2026-03-13 10:30 charge.returned',
          '2026-03-13 10:30 invoice.reopened',
          '2026-03-13 10:30 email payment-returned',
        )
        .shows({ open: '1,160.00' });
    },
  );

  test('returned every time: the ladder goes on where it was, to its end', () => {
    due('tok_bank_returned')
      .watch('charge')
      .on('2026-06-30')
      .tells(
        '2026-03-10 10:30 charge.pending',
        '2026-03-12 10:30 charged 1,160.00',
        '2026-03-13 10:30 charge.returned',
        '2026-03-16 10:30 charge.pending',
        '2026-03-18 10:30 charged 1,160.00',
        '2026-03-19 10:30 charge.returned',
        '2026-03-23 10:30 charge.pending',
        '2026-03-25 10:30 charged 1,160.00',
        '2026-03-26 10:30 charge.returned',
        '2026-03-26 10:30 retries.exhausted',
      )
      .shows({ autopay: 'exhausted' });
  });

  test('returned every time: the customer hears of each return', () => {
    due('tok_bank_returned').watch('email').on('2026-04-02').tells(
      '2026-03-12 10:30 email payment-receipt',
      '2026-03-13 10:30 email payment-returned',
      '2026-03-18 10:30 email payment-receipt',
      '2026-03-19 10:30 email payment-returned',
      '2026-03-25 10:30 email payment-receipt',
      '2026-03-26 10:30 email retries-exhausted', // and that it came back
    );
  });

  test('returned before it had settled: a decline, days later', () => {
    due('tok_bank_bounced')
      .on('2026-03-11', '11:00')
      .tells(
        '2026-03-10 10:30 charge.pending',
        '2026-03-11 10:30 charge.returned',
        '2026-03-11 10:30 email payment-returned',
      )
      .shows({ open: '1,160.00', autopay: 'retryScheduled' });
  });

  test('one that was asked for, returned: told in contact hours, and no rung moved', () => {
    story({ card: 'tok_bank_bounced', autopay: false, watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-20' })
      .on('2026-03-03', '22:00')
      .watch('charge', 'email')
      .pays()
      .on('2026-03-06')
      .tells(
        '2026-03-03 22:00 charge.pending',
        '2026-03-04 22:00 charge.returned',
        '2026-03-05 08:00 email payment-returned',
      )
      .shows({ autopay: 'off' });
  });

  test('no deactivation while it is on its way', () => {
    story({ card: 'tok_bank_ok', autopay: false, watch: ['service', 'charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-05-08', '12:00')
      .pays()
      .on('2026-05-11')
      .tells('2026-05-08 12:00 charge.pending')
      .on('2026-05-31')
      .tells('2026-05-12 12:00 charged 1,160.00');
  });

  test('returned in a case that another invoice keeps open: no rung goes twice', () => {
    story({ card: 'tok_bank_returned', autopay: false, watch: ['email'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-10' })
      .disputes('B')
      .on('2026-03-26')
      .pays('A')
      .on('2026-03-27')
      .watch('email') // the rung of day 15 has gone
      .on('2026-04-10')
      .tells(
        '2026-03-30 09:00 email payment-receipt',
        '2026-03-31 09:00 email payment-returned',
        '2026-04-09 08:00 email overdue-reminder',
      );
  });

  test('two of one ladder come back, in whichever order: it is over once', () => {
    const inOrder = (reversed: boolean) => {
      const life = story({ card: 'tok_bank_returned', watch: ['charge'] })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' })
        .invoice('200.00', { due: '2026-03-10' })
        .on('2026-03-13', '11:00')
        .disputes('B');
      life.world.givesBack = false;
      life.world.stalls = true;
      life
        .on('2026-03-17')
        .resolve('B', 'rejected') // A is tried on day 3, B on day 10
        .on('2026-03-23', '12:00')
        .watch('charge')
        .bankKeepsBack();
      life.world.givesBack = true;
      life.on('2026-03-26', '12:00');
      if (reversed) life.world.keptBack.reverse();
      life
        .bankAnswers()
        .on('2026-04-21')
        .tells(
          '2026-03-26 12:00 charge.returned',
          '2026-03-26 12:00 retries.exhausted',
          '2026-03-26 12:00 charge.returned',
        );
    };
    inOrder(false);
    inOrder(true);
  });

  test('neither settled nor returned in eight bank days: a task, and we go on asking', () => {
    const life = story({ card: 'tok_bank_ok', watch: ['charge', 'task'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '12:00');
    life.world.stalls = true;
    life
      .on('2026-03-31')
      .tells('2026-03-10 10:30 charge.pending', '2026-03-23 10:30 task.opened')
      .shows({ open: '1,160.00' });
    life.world.stalls = false;
    life.on('2026-04-01').tells('2026-03-31 10:30 charged 1,160.00');
  });
});
