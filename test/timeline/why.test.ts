import { expect, test } from '@jest/globals';
import { answersOf } from './reasons.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';

/** 1,000.00 since 1 February, due on Tuesday 10 February. */
const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });

test('a payer, before the due day', () => {
  expect(answersOf(story({ card: 'tok_ok' }).on('2026-03-01').invoice('1,160.00', { due: '2026-03-10' }))).toEqual([
    'overdue: Nothing is overdue.',
    '1,160.00 MXN is open, and the next due day is 10 March 2026.',
    '  Days: overdue (4)',
    'service: The service is on.',
    'autopay: 1,160.00 MXN is charged on 10 March 2026 at 10:30, to the visa card that ends in 4242.',
    '  Charging: the charge on the due day (2 4)',
    '    charge.window.from 09:00, charge.window.to 15:00',
    "silence: An invoice's mail waits for contact hours, and may go on 2 March 2026 at 08:00.",
    "  Days: the invoice's mail is no dunning",
    '    calendar.contactHours.from 08:00, calendar.contactHours.to 20:00',
    'nextAction: 1,160.00 MXN is charged by autopay on 10 March 2026 at 10:30.',
    '  Charging: the charge on the due day (2 4)',
    '    charge.window.from 09:00, charge.window.to 15:00',
  ]);
});

test('a declined charge, on the due day', () => {
  expect(answersOf(owing({ card: 'tok_insufficient_funds' }).on('2026-02-10', '11:00'))).toEqual([
    'overdue: Nothing is overdue.',
    '1,000.00 MXN is open, and today is the last day to pay.',
    '  Days: overdue (4)',
    'service: The service is on.',
    'autopay: The last charge was declined.',
    '1,000.00 MXN is tried again on 10 February 2026 at 11:30.',
    '  Charging: retries (8 9)',
    '    charge.retryAfterMinutes 60',
    'silence: Nothing keeps this account quiet.',
    'nextAction: 1,000.00 MXN is tried again on 10 February 2026 at 11:30.',
    '  Charging: retries (8 9)',
    '    charge.retryAfterMinutes 60',
  ]);
});

test('retries that are used up', () => {
  expect(answersOf(owing({ card: 'tok_insufficient_funds' }).on('2026-02-28', '11:00'))).toEqual([
    'overdue: 1,000.00 MXN of invoice IN60A is overdue.',
    'It was due on 10 February 2026 and has been overdue for 18 days.',
    '  Days: overdue (4 14)',
    'service: The service is on.',
    'If nothing is paid, it goes off on 13 April 2026, after a last notice that names the day.',
    '  The case: no deactivation without warning (14)',
    '    deactivation.afterDays 60, deactivation.noticeWorkingDays 3',
    "autopay: The charge was declined 5 times, and isn't tried again by itself.",
    'A new method is tried at once; an agent or the customer may charge at any time.',
    '  Charging: retries (24 25)',
    '    charge.retryOnDays 3,7,14',
    'silence: Nothing keeps this account quiet.',
    'nextAction: A reminder goes on 12 March 2026 at 08:00, for day 30 of what is overdue.',
    '  The case: the shipped ladder (14)',
    '    reminders.onDays 1,7,15,30,45',
  ]);
});

test('a card that is refused for good', () => {
  expect(answersOf(owing({ card: 'tok_stolen' }).on('2026-02-11', '07:00'))).toEqual([
    'overdue: 1,000.00 MXN of invoice IN60A is overdue.',
    'It was due on 10 February 2026 and has been overdue for 1 day.',
    '  Days: overdue (4 10)',
    'service: The service is on.',
    'If nothing is paid, it goes off on 13 April 2026, after a last notice that names the day.',
    '  The case: no deactivation without warning (10)',
    '    deactivation.afterDays 60, deactivation.noticeWorkingDays 3',
    "autopay: The visa card that ends in 4242 can't be charged.",
    'Nothing is taken by itself until there is another method.',
    '  Charging: hard decline (3 8)',
    'silence: Nothing keeps this account quiet.',
    'nextAction: A reminder goes on 11 February 2026 at 08:00, for day 1 of what is overdue.',
    '  The case: the shipped ladder (10)',
    '    reminders.onDays 1,7,15,30,45',
  ]);
});

