import { describe, expect, test } from '@jest/globals';
import { agendaOf } from '../../domain/chart/chart.ts';
import { becauseOf, saysOf } from './rests.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

/** What an account says of itself where the usual sentence would be wrong. */

/** 1,000.00 since 1 February, due on Tuesday 10 February. */
const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });
const charging = (change: Partial<typeof mexico.charge>) => ({ ...mexico, charge: { ...mexico.charge, ...change } });

describe('what is overdue', () => {
  test('is as old as the account shows: days go on counting under a hold of an invoice', () => {
    const life = owing().invoice('500.00', { due: '2026-02-15' }).on('2026-02-20');
    expect(saysOf(life.pause('2026-03-31', { invoiceId: 'A' }), 'overdue').slice(0, 2)).toEqual([
      '1,500.00 MXN of invoices IN60A and IN60B is overdue.',
      'The oldest, IN60A, was due on 10 February 2026 and has been overdue for 10 days.',
    ]);
    expect(life.view.collections.overdueSince).toBe('2026-02-10');
  });

  test('is not as old as a remainder of it', () => {
    const life = owing().invoice('500.00', { due: '2026-02-15' }).transfer('970.00', 'A').on('2026-02-20');
    expect(saysOf(life, 'overdue')[1]).toBe(
      'The oldest, IN60B, was due on 15 February 2026 and has been overdue for 5 days.',
    );
  });

  test('comes next by its due day, not by its issue', () => {
    const life = owing().invoice('500.00', { due: '2026-02-05' });
    expect(saysOf(life, 'overdue').slice(0, 2)).toEqual([
      'Nothing is overdue.',
      '1,500.00 MXN is open, and the next due day is 5 February 2026.',
    ]);
  });
});

describe('autopay', () => {
  const nothing = 'Autopay is on, and nothing is to be charged.';
  const first = (life: Story): string | undefined => saysOf(life, 'autopay')[0];

  test('that was tried once, or is used up on two ladders: the last of them', () => {
    const once = owing({
      card: 'tok_insufficient_funds',
      policy: charging({ retryOnDays: [], retryAfterMinutes: null }),
    });
    expect(first(once.on('2026-02-11'))).toBe("The charge was declined once, and isn't tried again by itself.");
    const policy = charging({ debits: { ...mexico.charge.debits, retryOnDays: [] } });
    const two = owing({ card: 'tok_bank_returned', policy }).invoice('500.00', { due: '2026-02-12' });
    two.on('2026-02-11').card('tok_insufficient_funds').on('2026-03-10');
    expect(saysOf(two, 'autopay')).toEqual([
      "The charge was declined 5 times, and isn't tried again by itself.",
      'A new method is tried at once; an agent or the customer may charge at any time.',
      '  Charging: retries',
      '  since 2026-02-26 charge.declined',
      '  since 2026-02-26 retries.exhausted',
      '  by charge.retryOnDays 3,7,14',
    ]);
  });

  test('whose method was removed', () => {
    const life = owing({ card: 'tok_ok' }).fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null });
    expect(saysOf(life, 'autopay')).toEqual([
      'There is no method to charge.',
      'Nothing is taken by itself until there is another method.',
      '  Charging: no usable card',
      '  since 2026-02-01 method.removed',
    ]);
  });

  test('of a card that its provider can’t charge any more: since it was refused', () => {
    expect(saysOf(owing({ card: 'tok_detached' }).on('2026-02-11'), 'autopay').slice(2)).toEqual([
      '  Charging: hard decline',
      '  since 2026-01-05 method.added',
      '  since 2026-02-10 charge.refused',
    ]);
  });

  test('of which nothing is open: whether a debit has settled, or the account is paused', () => {
    const settled = owing({ card: 'tok_bank_ok' }).on('2026-02-13');
    expect(settled.context.debits).toMatchObject([{ settled: true }]);
    expect(first(settled)).toBe(nothing);
    expect(first(story({ card: 'tok_ok' }).pause('2026-02-14'))).toBe(nothing);
  });

  test('does not charge a remainder by itself, which is no old debt that it has tried', () => {
    expect(saysOf(owing({ card: 'tok_ok' }).transfer('970.00', 'A').on('2026-02-11'), 'autopay')).toEqual([
      'Autopay is on.',
      "What is overdue, invoice IN60A, isn't charged by itself for now.",
      '  Charging: the charge on the due day',
      '  since 2026-01-05 autopay.changed',
    ]);
  });

  test('of a debit that came back: to be tried again, or kept back, since that', () => {
    const rests = [
      '  since 2026-02-11 charge.returned',
      '  since 2026-02-11 retry.scheduled',
      '  by charge.debits.retryOnDays 3,10',
    ];
    const life = owing({ card: 'tok_bank_bounced' }).on('2026-02-11', '12:00');
    const retry = '1,000.00 MXN is tried again on 14 February 2026 at 10:30.';
    expect(saysOf(life, 'autopay').slice(1)).toEqual([retry, '  Charging: direct debit', ...rests]);
    expect(saysOf(life, 'nextAction')).toEqual([retry, '  Charging: direct debit', ...rests]);
    const kept = saysOf(life.pause('2026-02-20'), 'autopay');
    expect(kept.slice(2)).toEqual(['  Charging: a retry that was kept back', ...rests]);
  });
});

