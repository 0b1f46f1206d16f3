import { describe, expect, test } from '@jest/globals';
import type { MailTopic } from '../../domain/messages/mail.ts';
import type { Setting } from './life.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { written } from './told.ts';

/** 1,200.00, due 10 March; in a plan of which 400.00 are asked for on Friday 20 March. */
const planned = (setting: Setting = {}): Story =>
  story({ watch: ['charge', 'hold'], card: 'tok_insufficient_funds', autopay: false, ...setting })
    .on('2026-03-02')
    .invoice('1,200.00', { due: '2026-03-10' })
    .on('2026-03-12')
    .autopay(true)
    .plan({ '2026-03-20': '400.00', '2026-04-20': '400.00', '2026-05-20': '400.00' })
    .watch('charge', 'hold');
const retriedOn = (...retryOnDays: number[]) => ({ ...mexico.charge, retryOnDays });
const notice = (planNoticeWorkingDays: number) => ({ ...mexico.holds, planNoticeWorkingDays });

describe('a lost attempt goes again by itself only if all of it still may', () => {
  const lost = (meanwhile: (life: Story) => Story): Story =>
    meanwhile(
      story({ card: 'tok_timeout_lost', watch: ['charge'] })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' })
        .invoice('40.00', { due: '2026-03-10' })
        .on('2026-03-10', '10:40')
        .watch('charge'),
    ).on('2026-03-10', '20:00');
  const NEW_RATHER = ['2026-03-10 11:30 charge.lost', '2026-03-10 12:30 charged 100.00'];

  test('not when one of its invoices is paused meanwhile: the other is charged anew', () => {
    lost((life) => life.pause('2026-03-13', { invoiceId: 'B' })).tells(...NEW_RATHER);
  });

  test('not when a proof shows a part of it', () => {
    lost((life) => life.proof('prf_1', '40.00')).tells(...NEW_RATHER);
  });

  test('not when autopay is off, nor under a hold', () => {
    lost((life) => life.autopay(false)).tells('2026-03-10 11:30 charge.lost');
    lost((life) => life.pause('2026-03-13')).tells('2026-03-10 11:30 charge.lost');
  });
});

describe('a lost retry', () => {
  /** Of the plan's installment on the 20th, and of 70.00 beside it. */
  const beside = (due: '2026-03-19' | '2026-03-21', lostOn: '2026-03-20' | '2026-03-21'): Story => {
    const life = planned().invoice('70.00', { due }).on(lostOn, '11:00').watch('charge');
    life.world.tokens.set('pm_1', 'tok_never_answers');
    life.on(lostOn, '12:00').world.tokens.set('pm_1', 'tok_ok');
    return life;
  };

  test("of an installment goes again, beside another's ladder", () => {
    beside('2026-03-19', '2026-03-20')
      .on('2026-03-20', '20:00')
      .tells('2026-03-20 11:30 charge.unknown', '2026-03-20 12:30 charge.lost', '2026-03-20 12:30 charged 400.00');
  });

  test('of an invoice that is paused meanwhile does not, though a plan has a ladder beside it', () => {
    const lost = ['2026-03-21 11:30 charge.unknown', '2026-03-21 12:30 charge.lost'];
    const again = '2026-03-21 12:30 charged 70.00';
    beside('2026-03-21', '2026-03-21')
      .on('2026-03-21', '20:00')
      .tells(...lost, again);
    beside('2026-03-21', '2026-03-21')
      .pause('2026-03-22', { invoiceId: 'B' })
      .on('2026-03-21', '20:00')
      .tells(...lost);
  });
});

test('a new card that somebody wants to be charged is not charged again for more than is owed by then', () => {
  const life = story({ autopay: true, watch: ['charge'] })
    .on('2026-03-02')
    .invoice('100.00', { due: '2026-03-10' })
    .on('2026-03-12')
    .card('tok_timeout_lost', { chargeNow: true })
    .transfer('40.00', 'A');
  life
    .on('2026-03-12', '20:00')
    .tells('2026-03-12 09:00 charge.unknown', '2026-03-12 10:00 charge.lost', '2026-03-12 10:00 charged 60.00');
});