test('charges that are stopped', () => {
  expect(answersOf(owing({ card: 'tok_ok' }).stops('charges').on('2026-02-10', '13:00'))).toEqual([
    'overdue: Nothing is overdue.',
    '1,000.00 MXN is open, and today is the last day to pay.',
    '  Days: overdue (4)',
    'service: The service is on.',
    'autopay: 1,000.00 MXN is charged on 10 February 2026 at 13:30, to the visa card that ends in 4242.',
    'Charges of all accounts are stopped just now, and it waits for that.',
    '  Charging: the charge on the due day (2 4)',
    '    charge.window.from 09:00, charge.window.to 15:00',
    'silence: Charges of all accounts have been stopped; since 10 February 2026 at 10:30 one of this account waits.',
    '  Charging: a due day that was missed (7)',
    'nextAction: 1,000.00 MXN is charged by autopay on 10 February 2026 at 13:30, if charges go on again by then.',
    '  Charging: the charge on the due day (2 4)',
    '    charge.window.from 09:00, charge.window.to 15:00',
  ]);
});

test('a charge without an answer', () => {
  expect(answersOf(owing({ card: 'tok_never_answers' }).on('2026-02-10', '10:33'))).toEqual([
    'overdue: Nothing is overdue.',
    '1,000.00 MXN is open, and today is the last day to pay.',
    '  Days: overdue (4)',
    'service: The service is on.',
    'autopay: A charge of 1,000.00 MXN has got no answer.',
    'It is looked up at the bank, and nothing else is charged before that is known.',
    '  Charging: unknown outcome (8)',
    '    lookup.afterMinutes 5,60, lookup.thenEveryHours 24',
    'silence: A charge of 1,000.00 MXN has got no answer: until it is known, nobody charges, reminds or deactivates.',
    '  Charging: unknown outcome (8)',
    '    lookup.afterMinutes 5,60, lookup.thenEveryHours 24',
    'nextAction: The bank is asked on 10 February 2026 at 10:35 what came of a charge.',
    '  Charging: unknown outcome (8)',
    '    lookup.afterMinutes 5,60, lookup.thenEveryHours 24',
  ]);
});

test('a direct debit on its way', () => {
  expect(answersOf(owing({ card: 'tok_bank_ok' }).on('2026-02-11', '10:33'))).toEqual([
    'overdue: 1,000.00 MXN of invoice IN60A is overdue.',
    'It was due on 10 February 2026 and has been overdue for 1 day.',
    '  Days: overdue (4 9)',
    'service: The service is on, and for now nothing switches it off.',
    '  The case: no deactivation without warning (9)',
    '    deactivation.afterDays 60, deactivation.noticeWorkingDays 3',
    'autopay: A direct debit of 1,000.00 MXN is on its way already.',
    '  Charging: direct debit (2 8)',
    'silence: A direct debit of 1,000.00 MXN is on its way: what it pays is not asked for.',
    '  Charging: direct debit (8)',
    'nextAction: The bank is asked on 12 February 2026 at 10:30 what came of a charge.',
    '  Charging: direct debit (8)',
  ]);
});

test('a debtor who is reminded', () => {
  expect(answersOf(owing().on('2026-02-20'))).toEqual([
    'overdue: 1,000.00 MXN of invoice IN60A is overdue.',
    'It was due on 10 February 2026 and has been overdue for 10 days.',
    '  Days: overdue (2 4)',
    'service: The service is on.',
    'If nothing is paid, it goes off on 13 April 2026, after a last notice that names the day.',
    '  The case: no deactivation without warning (4)',
    '    deactivation.afterDays 60, deactivation.noticeWorkingDays 3',
    'autopay: Autopay is off: nothing is charged by itself.',
    'Whoever wants to pay can pay with any method.',
    'silence: Nothing keeps this account quiet.',
    'nextAction: A reminder goes on 25 February 2026 at 08:00, for day 15 of what is overdue.',
    '  The case: the shipped ladder (4)',
    '    reminders.onDays 1,7,15,30,45',
  ]);
});

