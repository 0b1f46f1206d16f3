import { describe, expect, test } from '@jest/globals';
import type { Day } from '../../domain/time/time.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { ordered, written } from './told.ts';

/** Money, Holds and Tasks of the rules, read sentence by sentence: what their sentences come to when they meet. */

type Setting = Parameters<typeof story>[0];

const debtor = (setting: Setting = {}): Story =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
const off = (): Story => debtor().on('2026-05-13').shows({ service: 'deactivated' });

describe('small remainders', () => {
  test('so little is current and has no age, while it stays in what is overdue', () => {
    const life = debtor().on('2026-03-16').transfer('950.01', 'A').shows({ collections: 'current', overdue: '49.99' });
    expect(life.view.collections.overdueSince).toBeNull();
  });

  /** Two of 30.00, of invoices that are due together. */
  const two = (card: string): Story =>
    story({ card })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-10' });

  test('that are no small amount together are charged as any debt, and nobody on autopay is dunned for them', () => {
    two('tok_ok')
      .transfer('970.00', 'A')
      .transfer('470.00', 'B')
      .watch('email', 'charge')
      .on('2026-06-30')
      .tells(
        '2026-03-09 08:00 email autopay-upcoming',
        '2026-03-10 10:30 charged 60.00',
        '2026-03-10 10:30 email payment-receipt',
      );
  });

  test('of two months: charged when the second falls due', () => {
    debtor({ card: 'tok_ok' })
      .on('2026-03-05')
      .transfer('970.00', 'A')
      .on('2026-04-02')
      .invoice('300.00', { due: '2026-04-10' })
      .transfer('270.00', 'B')
      .watch('charge')
      .on('2026-04-09')
      .expects('2026-04-10 10:30 charge 60.00')
      .on('2026-05-12')
      .tells('2026-04-10 10:30 charged 60.00');
  });

  test('of one declined charge: its retry goes on for both', () => {
    two('tok_declined_once')
      .on('2026-03-10', '11:00')
      .transfer('970.00', 'A')
      .transfer('470.00', 'B')
      .watch('charge')
      .on('2026-03-20')
      .tells('2026-03-10 11:30 charged 60.00');
  });

  test('that credit or a proof makes a small amount rest, and join what comes next', () => {
    const small = (life: Story): Story => life.watch('charge').on('2026-03-12').tells().shows({ autopay: 'idle' });
    const remaining = (): Story => two('tok_ok').transfer('970.00', 'A').transfer('470.00', 'B');
    small(remaining().transfer('20.00', '')).shows({ overdue: '40.00', collections: 'current' });
    small(remaining().on('2026-03-09').proof('prf_1', '30.00').accepts('prf_1'));
  });

  test('another card is tried with two that are no small amount together', () => {
    two('tok_insufficient_funds')
      .on('2026-03-10', '12:00')
      .transfer('970.00', 'A')
      .transfer('470.00', 'B')
      .watch('charge')
      .card('tok_ok')
      .tells('2026-03-10 12:00 charged 60.00');
  });
});

describe('a deactivated account short by up to 20.00 is adjusted', () => {
  const writtenOff = (): Story => off().overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true });

  test('off for what was written off: a recovery short by so little is one', () => {
    const life = writtenOff().watch('service', 'money', 'email').transfer('980.00', 'A');
    life
      .tells(
        '2026-05-13 09:00 transfer.matched',
        '2026-05-13 09:00 balance.adjusted',
        '2026-05-13 09:00 invoice.paid',
        '2026-05-13 09:00 service.reactivated',
        '2026-05-13 09:00 email payment-receipt',
        '2026-05-13 09:00 email service-reactivated',
      )
      .shows({ collections: 'current', service: 'active' });
    expect(life.world.ledger.of('A').status).toBe('paid');
    expect(written(life, 'payment-receipt')).toMatchObject([{ missingMinor: 0, paid: [{ balanceMinor: 0 }] }]);
    writtenOff().transfer('979.99', 'A').shows({ collections: 'writtenOff', service: 'deactivated' });
  });

  test('and no new invoice is let go of, which would not bring it back', () => {
    writtenOff()
      .invoice('15.00', { due: '2026-05-14' })
      .on('2026-05-18')
      .transfer('100.00', 'A')
      .shows({ overdue: '15.00', service: 'deactivated' });
  });

  test('lent: what it was off for counts, whatever fell due since', () => {
    off()
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-15' })
      .invoice('500.00', { due: '2026-05-13' })
      .on('2026-05-14')
      .transfer('985.00', 'A')
      .shows({ open: '500.00' })
      .watch('service')
      .on('2026-05-31')
      .tells();
  });

  test('what is in dispute is missing too, and nothing is let go before it is decided', () => {
    const life = off()
      .disputes('A', { amount: '985.00', late: true })
      .invoice('500.00', { due: '2026-05-30' })
      .transfer('500.00', 'B')
      .shows({ open: '1,000.00' });
    life.resolve('A', 'accepted', '985.00').shows({ open: '0.00', service: 'active' });
  });

  test('what a plan on schedule covers is not missing', () => {
    off()
      .plan({ '2026-05-15': '500.00', '2026-06-20': '500.00' })
      .invoice('200.00', { due: '2026-05-13' })
      .on('2026-05-15')
      .transfer('500.00', 'A')
      .shows({ service: 'deactivated' })
      .transfer('185.00', 'B')
      .shows({ service: 'active', open: '500.00' });
  });
});

