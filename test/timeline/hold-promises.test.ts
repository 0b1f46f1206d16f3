import { describe, expect, test } from '@jest/globals';
import { story } from './story.ts';
import { written } from './told.ts';

const debtor = (setting: Parameters<typeof story>[0] = {}) =>
  story({ watch: ['email', 'hold', 'charge', 'service'], ...setting })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' });

describe('a promise covers what was open when it was made', () => {
  test('an invoice that comes later is mailed, reminded of and charged as usual', () => {
    debtor({ card: 'tok_ok', autopay: false })
      .on('2026-03-12')
      .promises('1,000.00', '2026-03-26')
      .invoice('500.00', { due: '2026-03-17' })
      .watch('email', 'hold', 'charge')
      .on('2026-03-19')
      .tells('2026-03-18 08:00 email overdue-reminder')
      .shows({ holds: 'promise', overdue: '1,500.00' });
    debtor({ card: 'tok_ok' })
      .promises('1,000.00', '2026-03-13')
      .invoice('500.00', { due: '2026-03-10' })
      .watch('charge')
      .on('2026-03-14')
      .tells('2026-03-10 10:30 charged 500.00');
  });

  test('what is paid of a later invoice keeps no promise', () => {
    debtor()
      .on('2026-03-12')
      .promises('500.00', '2026-03-20')
      .invoice('500.00', { due: '2026-03-31' })
      .transfer('500.00', 'B')
      .shows({ holds: 'promise' })
      .transfer('500.00', 'A')
      .shows({ holds: '' });
  });

  test('money for it counts once, whether it names an invoice or comes by way of the credit', () => {
    const promised = () => debtor().on('2026-03-12').promises('500.00', '2026-03-20');
    for (const named of ['A', '']) {
      const life = promised().transfer('300.00', named).shows({ open: '700.00', holds: 'promise' });
      // A credit note is no money: the promise is not kept by it.
      life.credits('A', '200.00').shows({ open: '500.00', holds: 'promise' });
      life.transfer('200.00', named).shows({ open: '300.00', holds: '' });
    }
    const taken = promised().transfer('300.00', '').unmatch().shows({ open: '1,000.00', holds: 'promise' });
    taken.credits('A', '500.00').shows({ open: '500.00', holds: 'promise' });
  });

  test('a declined charge of it is not spoken of meanwhile', () => {
    debtor({ card: 'tok_insufficient_funds' })
      .on('2026-03-10', '11:00')
      .promises('1,000.00', '2026-03-20')
      .watch('charge', 'email')
      .on('2026-03-23')
      .tells();
  });

  test('who asks is charged all the same, and credit pays it', () => {
    debtor({ card: 'tok_ok', autopay: false })
      .on('2026-03-12')
      .promises('1,000.00', '2026-03-20')
      .watch('charge')
      .overrides({ type: 'RETRY_NOW_REQUESTED', attemptId: 'att_9', methodId: null })
      .tells('2026-03-12 09:00 charged 1,000.00')
      .shows({ holds: '' });
    debtor()
      .on('2026-03-12')
      .promises('1,000.00', '2026-03-20')
      .transfer('1,000.00', '')
      .shows({ holds: '', open: '0.00' });
  });
});

describe('its end waits for money that is on its way for it', () => {
  test('desk 3: it does not break while an accepted proof of it is awaited', () => {
    const proven = () =>
      debtor()
        .on('2026-03-12')
        .promises('1,000.00', '2026-03-20')
        .on('2026-03-23')
        .proof('prf_1', '1,000.00', { key: 'SPEI-1' })
        .accepts('prf_1')
        .watch('email', 'hold');
    proven()
      .on('2026-03-26')
      .transfer('1,000.00', 'A', { key: 'SPEI-1' })
      .tells(
        '2026-03-26 09:00 proof.settled',
        '2026-03-26 09:00 hold.released proof',
        '2026-03-26 09:00 promise.kept',
        '2026-03-26 09:00 hold.released promise',
        '2026-03-26 09:00 email payment-receipt',
      );
    proven()
      .on('2026-03-28')
      .tells(
        '2026-03-27 08:00 promise.broken',
        '2026-03-27 08:00 proof.returned',
        '2026-03-27 08:00 hold.released promise',
        '2026-03-27 08:00 hold.released proof',
        '2026-03-27 08:00 email promise-broken',
      );
  });

  test('nor while a direct debit of it is', () => {
    debtor({ card: 'tok_bank_ok', autopay: false })
      .on('2026-03-12')
      .promises('1,000.00', '2026-03-20')
      .on('2026-03-23')
      .pays('A')
      .watch('hold', 'email')
      .on('2026-03-25', '12:00')
      .tells(
        '2026-03-25 09:00 promise.kept',
        '2026-03-25 09:00 hold.released promise',
        '2026-03-25 09:00 email payment-receipt',
      );
  });
});

