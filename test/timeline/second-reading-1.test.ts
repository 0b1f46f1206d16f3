import { describe, expect, test } from '@jest/globals';
import { MAILS } from '../../domain/chart/reads/mails.ts';
import type { OverrideRequest } from '../../domain/events.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { written } from './told.ts';

/** The rules read a second time, sentence by sentence: what had no story, and the orders in which things meet. */

type Setting = Parameters<typeof story>[0];

/** A: 1,000.00, due 10 February; last notice 6 April, off 13 April. */
const debtor = (setting: Setting = {}): Story =>
  story({ watch: ['email', 'service'], ...setting })
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' });

const off = (setting: Setting = {}): Story =>
  debtor(setting).on('2026-04-14').shows({ service: 'deactivated' }).watch('email', 'service');

const DEACTIVATE = { type: 'DEACTIVATE_REQUESTED', fraud: false } as const;
const refusalOf = (life: Story): unknown =>
  life.refusal({ ...DEACTIVATE, reason: 'asked', expectedVersion: null, role: 'agent' } as OverrideRequest)?.data;

const lend = (life: Story, until: string): Story =>
  life.overrides({ type: 'REACTIVATE_REQUESTED', until: until as '2026-04-17' });

describe('Days', () => {
  test('a dispute of a part takes no day out when it is rejected', () => {
    const life = debtor()
      .on('2026-02-12')
      .disputes('A', { amount: '400.00' })
      .on('2026-03-20')
      .resolve('A', 'rejected');
    expect(life.view.collections.overdueSince).toBe('2026-02-10');
  });

  test('of what waits the strongest goes, in this order', () => {
    const strength = (template: keyof typeof MAILS): number => MAILS[template].contact?.strength ?? 0;
    const contacts = (Object.keys(MAILS) as (keyof typeof MAILS)[]).filter((template) => strength(template) > 0);
    expect(contacts.sort((a, b) => strength(b) - strength(a))).toEqual([
      'service-deactivated',
      'service-relocked',
      'last-notice',
      'payment-method-needed',
      'retries-exhausted',
      'payment-declined',
      'payment-returned',
      'plan-missed',
      'promise-broken',
      'proof-lapsed',
      'overdue-reminder',
      'autopay-upcoming',
      'payment-due',
    ]);
  });

  test('what an agent or the customer has just done is told on a Sunday night; that the service is off, on Monday', () => {
    debtor()
      .on('2026-02-15', '23:00')
      .watch('email')
      .disputes('A', { amount: '100.00' })
      .promises('500.00', '2026-02-20')
      .overrides({ type: 'CANCEL_PROMISE_REQUESTED' })
      .plan({ '2026-02-20': '900.00' })
      .overrides({ type: 'CANCEL_PLAN_REQUESTED' })
      .resolve('A', 'rejected')
      .overrides({ ...DEACTIVATE, fraud: true }, { admin: true })
      .on('2026-02-16', '08:30')
      .tells(
        '2026-02-15 23:00 email dispute-opened',
        '2026-02-15 23:00 email promise-confirmed',
        '2026-02-15 23:00 email promise-cancelled',
        '2026-02-15 23:00 email plan-confirmed',
        '2026-02-15 23:00 email plan-cancelled',
        '2026-02-15 23:00 email dispute-resolved',
        '2026-02-16 08:00 email service-deactivated',
      );
    lend(off().on('2026-04-19', '23:00').watch('email'), '2026-04-20').tells(
      '2026-04-19 23:00 email service-reactivated',
    );
  });

  test("a legal hold of the invoice keeps its own mail back no more than an agent's", () => {
    for (const legal of [true, false])
      story({ watch: ['email'] })
        .on('2026-03-03', '21:00')
        .invoice('1,000.00', { due: '2026-03-10' })
        .pause('2026-03-31', { invoiceId: 'A', legal })
        .on('2026-03-20')
        .tells('2026-03-04 08:00 email invoice-issued');
  });
});

