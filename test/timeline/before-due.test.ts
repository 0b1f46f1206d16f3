import { describe, expect, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import type { Mail } from '../../domain/messages/mail.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { mexico, story } from './story.ts';
import { written } from './told.ts';

const under = (beforeDueDays: number[], restBelowMinor = mexico.thresholds.restBelowMinor): Policy => ({
  ...mexico,
  reminders: { ...mexico.reminders, beforeDueDays },
  thresholds: { ...mexico.thresholds, restBelowMinor },
});
const account = (setting: Parameters<typeof story>[0] = {}) =>
  story({ policy: under([7, 3]), startsOn: '2026-02-03', watch: ['email'], ...setting });

const lastMail = (life: ReturnType<typeof account>): Mail['topic'] | undefined =>
  life.effects.flatMap(({ effect }) => (effect.type === 'sendEmail' ? [effect.params.mail.topic] : [])).at(-1);

describe('desk 23: a reminder before the due day', () => {
  test('goes to who pays by hand, on each of its days, in contact hours', () => {
    // Tuesday 3 and Saturday 7 March: the second goes on Monday the 9th.
    account()
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-11', '12:00')
      .tells(
        '2026-02-03 09:00 email invoice-issued',
        '2026-03-03 08:00 email payment-due',
        '2026-03-09 08:00 email payment-due',
        '2026-03-11 08:00 email overdue-reminder',
      );
  });

  test('is a day, an amount and the invoices of that day in one mail', () => {
    const life = account()
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-10' })
      .invoice('70.00', { due: '2026-04-10' })
      .on('2026-03-03', '09:00');
    expect(lastMail(life)).toMatchObject({
      template: 'payment-due',
      data: { amountMinor: 150_000, dueOn: '2026-03-10', invoices: [{ id: 'A' }, { id: 'B' }] },
    });
  });

  test('does not go to who is charged by itself, nor without a policy that says so', () => {
    account({ card: 'tok_ok' })
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '09:00')
      .tells('2026-02-03 09:00 email invoice-issued', '2026-03-09 08:00 email autopay-upcoming');
    account({ policy: mexico })
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '09:00')
      .tells('2026-02-03 09:00 email invoice-issued');
  });

  test('does not go for what is paid, disputed, void, or paid by credit on its day', () => {
    const invoiced = () => account().invoice('1,000.00', { due: '2026-03-10' }).on('2026-02-10').watch('email');
    invoiced().transfer('1,000.00', 'A').watch('email').on('2026-03-10').tells();
    invoiced().disputes('A').watch('email').on('2026-03-10').tells();
    invoiced().voids('A').watch('email').on('2026-03-10').tells();
    const left = invoiced().transfer('970.00', 'A').watch('email').on('2026-03-10');
    // Too little to be asked for by itself.
    left.tells();
  });

  test('asks for what is left', () => {
    const life = account().invoice('1,000.00', { due: '2026-03-10' }).transfer('400.00', 'A').on('2026-03-03', '09:00');
    expect(lastMail(life)).toMatchObject({ template: 'payment-due', data: { amountMinor: 60_000 } });
  });

  test('an invoice that comes later than its day has said it itself', () => {
    account({ startsOn: '2026-03-05' })
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '12:00')
      .tells('2026-03-05 09:00 email invoice-issued', '2026-03-09 08:00 email payment-due');
    account({ startsOn: '2026-03-09' })
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '12:00')
      .tells('2026-03-09 09:00 email invoice-issued');
  });

  test('after a pause the latest goes, once; after the due day none', () => {
    const paused = (until: '2026-03-08' | '2026-03-11') =>
      account().invoice('1,000.00', { due: '2026-03-10' }).on('2026-02-20').watch('email').pause(until);
    paused('2026-03-08').on('2026-03-10', '12:00').tells('2026-03-09 08:00 email payment-due');
    paused('2026-03-11').on('2026-03-11', '07:00').tells();
  });

  test('a new rule sends none that would have had its day before it', () => {
    const moved = (day: '2026-03-04' | '2026-03-09') =>
      account({ policy: mexico })
        .invoice('1,000.00', { due: '2026-03-10' })
        .on(day, '12:00')
        .watch('email')
        .overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: { ...under([7, 3]), version: 2 } }, { admin: true });
    moved('2026-03-04').on('2026-03-10', '12:00').tells('2026-03-09 08:00 email payment-due');
    moved('2026-03-09').on('2026-03-10', '12:00').tells();
  });
});

