import { describe, expect, test } from '@jest/globals';
import { mexico, story } from './story.ts';

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
    expect(life.entries.at(-1)).toMatchObject({
      summary: 'Invoice A is due on 2026-03-31, no longer on 2026-03-10: agreed',
      data: { invoiceId: 'A', number: 'A' },
    });
  });
});

describe('another last day to pay, and what charges itself', () => {
  const card = (token = 'tok_ok', setting: Parameters<typeof story>[0] = {}) =>
    owing({ card: token, watch: ['charge', 'email'], ...setting });

  test('today is still to come: nothing is overdue, and it is charged today', () => {
    owing().on('2026-03-12').dueMoved('A', '2026-03-12').shows({ collections: 'current', overdue: '0.00' });
    card()
      .on('2026-03-06')
      .watch('charge')
      .dueMoved('A', '2026-03-06')
      .on('2026-03-06', '12:00')
      .tells('2026-03-06 10:30 charged 1,000.00');
  });

  test('declined, and moved to another day that is past: its ladder goes on, and no other begins', () => {
    const life = card('tok_insufficient_funds').on('2026-03-12').dueMoved('A', '2026-03-05').watch('charge');
    life.on('2026-03-16').tells('2026-03-13 10:30 declined insufficient_funds');
  });

  test('moved before autopay was switched on, it is old debt: of a day whose window was over by then', () => {
    const since = (time: '14:59' | '15:00') =>
      owing({ watch: ['charge'] })
        .card('tok_ok')
        .on('2026-03-06', time)
        .autopay(true)
        .on('2026-03-09')
        .dueMoved('A', '2026-03-06')
        .on('2026-03-12');
    since('14:59').tells('2026-03-09 10:30 charged 1,000.00');
    since('15:00').tells();
  });

  test('the same of one that is moved to today', () => {
    owing({ watch: ['charge'] })
      .card('tok_ok')
      .on('2026-03-06', '16:00')
      .autopay(true)
      .dueMoved('A', '2026-03-06')
      .on('2026-03-12')
      .tells();
  });

  test('of two that were declined together the other is tried again', () => {
    card('tok_insufficient_funds')
      .invoice('500.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .dueMoved('A', '2026-03-31')
      .expects(
        '2026-03-13 10:30 retry 500.00',
        '2026-03-17 08:00 reminder',
        '2026-03-31 10:30 charge 1,000.00',
        '2026-05-04 08:00 lastNotice',
        '2026-05-11 08:00 deactivation',
      );
  });

  test.each([
    ['2026-03-07', '2026-03-04 08:00'],
    ['2026-03-06', '2026-03-03 09:00'],
    ['2026-03-04', '2026-03-03 09:00'],
  ] as const)(
    'the charge on %s is announced, however soon it is: its own mail named another day',
    (dueOn, noticedAt) => {
      card()
        .on('2026-03-03')
        .watch('charge', 'email')
        .dueMoved('A', dueOn)
        .on(dueOn, '10:30')
        .tells(
          `${noticedAt} email autopay-upcoming`,
          `${dueOn} 10:30 charged 1,000.00`,
          `${dueOn} 10:30 email payment-receipt`,
        );
    },
  );

  test('its own mail that has not left yet says the new day', () => {
    story({ card: 'tok_ok', watch: ['email'] })
      .on('2026-03-03', '07:00')
      .invoice('1,000.00', { due: '2026-03-10' })
      .dueMoved('A', '2026-03-05')
      .on('2026-03-05')
      .tells('2026-03-03 08:00 email invoice-issued');
  });

  test('a policy without notices has none here; debits have their own days', () => {
    const charge = (days: number) => ({
      ...mexico,
      charge: { ...mexico.charge, noticeDays: 0, debits: { ...mexico.charge.debits, noticeDays: days } },
    });
    const moved = (token: string, days: number) =>
      card(token, { policy: charge(days) })
        .watch('email')
        .dueMoved('A', '2026-03-20')
        .on('2026-03-20');
    moved('tok_ok', 14).tells();
    moved('tok_bank_ok', 14).tells('2026-03-06 08:00 email autopay-upcoming');
    moved('tok_bank_ok', 0).tells();
  });
});

describe('another last day to pay, and the campaign', () => {
  test('what a pause has kept is over by the new age: it does not come after all', () => {
    const paused = () =>
      owing({ watch: ['email'] })
        .on('2026-03-11')
        .pause('2026-03-20')
        .on('2026-03-21')
        .watch('email');
    paused().on('2026-03-24').tells('2026-03-23 08:00 email overdue-reminder');
    paused().dueMoved('A', '2026-03-09').on('2026-03-24').tells('2026-03-24 08:00 email overdue-reminder');
  });

  test('nor does it when it drives the case later: what passed under an older one is over', () => {
    story({ watch: ['email'] })
      .on('2026-02-02')
      .invoice('500.00', { due: '2026-02-10' })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-11')
      .pause('2026-03-13')
      .on('2026-03-16')
      .dueMoved('B', '2026-03-12')
      .on('2026-04-02')
      .watch('email')
      .transfer('500.00', 'A')
      .on('2026-04-14')
      .tells('2026-04-02 09:00 email payment-receipt', '2026-04-13 08:00 email overdue-reminder');
  });

  test('to come again, days that a dispute took out are not taken out of its new age', () => {
    owing({ watch: ['email'] })
      .on('2026-03-11')
      .disputes('A')
      .on('2026-03-16')
      .resolve('A', 'rejected')
      .on('2026-03-17')
      .dueMoved('A', '2026-03-24')
      .watch('email')
      .on('2026-03-25')
      .tells('2026-03-25 08:00 email overdue-reminder');
  });
});

describe('another last day to pay, and the last notice', () => {
  const closed = (life: ReturnType<typeof owing>) =>
    life.tasks.flatMap((change) => ('close' in change ? [change.close] : []));

  test('one that waits for its hour names it no longer', () => {
    const life = owing().invoice('500.00', { due: '2026-03-10' }).on('2026-05-03').stops('mails');
    life.on('2026-05-04', '08:30').dueMoved('A', '2026-06-10');
    expect(life.context.case?.notice).toMatchObject({ is: 'asked', invoiceIds: ['B'], renews: null });
  });

  test('of one that is to be renewed neither the old nor the new counts for it', () => {
    const extended = () =>
      owing()
        .invoice('500.00', { due: '2026-03-10' })
        .on('2026-05-04')
        .overrides({ type: 'EXTEND_REQUESTED', days: 5 });
    expect(extended().dueMoved('A', '2026-06-10').context.case?.notice).toMatchObject({
      is: 'asked',
      invoiceIds: ['B'],
      renews: { is: 'out', invoiceIds: ['B'], names: '2026-05-11', approvalAsked: false },
    });
    expect(extended().dueMoved('A', '2026-06-10').dueMoved('B', '2026-06-10').context.case?.notice).toBe(undefined);
  });

  test('nobody is left with the question whether it may go off by a day that holds no longer', () => {
    const policy = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
    const life = owing({ policy }).on('2026-05-11').dueMoved('A', '2026-03-12');
    expect(closed(life)).toContain('deactivationApproval:case-1:1');
    expect(life.context.case?.notice).toMatchObject({ is: 'out', names: '2026-05-14', approvalAsked: false });
  });

  test('whoever was asked about both is asked anew about the one that is left, the oldest as before', () => {
    const policy = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
    const asked = () => owing({ policy }).invoice('500.00', { due: '2026-03-11' }).on('2026-05-11');
    const opened = (life: ReturnType<typeof owing>) =>
      life.tasks.flatMap((change) =>
        'open' in change && change.open.kind === 'deactivationApproval' ? [change.open.key] : [],
      );
    const life = asked().dueMoved('B', '2026-03-12').on('2026-05-12');
    expect(opened(life)).toEqual(['deactivationApproval:case-1:1', 'deactivationApproval:case-1:2']);
    expect(closed(life).filter((key) => key.startsWith('deactivationApproval'))).toEqual([
      'deactivationApproval:case-1:1',
    ]);
    expect(opened(asked().dismisses('deactivationApproval').dueMoved('B', '2026-03-12').on('2026-05-12'))).toHaveLength(
      1,
    );
  });
});
