import { expect, test } from '@jest/globals';
import { reasonsOf } from './reasons.ts';
import { story } from './story.ts';

/** Why each entry of three whole lives stands there: rule, numbers, and the entries that it rests on. */

test('a payer, declined once, then with credit', () => {
  const life = story({ card: 'tok_declined_once' })
    .on('2026-03-01')
    .invoice('1,160.00', { due: '2026-03-10' })
    .on('2026-04-01')
    .invoice('500.00', { due: '2026-04-10' })
    .on('2026-04-05')
    .transfer('600.00', 'B')
    .on('2026-05-01')
    .invoice('300.00', { due: '2026-05-10' })
    .on('2026-05-20');
  expect(reasonsOf(life)).toEqual([
    '1 2026-01-05 09:00 account.opened: -',
    '2 2026-01-05 09:00 autopay.changed: Charging: consent',
    '3 2026-01-05 09:00 method.added: -',
    '4 2026-03-01 09:00 invoice.issued: -',
    "5 2026-03-02 08:00 email.sent invoice-issued: Days: the invoice's mail is no dunning (4)",
    '6 2026-03-09 08:00 email.sent autopay-upcoming: The case: the shipped ladder (2 4)',
    '  charge.noticeDays 3',
    '7 2026-03-10 10:30 charge.attempted: Charging: the charge on the due day (2 4)',
    '  charge.window.from 09:00, charge.window.to 15:00',
    '8 2026-03-10 10:30 charge.declined: -',
    '9 2026-03-10 10:30 retry.scheduled: Charging: retries (8)',
    '  charge.retryAfterMinutes 60',
    '10 2026-03-10 11:30 charge.attempted: Charging: retries (9)',
    '  charge.retryAfterMinutes 60',
    '11 2026-03-10 11:30 charge.succeeded: -',
    '12 2026-03-10 11:30 invoice.paid: Money: partial payment (11)',
    '13 2026-03-10 11:30 email.sent payment-receipt: Money: what a receipt names (11)',
    '14 2026-04-01 09:00 invoice.issued: -',
    "15 2026-04-01 09:00 email.sent invoice-issued: Days: the invoice's mail is no dunning (14)",
    '16 2026-04-05 09:00 transfer.received: -',
    '17 2026-04-05 09:00 transfer.matched: Money: transfers (16)',
    '18 2026-04-05 09:00 invoice.paid: Money: partial payment (17)',
    '19 2026-04-05 09:00 email.sent payment-receipt: Money: what a receipt names (17)',
    '20 2026-05-01 09:00 invoice.issued: -',
    '21 2026-05-01 09:00 credit.applied: Money: overpayment and credit (17 20)',
    "22 2026-05-04 08:00 email.sent invoice-issued: Days: the invoice's mail is no dunning (20)",
    '23 2026-05-07 08:00 email.sent autopay-upcoming: The case: the shipped ladder (2 20)',
    '  charge.noticeDays 3',
    '24 2026-05-10 10:30 charge.attempted: Charging: the charge on the due day (2 20)',
    '  charge.window.from 09:00, charge.window.to 15:00',
    '25 2026-05-10 10:30 charge.succeeded: -',
    '26 2026-05-10 10:30 invoice.paid: Money: partial payment (25)',
    '27 2026-05-10 10:30 email.sent payment-receipt: Money: what a receipt names (25)',
  ]);
});