describe('credit beside holds', () => {
  test('pays what was paused, or in dispute, when that is over', () => {
    debtor()
      .on('2026-03-12')
      .pause('2026-03-20', { invoiceId: 'A' })
      .transfer('400.00', '')
      .shows({ open: '1,000.00', credit: '400.00' })
      .watch('money')
      .on('2026-03-23')
      .tells('2026-03-21 00:00 credit.applied')
      .shows({ open: '600.00', credit: '0.00' });
    debtor()
      .disputes('A')
      .on('2026-03-12')
      .transfer('400.00', '')
      .on('2026-03-20')
      .resolve('A', 'rejected')
      .shows({ open: '600.00', credit: '0.00' });
  });
});

describe('money taken back', () => {
  test('a promise that it had kept is not promised again: the debt is owed, with its own days', () => {
    debtor()
      .on('2026-03-12')
      .promises('1,000.00', '2026-03-20')
      .transfer('1,000.00', 'A')
      .on('2026-03-18')
      .watch('email', 'hold')
      .unmatch()
      .shows({ holds: '', overdue: '1,000.00' })
      .on('2026-03-31')
      .tells('2026-03-18 09:00 email transfer-unmatched', '2026-03-25 08:00 email overdue-reminder');
  });
});

describe('a promise', () => {
  test('of less than all is kept by as much, and the rest goes on', () => {
    debtor()
      .on('2026-03-12')
      .promises('300.00', '2026-03-20')
      .watch('email', 'hold')
      .transfer('300.00', 'A')
      .on('2026-03-18')
      .tells(
        '2026-03-12 09:00 promise.kept',
        '2026-03-12 09:00 hold.released promise',
        '2026-03-12 09:00 email payment-receipt',
        '2026-03-17 08:00 email overdue-reminder',
      );
  });

  test('beside a dispute of a part is of the rest', () => {
    debtor()
      .disputes('A', { amount: '300.00' })
      .on('2026-03-12')
      .promises('700.01', '2026-03-20', { refused: 'amount_too_large' })
      .promises('700.00', '2026-03-20')
      .transfer('700.00', 'A')
      .shows({ holds: 'dispute', open: '300.00', overdue: '0.00' });
  });

  test('does not end with a pause beside it, nor the pause with it', () => {
    const both = (): Story => debtor({ card: 'tok_ok' }).on('2026-03-09').promises('1,000.00', '2026-03-17');
    both()
      .pause('2026-03-12')
      .watch('charge', 'email')
      .on('2026-03-20')
      .tells(
        '2026-03-19 08:00 email promise-broken',
        '2026-03-19 10:30 charged 1,000.00',
        '2026-03-19 10:30 email payment-receipt',
      );
    both()
      .pause('2026-03-25')
      .watch('charge', 'email')
      .on('2026-03-27')
      .tells(
        '2026-03-26 08:00 email promise-broken',
        '2026-03-26 10:30 charged 1,000.00',
        '2026-03-26 10:30 email payment-receipt',
      );
  });

  test('of which a debit has settled a part in its last days is broken by the rest', () => {
    const life = debtor({ card: 'tok_bank_ok', autopay: false })
      .on('2026-03-12')
      .promises('1,000.00', '2026-03-20')
      .on('2026-03-23')
      .pays('A', { amount: '400.00' })
      .watch('hold')
      .on('2026-03-31')
      .tells('2026-03-26 00:00 promise.broken', '2026-03-26 00:00 hold.released promise');
    expect(written(life, 'promise-broken')).toMatchObject([{ receivedMinor: 40_000, missingMinor: 60_000 }]);
  });
});