describe('The case', () => {
  test('goes on while what was declined on its due day is open, also when autopay is switched off on that day', () => {
    const broken = (life: Story): Story => life.promises('1,000.00', '2026-03-12').on('2026-03-16');
    const life = story({ card: 'tok_insufficient_funds' })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '12:00')
      .promises('1,000.00', '2026-03-10')
      .autopay(false)
      .on('2026-03-12');
    broken(life).promises('1,000.00', '2026-03-17', { refused: 'not_allowed_now' });
    // Paid, it is over, and the next has promises of its own.
    life.transfer('1,000.00', 'A').shows({ collections: 'current' });
    expect(life.context.case).toBeNull();
  });

  describe('a coming charge is told of three days before, unless the own mail of its invoice goes later', () => {
    const toldOf = (life: Story): Story => life.on('2026-03-10', '20:00');
    const charged = ['2026-03-10 10:30 charged 1,000.00', '2026-03-10 10:30 email payment-receipt'];

    test('issued on the Friday evening before', () => {
      toldOf(story({ card: 'tok_ok' }).on('2026-03-06', '21:00').invoice('1,000.00', { due: '2026-03-10' })).tells(
        '2026-03-09 08:00 email invoice-issued',
        ...charged,
      );
    });

    test('kept back by a legal hold, or by a stop of mails', () => {
      toldOf(
        story({ card: 'tok_ok' })
          .on('2026-03-02')
          .pause('2026-03-07', { legal: true })
          .invoice('1,000.00', { due: '2026-03-10' }),
      ).tells('2026-03-09 08:00 email invoice-issued', ...charged);
      toldOf(
        story({ card: 'tok_ok' })
          .on('2026-03-02')
          .stops('mails')
          .invoice('1,000.00', { due: '2026-03-10' })
          .on('2026-03-09', '12:00')
          .lets('mails'),
      ).tells('2026-03-09 16:00 email invoice-issued', ...charged);
    });

    test('beside one whose mail has gone long before', () => {
      toldOf(
        story({ card: 'tok_ok' })
          .on('2026-03-02')
          .invoice('400.00', { due: '2026-03-10' })
          .on('2026-03-06', '21:00')
          .invoice('600.00', { due: '2026-03-10' }),
      ).tells(
        '2026-03-02 09:00 email invoice-issued',
        '2026-03-09 08:00 email invoice-issued',
        '2026-03-09 08:00 email autopay-upcoming',
        ...charged,
      );
    });

    test('nor is an invoice spoken of before its due day beside its own mail', () => {
      const policy = { ...mexico, reminders: { ...mexico.reminders, beforeDueDays: [3] } };
      toldOf(story({ policy }).on('2026-03-06', '21:00').invoice('1,000.00', { due: '2026-03-10' })).tells(
        '2026-03-09 08:00 email invoice-issued',
      );
    });
  });

  test('a rung that has passed while too little was left to be asked for is not sent when that is taken back', () => {
    const life = debtor().on('2026-02-12').transfer('960.00', 'A').on('2026-02-27').watch('email').unmatch();
    // Days 7 and 15 have passed.
    life.on('2026-03-13').tells('2026-02-27 09:00 email transfer-unmatched', '2026-03-12 08:00 email overdue-reminder');
    expect(written(life, 'overdue-reminder').at(-1)).toMatchObject({ daysOverdue: 30, totalMinor: 100_000 });
    // What a hold has kept back is not over: the latest goes, once.
    debtor()
      .on('2026-02-12')
      .transfer('960.00', 'A')
      .pause('2026-03-02', { invoiceId: 'A' })
      .on('2026-02-27')
      .unmatch()
      .watch('email')
      .on('2026-03-11')
      .tells('2026-03-03 08:00 email overdue-reminder');
  });

  test('a last notice counts for each invoice that it named: paid the one, the other goes off on the day named', () => {
    debtor()
      .invoice('500.00', { due: '2026-02-10' })
      .on('2026-04-08')
      .watch('email', 'service')
      .transfer('1,000.00', 'A')
      .on('2026-04-14')
      .tells(
        '2026-04-08 09:00 email payment-receipt',
        '2026-04-13 08:00 service.deactivated',
        '2026-04-13 08:00 email service-deactivated',
      );
  });

  describe('extend', () => {
    test('of a debt whose own notice is to come, though one about an older is out: from the day that is shown', () => {
      const life = debtor()
        .on('2026-03-01')
        .invoice('500.00', { due: '2026-03-10' })
        .on('2026-04-08')
        .transfer('1,000.00', 'A')
        .on('2026-04-09', '10:00')
        .watch('email', 'service')
        .overrides({ type: 'EXTEND_REQUESTED', days: 10 });
      // Shown was Monday 11 May.
      life
        .expects('2026-04-24 08:00 reminder', '2026-05-04 08:00 lastNotice', '2026-05-21 08:00 deactivation')
        .on('2026-05-22')
        .tells(
          '2026-04-24 08:00 email overdue-reminder',
          '2026-05-04 08:00 email last-notice',
          '2026-05-21 08:00 service.deactivated',
          '2026-05-21 08:00 email service-deactivated',
        );
      expect(written(life, 'last-notice').at(-1)).toMatchObject({ deactivationOn: '2026-05-21' });
    });

    test('counts calendar days, and then to the next working day', () => {
      debtor()
        .on('2026-04-08')
        .overrides({ type: 'EXTEND_REQUESTED', days: 5 })
        .expects('2026-04-20 08:00 deactivation');
    });
  });

  describe('an agent switches off', () => {
    test('not before the day that the last notice named, whatever has fallen due since it left', () => {
      const life = debtor().on('2026-04-01').invoice('500.00', { due: '2026-04-07' }).on('2026-04-09');
      expect(refusalOf(life)).toMatchObject({ until: '2026-04-13' });
      life.stops('deactivations').on('2026-04-13', '09:00').overrides(DEACTIVATE).shows({ service: 'deactivated' });
    });

    test('not while what is overdue is partly promised or proven, and the rest is being paid', () => {
      const later = (life: Story): Story => life.invoice('300.00', { due: '2026-04-08' }).on('2026-04-13', '07:00');
      const early = (): Story => debtor({ card: 'tok_bank_ok', autopay: false }).on('2026-04-08');
      const promised = later(early().promises('1,000.00', '2026-04-16')).pays('B').on('2026-04-13', '09:00');
      expect(refusalOf(promised)).toMatchObject({ hold: 'promise', until: '2026-04-18T06:00:00.000Z' });
      const proven = later(early()).proof('prf_1', '1,000.00').accepts('prf_1').pays('B').on('2026-04-13', '09:00');
      expect(refusalOf(proven)).toMatchObject({ hold: 'proof' });
    });
  });

  describe('reactivation', () => {
    test('over a dispute of what fell due since: only what it was off for counts as owed', () => {
      const life = off()
        .invoice('200.00', { due: '2026-04-15' })
        .on('2026-04-16')
        .disputes('B')
        .watch('service', 'email')
        .transfer('1,000.00', 'A')
        .tells(
          '2026-04-16 09:00 service.reactivated',
          '2026-04-16 09:00 email payment-receipt',
          '2026-04-16 09:00 email service-reactivated',
        );
      life.shows({ service: 'active' });
    });

    test('on the due day of the next invoice: that is not overdue yet', () => {
      off()
        .invoice('200.00', { due: '2026-04-15' })
        .on('2026-04-15', '23:59')
        .transfer('1,000.00', 'A')
        .shows({ service: 'active', open: '200.00' });
      off()
        .invoice('200.00', { due: '2026-04-15' })
        .on('2026-04-16', '00:00')
        .transfer('1,000.00', 'A')
        .shows({ service: 'deactivated', overdue: '200.00' });
    });
  });

  describe('lent', () => {
    /** Until Friday the 17th; B falls due on the 15th. */
    const lent = (): Story => lend(off().invoice('200.00', { due: '2026-04-15' }), '2026-04-17').watch('service');

    test('over a weekend: off in the first contact hour of the working day after', () => {
      lent().on('2026-04-21').tells('2026-04-20 08:00 service.relocked');
    });

    test('for what is promised, paused or about to be paid: it stays on, whatever fell due since', () => {
      lent()
        .promises('1,000.00', '2026-04-22')
        .invoice('70.00', { due: '2026-04-15' })
        .on('2026-04-30')
        .tells('2026-04-24 08:00 service.relocked');
      lent().pause('2026-04-26', { invoiceId: 'A' }).on('2026-04-30').tells('2026-04-27 08:00 service.relocked');
      const paying = lend(off({ card: 'tok_bank_bounced', autopay: false }), '2026-04-17')
        .invoice('200.00', { due: '2026-04-15' })
        .on('2026-04-19')
        .watch('service')
        .pays('A')
        .on('2026-04-20', '08:30')
        .tells();
      paying.on('2026-04-30').tells('2026-04-21 08:00 service.relocked');
    });

    test('what is new alone being held keeps nobody on', () => {
      lent().pause('2026-04-30', { invoiceId: 'B' }).on('2026-04-21').tells('2026-04-20 08:00 service.relocked');
    });

    test('after a write-off: not given for good, nor brought back, by paying what fell due since', () => {
      const forgiven = (): Story =>
        lend(
          off()
            .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
            .invoice('100.00', { due: '2026-04-15' })
            .on('2026-04-16'),
          '2026-04-17',
        ).watch('service');
      forgiven().transfer('100.00', 'B').on('2026-04-21').tells('2026-04-20 08:00 service.relocked');
      const again = forgiven().on('2026-04-21').watch('service');
      again.transfer('100.00', 'B').tells().shows({ service: 'deactivated' });
      again.transfer('1,000.00', 'A').tells('2026-04-21 09:00 service.reactivated');
      forgiven().transfer('1,000.00', 'A').tells('2026-04-16 09:00 service.reactivated').on('2026-04-30').tells();
    });
  });
});