describe('what comes next', () => {
  const next = (life: Story): string | undefined => saysOf(life, 'nextAction')[0];

  test('is what readers see of two things at one instant', () => {
    expect(saysOf(owing().on('2026-02-05').pause('2026-02-10'), 'nextAction')).toEqual([
      'What keeps the account paused by an agent lasts through 10 February 2026.',
      '  Holds: holds add up',
      '  since 2026-02-05 hold.placed agent',
    ]);
  });

  test('is a person’s, where nothing comes by itself', () => {
    const closed = story().overrides({ type: 'CLOSE_REQUESTED' });
    expect(next(closed)).toBe('Nothing is to come by itself for now.');
    expect(next(closed.transfer('300.00', ''))).toBe('Nothing comes by itself: a person has a task to do.');
  });

  test('is that an agent is asked, where the policy wants it, and not that the service goes off', () => {
    const policy = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
    expect(saysOf(owing({ policy }).on('2026-04-07'), 'nextAction')).toEqual([
      'An agent is asked on 13 April 2026 at 08:00 whether the service goes off.',
      '  The case: no deactivation without warning',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-04-06 email.sent last-notice',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
    ]);
  });

  test('is the end of a service', () => {
    const ending = story().subscribes('2026-02-01').on('2026-02-10').endsService('2026-03-31').on('2026-03-20');
    expect(saysOf(ending, 'nextAction')).toEqual([
      'The service ends on 1 April 2026 at 00:00, as was asked for.',
      '  Billing: cancellation',
    ]);
  });

  test('is nothing that a hold keeps: a word of what is missing, or one before the due day', () => {
    const off = () => owing().on('2026-04-14');
    const kinds = (life: Story) => life.view.upcoming.map(({ kind }) => kind);
    expect(kinds(off())).toEqual(['reminder']);
    expect(kinds(off().pause('2026-06-30', { invoiceId: 'A' }))).toEqual(['holdEnds']);
    const policy = { ...mexico, reminders: { ...mexico.reminders, beforeDueDays: [5] } };
    const notices = (life: Story) => agendaOf(life.state).filter(({ kind }) => kind === 'notice');
    expect(notices(owing({ policy }))).toMatchObject([{ at: '2026-02-05T14:00:00.000Z' }]);
    expect(notices(owing({ policy }).pause('2026-03-31'))).toEqual([]);
  });

  test('is that a charge is let go which its holder does not confirm', () => {
    expect(saysOf(owing({ card: 'tok_requires_action' }).on('2026-02-10', '10:40'), 'nextAction')).toEqual([
      'If its holder has not confirmed a charge by 11 February 2026 at 10:30, the bank is asked to let it go.',
      '  Charging: a charge that its holder confirms',
      '  since 2026-02-10 charge.confirming',
      '  by charge.confirmWithinHours 24',
    ]);
  });
});