describe('what is said of a retry under a plan', () => {
  const declined = (setting: Setting): unknown[] =>
    written(planned(setting).on('2026-03-21'), 'payment-declined').map(
      (data) => (data as MailTopic<'payment-declined'>['data']).nextRetryAt,
    );

  test('is its day, where the plan cannot be over by then', () => {
    expect(declined({})).toEqual(['2026-03-23T16:30:00.000Z']);
    // Missed on Tuesday 24 March, told that morning: over on Friday 27 March, at the opening.
    expect(declined({ policy: { ...mexico, charge: retriedOn(6) } })).toEqual(['2026-03-26T16:30:00.000Z']);
  });

  test('that is missed and not told yet, is none after the end that its notice would have now', () => {
    const paid = (...days: number[]): unknown => {
      const life = planned({ policy: { ...mexico, charge: retriedOn(...days) } }).on('2026-03-24', '06:00');
      life.pays('A', { amount: '100.00' });
      return (written(life, 'payment-declined').at(-1) as MailTopic<'payment-declined'>['data']).nextRetryAt;
    };
    expect([paid(6), paid(7)]).toEqual(['2026-03-26T16:30:00.000Z', null]);
  });

  test('is no day on which the plan may be over', () => {
    expect(declined({ policy: { ...mexico, charge: retriedOn(7) } })).toEqual([null]);
    expect(declined({ policy: { ...mexico, charge: retriedOn(7), holds: notice(4) } })).toEqual([
      '2026-03-27T16:30:00.000Z',
    ]);
  });
});

describe('the retries of a missed installment', () => {
  const twice = (): Story => planned({ policy: { ...mexico, charge: retriedOn(5, 7) } });

  test('are made until its plan is over, and not after', () => {
    twice()
      .on('2026-03-31')
      .tells(
        '2026-03-20 10:30 declined insufficient_funds',
        '2026-03-20 11:30 declined insufficient_funds',
        '2026-03-24 00:00 plan.missed',
        '2026-03-25 10:30 declined insufficient_funds',
        '2026-03-27 08:00 hold.released plan',
      );
  });

  test('are foretold before it is missed, and after that as long as the plan lasts', () => {
    const LATER = '2026-04-20 10:30 charge 800.00';
    twice().on('2026-03-21').expects('2026-03-24 00:00 holdEnds', '2026-03-25 10:30 retry 400.00', LATER);
    twice().on('2026-03-24', '06:00').expects('2026-03-25 10:30 retry 400.00', LATER);
    twice().on('2026-03-25', '12:00').expects('2026-03-27 08:00 holdEnds');
    twice().stops('mails').on('2026-03-25', '12:00').expects('2026-03-27 10:30 retry 400.00', LATER);
  });
});

describe('what a plan asks for is said', () => {
  const declines = (life: Story): unknown[] =>
    written(life, 'payment-declined').map((data) => (data as MailTopic<'payment-declined'>['data']).amountMinor);

  test('of its own invoices, whichever hold came before it', () => {
    const life = story({ card: 'tok_insufficient_funds', autopay: false })
      .on('2026-03-02')
      .invoice('70.00', { due: '2026-03-31' })
      .disputes('A')
      .invoice('1,200.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .autopay(true)
      .plan({ '2026-03-20': '400.00', '2026-04-20': '800.00' });
    expect(declines(life.on('2026-03-21'))).toEqual([40_000]);
  });

  test('and not of others that were to be paid with them', () => {
    const life = planned().invoice('70.00', { due: '2026-03-31' }).on('2026-03-20', '10:00').pays();
    expect(declines(life)).toEqual([127_000]);
  });

  test('and not where all that was declined is paid before its mail leaves', () => {
    const life = planned().invoice('70.00', { due: '2026-03-21' }).on('2026-03-22');
    expect(declines(life)).toEqual([40_000]);
    expect(declines(life.transfer('70.00', 'B').on('2026-03-23', '20:00'))).toEqual([40_000]);
  });
});
