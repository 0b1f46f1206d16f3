import { describe, expect, test } from '@jest/globals';
import { saysOf } from './rests.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

/** What the account says of autopay, of its silence and of what comes next, and on what each rests. */

type Setting = Parameters<typeof story>[0];
/** 1,000.00 since 2 March, due on Tuesday 10 March, on a card. */
const due = (setting: Setting = {}): Story =>
  story({ card: 'tok_ok', ...setting })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' });
/** Due on 10 February, by hand. */
const owing = (setting: Setting = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });
const ASKING = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
const declined = (card = 'tok_insufficient_funds'): Story => due({ card }).on('2026-03-11');

describe('autopay', () => {
  test('a charge that its holder is to confirm', () => {
    const life = due({ card: 'tok_requires_action' }).on('2026-03-10', '10:31');
    expect(saysOf(life, 'autopay')).toEqual([
      'A charge of 1,000.00 MXN waits for its holder to confirm it.',
      '  Charging: a charge that its holder confirms',
      '  since 2026-03-10 charge.confirming',
      '  by charge.confirmWithinHours 24',
    ]);
  });

  test('a bank account', () => {
    const life = due({ card: 'tok_bank_ok' });
    expect(saysOf(life, 'autopay')).toEqual([
      '1,000.00 MXN is charged on 10 March 2026 at 10:30, to the bank account that ends in 4242.',
      '  Charging: the charge on the due day',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-03-02 invoice.issued A',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
    ]);
  });

  test('a debit on its way', () => {
    const life = due({ card: 'tok_bank_ok' }).on('2026-03-11');
    expect(saysOf(life, 'autopay')).toEqual([
      'A direct debit of 1,000.00 MXN is on its way already.',
      '  Charging: direct debit',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-03-10 charge.pending',
    ]);
    expect(saysOf(life, 'nextAction')).toEqual([
      'The bank is asked on 11 March 2026 at 10:30 what came of a charge.',
      '  Charging: direct debit',
      '  since 2026-03-10 charge.pending',
    ]);
  });

  test('a retry that is kept back', () => {
    const life = declined().pause('2026-03-20');
    expect(saysOf(life, 'autopay')).toEqual([
      'The last charge was declined.',
      'It is tried again as soon as nothing keeps it back.',
      '  Charging: a retry that was kept back',
      '  since 2026-03-10 charge.declined',
      '  since 2026-03-10 retry.scheduled',
      '  by charge.retryOnDays 3,7,14',
    ]);
    expect(saysOf(life, 'silence')).toEqual([
      'The account is paused by an agent through 20 March 2026 (because).',
      'Meanwhile there is no automatic charge, no reminder and no deactivation.',
      '  Holds: holds add up',
      '  since 2026-03-11 hold.placed agent',
    ]);
    expect(saysOf(life, 'nextAction')).toEqual([
      'What keeps the account paused by an agent lasts through 20 March 2026.',
      '  Holds: holds add up',
      '  since 2026-03-11 hold.placed agent',
    ]);
  });

  test('a card that is refused for good', () => {
    const life = declined('tok_stolen');
    expect(saysOf(life, 'autopay')).toEqual([
      "The visa card that ends in 4242 can't be charged.",
      'Nothing is taken by itself until there is another method.',
      '  Charging: hard decline',
      '  since 2026-01-05 method.added',
      '  since 2026-03-10 charge.declined',
    ]);
  });

  test('no method', () => {
    const life = owing({ autopay: true }).on('2026-02-11');
    expect(saysOf(life, 'autopay')).toEqual([
      'There is no method to charge.',
      'Nothing is taken by itself until there is another method.',
      '  Charging: no usable card',
    ]);
  });

  test('retries that are used up', () => {
    const life = declined().on('2026-03-26');
    expect(saysOf(life, 'autopay')).toEqual([
      "The charge was declined 5 times, and isn't tried again by itself.",
      'A new method is tried at once; an agent or the customer may charge at any time.',
      '  Charging: retries',
      '  since 2026-03-24 charge.declined',
      '  since 2026-03-24 retries.exhausted',
      '  by charge.retryOnDays 3,7,14',
    ]);
  });

  test('old debt, which a later due day does not try again', () => {
    const life = owing().on('2026-06-10').card('tok_ok').autopay(true);
    expect(saysOf(life, 'autopay')).toEqual([
      "Autopay is on, and doesn't try invoice IN60A again by itself.",
      'A new method, an agent or the customer may.',
      '  Charging: a later 10th does not try old debt again',
      '  since 2026-06-10 autopay.changed',
    ]);
  });

  test('all in dispute', () => {
    const life = due().disputes('A').on('2026-03-11');
    expect(saysOf(life, 'autopay')).toEqual([
      'Autopay is on, and nothing is to be charged.',
      '  Charging: the charge on the due day',
      '  since 2026-01-05 autopay.changed',
    ]);
  });

  test('nothing open', () => {
    const life = story({ card: 'tok_ok' });
    expect(saysOf(life, 'autopay')).toEqual([
      'Autopay is on, and nothing is to be charged.',
      '  Charging: the charge on the due day',
      '  since 2026-01-05 autopay.changed',
    ]);
  });

  test('charges that are stopped', () => {
    const life = due().stops('charges').on('2026-03-10', '11:00');
    expect(saysOf(life, 'autopay')).toEqual([
      '1,000.00 MXN is charged on 10 March 2026 at 11:30, to the visa card that ends in 4242.',
      'Charges of all accounts are stopped just now, and it waits for that.',
      '  Charging: the charge on the due day',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-03-02 invoice.issued A',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
    ]);
    expect(saysOf(life, 'nextAction')).toEqual([
      '1,000.00 MXN is charged by autopay on 10 March 2026 at 11:30, if charges go on again by then.',
      '  Charging: the charge on the due day',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-03-02 invoice.issued A',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
    ]);
    expect(saysOf(life, 'silence')).toEqual([
      'Charges of all accounts have been stopped; since 10 March 2026 at 10:30 one of this account waits.',
      '  Charging: a due day that was missed',
      '  since 2026-03-10 charge.held',
    ]);
  });

  test('another card, refused at once', () => {
    const life = declined().card('tok_declines expired_card');
    expect(saysOf(life, 'autopay')).toEqual([
      "The visa card that ends in 4242 can't be charged.",
      'Nothing is taken by itself until there is another method.',
      '  Charging: hard decline',
      '  since 2026-03-11 method.added',
      '  since 2026-03-11 charge.declined',
    ]);
    expect(saysOf(life, 'nextAction')).toEqual([
      'A reminder goes on 17 March 2026 at 08:00, for day 7 of what is overdue.',
      '  The case: the shipped ladder',
      '  since 2026-03-11 overdue.began A',
      '  by reminders.onDays 1,7,15,30,45',
    ]);
  });
});