describe('what keeps an account quiet', () => {
  const quiet = ['Nothing keeps this account quiet.'];
  const silence = (life: Story): string[] => saysOf(life, 'silence');
  const hours = ['  by calendar.contactHours.from 08:00', '  by calendar.contactHours.to 20:00'];
  /** A proof that nobody looked at in time; its mail waits for the hour. */
  const lapsed = (): Story => owing().on('2026-04-09').proof('P', '1,000.00').on('2026-04-14', '07:00');

  test('is no debit that has settled, and of a service that is off no remainder', () => {
    expect(silence(owing({ card: 'tok_bank_ok' }).on('2026-02-13'))).toEqual(quiet);
    expect(silence(owing().on('2026-04-14').transfer('970.00', 'A'))).toEqual(quiet);
  });

  test('is over on the day to which it was held back, or on which a grace ends', () => {
    const held = owing().company({ clearedToday: 500 }).on('2026-04-13');
    expect(silence(held)).not.toEqual(quiet);
    expect(silence(held.on('2026-04-14', '07:00'))).toEqual(quiet);
    const rejected = owing().on('2026-02-12').disputes('A').on('2026-02-13').resolve('A', 'rejected');
    expect(silence(rejected.on('2026-02-19'))).not.toEqual(quiet);
    expect(silence(rejected.on('2026-02-20'))).toEqual(quiet);
    expect(silence(lapsed().on('2026-04-15'))).not.toEqual(quiet);
    expect(silence(lapsed().on('2026-04-16', '07:00'))).toEqual(quiet);
  });

  test('is the last of two graces', () => {
    const life = owing().invoice('500.00', { due: '2026-02-10' }).on('2026-02-12').disputes('A').disputes('B');
    life.on('2026-02-13').resolve('B', 'rejected').on('2026-02-16').resolve('A', 'rejected');
    expect(silence(life)[0]).toBe('A dispute was rejected: no deactivation before 23 February 2026.');
  });

  test('is a proof that has lapsed, since its own hold ended or its mail has left, whatever else ended besides', () => {
    const since = (what: string) => [
      'A proof of payment has lapsed: no deactivation before 16 April 2026.',
      '  Holds: when a proof lapses',
      `  since 2026-04-14 ${what}`,
      '  by holds.proofLapsedWorkingDays 2',
    ];
    const life = lapsed().pause('2026-04-30').resume();
    expect(silence(life)).toEqual([
      ...since('hold.released proof'),
      'A mail waits for contact hours, and may go on 14 April 2026 at 08:00.',
      '  Days: contact hours',
      ...hours,
    ]);
    expect(becauseOf(life.on('2026-04-14'), /proof-lapsed/).slice(0, 3)).toEqual([
      '2026-04-14 email.sent proof-lapsed: Holds: when a proof lapses',
      '  since 2026-04-09 proof.received P',
      '  since 2026-04-14 hold.released proof',
    ]);
    expect(silence(life.pause('2026-04-30').resume())).toEqual(since('email.sent proof-lapsed'));
  });

  test('is a deactivation that waits for an agent', () => {
    const policy = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
    expect(silence(owing({ policy }).on('2026-04-13'))).toEqual([
      'The deactivation waits for an agent to approve it.',
      '  The case: deactivation',
      '  since 2026-04-06 email.sent last-notice',
      '  by deactivation.needsApproval true',
    ]);
  });

  test('is a hold of an invoice, by the law or not, and a plan of which an installment was missed', () => {
    const kept = 'It is not charged, not reminded of, and no reason to deactivate.';
    const paused = owing().on('2026-02-04').pause('2026-03-31', { invoiceId: 'A' });
    expect(silence(paused).slice(0, 2)).toEqual([
      'Invoice IN60A is paused by an agent through 31 March 2026 (because).',
      kept,
    ]);
    const legal = owing().on('2026-02-04').pause(null, { invoiceId: 'A', legal: true });
    expect(silence(legal).slice(0, 2)).toEqual([
      'Invoice IN60A is on a legal hold until an admin ends it (because).',
      kept,
    ]);
    const plan = owing().on('2026-02-12').plan({ '2026-02-16': '500.00', '2026-03-16': '500.00' });
    expect(silence(plan.on('2026-02-18', '07:00'))[0]).toBe(
      'The account is on a payment plan that ends after a missed installment, once its notice has had its days (because).',
    );
    expect(silence(plan.on('2026-02-18'))[0]).toBe(
      'The account is on a payment plan whose missed installment has time until 23 February 2026 at 08:00 (because).',
    );
    expect(saysOf(plan, 'nextAction')[0]).toBe(
      'The missed installment of the plan has time until 23 February 2026 at 08:00.',
    );
  });

  describe('are mails that wait', () => {
    test('for the next day, since one went today', () => {
      const policy = { ...mexico, reminders: { ...mexico.reminders, onDays: [1, 7, 14] } };
      expect(silence(owing({ card: 'tok_insufficient_funds', policy }).on('2026-02-24', '12:00'))).toEqual([
        'A mail waits for contact hours, and may go on 25 February 2026 at 08:00.',
        '  Days: one contact a day',
        ...hours,
      ]);
    });

    test('for Monday, several of them', () => {
      const life = story({ card: 'tok_insufficient_funds', policy: charging({ retryOnDays: [2] }) }).on('2026-02-01');
      life.invoice('1,000.00', { due: '2026-02-12' }).invoice('500.00', { due: '2026-02-13' });
      expect(silence(life.on('2026-02-15', '12:00'))).toEqual([
        '3 mails wait for contact hours, and may go on 16 February 2026 at 08:00.',
        '  Days: contact hours',
        ...hours,
      ]);
    });

    test('not while a hold keeps them, for which no hour comes', () => {
      const about = (life: Story) => silence(life).filter((line) => line.includes('mail'));
      expect(about(lapsed().pause('2026-04-30'))).toEqual([]);
      const night = (): Story => owing().on('2026-02-02', '22:00').invoice('70.00', { due: '2026-03-10' });
      const said = "An invoice's mail waits for contact hours, and may go on 3 February 2026 at 08:00.";
      expect(about(night().pause('2026-03-31'))).toEqual([said, "  Days: the invoice's mail is no dunning"]);
      expect(about(night().pause(null, { legal: true }))).toEqual([]);
    });

    test('that are no invoice’s, and of one account of many at a second of its own', () => {
      const goesOn = story().subscribes('2026-01-01', '2026-01-01', '2026-06-30').on('2026-07-01', '07:00');
      expect(silence(goesOn)[0]).toBe('A mail waits for contact hours, and may go on 1 July 2026 at 08:00.');
      const one = story({ realTime: true }).on('2026-02-02', '22:00').invoice('1,000.00', { due: '2026-02-10' });
      expect(silence(one)).toEqual([
        "An invoice's mail waits for contact hours, and may go on 3 February 2026 at 08:28.",
        "  Days: the invoice's mail is no dunning",
        ...hours,
        '  by calendar.openingSpreadMinutes 45',
      ]);
    });
  });
});

describe('a service', () => {
  const off = (): Story => owing().on('2026-04-14');
  const missing = (life: Story) => /([\d,.]+ MXN) is missing/.exec(saysOf(life, 'service').join(' '))?.[1];

  test('misses all that it is off for, disputed or not, and of what came since what is not in dispute', () => {
    expect(missing(off().disputes('A', { amount: '400.00', late: true }))).toBe('1,000.00 MXN');
    const life = off().invoice('500.00', { due: '2026-04-20' }).on('2026-04-22').disputes('B', { amount: '200.00' });
    expect(missing(life)).toBe('1,300.00 MXN');
  });

  test('that went off again is lent against that, be it on a proof', () => {
    const again = off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-15' }).on('2026-04-17');
    again.proof('P', '1,000.00').accepts('P');
    expect(becauseOf(again, /service.provisional/)[1]).toBe('  since 2026-04-16 service.relocked');
    expect(saysOf(again, 'service').slice(3)).toEqual([
      '  Holds: an accepted proof',
      '  since 2026-04-16 service.relocked',
      '  since 2026-04-17 service.provisional P',
      '  by holds.proofBankDays 3',
    ]);
  });
});
