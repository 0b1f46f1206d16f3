import { describe, expect, test } from '@jest/globals';
import type { Day } from '../../domain/time/time.ts';
import { answersOf } from './reasons.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { ordered, written } from './told.ts';

/** Rarer timelines of the same findings. A: 1,000.00, due 10 February; last notice 6 April, off 13 April. */

/** Retried last 60 days after the decline. */
const LATE_RETRY = { ...mexico, charge: { ...mexico.charge, retryOnDays: [3, 60] } };

type Setting = Parameters<typeof story>[0];

const debtor = (setting: Setting = {}): Story =>
  story({ watch: ['email', 'service'], ...setting })
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' });

describe('desk 24: an attempt that is found lost', () => {
  test('in the second of the deactivation: the customer is told that it is off', () => {
    const life = debtor({ card: 'tok_timeout_lost', autopay: false })
      .on('2026-04-13', '07:00')
      .watch('email', 'service', 'charge')
      .pays();
    life
      .on('2026-04-13', '12:00')
      .tells(
        '2026-04-13 07:00 charge.unknown',
        '2026-04-13 08:00 charge.lost',
        '2026-04-13 08:00 service.deactivated',
        '2026-04-13 08:00 email service-deactivated',
      );
  });
});

describe('desk 15: a part that is paid by direct debit', () => {
  /** 300.00 of A is on its way. */
  const part = (): Story => {
    const life = debtor({ card: 'tok_bank_ok', autopay: false }).on('2026-04-03');
    life.world.stalls = true;
    return life.pays('A', { amount: '300.00' });
  };

  test('silences no more than itself: the last notice goes, and asks for the rest', () => {
    const life = part().watch('email', 'service').on('2026-04-06');
    life.tells('2026-04-06 08:00 email last-notice');
    expect(written(life, 'last-notice')).toMatchObject([{ totalMinor: 70_000, invoices: [{ balanceMinor: 70_000 }] }]);
    life.watch('service').on('2026-04-14').tells('2026-04-13 08:00 service.deactivated');
  });

  test('the rest may be paid otherwise, and no more than the rest', () => {
    const life = part();
    life.pays('A', { amount: '700.01', refused: 'amount_too_large' }).card('tok_ok').pays('A');
    expect(ordered(life, 'chargeBalance').map((one) => one.params.amountMinor)).toEqual([30_000, 70_000]);
    life.pays('A', { refused: 'payment_in_progress' });
  });

  test('two parts that pay all: nothing is asked for until one comes back, and then that one', () => {
    const life = part().later(1).pays('A').watch('email', 'charge').on('2026-04-08').tells();
    life
      .fact({
        type: 'CHARGE_RETURNED',
        attemptId: life.context.debits[0]?.attemptId ?? '',
        declineCode: 'insufficient_funds',
        amountMinor: 30_000,
        reversal: null,
      })
      .on('2026-04-10');
    const { topic, also } = ordered(life, 'sendEmail').at(-1)?.params.mail ?? {};
    expect(topic).toMatchObject({ template: 'last-notice', data: { totalMinor: 30_000 } });
    expect(also).toMatchObject([{ template: 'payment-returned', data: { amountMinor: 30_000 } }]);
  });

  test('with the rest paid, what is on its way keeps the service on', () => {
    part()
      .watch('service', 'email')
      .transfer('700.00', 'A')
      .on('2026-04-10')
      .tells('2026-04-03 09:00 email payment-receipt');
  });
});

describe('desk 9: an account that is off, where all that is missing is in dispute', () => {
  test('still has its monthly word, which names no zero as owed', () => {
    const life = debtor()
      .on('2026-04-14')
      .disputes('A', { late: true })
      .shows({ service: 'deactivated', overdue: '0.00' })
      .watch('email', 'service')
      .on('2026-05-31');
    life.tells('2026-05-13 08:00 email overdue-reminder');
    expect(written(life, 'overdue-reminder').at(-1)).toMatchObject({
      totalMinor: 0,
      disputedMinor: 100_000,
      deactivated: true,
      invoices: [],
    });
  });
});

describe('desk 19: autopay without a card', () => {
  test('switched on in the hours of the due day: nothing is asked for at once, but at the next opening', () => {
    story({ watch: ['email', 'charge'], autopay: false })
      .on('2026-02-02')
      .invoice('1,000.00', { due: '2026-02-10' })
      .on('2026-02-10', '11:00')
      .watch('email', 'charge')
      .autopay(true)
      .tells()
      .on('2026-02-12')
      .tells('2026-02-11 08:00 email payment-method-needed');
  });
});

describe('desk 3: after a promise was broken', () => {
  test('a credit note is nothing that was received', () => {
    const life = story()
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-02-10' })
      .on('2026-02-12')
      .promises('1,000.00', '2026-02-16')
      .on('2026-02-18', '07:00')
      .watch('email')
      .credits('A', '300.00')
      .transfer('100.00', 'A')
      .on('2026-02-18', '09:00');
    expect(written(life, 'promise-broken')).toMatchObject([
      { amountMinor: 100_000, receivedMinor: 10_000, missingMinor: 60_000 },
    ]);
  });
});

