import { describe, expect, test } from '@jest/globals';
import { mexico, story } from './story.ts';

const debtor = (setting: Parameters<typeof story>[0] = {}) =>
  story({ watch: ['email', 'service', 'charge', 'hold'], ...setting })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' });

describe('holds', () => {
  test("an agent's pause silences everything, and shows only its end", () => {
    debtor({ card: 'tok_ok' })
      .pause('2026-06-14')
      .expects('2026-06-15 00:00 holdEnds')
      .watch('email', 'service', 'charge')
      .on('2026-06-14', '23:59')
      .tells()
      .shows({ collections: 'overdue', holds: 'agent' });
  });

  test("a pause needs an end, in the future; a legal hold is an admin's and has none", () => {
    debtor()
      .pause(null, { refused: 'until_required' })
      .pause('2026-03-01', { refused: 'until_in_the_past' })
      .overrides({ type: 'PAUSE_REQUESTED', until: null, invoiceId: null, legal: true }, { refused: 'forbidden' })
      .pause(null, { legal: true })
      .watch('email', 'service')
      .on('2027-01-01')
      .tells()
      .shows({ holds: 'legal' })
      .resume({ refused: 'not_allowed_now' })
      .resume({ admin: true })
      .shows({ holds: '' });
  });

  test('holds add up; releasing one never releases another', () => {
    debtor()
      .pause('2026-03-31')
      .pause('2026-04-14', { invoiceId: 'A' })
      .promises('1,000.00', '2026-03-10')
      .shows({ holds: 'agent agent promise' })
      .resume()
      .shows({ holds: 'agent promise' })
      .resume({ refused: 'not_allowed_now' })
      .resume({ invoiceId: 'A' })
      .shows({ holds: 'promise' });
  });

  test("each shows its end; a legal one and a dispute have none, and the ladder of what is left is shown beside an invoice's", () => {
    debtor()
      .on('2026-03-12')
      .pause('2026-03-31')
      .promises('1,000.00', '2026-03-20')
      .plan({ '2026-03-30': '1,000.00' })
      .proof('prf_1', '1,000.00')
      .expects(
        '2026-03-18 00:00 holdEnds',
        '2026-03-24 00:00 holdEnds',
        '2026-04-01 00:00 holdEnds',
        '2026-04-01 00:00 holdEnds',
      )
      .shows({ holds: 'agent promise plan proof' });
    debtor()
      .invoice('500.00', { due: '2026-03-11' })
      .on('2026-03-12')
      .pause('2026-03-31', { invoiceId: 'A' })
      .expects(
        '2026-03-18 08:00 reminder',
        '2026-04-01 00:00 holdEnds',
        '2026-05-05 08:00 lastNotice',
        '2026-05-11 08:00 deactivation',
      );
    debtor().on('2026-03-12').disputes('A').shows({ holds: 'dispute' }).expects();
    debtor().on('2026-03-12').pause(null, { legal: true }).shows({ holds: 'legal' }).expects();
  });

  test('two pauses of the account: each ends on its own', () => {
    debtor()
      .pause('2026-03-31')
      .pause('2026-04-30')
      .resume()
      .shows({ holds: 'agent' })
      .expects('2026-04-01 00:00 holdEnds');
    debtor()
      .pause('2026-03-31')
      .pause('2026-04-30')
      .on('2026-04-02')
      .shows({ holds: 'agent' })
      .expects('2026-05-01 00:00 holdEnds');
  });

  test("an agent's resume leaves a legal hold beside it", () => {
    debtor().pause(null, { legal: true }).pause('2026-03-31').resume().shows({ holds: 'legal' });
  });

  test('paused and resumed ten times: the made-up charge is one', () => {
    const life = debtor({ card: 'tok_ok', watch: ['charge'] });
    for (let i = 0; i < 10; i++) life.on('2026-03-12', '11:00').pause('2026-03-31').resume();
    life.on('2026-03-20').tells('2026-03-10 10:30 charged 1,000.00');
    const late = debtor({ card: 'tok_ok', watch: ['charge', 'email'] })
      .pause('2026-03-31')
      .on('2026-03-12', '11:00')
      .watch('charge', 'email');
    for (let i = 0; i < 10; i++) late.resume().pause('2026-03-31');
    late
      .tells('2026-03-12 11:00 email autopay-upcoming')
      .resume()
      .on('2026-03-16')
      .tells('2026-03-13 10:30 charged 1,000.00', '2026-03-13 10:30 email payment-receipt');
  });

  test('block and unblock ten times: one mail each', () => {
    const life = debtor({ watch: ['service'] })
      .on('2026-05-12')
      .watch('service');
    for (let i = 0; i < 10; i++) {
      life
        .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-15' })
        .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false });
    }
    life
      .tells(
        ...Array.from(
          { length: 20 },
          (_, i) => `2026-05-12 09:00 service.${i % 2 === 0 ? 'reactivated' : 'deactivated'}`,
        ),
      )
      .shows({ service: 'deactivated', collections: 'deactivated' });
    const keys = life.effects.flatMap(({ effect }) =>
      effect.type === 'sendEmail' && effect.params.mail.topic.template === 'service-reactivated' ? [effect.key] : [],
    );
    expect(new Set(keys).size).toBe(10);
    life
      .transfer('1,000.00', 'A')
      .tells('2026-05-12 09:00 service.reactivated')
      .shows({ service: 'active', collections: 'current' });
  });

  test('unblock under a human hold, by payment: at once, and the hold stays', () => {
    debtor()
      .on('2026-05-12')
      .pause('2026-06-29')
      .watch('service', 'email')
      .transfer('1,000.00', 'A')
      .tells(
        '2026-05-12 09:00 service.reactivated',
        '2026-05-12 09:00 email payment-receipt',
        '2026-05-12 09:00 email service-reactivated',
      )
      .shows({ holds: 'agent', service: 'active' });
  });

  test('a service lent under a human hold is not taken back while that lasts', () => {
    debtor()
      .on('2026-05-12')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-15' })
      .pause('2026-05-31')
      .watch('service')
      .expects('2026-06-01 00:00 holdEnds')
      .on('2026-06-02')
      .tells('2026-06-01 08:00 service.relocked');
  });

  test('a pause of an invoice that is paid is over', () => {
    debtor().pause('2026-05-31', { invoiceId: 'A' }).transfer('1,000.00', 'A').shows({ holds: '' });
  });

  test("an unknown invoice can't be paused", () => {
    debtor().pause('2026-05-31', { invoiceId: 'Z', refused: 'invoice_not_open' });
  });

  test('a legal one may have an end', () => {
    debtor()
      .on('2026-03-12')
      .pause('2026-03-19', { legal: true })
      .watch('email', 'hold')
      .on('2026-03-21')
      .tells('2026-03-20 00:00 hold.released legal', '2026-03-20 08:00 email overdue-reminder');
  });

  test('a pause of the account brings back no rung of an invoice that another has driven past', () => {
    debtor()
      .invoice('500.00', { due: '2026-03-12' })
      .on('2026-03-16')
      .pause('2026-03-17')
      .on('2026-03-20')
      .watch('email')
      .transfer('1,000.00', 'A')
      .on('2026-03-28')
      .tells('2026-03-20 09:00 email payment-receipt', '2026-03-27 08:00 email overdue-reminder');
  });

  test('a reminder by hand is refused under a hold, and without a debt', () => {
    debtor()
      .overrides({ type: 'SEND_REMINDER_REQUESTED' }, { refused: 'not_allowed_now' })
      .on('2026-03-12')
      .pause('2026-03-31')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' }, { refused: 'not_allowed_now' });
  });

  test('whatever waits under a hold goes with its end, as one', () => {
    debtor()
      .on('2026-03-03')
      .pause('2026-03-19')
      .invoice('500.00', { due: '2026-04-10' })
      .watch('email')
      .on('2026-03-21')
      .tells('2026-03-20 08:00 email overdue-reminder');
  });
});