const amounts = (life: ReturnType<typeof account>): unknown[] =>
  written(life, 'payment-due').map((data) => {
    const { dueOn, amountMinor } = data as { dueOn: string; amountMinor: number };
    return [dueOn, amountMinor];
  });

describe('a reminder before the due day: who gets it', () => {
  const on = (life: ReturnType<typeof account>) => life.invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-09');
  const both = ['2026-03-03 08:00 email payment-due', '2026-03-09 08:00 email payment-due'];

  test('who has a card and no autopay pays by hand', () => {
    on(account().card('tok_ok')).tells('2026-02-03 09:00 email invoice-issued', ...both);
  });

  test('autopay without a card takes nothing; near the day a method is asked for instead', () => {
    on(account({ autopay: true })).tells(
      '2026-02-03 09:00 email invoice-issued',
      '2026-03-03 08:00 email payment-due',
      '2026-03-09 08:00 email payment-method-needed',
    );
  });

  test('autopay that was switched on after the window of the due day takes nothing either', () => {
    account()
      .card('tok_ok')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-02')
      .pause('2026-03-20')
      .on('2026-03-10', '16:00')
      .watch('email')
      .autopay(true)
      .resume({ admin: true })
      .on('2026-03-10', '17:00')
      .tells('2026-03-10 16:00 email payment-due');
  });

  test.each([
    ['tok_declined_once', ['2026-03-10 11:30 charged 1,000.00', '2026-03-10 11:30 email payment-receipt']],
    [
      'tok_insufficient_funds',
      ['2026-03-10 11:30 declined insufficient_funds', '2026-03-10 11:30 email payment-declined'],
    ],
  ])('declined on its day, it is tried again in an hour, and the mail of that says how it ended: %s', (card, after) => {
    account({ card, watch: ['charge', 'email'] })
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '10:00')
      .watch('charge', 'email')
      .on('2026-03-10', '12:00')
      .tells('2026-03-10 10:30 declined insufficient_funds', ...after);
  });

  test('declined for good, the word that asks for another method is all', () => {
    account({ card: 'tok_stolen' })
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '10:00')
      .watch('email')
      .on('2026-03-10', '20:00')
      .tells('2026-03-10 10:30 email payment-method-needed');
  });
});

