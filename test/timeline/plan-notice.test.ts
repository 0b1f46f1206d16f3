import { describe, expect, test } from '@jest/globals';
import { coveredOnSchedule } from '../../domain/chart/reads/plans.ts';
import { story } from './story.ts';
import { written } from './told.ts';

const planned = (setting: Parameters<typeof story>[0] = {}) =>
  story({ watch: ['email', 'hold', 'charge', 'service'], ...setting })
    .on('2026-03-02')
    .invoice('1,200.00', { due: '2026-03-10' })
    .on('2026-03-12')
    .plan({ '2026-03-20': '400.00', '2026-04-20': '400.00', '2026-05-20': '400.00' })
    .watch('email', 'hold', 'charge', 'service');

describe('desk 17: the notice of a missed installment', () => {
  test('missed in the night to Saturday: three working days from the mail on Monday', () => {
    story({ watch: ['email', 'hold'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .plan({ '2026-03-26': '400.00', '2026-04-20': '600.00' })
      .watch('email', 'hold')
      .on('2026-04-07')
      .tells(
        '2026-03-28 00:00 plan.missed',
        '2026-03-30 08:00 email plan-missed',
        '2026-04-06 08:00 hold.released plan', // the 2nd and 3rd of April are holidays
        '2026-04-06 08:00 email overdue-reminder',
      );
  });

  test('under a pause it waits, and the plan with it', () => {
    planned()
      .on('2026-03-23')
      .pause('2026-04-14')
      .watch('email', 'hold')
      .on('2026-04-22')
      .tells(
        '2026-03-24 00:00 plan.missed',
        '2026-04-15 00:00 hold.released agent',
        '2026-04-15 08:00 email plan-missed',
        '2026-04-20 08:00 hold.released plan',
        '2026-04-20 08:00 email overdue-reminder',
      );
  });

  test('while mails are stopped it waits as well', () => {
    planned()
      .stops('mails')
      .on('2026-04-14')
      .shows({ holds: 'plan' })
      .lets('mails')
      .watch('email', 'hold')
      .on('2026-04-21')
      .tells(
        '2026-04-14 12:00 email plan-missed',
        '2026-04-17 08:00 hold.released plan',
        '2026-04-17 08:00 email overdue-reminder',
      );
  });

  test('an accepted proof puts it off while it shows all of the installment; of less than that it is missed', () => {
    const proven = () =>
      planned().on('2026-03-18').transfer('300.00', 'A').on('2026-03-20').proof('prf_1', '100.00').accepts('prf_1');
    const ends = (life: ReturnType<typeof planned>) => life.watch('hold').on('2026-03-24', '12:00');
    ends(proven()).tells().shows({ holds: 'plan proof' });
    ends(proven().on('2026-03-23').unmatch()).tells('2026-03-24 00:00 plan.missed');
  });

  test('what is said of a declined installment names its amount', () => {
    const life = planned({ card: 'tok_insufficient_funds', autopay: false }).autopay(true).on('2026-03-21');
    expect(written(life, 'payment-declined')).toMatchObject([{ amountMinor: 40_000 }]);
  });
});

describe('what is in dispute is not owed under a plan', () => {
  test('it makes no installment missed, nor paid', () => {
    planned()
      .disputes('A', { late: true, amount: '1,000.00' })
      .on('2026-03-20')
      .transfer('200.00', 'A')
      .watch('hold')
      .on('2026-05-31')
      .tells()
      .shows({ holds: 'plan dispute' })
      .resolve('A', 'rejected')
      .tells('2026-05-31 09:00 dispute.resolved', '2026-05-31 09:00 hold.released dispute')
      .on('2026-06-10')
      .tells('2026-06-02 00:00 plan.missed', '2026-06-05 08:00 hold.released plan');
  });

  test('accepted: what is left is owed on its days', () => {
    planned()
      .disputes('A', { late: true, amount: '400.00' })
      .resolve('A', 'accepted', '400.00')
      .expects('2026-03-24 00:00 holdEnds')
      .transfer('400.00', 'A')
      .expects('2026-04-22 00:00 holdEnds')
      .transfer('400.00', 'A')
      .shows({ holds: '', open: '0.00' });
  });

  test('a plan adds up to what is not in dispute', () => {
    story()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-10' })
      .disputes('A', { amount: '300.00' })
      .plan({ '2026-03-20': '1,500.00' }, { refused: 'plan_does_not_add_up' })
      .plan({ '2026-03-20': '700.00', '2026-04-20': '500.00' })
      .on('2026-03-20')
      .transfer('700.00', 'A')
      .expects('2026-04-22 00:00 holdEnds');
  });
});

test('desk 17: covered on schedule once the first installment has come, and none is missed', () => {
  const is = (life: ReturnType<typeof planned>): boolean[] => {
    const { context } = life.state.snapshot;
    return context.debts.map((debt) => coveredOnSchedule(context, debt));
  };
  const life = planned().invoice('70.00', { due: '2026-04-10' });
  expect(is(life)).toEqual([false, false]);
  expect(is(life.transfer('400.00', 'A'))).toEqual([true, false]);
  expect(is(life.on('2026-04-22'))).toEqual([false, false]);
});