describe('promises', () => {
  const promised = () => debtor().on('2026-03-12').promises('1,000.00', '2026-03-20').watch('email', 'hold');

  test('kept by the end of the next bank day: released, and a receipt', () => {
    promised()
      .expects('2026-03-24 00:00 holdEnds') // Friday the 20th; Monday is the next bank day
      .on('2026-03-23', '23:59')
      .transfer('1,000.00', 'A')
      .tells(
        '2026-03-23 23:59 promise.kept',
        '2026-03-23 23:59 hold.released promise',
        '2026-03-23 23:59 email payment-receipt',
      )
      .shows({ holds: '', collections: 'current' });
  });

  test('broken: the ladder goes on where time says', () => {
    promised()
      .on('2026-03-31')
      .tells(
        '2026-03-24 00:00 promise.broken',
        '2026-03-24 00:00 hold.released promise',
        '2026-03-24 08:00 email promise-broken',
        '2026-03-25 08:00 email overdue-reminder',
      );
  });

  test('partly kept is broken, with the money taken', () => {
    promised()
      .on('2026-03-20')
      .transfer('600.00', 'A')
      .shows({ open: '400.00', holds: 'promise' })
      .watch('hold')
      .on('2026-03-25')
      .tells('2026-03-24 00:00 promise.broken', '2026-03-24 00:00 hold.released promise');
  });

  test('promise broken on a Sunday: the money has Monday, the mail goes on Tuesday', () => {
    debtor()
      .on('2026-03-12')
      .promises('1,000.00', '2026-03-22')
      .watch('email', 'hold')
      .expects('2026-03-24 00:00 holdEnds')
      .on('2026-03-24', '12:00')
      .tells(
        '2026-03-24 00:00 promise.broken',
        '2026-03-24 00:00 hold.released promise',
        '2026-03-24 08:00 email promise-broken',
      );
  });

  test("the next bank day, by the banks' own list: Monday 2 November is none, though people work", () => {
    const debt = () =>
      story({ watch: ['hold'] })
        .on('2026-10-02')
        .invoice('1,000.00', { due: '2026-10-10' })
        .on('2026-10-22')
        .promises('1,000.00', '2026-10-30')
        .watch('hold'); // a Friday
    debt()
      .on('2026-11-03', '23:59')
      .transfer('1,000.00', 'A')
      .tells('2026-11-03 23:59 promise.kept', '2026-11-03 23:59 hold.released promise');
    debt().on('2026-11-05').tells('2026-11-04 00:00 promise.broken', '2026-11-04 00:00 hold.released promise');
  });

  test('up to ten working days ahead, not in the past, two a case, one at a time, and no more than is open', () => {
    debtor()
      .on('2026-03-12')
      .promises('1,000.00', '2026-03-27', { refused: 'ok' })
      .promises('1.00', '2026-03-13', { refused: 'not_allowed_now' });
    debtor()
      .on('2026-03-12')
      .promises('1,000.00', '2026-03-28', { refused: 'promise_day_out_of_range' })
      .promises('1,000.00', '2026-03-11', { refused: 'promise_day_out_of_range' })
      .promises('1,000.01', '2026-03-13', { refused: 'amount_too_large' });
    debtor()
      .on('2026-03-12')
      .promises('1,000.00', '2026-03-13')
      .on('2026-03-20')
      .promises('1,000.00', '2026-03-23')
      .on('2026-03-27')
      .promises('1,000.00', '2026-03-30', { refused: 'not_allowed_now' });
  });

  test('a promise silences charges too', () => {
    debtor({ card: 'tok_ok', watch: ['charge'] })
      .on('2026-03-09')
      .promises('1,000.00', '2026-03-12')
      .on('2026-03-14')
      .tells()
      .on('2026-03-15')
      .tells('2026-03-14 10:30 charged 1,000.00');
  });

  test('nothing is owed any more, without a payment: nothing is left to break', () => {
    promised()
      .voids('A')
      .tells('2026-03-12 09:00 promise.kept', '2026-03-12 09:00 hold.released promise')
      .on('2026-04-30')
      .tells();
  });
});