describe('what was agreed waits for a debit until that is stuck, and no longer', () => {
  const stalled = (life: Story): Story => {
    life.world.stalls = true;
    return life;
  };

  test('a promise', () => {
    stalled(debtor({ card: 'tok_bank_ok', autopay: false }).on('2026-03-12').promises('1,000.00', '2026-03-20'))
      .on('2026-03-23')
      .pays('A')
      .watch('hold', 'task', 'email')
      .on('2026-04-09', '12:00')
      .tells(
        '2026-04-06 09:00 task.opened', // after 8 bank days
        '2026-04-07 00:00 promise.broken',
        '2026-04-07 00:00 hold.released promise',
        '2026-04-07 08:00 email promise-broken',
        '2026-04-09 08:00 email overdue-reminder',
      );
  });

  test.each(['400.00', '100.00'])('a plan whose installment it is to pay with %s', (amount) => {
    const life = stalled(debtor({ card: 'tok_bank_ok', autopay: false }))
      .plan({ '2026-03-20': '400.00', '2026-04-20': '600.00' })
      .on('2026-03-20')
      .pays('A', { amount })
      .watch('hold', 'email')
      .on('2026-04-10')
      .tells(
        '2026-04-02 00:00 plan.missed', // stuck on the 1st
        '2026-04-06 08:00 email plan-missed',
        '2026-04-09 08:00 hold.released plan',
        '2026-04-09 08:00 email overdue-reminder',
      );
    expect(written(life, 'plan-missed')).toMatchObject([{ amountMinor: 40_000 }]);
  });
});

describe('a missed installment ends its plan, whatever comes between it and its notice', () => {
  /** Missed at midnight; it is seven in the morning, and the notice is to go at eight. */
  const missed = (setting: Setting = {}): Story =>
    debtor(setting)
      .on('2026-03-12')
      .plan({ '2026-03-20': '400.00', '2026-04-20': '300.00', '2026-05-20': '300.00' })
      .on('2026-03-24', '07:00')
      .watch('hold', 'email');

  test('a proof that is accepted, and comes to nothing: the notice goes then', () => {
    missed().proof('prf_1', '400.00').accepts('prf_1').watch('hold', 'email').on('2026-04-07').tells(
      '2026-03-30 08:00 proof.returned',
      '2026-03-30 08:00 hold.released proof',
      '2026-03-30 08:00 email plan-missed',
      '2026-04-06 08:00 hold.released plan', // three working days: the 2nd and 3rd are holidays
      '2026-04-06 08:00 email overdue-reminder',
    );
  });

  test('or whose money comes: the plan goes on without it', () => {
    missed()
      .proof('prf_1', '400.00', { key: 'SPEI-1' })
      .accepts('prf_1')
      .on('2026-03-26')
      .transfer('400.00', 'A', { key: 'SPEI-1' })
      .watch('hold', 'email')
      .on('2026-04-20')
      .tells()
      .expects('2026-04-22 00:00 holdEnds');
  });

  test('a pause of the invoice, or a promise of it: the notice goes after it', () => {
    missed()
      .pause('2026-03-27', { invoiceId: 'A' })
      .watch('hold', 'email')
      .on('2026-04-07')
      .tells(
        '2026-03-28 00:00 hold.released agent',
        '2026-03-30 08:00 email plan-missed',
        '2026-04-06 08:00 hold.released plan',
        '2026-04-06 08:00 email overdue-reminder',
      );
    const promised = missed().promises('400.00', '2026-03-27').watch('hold').on('2026-04-08');
    promised.tells(
      '2026-03-31 00:00 promise.broken',
      '2026-03-31 00:00 hold.released promise',
      '2026-04-07 08:00 hold.released plan',
    );
    const last = ordered(promised, 'sendEmail').find(({ params }) => params.mail.topic.template === 'plan-missed');
    expect(last?.params.mail.also.map(({ template }) => template)).toEqual(['promise-broken']);
  });

  test('a direct debit that comes back: the notice goes with the word of it', () => {
    const life = missed({ card: 'tok_bank_bounced', autopay: false })
      .pays('A', { amount: '400.00' })
      .on('2026-03-31')
      .tells(
        '2026-03-25 08:00 email payment-returned',
        '2026-03-30 08:00 hold.released plan',
        '2026-03-30 08:00 email overdue-reminder',
      );
    const mail = ordered(life, 'sendEmail').find(({ params }) => params.mail.topic.template === 'payment-returned');
    expect(mail?.params.mail.also).toMatchObject([{ template: 'plan-missed', data: { amountMinor: 40_000 } }]);
  });

  test('the plan taken back: no notice goes', () => {
    missed()
      .pause('2026-03-27', { invoiceId: 'A' })
      .overrides({ type: 'CANCEL_PLAN_REQUESTED' })
      .watch('email', 'skipped')
      .on('2026-03-30')
      .tells('2026-03-24 08:00 email.skipped plan-missed', '2026-03-30 08:00 email overdue-reminder');
  });
});