test('a debtor who is warned', () => {
  expect(answersOf(owing().on('2026-04-07'))).toEqual([
    'overdue: 1,000.00 MXN of invoice IN60A is overdue.',
    'It was due on 10 February 2026 and has been overdue for 56 days.',
    '  Days: overdue (2 4)',
    'service: The service is on.',
    'If nothing is paid, it goes off on 13 April 2026, as the last notice has said.',
    '  The case: no deactivation without warning (4 10)',
    '    deactivation.afterDays 60, deactivation.noticeWorkingDays 3',
    'autopay: Autopay is off: nothing is charged by itself.',
    'Whoever wants to pay can pay with any method.',
    'silence: Nothing keeps this account quiet.',
    'nextAction: The service goes off on 13 April 2026 at 08:00 if nothing is paid.',
    '  The case: no deactivation without warning (4 10)',
    '    deactivation.afterDays 60, deactivation.noticeWorkingDays 3',
  ]);
});

test('a deactivation that the breaker holds back', () => {
  expect(answersOf(owing().company({ accounts: 200, clearedToday: 10 }).on('2026-04-13'))).toEqual([
    'overdue: 1,000.00 MXN of invoice IN60A is overdue.',
    'It was due on 10 February 2026 and has been overdue for 62 days.',
    '  Days: overdue (2 4)',
    'service: The service is on.',
    'If nothing is paid, it goes off on 14 April 2026; the last notice has named 13 April 2026.',
    '  The case: no deactivation without warning (4 10)',
    '    deactivation.afterDays 60, deactivation.noticeWorkingDays 3',
    'autopay: Autopay is off: nothing is charged by itself.',
    'Whoever wants to pay can pay with any method.',
    'silence: The deactivation is held back to 14 April 2026: suspiciously many accounts go off on one day, and an admin looks into it.',
    '  The case: circuit breaker (11)',
    '    deactivation.breaker.maxPercent 5, deactivation.breaker.maxCount 50, deactivation.breaker.minCount 5',
    'nextAction: The service goes off on 14 April 2026 at 08:00 if nothing is paid.',
    '  The case: no deactivation without warning (4 10)',
    '    deactivation.afterDays 60, deactivation.noticeWorkingDays 3',
  ]);
});

test('a debtor whose service is off', () => {
  expect(answersOf(owing().on('2026-04-14'))).toEqual([
    'overdue: 1,000.00 MXN of invoice IN60A is overdue.',
    'It was due on 10 February 2026 and has been overdue for 63 days.',
    '  Days: overdue (2 4)',
    'service: The service has been off since 13 April 2026, for unpaid invoices.',
    'It comes back by itself, at any hour, as soon as nothing is overdue: 1,000.00 MXN is missing.',
    'Emergency numbers and the billing portal work.',
    '  The case: why it is off decides what brings it back (4 11)',
    '    deactivation.afterDays 60',
    'autopay: Autopay is off: nothing is charged by itself.',
    'Whoever wants to pay can pay with any method.',
    'silence: Nothing keeps this account quiet.',
    'nextAction: A mail says what is missing to come back, on 13 May 2026 at 08:00.',
    '  The case: what deactivated means (11)',
    '    reminders.whileDeactivatedEveryDays 30',
  ]);
});

test('a service that is lent on a proof', () => {
  expect(answersOf(owing().on('2026-04-20').proof('P', '1,000.00').accepts('P'))).toEqual([
    'overdue: 1,000.00 MXN of invoice IN60A is overdue.',
    'It was due on 10 February 2026 and has been overdue for 69 days.',
    '  Days: overdue (2 4)',
    'service: The service is lent on a proof of payment, and on through 23 April 2026.',
    'It stays on when what it was off for, 1,000.00 MXN, is paid.',
    "If it isn't, the service goes off again on 24 April 2026.",
    '  Holds: an accepted proof (11 17)',
    '    holds.proofBankDays 3',
    'autopay: Autopay is off: nothing is charged by itself.',
    'Whoever wants to pay can pay with any method.',
    'silence: The account is on hold for an accepted proof of payment until 24 April 2026 at 08:00.',
    'What it covers is not asked for.',
    '  Holds: an accepted proof (14 16)',
    '    holds.proofBankDays 3',
    "nextAction: The service goes off again on 24 April 2026 at 08:00 if what it was off for isn't settled.",
    '  Holds: an accepted proof (17)',
    '    holds.proofBankDays 3',
  ]);
});