describe('the end of a hold', () => {
  test('a pause of the account', () => {
    const life = owing().on('2026-02-12').pause('2026-02-16');
    expect(saysOf(life, 'nextAction')).toEqual([
      'What keeps the account paused by an agent lasts through 16 February 2026.',
      '  Holds: holds add up',
      '  since 2026-02-12 hold.placed agent',
    ]);
  });

  test('a pause of an invoice', () => {
    const life = owing().on('2026-02-12').pause('2026-02-16', { invoiceId: 'A' });
    expect(saysOf(life, 'nextAction')).toEqual([
      'What keeps an invoice paused by an agent lasts through 16 February 2026.',
      '  Holds: holds add up',
      '  since 2026-02-12 hold.placed agent A',
    ]);
  });

  test('a promise', () => {
    const life = owing().on('2026-02-12').promises('1,000.00', '2026-02-16');
    expect(saysOf(life, 'nextAction')).toEqual([
      'What keeps the account on hold for a promise to pay lasts through 17 February 2026.',
      '  Holds: promise',
      '  since 2026-02-12 hold.placed promise',
    ]);
  });

  test('an installment', () => {
    const life = owing().on('2026-02-12').plan({ '2026-02-16': '500.00', '2026-03-16': '500.00' });
    expect(saysOf(life, 'nextAction')).toEqual([
      'The next installment of the plan has time through 17 February 2026.',
      '  Holds: plan',
      '  since 2026-02-12 hold.placed plan',
      '  by holds.planNoticeWorkingDays 3',
    ]);
  });

  test('a proof', () => {
    const life = owing().on('2026-02-12').proof('P', '1,000.00');
    expect(saysOf(life, 'nextAction')).toEqual([
      'What keeps the account on hold for a proof of payment lasts through 16 February 2026.',
      '  Holds: proof of payment',
      '  since 2026-02-12 hold.placed proof',
      '  by holds.proofReviewWorkingDays 2',
    ]);
  });
});