test('a debtor: warned, off, lent twice, a broken promise, paid but for a little', () => {
  const life = story()
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' })
    .on('2026-04-20')
    .proof('P', '1,000.00')
    .accepts('P')
    .on('2026-05-04')
    .promises('500.00', '2026-05-11')
    .on('2026-05-20')
    .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-22' })
    .on('2026-06-01')
    .transfer('985.00', 'A')
    .on('2026-06-03');
  expect(reasonsOf(life)).toEqual([
    '1 2026-01-05 09:00 account.opened: -',
    '2 2026-02-01 09:00 invoice.issued: -',
    "3 2026-02-03 08:00 email.sent invoice-issued: Days: the invoice's mail is no dunning (2)",
    '4 2026-02-11 00:00 overdue.began: Days: overdue (2)',
    '5 2026-02-11 08:00 email.sent overdue-reminder: The case: the shipped ladder (4)',
    '  reminders.onDays 1,7,15,30,45',
    '6 2026-02-17 08:00 email.sent overdue-reminder: The case: the shipped ladder (4)',
    '  reminders.onDays 1,7,15,30,45',
    '7 2026-02-25 08:00 email.sent overdue-reminder: The case: the shipped ladder (4)',
    '  reminders.onDays 1,7,15,30,45',
    '8 2026-03-12 08:00 email.sent overdue-reminder: The case: the shipped ladder (4)',
    '  reminders.onDays 1,7,15,30,45',
    '9 2026-03-27 08:00 email.sent overdue-reminder: The case: the shipped ladder (4)',
    '  reminders.onDays 1,7,15,30,45',
    '10 2026-04-06 08:00 email.sent last-notice: The case: no deactivation without warning (4)',
    '  reminders.lastNoticeOnDay 55, deactivation.afterDays 60, deactivation.noticeWorkingDays 3',
    '11 2026-04-13 08:00 service.deactivated: The case: no deactivation without warning (4 10)',
    '  deactivation.afterDays 60, deactivation.noticeWorkingDays 3',
    '12 2026-04-13 08:00 email.sent service-deactivated: Days: collection contacts (11)',
    '  calendar.contactHours.from 08:00, calendar.contactHours.to 20:00',
    '13 2026-04-20 09:00 proof.received: -',
    '14 2026-04-20 09:00 hold.placed proof: Holds: proof of payment (13)',
    '  holds.proofReviewWorkingDays 2',
    '15 2026-04-20 09:00 email.sent proof-received: Days: answers never wait (13)',
    '16 2026-04-20 09:00 proof.accepted: Holds: an accepted proof (13)',
    '  holds.proofBankDays 3',
    '17 2026-04-20 09:00 service.provisional: Holds: an accepted proof (11 16)',
    '  holds.proofBankDays 3, holds.provisionalReturnsPerCase 1',
    '18 2026-04-20 09:00 email.sent proof-accepted: Days: answers never wait (16)',
    '19 2026-04-24 08:00 proof.returned: Holds: when a proof lapses (16)',
    '  holds.proofBankDays 3',
    '20 2026-04-24 08:00 hold.released proof: Holds: when a proof lapses (14 19)',
    '  holds.proofBankDays 3',
    '21 2026-04-24 08:00 service.relocked: Holds: an accepted proof (17 19)',
    '  holds.proofBankDays 3',
    '22 2026-04-24 08:00 email.sent service-relocked: Days: collection contacts (21)',
    '  calendar.contactHours.from 08:00, calendar.contactHours.to 20:00',
    '23 2026-05-04 09:00 override.applied promise: Holds: promise',
    '  holds.promiseMaxWorkingDays 10, holds.promisesPerCase 2',
    '24 2026-05-04 09:00 hold.placed promise: Holds: promise (23)',
    '  holds.promiseMaxWorkingDays 10, holds.promisesPerCase 2',
    '25 2026-05-04 09:00 email.sent promise-confirmed: Days: answers never wait (23)',
    '26 2026-05-13 00:00 promise.broken: Holds: promise (23)',
    '27 2026-05-13 00:00 hold.released promise: Holds: promise (24 26)',
    '28 2026-05-13 08:00 email.sent promise-broken: Holds: promise (26)',
    '29 2026-05-20 09:00 override.applied reactivate: The case: lent (21)',
    '  agentLimits.reactivateDays 5',
    '30 2026-05-20 09:00 service.reactivated: The case: lent (21 29)',
    '  agentLimits.reactivateDays 5',
    '31 2026-05-20 09:00 email.sent service-reactivated: The case: lent (30)',
    '32 2026-05-25 08:00 service.relocked: The case: lent (30)',
    '  agentLimits.reactivateDays 5',
    '33 2026-05-25 08:00 email.sent service-relocked: Days: collection contacts (32)',
    '  calendar.contactHours.from 08:00, calendar.contactHours.to 20:00',
    '34 2026-06-01 09:00 transfer.received: -',
    '35 2026-06-01 09:00 transfer.matched: Money: transfers (34)',
    '36 2026-06-01 09:00 balance.adjusted: Money: small remainders (32 35)',
    '  thresholds.adjustUpToMinor 2000',
    '37 2026-06-01 09:00 invoice.paid: Money: partial payment (35 36)',
    '38 2026-06-01 09:00 overdue.ended: The case: one case and one ladder (4 37)',
    '39 2026-06-01 09:00 service.reactivated: The case: reactivation (32 35 36)',
    '40 2026-06-01 09:00 email.sent payment-receipt: Money: what a receipt names (35)',
    '41 2026-06-01 09:00 email.sent service-reactivated: The case: reactivation (39)',
  ]);
});

