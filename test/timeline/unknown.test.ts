import { describe, expect, test } from '@jest/globals';
import { story } from './story.ts';

describe('unknown outcomes', () => {
  const due = (token: string) =>
    story({ card: token, watch: ['charge', 'email', 'task'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10')
      .watch('charge', 'email', 'task');

  test.each(['tok_timeout_charged', 'tok_error_charged'])('%s: looked up after five minutes, taken once', (token) => {
    const { world } = due(token)
      .on('2026-03-10', '10:31')
      .shows({ autopay: 'unknown', payment: 'unknown' })
      .expects('2026-03-10 10:35 lookup')
      .on('2026-03-31')
      .tells(
        '2026-03-10 10:30 charge.unknown',
        '2026-03-10 10:35 charged 1,160.00',
        '2026-03-10 10:35 email payment-receipt',
      )
      .shows({ open: '0.00', autopay: 'idle' });
    expect(world.calls.map((call) => call.outcome)).toEqual(['succeeded']);
  });

  test('lost: not found twice, no decline, no mail, no rung; sent once more under the same key', () => {
    const { world } = due('tok_timeout_lost')
      .on('2026-03-31')
      .tells(
        '2026-03-10 10:30 charge.unknown',
        '2026-03-10 11:30 charge.lost',
        '2026-03-10 11:30 charged 1,160.00',
        '2026-03-10 11:30 email payment-receipt',
      );
    expect(world.calls.map((call) => call.outcome)).toEqual(['lost', 'succeeded']);
    expect(new Set(world.calls.map((call) => call.key)).size).toBe(1);
  });

  test('lost again: made up in the next window, under a key of its own', () => {
    const life = due('tok_never_answers').on('2026-03-10', '13:00');
    life.world.tokens.set('pm_1', 'tok_ok');
    life
      .on('2026-03-12')
      .tells(
        '2026-03-10 10:30 charge.unknown',
        '2026-03-10 11:30 charge.lost',
        '2026-03-10 11:30 charge.unknown',
        '2026-03-10 12:30 charge.lost',
        '2026-03-10 13:30 charged 1,160.00',
        '2026-03-10 13:30 email payment-receipt',
      );
    expect(new Set(life.world.calls.map((call) => call.key)).size).toBe(2);
  });

  test('a lost attempt by hand ends', () => {
    story({ card: 'tok_timeout_lost', autopay: false, watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .on('2026-03-03')
      .watch('charge', 'email')
      .pays()
      .later(5)
      .pays(null, { refused: 'payment_in_progress' })
      .on('2026-03-05')
      .tells('2026-03-03 09:00 charge.unknown', '2026-03-03 10:00 charge.lost')
      .shows({ payment: 'idle' })
      .pays()
      .tells('2026-03-05 09:00 charged 10.00', '2026-03-05 09:00 email payment-receipt');
  });

  test('lost, but not to be made any more: paused or switched off meanwhile', () => {
    due('tok_timeout_lost')
      .on('2026-03-10', '10:40')
      .pause('2026-03-19')
      .on('2026-03-19')
      .tells('2026-03-10 10:30 charge.unknown', '2026-03-10 11:30 charge.lost')
      .watch('charge')
      .on('2026-03-21')
      .tells('2026-03-20 10:30 charged 1,160.00');
    due('tok_timeout_lost')
      .watch('charge')
      .on('2026-03-10', '10:40')
      .autopay(false)
      .on('2026-04-30')
      .tells('2026-03-10 10:30 charge.unknown', '2026-03-10 11:30 charge.lost');
  });

  test("the bank can't be asked: an hour, then daily; a task after a day; nobody charges, reminds or deactivates", () => {
    const life = due('tok_timeout_charged').on('2026-03-10', '10:34');
    life.world.deaf = true;
    life
      .on('2026-03-20')
      .tells('2026-03-10 10:30 charge.unknown', '2026-03-11 11:30 task.opened')
      .pays(null, { refused: 'payment_in_progress' });
    expect(
      life.effects.filter(({ effect }) => effect.type === 'lookUpCharge').map(({ at }) => at.slice(5, 16)),
    ).toEqual([
      '03-10T16:35',
      '03-10T17:30',
      '03-11T17:30',
      '03-12T17:30',
      '03-13T17:30',
      '03-14T17:30',
      '03-15T17:30',
      '03-16T17:30',
      '03-17T17:30',
      '03-18T17:30',
      '03-19T17:30',
    ]);
    life.world.deaf = false;
    life
      .on('2026-03-21')
      .tells('2026-03-20 11:30 charged 1,160.00', '2026-03-20 11:30 email payment-receipt')
      .shows({ collections: 'current' });
  });

  test('a success after it was given up as lost is money all the same', () => {
    const life = due('tok_never_answers')
      .on('2026-03-10', '13:00')
      .pause('2026-05-31')
      .on('2026-03-12')
      .watch('charge', 'email');
    const [first] = life.effects.flatMap(({ effect }) => (effect.type === 'chargeBalance' ? [effect.params] : []));
    const paid = life.world.ledger.receiveCharge(116_000, ['A'], 0, 'pay_late');
    life
      .fact({ type: 'CHARGE_SUCCEEDED', attemptId: first!.attemptId, ...paid, found: true })
      .tells('2026-03-12 09:00 charged 1,160.00', '2026-03-12 09:00 email payment-receipt')
      .shows({ open: '0.00' })
      .fact({ type: 'CHARGE_SUCCEEDED', attemptId: first!.attemptId, ...paid, found: true })
      .tells()
      .shows({ open: '0.00', credit: '0.00' });
  });
});

describe('late and repeated outcomes', () => {
  test('failure after success: it changes nothing, nor does the success again', () => {
    const life = story({ card: 'tok_ok', watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-11');
    const attemptId = life.view.payment.lastAttemptId!;
    const version = life.view.version;
    life
      .watch('charge', 'email')
      .fact({ type: 'CHARGE_DECLINED', attemptId, declineCode: 'insufficient_funds', found: false })
      .fact({
        type: 'CHARGE_SUCCEEDED',
        attemptId,
        paymentId: 'pay_x',
        amountMinor: 116_000,
        allocations: [{ invoiceId: 'A', amountMinor: 116_000 }],
        creditMinor: 0,
        found: true,
      })
      .fact({ type: 'CHARGE_UNKNOWN', attemptId })
      .fact({ type: 'CHARGE_STALE', attemptId })
      .fact({ type: 'LOOKUP_NOT_FOUND', attemptId })
      .fact({ type: 'LOOKUP_FAILED', attemptId })
      .tells()
      .shows({ open: '0.00', credit: '0.00', autopay: 'idle', payment: 'idle' });
    expect(life.view.version).toBe(version);
  });

  test(
    'duplicate and late webhooks: a returned debit, a bounced mail and a transfer told again, and a ' +
      'bounce of what is paid, change nothing',
    () => {
      const told = story({ card: 'tok_bank_returned', autopay: false, watch: ['charge', 'email', 'task', 'money'] })
        .on('2026-03-02')
        .invoice('1,160.00', { due: '2026-03-10' })
        .pays()
        .on('2026-03-06')
        .shows({ open: '1,160.00' });
      const attemptId = told.view.payment.lastAttemptId!;
      const before = { version: told.view.version, open: '1,160.00', credit: '0.00', payment: 'idle' };
      told
        .watch('charge', 'email', 'task', 'money')
        .fact({
          type: 'CHARGE_RETURNED',
          attemptId,
          declineCode: 'debit_returned',
          reversal: null,
          amountMinor: 116_000,
        })
        .fact({ type: 'CHARGE_PENDING', attemptId, found: true })
        .fact({ type: 'CHARGE_DECLINED', attemptId, declineCode: 'debit_returned', found: true })
        .tells()
        .shows({ open: before.open, credit: before.credit, payment: before.payment });
      expect(told.view.version).toBe(before.version);

      const noticed = story({ watch: ['task', 'service', 'email'] })
        .on('2026-03-02')
        .invoice('1,000.00', { due: '2026-03-10' })
        .on('2026-05-04', '09:00')
        .watch('task', 'service', 'email');
      noticed
        .bounces('last-notice')
        .bounces('last-notice')
        .tells('2026-05-04 09:00 task.opened')
        .transfer('1,000.00', 'A')
        .bounces('last-notice')
        .tells('2026-05-04 09:00 email payment-receipt')
        .fact({ type: 'TRANSFER_REPEATED', transferId: 'btx_2', differs: [] })
        .on('2026-06-30')
        .tells()
        .shows({ open: '0.00', credit: '0.00', service: 'active' });
    },
  );

  test('the success after the failure of the same attempt: the ledger has kept the first, so has the chart', () => {
    const life = story({ card: 'tok_insufficient_funds', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '10:31');
    life
      .fact({
        type: 'CHARGE_DECLINED',
        attemptId: life.view.payment.lastAttemptId!,
        declineCode: 'insufficient_funds',
        found: true,
      })
      .tells('2026-03-10 10:30 declined insufficient_funds');
  });

  test('a transfer settles while a card retry is in flight: the bank had not been called, so nothing is charged', () => {
    const life = story({ card: 'tok_declined_once', watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '11:00')
      .watch('charge', 'email');
    life
      .waitsToBegin('chargeBalance')
      .on('2026-03-10', '11:30')
      .transfer('1,160.00', 'A')
      .bankAnswers()
      .on('2026-04-30')
      .tells('2026-03-10 11:30 email payment-receipt', '2026-03-10 11:30 charge.skipped')
      .shows({ open: '0.00', autopay: 'idle' });
    expect(life.world.taken.size).toBe(0);
  });

  test('a transfer settles while a card retry is in flight: the bank had taken it, so it is credit', () => {
    story({ card: 'tok_declined_once', watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '11:00')
      .watch('charge', 'email')
      .bankKeepsBack()
      .on('2026-03-10', '11:30')
      .transfer('1,160.00', 'A')
      .shows({ payment: 'charging', open: '0.00', credit: '0.00' })
      .bankAnswers()
      .tells(
        '2026-03-10 11:30 email payment-receipt',
        '2026-03-10 11:30 charged 1,160.00',
        '2026-03-10 11:30 email payment-receipt',
      )
      .shows({ open: '0.00', credit: '1,160.00', payment: 'idle' });
  });

  test('a transfer settles while a card retry is in flight, and the bank declines: no ladder is left', () => {
    story({ card: 'tok_insufficient_funds', watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '11:00')
      .watch('charge', 'email')
      .bankKeepsBack()
      .on('2026-03-10', '11:30')
      .transfer('1,160.00', 'A')
      .bankAnswers()
      .on('2026-04-30')
      .tells('2026-03-10 11:30 email payment-receipt', '2026-03-10 11:30 declined insufficient_funds')
      .shows({ autopay: 'idle', collections: 'current' });
  });

  test('the invoice is voided while its charge is in flight: the money is credit', () => {
    story({ card: 'tok_ok', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .bankKeepsBack()
      .on('2026-03-10', '10:30')
      .voids('A')
      .bankAnswers()
      .shows({ open: '0.00', credit: '1,160.00', collections: 'current' });
  });
});