describe('payment plans', () => {
  const planned = (setting: Parameters<typeof story>[0] = {}) =>
    debtor(setting)
      .on('2026-03-12')
      .plan({ '2026-03-20': '400.00', '2026-04-20': '300.00', '2026-05-20': '300.00' })
      .watch('email', 'hold', 'charge', 'service');

  test('installments add up to what is open, on ascending days from today', () => {
    debtor()
      .plan({ '2026-03-20': '400.00' }, { refused: 'plan_does_not_add_up' })
      .plan({ '2026-04-20': '500.00', '2026-03-20': '500.00' }, { refused: 'plan_days_not_ascending' })
      .plan({ '2026-03-01': '1,000.00' }, { refused: 'plan_days_not_ascending' });
  });

  test('awaited: every installment on its day, and the case is over', () => {
    planned()
      .expects('2026-03-24 00:00 holdEnds')
      .on('2026-03-20')
      .transfer('400.00', 'A')
      .expects('2026-04-22 00:00 holdEnds')
      .on('2026-04-20')
      .transfer('300.00', 'A')
      .on('2026-05-20')
      .transfer('300.00', 'A')
      .tells(
        '2026-03-20 09:00 email payment-receipt',
        '2026-04-20 09:00 email payment-receipt',
        '2026-05-20 09:00 plan.kept',
        '2026-05-20 09:00 hold.released plan',
        '2026-05-20 09:00 email payment-receipt',
      )
      .shows({ collections: 'current', holds: '' });
  });

  test('charged by autopay on their days', () => {
    planned({ card: 'tok_stolen' })
      .card('tok_ok')
      .expects('2026-03-20 10:30 charge 400.00', '2026-03-24 00:00 holdEnds')
      .watch('charge', 'hold')
      .on('2026-05-31')
      .tells(
        '2026-03-20 10:30 charged 400.00',
        '2026-04-20 10:30 charged 300.00',
        '2026-05-20 10:30 charged 300.00',
        '2026-05-20 10:30 plan.kept',
        '2026-05-20 10:30 hold.released plan',
      )
      .shows({ open: '0.00' });
  });

  test(
    'an installment that is declined is retried like any charge, and a missed one ends the plan after ' +
      "three working days' notice",
    () => {
      planned({ card: 'tok_insufficient_funds', autopay: false })
        .autopay(true)
        .watch('charge', 'email', 'hold')
        .on('2026-03-31')
        .tells(
          '2026-03-20 10:30 declined insufficient_funds',
          '2026-03-20 11:30 declined insufficient_funds',
          '2026-03-20 11:30 email payment-declined',
          '2026-03-23 10:30 declined insufficient_funds',
          '2026-03-24 00:00 plan.missed',
          '2026-03-24 08:00 email plan-missed',
          '2026-03-27 08:00 hold.released plan',
          '2026-03-27 08:00 email overdue-reminder',
        )
        .shows({ holds: '', autopay: 'exhausted' }) // desk 19
        .on('2026-04-30')
        .watch('charge')
        .tells();
    },
  );

  test('it comes within the notice: the plan goes on', () => {
    planned()
      .on('2026-03-25')
      .transfer('400.00', 'A')
      .shows({ holds: 'plan' })
      .expects('2026-04-22 00:00 holdEnds')
      .watch('hold')
      .on('2026-04-20')
      .tells();
  });

  test('it comes within the notice, and is taken back: missed again, with a notice of its own', () => {
    const life = planned()
      .on('2026-03-25')
      .transfer('400.00', 'A')
      .later(5)
      .unmatch()
      .on('2026-03-31')
      .tells(
        '2026-03-24 00:00 plan.missed',
        '2026-03-24 08:00 email plan-missed',
        '2026-03-25 09:00 email payment-receipt',
        '2026-03-25 09:05 email transfer-unmatched',
        '2026-03-25 09:05 plan.missed',
        '2026-03-25 09:05 email plan-missed',
        '2026-03-30 08:00 hold.released plan',
        '2026-03-30 08:00 email overdue-reminder',
      );
    expect(
      life.entries.filter((entry) => entry.data.template === 'plan-missed').map((entry) => entry.data.key),
    ).toEqual(['acc_214:plan-missed:hold-1:2026-03-20:1', 'acc_214:plan-missed:hold-1:2026-03-20:2']);
  });

  test('it came, and is taken back after its day: missed from then on', () => {
    planned()
      .on('2026-03-20')
      .transfer('400.00', 'A')
      .on('2026-04-01')
      .watch('hold')
      .unmatch()
      .tells('2026-04-01 09:00 plan.missed')
      .expects('2026-04-08 08:00 holdEnds');
  });

  test("an installment's day that a pause has made us miss is made up in the next window", () => {
    planned({ card: 'tok_ok', autopay: false })
      .autopay(true)
      .on('2026-03-19')
      .pause('2026-03-24')
      .on('2026-03-21', '12:00')
      .resume()
      .watch('charge', 'hold')
      .on('2026-03-31')
      .tells('2026-03-22 10:30 charged 400.00');
  });

  test('one that was declined and came otherwise is not tried again, and the next is charged on its day', () => {
    planned({ card: 'tok_declined_once', autopay: false })
      .autopay(true)
      .on('2026-03-20', '11:00')
      .transfer('400.00', 'A')
      .watch('charge')
      .on('2026-04-30')
      .tells('2026-04-20 10:30 charged 300.00');
  });

  test('what is disputed of it is not charged for it', () => {
    const life = story({ card: 'tok_ok' })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-10' })
      .plan({ '2026-03-20': '700.00', '2026-04-20': '800.00' })
      .disputes('A')
      .watch('charge')
      .on('2026-03-23')
      .tells('2026-03-20 10:30 charged 500.00');
    expect(life.entries.find((entry) => entry.type === 'charge.attempted')?.data.invoiceIds).toEqual(['B']);
  });

  test('paid by direct debit: nothing is missed, and nothing charged beside it, while that is on its way', () => {
    planned({ card: 'tok_bank_ok', autopay: false })
      .autopay(true)
      .on('2026-03-31')
      .tells(
        '2026-03-20 10:30 charge.pending',
        '2026-03-24 10:30 charged 400.00',
        '2026-03-24 10:30 email payment-receipt',
      );
    planned({ card: 'tok_bank_bounced', autopay: false })
      .autopay(true)
      .watch('hold')
      .on('2026-03-26')
      .tells('2026-03-24 00:00 plan.missed'); // back on the 23rd, and tried again on the 26th
    story({ card: 'tok_bank_ok', watch: ['charge', 'hold'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .plan({ '2026-03-19': '400.00', '2026-03-20': '600.00' })
      .watch('charge', 'hold')
      .on('2026-03-31')
      .tells(
        '2026-03-19 10:30 charge.pending',
        '2026-03-23 10:30 charged 400.00',
        '2026-03-23 10:30 charge.pending',
        '2026-03-25 10:30 charged 600.00',
        '2026-03-25 10:30 plan.kept',
        '2026-03-25 10:30 hold.released plan',
      );
  });

  test('one of its invoices paid by direct debit, by hand: the same', () => {
    story({ card: 'tok_bank_ok', autopay: false })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-10' })
      .plan({ '2026-03-20': '1,000.00', '2026-04-20': '500.00' })
      .on('2026-03-20')
      .pays('A')
      .watch('charge', 'hold')
      .on('2026-03-31')
      .tells('2026-03-24 09:00 charged 1,000.00')
      .shows({ holds: 'plan' });
  });

  test('what comes towards it moves the end of no other hold', () => {
    planned()
      .pause('2026-06-14')
      .transfer('400.00', 'A')
      .expects('2026-04-22 00:00 holdEnds', '2026-06-15 00:00 holdEnds');
  });

  test('a part within the notice does not save it', () => {
    planned()
      .on('2026-03-25')
      .transfer('399.99', 'A')
      .watch('hold')
      .on('2026-04-01')
      .tells('2026-03-27 08:00 hold.released plan');
  });

  test("new invoices are due as usual, and their payment is not the plan's", () => {
    planned({ card: 'tok_ok', autopay: false })
      .invoice('70.00', { due: '2026-04-10' })
      .transfer('70.00', 'B')
      .shows({ holds: 'plan' })
      .expects('2026-03-24 00:00 holdEnds');
    planned()
      .invoice('70.00', { due: '2026-04-10' })
      .transfer('400.00', 'A')
      .watch('hold')
      .on('2026-04-21')
      .tells()
      .on('2026-04-22')
      .tells('2026-04-22 00:00 plan.missed');
    planned()
      .invoice('70.00', { due: '2026-03-19' })
      .watch('email')
      .on('2026-03-23', '12:00')
      .tells('2026-03-20 08:00 email overdue-reminder');
  });

  test('what falls due beside it is charged alone on its day', () => {
    story({ card: 'tok_ok', watch: ['charge', 'hold'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .plan({ '2026-03-20': '400.00', '2026-04-20': '600.00' })
      .invoice('70.00', { due: '2026-03-10' })
      .watch('charge', 'hold')
      .on('2026-04-30')
      .tells(
        '2026-03-10 10:30 charged 70.00',
        '2026-03-20 10:30 charged 400.00',
        '2026-04-20 10:30 charged 600.00',
        '2026-04-20 10:30 plan.kept',
        '2026-04-20 10:30 hold.released plan',
      );
  });

  test('the service does not come back by a plan, and does by its last installment', () => {
    debtor()
      .on('2026-05-12')
      .plan({ '2026-05-20': '500.00', '2026-06-20': '500.00' })
      .watch('service')
      .on('2026-05-20')
      .transfer('500.00', 'A')
      .on('2026-06-19')
      .transfer('500.00', 'A')
      .tells('2026-06-19 09:00 service.reactivated');
  });
});

test('the policy says how many promises', () => {
  debtor({ policy: { ...mexico, holds: { ...mexico.holds, promisesPerCase: 0 } } })
    .on('2026-03-12')
    .promises('1.00', '2026-03-13', { refused: 'not_allowed_now' });
});