describe('until, over days on which nobody works', () => {
  test('a loan through a Friday before a holiday: off again on Tuesday', () => {
    story()
      .on('2026-08-20')
      .invoice('1,000.00', { due: '2026-09-01' })
      .on('2026-11-10')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-11-13' })
      .expects('2026-11-17 08:00 relock');
  });

  test('the grace after a rejected dispute, over a holiday: nobody goes off before five working days', () => {
    story()
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-02-28' })
      .on('2026-04-28')
      .disputes('A', { late: true })
      .on('2026-04-29') // a Wednesday; Friday is 1 May
      .resolve('A', 'rejected')
      .expects('2026-05-07 08:00 deactivation');
  });

  test('nor is a service that is lent taken back before', () => {
    off()
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-15' })
      .disputes('A', { late: true })
      .on('2026-05-14')
      .resolve('A', 'rejected')
      .expects('2026-05-21 08:00 relock');
  });
});

describe('a proof of payment, over days on which nobody works', () => {
  test("three bank days by the banks' own list: 2 November is none", () => {
    story()
      .on('2026-08-01')
      .invoice('1,000.00', { due: '2026-08-10' })
      .on('2026-10-28') // a Wednesday
      .proof('prf_1', '1,000.00')
      .accepts('prf_1')
      .expects('2026-11-04 08:00 relock');
  });

  test('received on a Saturday it stops through Tuesday', () => {
    debtor().on('2026-03-21').proof('prf_1', '1,000.00').expects('2026-03-25 00:00 holdEnds');
  });

  test('told of on the eve of a holiday, its lapse leaves two working days', () => {
    story({ watch: ['email', 'service'] })
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-02-28' })
      .on('2026-04-27', '12:00')
      .proof('prf_1', '1,000.00')
      .watch('email', 'service')
      .on('2026-05-06')
      .tells(
        '2026-04-30 08:00 email proof-lapsed',
        '2026-05-05 08:00 service.deactivated', // Friday is 1 May
        '2026-05-05 08:00 email service-deactivated',
      );
  });
});