test('a service that went off again', () => {
  expect(answersOf(owing().on('2026-04-20').proof('P', '1,000.00').accepts('P').on('2026-04-25'))).toEqual([
    'overdue: 1,000.00 MXN of invoice IN60A is overdue.',
    'It was due on 10 February 2026 and has been overdue for 74 days.',
    '  Days: overdue (2 4)',
    'service: The service has been off since 24 April 2026, for unpaid invoices.',
    'It comes back by itself, at any hour, as soon as nothing is overdue: 1,000.00 MXN is missing.',
    'Emergency numbers and the billing portal work.',
    '  The case: why it is off decides what brings it back (4 21)',
    '    deactivation.afterDays 60',
    'autopay: Autopay is off: nothing is charged by itself.',
    'Whoever wants to pay can pay with any method.',
    'silence: Nothing keeps this account quiet.',
    'nextAction: A mail says what is missing to come back, on 25 May 2026 at 08:00.',
    '  The case: what deactivated means (21)',
    '    reminders.whileDeactivatedEveryDays 30',
  ]);
});

test('a service that an agent has lent', () => {
  expect(answersOf(owing().on('2026-04-28').overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-30' }))).toEqual([
    'overdue: 1,000.00 MXN of invoice IN60A is overdue.',
    'It was due on 10 February 2026 and has been overdue for 77 days.',
    '  Days: overdue (2 4)',
    "service: The service is lent at an agent's word, and on through 30 April 2026.",
    'It stays on when what it was off for, 1,000.00 MXN, is paid.',
    "If it isn't, the service goes off again on 4 May 2026.",
    '  The case: lent (11 14)',
    '    agentLimits.reactivateDays 5',
    'autopay: Autopay is off: nothing is charged by itself.',
    'Whoever wants to pay can pay with any method.',
    'silence: Nothing keeps this account quiet.',
    "nextAction: The service goes off again on 4 May 2026 at 08:00 if what it was off for isn't settled.",
    '  The case: lent (14)',
    '    agentLimits.reactivateDays 5',
  ]);
});

test('a debt that was written off', () => {
  expect(answersOf(owing().on('2026-05-04').overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true }))).toEqual([
    'overdue: Nothing is asked for: the debt was written off.',
    '  Money: uncollectible invoices (13)',
    'service: The service has been off since 13 April 2026, for a debt that was written off.',
    'It comes back when that debt is paid after all, or by an agent.',
    'Emergency numbers and the billing portal work.',
    '  The case: why it is off decides what brings it back (11 13)',
    'autopay: Autopay is off: nothing is charged by itself.',
    'Whoever wants to pay can pay with any method.',
    'silence: Nothing keeps this account quiet.',
    'nextAction: Nothing is to come by itself for now.',
  ]);
});

test('fraud', () => {
  expect(answersOf(story().overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true }))).toEqual([
    'overdue: Nothing is open.',
    'service: The service has been off since 5 January 2026, by hand, on suspicion of fraud.',
    "Money doesn't bring it back: an admin does.",
    'Emergency numbers and the billing portal work.',
    '  The case: fraud (3)',
    'autopay: Autopay is off: nothing is charged by itself.',
    'Whoever wants to pay can pay with any method.',
    'silence: Nothing keeps this account quiet.',
    'nextAction: Nothing is to come by itself for now.',
  ]);
});

test('a disputed invoice', () => {
  expect(answersOf(owing().on('2026-02-05').disputes('A').on('2026-02-15'))).toEqual([
    'overdue: Nothing is overdue: what is past its due day, invoice IN60A, is in dispute until that is decided.',
    '  Holds: dispute (2 4)',
    'service: The service is on.',
    'autopay: Autopay is off: nothing is charged by itself.',
    'Whoever wants to pay can pay with any method.',
    'silence: Invoice IN60A is in dispute until that is decided (not ours).',
    'What is in dispute is not asked for.',
    '  Holds: dispute (5)',
    'nextAction: Nothing is to come by itself for now.',
  ]);
});

test('a dispute that was rejected', () => {
  expect(
    answersOf(owing().on('2026-02-05').disputes('A').on('2026-02-15').resolve('A', 'rejected').on('2026-02-16')),
  ).toEqual([
    'overdue: 1,000.00 MXN of invoice IN60A is overdue.',
    'It was due on 10 February 2026 and has been overdue for 1 day.',
    "The 5 days in dispute don't count.",
    '  Days: overdue (2 9)',
    'service: The service is on.',
    'If nothing is paid, it goes off on 17 April 2026, after a last notice that names the day.',
    '  The case: no deactivation without warning (9)',
    '    deactivation.afterDays 60, deactivation.noticeWorkingDays 3',
    'autopay: Autopay is off: nothing is charged by itself.',
    'Whoever wants to pay can pay with any method.',
    'silence: A dispute was rejected: no deactivation before 20 February 2026.',
    '  Holds: dispute (7)',
    '    holds.disputeRejectedWorkingDays 5',
    'nextAction: A reminder goes on 23 February 2026 at 08:00, for day 7 of what is overdue.',
    '  The case: the shipped ladder (9)',
    '    reminders.onDays 1,7,15,30,45',
  ]);
});