describe('Charging', () => {
  const due = (card: string, setting: Setting = {}): Story =>
    story({ card, watch: ['charge', 'email'], ...setting })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-03')
      .watch('charge', 'email');

  test('minus what is promised: broken, it is made up in the next window, a Saturday as well, and nobody is dunned', () => {
    due('tok_ok')
      .on('2026-03-09', '12:00')
      .watch('charge', 'email')
      .promises('1,000.00', '2026-03-12')
      .on('2026-03-20')
      .tells(
        '2026-03-09 12:00 email promise-confirmed',
        '2026-03-14 10:30 charged 1,000.00',
        '2026-03-14 10:30 email payment-receipt',
      );
  });

  test('a dispute that ends after the due day is a hold like any other; of a part, the part is made up', () => {
    const rejected = (amount: string | null): Story =>
      due('tok_ok').disputes('A', { amount }).on('2026-03-16', '12:00').watch('charge').resolve('A', 'rejected');
    rejected(null).on('2026-03-31').tells('2026-03-17 10:30 charged 1,000.00');
    rejected('300.00').on('2026-03-31').tells('2026-03-17 10:30 charged 300.00');
  });

  test("a card that rests on the due day, after somebody's try of something else: an hour later, or in the next window", () => {
    const tried = (at: '10:00' | '10:20', setting: Setting = {}): Story =>
      due('tok_declined_once', setting)
        .invoice('200.00', { due: '2026-03-25' })
        .on('2026-03-10', at)
        .watch('charge', 'email')
        .pays('B');
    const said = (time: string) => [
      `2026-03-10 ${time} declined insufficient_funds`,
      `2026-03-10 ${time} email payment-declined`,
    ];
    tried('10:00')
      .on('2026-03-12')
      .tells(...said('10:00'), '2026-03-10 11:00 charged 1,000.00', '2026-03-10 11:00 email payment-receipt');
    // Nobody is reminded in the morning of what is tried a little later.
    const early = { ...mexico, charge: { ...mexico.charge, window: { from: '09:00', to: '11:00' } as const } };
    const life = tried('10:20', { policy: early }).on('2026-03-12');
    life.tells(...said('10:20'), '2026-03-11 10:30 charged 1,000.00', '2026-03-11 10:30 email payment-receipt');
  });

  test('a retry that an unknown attempt keeps back: within the hour it follows at once, later at its own hour', () => {
    const beside = (): Story =>
      due('tok_declined_twice')
        .card('tok_never_answers', { default: false })
        .invoice('100.00', { due: '2026-03-30' })
        .on('2026-03-13', '10:29')
        .watch('charge');
    beside()
      .pays('B', { method: 'pm_2' })
      .on('2026-03-14')
      .tells('2026-03-13 10:29 charge.unknown', '2026-03-13 11:29 charge.lost', '2026-03-13 11:29 charged 1,000.00');
    const longer = beside();
    longer.world.deaf = true;
    longer.pays('B', { method: 'pm_2' }).on('2026-03-13', '20:00');
    longer.world.deaf = false;
    longer
      .on('2026-03-20')
      .tells('2026-03-13 10:29 charge.unknown', '2026-03-15 11:29 charge.lost', '2026-03-16 10:30 charged 1,000.00');
  });

  describe('a chargeback', () => {
    test('and then a dispute of it: the ladder leaves the disputed days out as well', () => {
      // Of 1 June; in dispute from the 9th to the 29th.
      const life = debtor({ card: 'tok_ok', autopay: false })
        .on('2026-02-03')
        .pays('A')
        .on('2026-06-01')
        .chargeback()
        .on('2026-06-09')
        .watch('email', 'service')
        .disputes('A', { late: true })
        .on('2026-06-29')
        .resolve('A', 'rejected');
      life.on('2026-09-01').tells(
        '2026-06-09 09:00 email dispute-opened',
        '2026-06-29 09:00 email dispute-resolved',
        '2026-07-06 08:00 email overdue-reminder', // day 15
        '2026-07-21 08:00 email overdue-reminder',
        '2026-08-05 08:00 email overdue-reminder',
        '2026-08-17 08:00 email last-notice', // day 55 is Saturday the 15th
        '2026-08-21 08:00 service.deactivated',
        '2026-08-21 08:00 email service-deactivated',
      );
      expect(life.view.collections.overdueSince).toBe('2026-03-02');
    });
  });

  describe('another method is asked for once', () => {
    const refused = (): Story =>
      story({ card: 'tok_stolen', watch: ['email'] })
        .on('2026-05-02')
        .invoice('1,000.00', { due: '2026-05-10' }) // a Sunday
        .on('2026-05-10', '12:00')
        .watch('email');

    test('and where nobody was, since it was paid before the mail could go, with the next invoice', () => {
      refused()
        .transfer('1,000.00', 'A')
        .on('2026-06-02')
        .invoice('500.00', { due: '2026-06-10' })
        .on('2026-06-10')
        .tells(
          '2026-05-10 12:00 email payment-receipt',
          '2026-06-02 09:00 email invoice-issued',
          '2026-06-08 08:00 email payment-method-needed',
        );
    });

    test('not while it waits, nor when it was: with the next invoice it is not asked for again', () => {
      refused()
        .pause('2026-05-20')
        .on('2026-05-15')
        .invoice('500.00', { due: '2026-05-25' })
        .on('2026-05-26', '07:00')
        .tells(
          '2026-05-15 09:00 email invoice-issued',
          '2026-05-21 08:00 email payment-method-needed',
          '2026-05-25 08:00 email overdue-reminder',
        );
    });
  });
});