test('a disputed one: rejected, charged late, charged back, paused, credited', () => {
  const life = story({ card: 'tok_declined_twice' })
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' })
    .on('2026-02-05')
    .disputes('A')
    .on('2026-02-25')
    .resolve('A', 'rejected')
    .on('2026-03-12')
    .chargeback()
    .on('2026-03-20')
    .pause('2026-04-01')
    .on('2026-03-27')
    .resume()
    .credits('A', '1,000.00')
    .on('2026-04-10');
  expect(reasonsOf(life)).toEqual([
    '1 2026-01-05 09:00 account.opened: -',
    '2 2026-01-05 09:00 autopay.changed: Charging: consent',
    '3 2026-01-05 09:00 method.added: -',
    '4 2026-02-01 09:00 invoice.issued: -',
    "5 2026-02-03 08:00 email.sent invoice-issued: Days: the invoice's mail is no dunning (4)",
    '6 2026-02-05 09:00 dispute.opened: Holds: dispute (4)',
    '  holds.disputeWindowDays 15',
    '7 2026-02-05 09:00 hold.placed dispute: Holds: dispute (6)',
    '  holds.disputeWindowDays 15',
    '8 2026-02-05 09:00 email.sent dispute-opened: Days: answers never wait (6)',
    '9 2026-02-25 09:00 dispute.resolved: Holds: dispute (6)',
    '  holds.disputeRejectedWorkingDays 5',
    '10 2026-02-25 09:00 hold.released dispute: Holds: dispute (7 9)',
    '  holds.disputeRejectedWorkingDays 5',
    '11 2026-02-25 09:00 overdue.began: Days: overdue (4 9)',
    '12 2026-02-25 09:00 email.sent dispute-resolved: Holds: dispute (9)',
    '13 2026-02-25 09:00 email.sent autopay-upcoming: The case: the shipped ladder (2 4)',
    '  charge.noticeDays 3',
    '14 2026-02-25 10:30 charge.attempted: Charging: a due day that was missed (2 4 10)',
    '  charge.window.from 09:00, charge.window.to 15:00',
    '15 2026-02-25 10:30 charge.declined: -',
    '16 2026-02-25 10:30 retry.scheduled: Charging: retries (15)',
    '  charge.retryAfterMinutes 60',
    '17 2026-02-25 11:30 charge.attempted: Charging: retries (16)',
    '  charge.retryAfterMinutes 60',
    '18 2026-02-25 11:30 charge.declined: -',
    '19 2026-02-25 11:30 retry.scheduled: Charging: retries (18)',
    '  charge.retryOnDays 3,7,14',
    '20 2026-02-26 08:00 email.sent payment-declined: Charging: the automatic decline mail (18 19)',
    '  charge.retryAfterMinutes 60',
    '21 2026-02-28 10:30 charge.attempted: Charging: retries (19)',
    '  charge.retryOnDays 3,7,14',
    '22 2026-02-28 10:30 charge.succeeded: -',
    '23 2026-02-28 10:30 invoice.paid: Money: partial payment (22)',
    '24 2026-02-28 10:30 overdue.ended: The case: one case and one ladder (11 23)',
    '25 2026-02-28 10:30 email.sent payment-receipt: Money: what a receipt names (22)',
    '26 2026-03-12 09:00 chargeback.received: -',
    '27 2026-03-12 09:00 invoice.reopened: Charging: chargeback (26)',
    '28 2026-03-12 09:00 autopay.changed: Charging: chargeback (26)',
    '29 2026-03-12 09:00 overdue.began: Days: overdue (27)',
    '30 2026-03-12 09:00 email.sent payment-method-needed: Charging: no usable card (28)',
    '31 2026-03-13 08:00 email.sent overdue-reminder: The case: the shipped ladder (29)',
    '  reminders.onDays 1,7,15,30,45',
    '32 2026-03-19 08:00 email.sent overdue-reminder: The case: the shipped ladder (29)',
    '  reminders.onDays 1,7,15,30,45',
    '33 2026-03-20 09:00 override.applied pause: Holds: holds add up',
    '34 2026-03-20 09:00 hold.placed agent: Holds: holds add up (33)',
    '35 2026-03-27 09:00 override.applied resume: Holds: holds add up',
    '36 2026-03-27 09:00 hold.released agent: Holds: holds add up (34 35)',
    '37 2026-03-27 09:00 email.sent overdue-reminder: The case: the shipped ladder (29)',
    '  reminders.onDays 1,7,15,30,45',
    "38 2026-03-27 09:00 credit.applied: Holds: agents' limits",
    '  agentLimits.creditMinor 200000',
    '39 2026-03-27 09:00 invoice.paid: Money: partial payment (38)',
    '40 2026-03-27 09:00 overdue.ended: The case: one case and one ladder (29 38 39)',
  ]);
});