describe('desk 24: what is to come', () => {
  const open = (setting: Setting = {}): Story =>
    story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });

  test('of an open invoice that is not due yet: the first reminder, should nobody pay, and it goes then', () => {
    const life = open().expects('2026-02-11 08:00 reminder');
    life
      .watch('email')
      .on('2026-02-11')
      .tells('2026-02-03 08:00 email invoice-issued', '2026-02-11 08:00 email overdue-reminder');
    open().invoice('500.00', { due: '2026-02-05' }).expects('2026-02-06 08:00 reminder');
  });

  test('none that would not go: it is charged, paid by credit or a debit, promised, disputed, too little, or paused', () => {
    open({ card: 'tok_ok' }).expects('2026-02-10 10:30 charge 1,000.00');
    open().transfer('960.00', 'A').expects();
    open().transfer('1,000.00', 'A').expects();
    open().disputes('A').expects();
    open().promises('1,000.00', '2026-02-12').expects('2026-02-14 00:00 holdEnds');
    open().pause('2026-02-28').expects('2026-03-01 00:00 holdEnds');
    open({ card: 'tok_bank_ok', autopay: false }).pays().expects('2026-02-03 09:00 lookup');
  });
});

describe('tasks that come back', () => {
  const keys = (life: Story): string[] =>
    life.tasks.map((change) => ('open' in change ? `+ ${change.open.key}` : `- ${change.close}`));

  test('a card is the default, another, and again: its task opens again, and each mail has a key of its own', () => {
    const life = story({ autopay: true })
      .card('tok_ok', { expiresOn: '2026-03-31' })
      .on('2026-03-05')
      .card('tok_ok_2', { expiresOn: '2030-01-31' })
      .fact({ type: 'METHOD_DEFAULTED', methodId: 'pm_1' })
      .on('2026-03-07');
    const key = 'cardExpiring:pm_1:2026-03-31';
    expect(keys(life)).toEqual([`+ ${key}`, `- ${key}`, `+ ${key}`]);
    const mails = ordered(life, 'sendEmail').map((one) => one.key);
    expect(new Set(mails).size).toBe(mails.length);
  });

  test('a day on which somebody wants to look again is set, unset, and set again', () => {
    const life = story().on('2026-03-10').nextAction('2026-03-10').nextAction(null).nextAction('2026-03-10');
    expect(keys(life)).toEqual(['+ followUp:2026-03-10', '- followUp:2026-03-10', '+ followUp:2026-03-10']);
  });
});

describe('desk 5: a mail that the ledger belies', () => {
  test('in the second of the deactivation is read anew at the next opening, with what is left', () => {
    const life = debtor()
      .on('2026-04-12')
      .waitsToBegin('sendEmail')
      .on('2026-04-13', '08:00')
      .transfer('300.00', 'A')
      .watch('email', 'skipped')
      .bankAnswers()
      .on('2026-04-14');
    life.tells(
      '2026-04-13 08:00 email.skipped service-deactivated',
      '2026-04-13 08:00 email payment-receipt',
      '2026-04-14 08:00 email service-deactivated',
    );
    expect(written(life, 'service-deactivated').at(-1)).toMatchObject({ totalMinor: 70_000 });
  });
});

describe('desk 20: the days of transfers of power', () => {
  test('are 1 October, and 1 December is a working day', () => {
    const { holidays } = mexico.calendar;
    for (const year of [2024, 2030])
      expect([holidays.includes(`${year}-10-01` as Day), holidays.includes(`${year}-12-01` as Day)]).toEqual([
        true,
        false,
      ]);
  });
});

describe('F63: extend', () => {
  const extend = { type: 'EXTEND_REQUESTED', days: 3 } as const;

  test('from the day that the notice named; whoever holds one gets another at the next opening', () => {
    const life = debtor()
      .on('2026-04-08', '21:00')
      .watch('email', 'service')
      .overrides(extend)
      .expects('2026-04-16 08:00 deactivation')
      .on('2026-04-17');
    life.tells(
      '2026-04-09 08:00 email last-notice',
      '2026-04-16 08:00 service.deactivated',
      '2026-04-16 08:00 email service-deactivated',
    );
    expect(written(life, 'last-notice')).toMatchObject([
      { deactivationOn: '2026-04-13' },
      { deactivationOn: '2026-04-16' },
    ]);
  });

  test('on the eve of the day: the new one needs no days of its own', () => {
    const life = debtor()
      .on('2026-04-12')
      .overrides({ ...extend, days: 1 })
      .watch('email', 'service')
      .on('2026-04-15');
    life.tells(
      '2026-04-13 08:00 email last-notice',
      '2026-04-14 08:00 service.deactivated',
      '2026-04-14 08:00 email service-deactivated',
    );
  });

  test('before any notice: from the day that is shown, and the notice that comes names the new one', () => {
    const life = debtor().on('2026-03-02').overrides(extend).watch('service').on('2026-04-30');
    life.tells('2026-04-16 08:00 service.deactivated');
    expect(written(life, 'last-notice')).toMatchObject([{ deactivationOn: '2026-04-16' }]);
  });
});

describe('a last notice while a retry is scheduled', () => {
  test('says on which day it is tried again', () => {
    const life = debtor({ card: 'tok_insufficient_funds', policy: LATE_RETRY }).on('2026-04-06');
    const [mail] = ordered(life, 'sendEmail').filter(({ params }) => params.mail.topic.template === 'last-notice');
    expect(mail?.params.mail.charges).toMatchObject([{ on: '2026-04-11', amountMinor: 100_000, again: true }]);
  });
});

describe('why: off, with a plan on schedule', () => {
  test('what the plan covers is not missing', () => {
    const life = debtor()
      .invoice('500.00', { due: '2026-03-10' })
      .on('2026-04-14')
      .plan({ '2026-04-20': '700.00', '2026-05-20': '800.00' })
      .invoice('70.00', { due: '2026-04-15' })
      .on('2026-04-16')
      .transfer('700.00', 'A')
      .shows({ service: 'deactivated' });
    expect(answersOf(life).join(' ')).toContain('as soon as nothing is overdue: 70.00 MXN is missing');
  });
});