test('a promise', () => {
  expect(answersOf(owing().on('2026-02-15').promises('1,000.00', '2026-02-20'))).toEqual([
    'overdue: 1,000.00 MXN of invoice IN60A is overdue.',
    'It was due on 10 February 2026 and has been overdue for 5 days.',
    '  Days: overdue (2 4)',
    'service: The service is on, and for now nothing switches it off.',
    '  Holds: holds add up (7)',
    'autopay: Autopay is off: nothing is charged by itself.',
    'Whoever wants to pay can pay with any method.',
    'silence: The account is on hold for a promise to pay through 23 February 2026 (because).',
    'What it covers is not charged, not reminded of, and no reason to deactivate.',
    '  Holds: promise (7)',
    'nextAction: What keeps the account on hold for a promise to pay lasts through 23 February 2026.',
    '  Holds: promise (7)',
  ]);
});

test('a plan, on autopay', () => {
  expect(
    answersOf(
      owing({ card: 'tok_ok' })
        .on('2026-02-05')
        .plan({ '2026-03-01': '500.00', '2026-04-01': '500.00' })
        .on('2026-02-23'),
    ),
  ).toEqual([
    'overdue: 1,000.00 MXN of invoice IN60A is overdue.',
    'It was due on 10 February 2026 and has been overdue for 13 days.',
    '  Days: overdue (4 9)',
    'service: The service is on, and for now nothing switches it off.',
    '  Holds: holds add up (7)',
    'autopay: 500.00 MXN is charged on 1 March 2026 at 10:30, to the visa card that ends in 4242.',
    '  Holds: plan (2 6)',
    '    charge.window.from 09:00, charge.window.to 15:00',
    'silence: The account is on a payment plan whose next installment has time through 2 March 2026 (because).',
    'What it covers is asked for by its installments alone.',
    '  Holds: plan (7)',
    '    holds.planNoticeWorkingDays 3',
    'nextAction: 500.00 MXN is charged by autopay on 1 March 2026 at 10:30, for an installment of the plan.',
    '  Holds: plan (2 6)',
    '    charge.window.from 09:00, charge.window.to 15:00',
  ]);
});

test('a proof under review', () => {
  expect(answersOf(owing().on('2026-02-16').proof('P', '1,000.00'))).toEqual([
    'overdue: 1,000.00 MXN of invoice IN60A is overdue.',
    'It was due on 10 February 2026 and has been overdue for 6 days.',
    '  Days: overdue (2 4)',
    'service: The service is on, and for now nothing switches it off.',
    '  Holds: holds add up (7)',
    'autopay: Autopay is off: nothing is charged by itself.',
    'Whoever wants to pay can pay with any method.',
    'silence: The account is on hold for a proof of payment through 18 February 2026.',
    'Meanwhile there is no reminder and no deactivation.',
    '  Holds: proof of payment (6 7)',
    '    holds.proofReviewWorkingDays 2',
    'nextAction: What keeps the account on hold for a proof of payment lasts through 18 February 2026.',
    '  Holds: proof of payment (7)',
    '    holds.proofReviewWorkingDays 2',
  ]);
});

test('a small remainder', () => {
  expect(answersOf(owing().on('2026-02-15').transfer('970.00', 'A').on('2026-02-20'))).toEqual([
    'overdue: Of invoice IN60A 30.00 MXN is left.',
    'That is too little to be asked for: it joins the next charge, and the account counts as current.',
    '  Money: small remainders (2)',
    '    thresholds.restBelowMinor 5000',
    'service: The service is on.',
    'autopay: Autopay is off: nothing is charged by itself.',
    'Whoever wants to pay can pay with any method.',
    'silence: 30.00 MXN is too little to be asked for: reminders and deactivation rest.',
    '  Money: small remainders (7)',
    '    thresholds.restBelowMinor 5000',
    'nextAction: Nothing is to come by itself for now.',
  ]);
});