describe('F47: promise-broken is asked whether it is true when it leaves', () => {
  const broken = () =>
    debtor().on('2026-03-12').promises('1,000.00', '2026-03-20').on('2026-03-24', '07:30').watch('email', 'skipped');

  test('paid in between: only the receipt goes', () => {
    broken()
      .transfer('1,000.00', 'A')
      .on('2026-03-25')
      .tells('2026-03-24 07:30 email payment-receipt', '2026-03-24 08:00 email.skipped promise-broken');
  });

  test('partly paid in between: it says what has come', () => {
    const life = broken().transfer('400.00', 'A').on('2026-03-24', '09:00');
    expect(written(life, 'promise-broken')).toEqual([
      { amountMinor: 100_000, on: '2026-03-20', receivedMinor: 40_000, missingMinor: 60_000 },
    ]);
  });

  test('promised anew in between', () => {
    broken()
      .promises('1,000.00', '2026-03-27')
      .on('2026-03-25')
      .tells('2026-03-24 07:30 email promise-confirmed', '2026-03-24 08:00 email.skipped promise-broken');
  });

  test('all of it in dispute by then: nothing is broken', () => {
    debtor()
      .on('2026-03-12')
      .promises('1,000.00', '2026-03-20')
      .disputes('A')
      .watch('email', 'hold')
      .on('2026-03-25')
      .tells('2026-03-24 00:00 hold.released promise');
  });
});

test('desk 4: nobody switches off by hand what was promised, planned or proven', () => {
  const off = (life: ReturnType<typeof debtor>) =>
    life.refusal({
      type: 'DEACTIVATE_REQUESTED',
      fraud: false,
      reason: 'x',
      expectedVersion: null,
      role: 'agent',
    });
  const noticed = () => debtor().on('2026-05-11', '07:00');
  expect(off(noticed())).toBeNull();
  for (const [life, hold] of [
    [noticed().promises('1,000.00', '2026-05-15'), 'promise'],
    [noticed().plan({ '2026-05-15': '1,000.00' }), 'plan'],
    [noticed().proof('prf_1', '1,000.00').accepts('prf_1'), 'proof'],
    [noticed().pause('2026-05-20', { invoiceId: 'A' }), 'agent'],
  ] as const)
    expect(off(life)).toMatchObject({ code: 'not_allowed_now', data: { hold } });
});

describe('taken back', () => {
  test('a promise: the ladder goes on where time says, and it counts among those of the case', () => {
    debtor()
      .overrides({ type: 'CANCEL_PROMISE_REQUESTED' }, { refused: 'not_allowed_now' })
      .on('2026-03-12')
      .promises('1,000.00', '2026-03-26')
      .on('2026-03-18')
      .watch('email', 'hold')
      .overrides({ type: 'CANCEL_PROMISE_REQUESTED' })
      .shows({ holds: '' })
      .on('2026-03-19')
      .tells(
        '2026-03-18 09:00 hold.released promise',
        '2026-03-18 09:00 email promise-cancelled',
        '2026-03-18 09:00 email overdue-reminder',
      )
      .promises('1,000.00', '2026-03-20')
      .overrides({ type: 'CANCEL_PROMISE_REQUESTED' })
      .promises('1,000.00', '2026-03-20', { refused: 'not_allowed_now' });
  });

  test('a plan: what is still due of it is owed at once, and its retries are over', () => {
    const life = debtor({ card: 'tok_insufficient_funds', autopay: false })
      .overrides({ type: 'CANCEL_PLAN_REQUESTED' }, { refused: 'not_allowed_now' })
      .on('2026-03-12')
      .plan({ '2026-03-20': '400.00', '2026-04-20': '600.00' })
      .autopay(true)
      .on('2026-03-20', '11:00')
      .watch('email', 'hold', 'charge');
    expect(life.view.allowed.agent).toContain('cancelPlan');
    life
      .overrides({ type: 'CANCEL_PLAN_REQUESTED' })
      .shows({ holds: '' })
      .on('2026-03-23', '07:00')
      .tells(
        '2026-03-20 11:00 hold.released plan',
        '2026-03-20 11:00 email plan-cancelled',
        '2026-03-20 11:00 email overdue-reminder',
      );
    expect(written(life, 'plan-cancelled')).toMatchObject([{ totalMinor: 100_000 }]);
  });
});

describe('days', () => {
  test('a pause lasts through its day', () => {
    debtor()
      .on('2026-03-12')
      .pause('2026-03-12')
      .expects('2026-03-13 00:00 holdEnds')
      .pause('2026-03-11', { refused: 'until_in_the_past' });
  });

  test('an agent pauses up to 30 days ahead, and plans up to 180 to the last installment', () => {
    debtor()
      .pause('2026-04-01', { admin: false })
      .pause('2026-04-02', { admin: false, refused: 'limit_exceeded' })
      .pause('2026-04-02')
      .plan({ '2026-03-10': '400.00', '2026-08-30': '600.00' }, { refused: 'limit_exceeded' })
      .plan({ '2026-03-10': '400.00', '2026-08-29': '600.00' });
    debtor().plan({ '2026-03-10': '400.00', '2026-08-30': '600.00' }, { admin: true });
  });

  test('with nothing open an account may be paused', () => {
    story().pause('2026-01-20').shows({ holds: 'agent' });
  });
});