describe('silence', () => {
  test("an invoice's mail at night, and stopped mails", () => {
    const life = story().on('2026-02-02', '22:00').invoice('1,000.00', { due: '2026-02-10' });
    const waits = [
      "An invoice's mail waits for contact hours, and may go on 3 February 2026 at 08:00.",
      "  Days: the invoice's mail is no dunning",
      '  by calendar.contactHours.from 08:00',
      '  by calendar.contactHours.to 20:00',
    ];
    expect(saysOf(life, 'silence')).toEqual(waits);
    life.stops('mails').on('2026-02-03', '12:00');
    expect(saysOf(life, 'silence').slice(0, 2)).toEqual([
      'Mails of all accounts have been stopped; since 3 February 2026 at 08:00 one of this account waits.',
      "An invoice's mail waits for contact hours, and may go on 3 February 2026 at 13:00.",
    ]);
  });

  test('a deactivation that an agent has said no to', () => {
    const life = owing({ policy: ASKING }).on('2026-04-13').dismisses('deactivationApproval');
    expect(saysOf(life, 'silence')).toEqual([
      'An agent has said no to the deactivation: nobody is asked again until another last notice has left.',
      '  The case: deactivation',
      '  since 2026-04-06 email.sent last-notice',
      '  by deactivation.needsApproval true',
    ]);
    expect(saysOf(life, 'service')).toEqual([
      'The service is on, and for now nothing switches it off.',
      '  The case: no deactivation without warning',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-04-06 email.sent last-notice',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
    ]);
    expect(saysOf(life, 'nextAction')).toEqual([
      'The last notice goes on 28 April 2026 at 08:00: it names the day on which the service stops.',
      '  The case: no deactivation without warning',
      '  since 2026-02-11 overdue.began A',
      '  by reminders.lastNoticeOnDay 55',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
    ]);
  });

  test('a deactivation that the breaker holds back', () => {
    const life = owing().company({ clearedToday: 500 }).on('2026-04-13', '09:00');
    expect(saysOf(life, 'silence')).toEqual([
      'The deactivation is held back to 14 April 2026: suspiciously many accounts go off on one day, and an admin looks into it.',
      '  The case: circuit breaker',
      '  since 2026-04-13 deactivation.held',
      '  by deactivation.breaker.maxPercent 5',
      '  by deactivation.breaker.maxCount 50',
      '  by deactivation.breaker.minCount 5',
    ]);
  });

  test('a deactivation that waits for the bank feed', () => {
    const life = owing().company({ importedThrough: '2026-03-01' }).on('2026-04-13', '09:00');
    expect(saysOf(life, 'silence')).toEqual([
      'The deactivation is held back to 14 April 2026: the bank feed is not up to date, and the money may be there.',
      '  The case: a stale bank feed',
      '  since 2026-04-13 deactivation.held',
    ]);
  });

  test('a debit on its way', () => {
    const life = due({ card: 'tok_bank_ok' }).on('2026-03-10', '10:31');
    expect(saysOf(life, 'silence')).toEqual([
      'A direct debit of 1,000.00 MXN is on its way: what it pays is not asked for.',
      '  Charging: direct debit',
      '  since 2026-03-10 charge.pending',
    ]);
  });

  test('a charge without an answer', () => {
    const life = due({ card: 'tok_timeout_lost' }).on('2026-03-10', '10:31');
    expect(saysOf(life, 'silence')).toEqual([
      'A charge of 1,000.00 MXN has got no answer: until it is known, nobody charges, reminds or deactivates.',
      '  Charging: unknown outcome',
      '  since 2026-03-10 charge.unknown',
      '  by lookup.afterMinutes 5,60',
      '  by lookup.thenEveryHours 24',
    ]);
  });

  test('a charge that its holder is to confirm', () => {
    const life = due({ card: 'tok_requires_action' }).on('2026-03-10', '10:31');
    expect(saysOf(life, 'silence')).toEqual([
      'A charge of 1,000.00 MXN waits for its holder to confirm it: until then nobody else charges, reminds or deactivates.',
      '  Charging: a charge that its holder confirms',
      '  since 2026-03-10 charge.confirming',
      '  by charge.confirmWithinHours 24',
    ]);
  });

  test('a charge at the bank', () => {
    const life = due({ card: 'tok_ok' }).bankKeepsBack().on('2026-03-10', '10:31');
    expect(saysOf(life, 'silence')).toEqual([
      'A charge of 1,000.00 MXN is with the bank: nothing else goes until it answers.',
      '  Charging: one attempt at a time',
    ]);
  });
});
