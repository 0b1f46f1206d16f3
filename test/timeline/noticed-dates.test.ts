import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { ordered, written } from './told.ts';

const keysOf = (life: Story, template: string): string[] =>
  ordered(life, 'sendEmail').flatMap(({ key, params: { mail } }) => (mail.topic.template === template ? [key] : []));
const opened = (life: Story) => life.tasks.flatMap((change) => ('open' in change ? [change.open] : []));

describe('tasks that a day brings', () => {
  const paying = () => story({ autopay: true }).card('tok_ok', { expiresOn: '2026-03-31' });

  test('a follow-up is one beside a card that expires, too', () => {
    const life = paying().nextAction('2026-02-20').on('2026-03-01', '00:00');
    expect(opened(life)).toEqual([
      {
        key: 'followUp:2026-02-20',
        kind: 'followUp',
        dueOn: '2026-02-20',
        subject: {},
        data: { summary: 'Somebody wanted to look again today' },
      },
      {
        key: 'cardExpiring:pm_1:2026-03-31',
        kind: 'cardExpiring',
        dueOn: '2026-03-31',
        subject: {},
        data: {
          summary: 'The card that is charged, visa 4242, expires on 2026-03-31',
          methodId: 'pm_1',
          expiresOn: '2026-03-31',
        },
      },
    ]);
    expect(life.context.contacts.waiting).toMatchObject([{ template: 'card-expiring', invoiceIds: [] }]);
  });

  test('whoever wanted to look on a day that is past already sees that day', () => {
    expect(opened(story().on('2026-03-10').nextAction('2026-03-01'))).toMatchObject([{ dueOn: '2026-03-01' }]);
  });

  test('autopay that is switched off and on again opens its task again, and its mail is another one', () => {
    const life = paying().on('2026-03-02', '12:00').autopay(false).autopay(true).on('2026-03-03', '12:00');
    expect(opened(life).map(({ key }) => key)).toEqual([
      'cardExpiring:pm_1:2026-03-31',
      'cardExpiring:pm_1:2026-03-31',
    ]);
    expect(keysOf(life, 'card-expiring')).toEqual([
      'acc_214:card-expiring:pm_1:2026-03-31:1',
      'acc_214:card-expiring:pm_1:2026-03-31:2',
    ]);
  });
});

describe('reminders before a due day', () => {
  const policy = { ...mexico, reminders: { ...mexico.reminders, beforeDueDays: [7, 3] } };

  test('each is a mail of its own: of which invoices, for which day, how long before it', () => {
    const life = story({ policy })
      .on('2026-02-02')
      .invoice('1,000.00', { due: '2026-02-20' })
      .invoice('500.00', { due: '2026-02-20' })
      .on('2026-02-19');
    expect(keysOf(life, 'payment-due')).toEqual([
      'acc_214:payment-due:A+B:2026-02-20:7',
      'acc_214:payment-due:A+B:2026-02-20:3',
    ]);
    expect(written(life, 'payment-due')).toMatchObject([
      { dueOn: '2026-02-20', amountMinor: 150_000 },
      { dueOn: '2026-02-20', amountMinor: 150_000 },
    ]);
  });

  test('moved to another day, an invoice is spoken of anew', () => {
    const life = story({ policy })
      .on('2026-02-02')
      .invoice('1,000.00', { due: '2026-02-20' })
      .on('2026-02-18')
      .dueMoved('A', '2026-03-20')
      .on('2026-03-19');
    expect(keysOf(life, 'payment-due').slice(2)).toEqual([
      'acc_214:payment-due:A~1:2026-03-20:7',
      'acc_214:payment-due:A~1:2026-03-20:3',
    ]);
  });
});

describe('a due date that is changed', () => {
  const owing = () =>
    story({ card: 'tok_ok', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' });

  test("on the due day itself, before the account's minute: that minute is kept", () => {
    const life = owing().on('2026-03-10', '09:30').dueMoved('A', '2026-03-05');
    life.tells().on('2026-03-10', '12:00').tells('2026-03-10 10:30 charged 1,000.00');
  });

  test('the day before it: its day is missed, and made up today', () => {
    const life = owing().on('2026-03-09', '09:30').dueMoved('A', '2026-03-05');
    life.tells().on('2026-03-09', '12:00').tells('2026-03-09 10:30 charged 1,000.00');
  });

  test('of one that was past already nothing is put off: it can be charged since it could', () => {
    const life = owing().stops('charges').on('2026-03-12');
    const { chargeableSince } = life.context.debts[0] ?? {};
    life.dueMoved('A', '2026-03-09');
    expect(life.context.debts[0]).toMatchObject({ dueOn: '2026-03-09', chargeableSince });
  });
});

describe("a policy that moves the account's minute", () => {
  /** Due on 10 March and paused through it: it is made up on the 11th at 10:30, or at 08:30 under the other policy. */
  const early = {
    ...mexico,
    version: 2,
    charge: { ...mexico.charge, window: { from: '07:00' as const, to: '13:00' as const } },
  };
  const moved = (life: Story): Story =>
    life.ask({
      type: 'CHANGE_POLICY_REQUESTED',
      policy: early,
      reason: 'because',
      expectedVersion: null,
      role: 'admin',
    });
  const paused = () =>
    story({ card: 'tok_ok', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .pause('2026-03-10');

  test('into the past of today: nobody is charged today because a rule has changed', () => {
    const life = moved(paused().on('2026-03-11', '09:00'));
    life.tells().expects('2026-03-12 08:30 charge 1,000.00');
    life.on('2026-03-12').tells('2026-03-12 08:30 charged 1,000.00');
  });

  test('to an hour that is still to come: it is charged then', () => {
    const life = moved(paused().on('2026-03-11', '08:00'));
    life.expects('2026-03-11 08:30 charge 1,000.00').on('2026-03-11', '12:00');
    life.tells('2026-03-11 08:30 charged 1,000.00');
  });

  test('to this very minute: it is charged now', () => {
    const life = moved(paused().on('2026-03-11', '08:30'));
    life.tells('2026-03-11 08:30 charged 1,000.00');
  });

  test('of what was late before, since there was no card, nothing is put off', () => {
    const life = story({ autopay: true, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-11', '09:00');
    moved(life);
    expect(life.context.debts).toMatchObject([{ chargeableSince: '2026-03-02T15:00:00.000Z', triedByAutopay: false }]);
    life.card('tok_ok').tells('2026-03-11 09:00 charged 1,000.00');
  });
});