describe('a proof that lapses is told of', () => {
  /** The last notice names Monday 11 May; its stop lasts through that day. */
  const shown = (): Story => debtor().on('2026-05-07').proof('prf_1', '1,000.00').watch('email', 'service');

  test('under a pause, when that is over; then there are two working days', () => {
    shown()
      .pause('2026-05-14')
      .on('2026-05-20')
      .tells(
        '2026-05-15 08:00 email proof-lapsed',
        '2026-05-19 08:00 service.deactivated',
        '2026-05-19 08:00 email service-deactivated',
      );
  });

  test('of what is promised, or paused, when that is over: the same', () => {
    const promised = shown().promises('1,000.00', '2026-05-13').watch('email', 'service').on('2026-05-20');
    promised.tells(
      '2026-05-15 08:00 email promise-broken',
      '2026-05-19 08:00 service.deactivated',
      '2026-05-19 08:00 email service-deactivated',
    );
    const broken = ordered(promised, 'sendEmail').find(({ params }) => params.mail.topic.template === 'promise-broken');
    expect(broken?.params.mail.also.map(({ template }) => template)).toEqual(['proof-lapsed']);
    shown()
      .pause('2026-05-14', { invoiceId: 'A' })
      .on('2026-05-20')
      .tells(
        '2026-05-15 08:00 email proof-lapsed',
        '2026-05-19 08:00 service.deactivated',
        '2026-05-19 08:00 email service-deactivated',
      );
  });

  test('before autopay takes what it was for, and says so', () => {
    const life = debtor({ card: 'tok_ok' })
      .on('2026-03-09', '12:00')
      .proof('prf_1', '1,000.00')
      .watch('email', 'charge')
      .on('2026-03-13')
      .tells(
        '2026-03-12 08:00 email proof-lapsed',
        '2026-03-12 10:30 charged 1,000.00',
        '2026-03-12 10:30 email payment-receipt',
      );
    const mail = ordered(life, 'sendEmail').find(({ params }) => params.mail.topic.template === 'proof-lapsed');
    expect(mail?.params.mail).toMatchObject({
      topic: { data: { why: 'notSeen', totalMinor: 100_000, invoices: [{ id: 'A' }] } },
      charges: [{ on: '2026-03-12', amountMinor: 100_000 }],
    });
  });

  test('two that lapse one after the other: the days count from the word of the last', () => {
    shown()
      .on('2026-05-08')
      .proof('prf_2', '500.00')
      .watch('email', 'service')
      .on('2026-05-18')
      .tells(
        '2026-05-13 08:00 email proof-lapsed',
        '2026-05-15 08:00 service.deactivated',
        '2026-05-15 08:00 email service-deactivated',
      );
  });
});

describe('a service that is lent on a proof beside a plan', () => {
  const lent = (first: 'plan' | 'proof'): Story => {
    const life = off();
    const plan = { '2026-05-20': '500.00', '2026-06-20': '500.00' } satisfies Record<Day, string>;
    if (first === 'plan') life.plan(plan).proof('prf_1', '500.00', { key: 'SPEI-1' }).accepts('prf_1');
    else life.proof('prf_1', '1,000.00', { key: 'SPEI-1' }).accepts('prf_1').plan(plan);
    return life.shows({ service: 'provisional' }).watch('service', 'hold');
  };

  test('is back for good when the money is there', () => {
    lent('plan')
      .on('2026-05-15')
      .transfer('500.00', 'A', { key: 'SPEI-1' })
      .shows({ service: 'active', holds: 'plan' });
  });

  test.each(['plan', 'proof'] as const)(
    'is not lent for ever when it does not come: the installment is missed, and it goes off with the plan (%s first)',
    (first) => {
      lent(first)
        .on('2026-06-19')
        .tells(
          '2026-05-22 00:00 plan.missed',
          '2026-05-27 08:00 hold.released plan',
          '2026-05-27 08:00 proof.returned',
          '2026-05-27 08:00 hold.released proof',
          '2026-05-27 08:00 service.relocked',
        );
    },
  );
});

describe('by hand', () => {
  test('nobody is switched off before the day that the last notice named, whatever else is overdue', () => {
    const life = debtor().on('2026-05-02').invoice('500.00', { due: '2026-05-05' }).on('2026-05-07');
    life.overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false }, { refused: 'not_allowed_now' });
    expect(
      life.refusal({
        type: 'DEACTIVATE_REQUESTED',
        fraud: false,
        reason: 'x',
        expectedVersion: null,
        role: 'agent',
      })?.data,
    ).toMatchObject({ until: '2026-05-11' });
    life.on('2026-05-11', '07:00').overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false });
  });

  test('a paper of the day keeps no reminder back', () => {
    debtor()
      .on('2026-03-12')
      .invoice('70.00', { due: '2026-04-10' })
      .later(1)
      .watch('email')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' })
      .tells('2026-03-12 09:01 email overdue-reminder');
  });
});

test('an approval is asked for once by a last notice, and again only after another one', () => {
  const policy = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
  debtor({ policy }).on('2026-05-03').watch('email', 'task').on('2026-06-01').tells(
    '2026-05-04 08:00 email last-notice',
    '2026-05-11 08:00 task.opened',
    '2026-05-26 08:00 email last-notice', // the first one's ten working days are over
    '2026-05-29 08:00 task.opened',
  );
});