describe('a reminder before the due day: when it goes', () => {
  test('on the last day to pay as well, where a pause has kept it until then', () => {
    account()
      .invoice('1,000.00', { due: '2026-03-09' })
      .on('2026-02-20')
      .pause('2026-03-08')
      .watch('email')
      .on('2026-03-09')
      .tells('2026-03-09 08:00 email payment-due');
  });

  /** Deadlines of reminders before the due day. */
  const awaited = (life: ReturnType<typeof account>): string[] =>
    accountChart.deadlines(life.state).flatMap(({ at, event }) => (/notice/.test(JSON.stringify(event)) ? [at] : []));

  test('not at all where the next contact hours are after the due day: nothing wakes the account for it', () => {
    const life = account({ policy: under([1]) }).invoice('1,000.00', { due: '2026-03-08' });
    expect(awaited(life)).toEqual([]);
    life.on('2026-03-09').tells('2026-02-03 09:00 email invoice-issued', '2026-03-09 08:00 email overdue-reminder');
  });

  test('one after the other, and none when the last has gone', () => {
    const life = account().invoice('1,000.00', { due: '2026-03-10' });
    expect(awaited(life)).toEqual(['2026-03-03T14:00:00.000Z']);
    expect(awaited(life.on('2026-03-03'))).toEqual(['2026-03-09T14:00:00.000Z']);
    expect(awaited(life.on('2026-03-09'))).toEqual([]);
  });

  test('one whose pause ends on the last day is spoken of then, with those of its day', () => {
    const life = account()
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-10' })
      .pause('2026-03-09', { invoiceId: 'B' })
      .on('2026-03-10');
    expect(amounts(life)).toEqual([
      ['2026-03-10', 100_000],
      ['2026-03-10', 100_000],
      ['2026-03-10', 150_000],
    ]);
  });

  test('kept back beyond the due day, it goes no more', () => {
    account()
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-02')
      .stops('mails')
      .on('2026-03-11', '07:00')
      .watch('email', 'skipped')
      .lets('mails')
      .on('2026-03-12')
      .tells('2026-03-11 08:00 email.skipped payment-due', '2026-03-11 08:00 email overdue-reminder');
  });

  test('an invoice that comes on one of the days has said it itself', () => {
    account({ startsOn: '2026-03-03' })
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-09')
      .tells('2026-03-03 09:00 email invoice-issued', '2026-03-09 08:00 email payment-due');
    account({ startsOn: '2026-03-03' })
      .invoice('1,000.00', { due: '2026-03-10', sentAlready: true })
      .on('2026-03-09')
      .tells('2026-03-09 08:00 email payment-due');
  });

  test('one that joins others of its day is spoken of with them on the next', () => {
    const life = account()
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-04')
      .invoice('70.00', { due: '2026-03-10' })
      .on('2026-03-09');
    expect(amounts(life)).toEqual([
      ['2026-03-10', 100_000],
      ['2026-03-10', 107_000],
    ]);
  });

  test('one that comes when the last of the days is over brings the others no third', () => {
    const life = account()
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-09', '12:00')
      .invoice('70.00', { due: '2026-03-10' })
      .on('2026-03-10');
    expect(amounts(life)).toHaveLength(2);
  });

  test('a new rule at the very minute of one sends it next morning; a minute later it would have gone before', () => {
    const ruled = (time: '08:00' | '08:01') =>
      account({ policy: mexico })
        .invoice('1,000.00', { due: '2026-03-10' })
        .on('2026-03-03', time)
        .watch('email')
        .overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: { ...under([7, 3]), version: 2 } }, { admin: true })
        .on('2026-03-05');
    ruled('08:00').tells('2026-03-04 08:00 email payment-due');
    ruled('08:01').tells();
  });

  const ruled = (policy: Policy, version: number) => ({
    type: 'CHANGE_POLICY_REQUESTED' as const,
    policy: { ...policy, version },
  });

  test('with another rule what has had its day by then is over, and what is to come comes', () => {
    account({ policy: under([7]) })
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-04', '12:00')
      .watch('email')
      .overrides(ruled(under([7, 6, 1]), 2), { admin: true })
      .on('2026-03-10')
      .tells('2026-03-09 08:00 email payment-due');
  });

  test('one that has gone does not come again where the next rule would have it later', () => {
    const late: Policy = {
      ...under([7, 3]),
      calendar: { ...mexico.calendar, contactHours: { from: '10:00', to: '20:00' } },
    };
    account()
      .invoice('1,000.00', { due: '2026-03-09' })
      .on('2026-03-06')
      .watch('email')
      .overrides(ruled(late, 2), { admin: true })
      .on('2026-03-09', '20:00')
      .tells();
  });
});

describe('a reminder before the due day: how much it asks for', () => {
  test('of each day its own, less the credit that pays the earlier one first', () => {
    const life = account()
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-24' })
      .transfer('1,200.00', '')
      .on('2026-03-23');
    expect(amounts(life)).toEqual([
      ['2026-03-24', 30_000],
      ['2026-03-24', 30_000],
    ]);
  });

  test('no other day has a part in it', () => {
    const life = account()
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-11' })
      .on('2026-03-04');
    expect(amounts(life)).toEqual([
      ['2026-03-10', 100_000],
      ['2026-03-11', 50_000],
    ]);
  });

  test('from the smallest amount on that is asked for by itself', () => {
    const invoiced = (total: string) =>
      account({ watch: ['email', 'skipped'] })
        .invoice(total, { due: '2026-03-10' })
        .on('2026-03-03');
    expect(amounts(invoiced('50.00'))).toEqual([['2026-03-10', 5_000]]);
    invoiced('49.99').tells('2026-02-03 09:00 email invoice-issued');
  });

  test('nothing, and none goes, also where the policy lets no small amount rest', () => {
    const life = account({ policy: under([7, 3], 0) }).invoice('1,000.00', { due: '2026-03-10' });
    life.transfer('1,000.00', '').watch('email').expects();
    life.on('2026-03-10').tells();
  });

  test('it is read anew when it leaves: what was paid meanwhile, and whether enough is left', () => {
    const paid = (amount: string) =>
      account()
        .invoice('1,000.00', { due: '2026-03-10' })
        .on('2026-03-02')
        .stops('mails')
        .on('2026-03-03')
        .transfer(amount, 'A')
        .watch('email')
        .lets('mails')
        .on('2026-03-04');
    const enough = paid('950.00');
    enough.tells('2026-03-03 10:00 email payment-due', '2026-03-03 10:00 email payment-receipt');
    expect(amounts(enough).at(-1)).toEqual(['2026-03-10', 5_000]);
    paid('950.01').tells('2026-03-03 10:00 email payment-receipt');
  });
});
