import { describe, expect, test } from '@jest/globals';
import type { ClockTime, Day } from '../../domain/time/time.ts';
import { becauseOf } from './rests.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

/** Why each mail went, and why one did not. */

/** 1,000.00 since 1 February, due on Tuesday 10 February. */
const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });
const overdue = (): Story => owing().on('2026-02-12');
const off = (): Story => owing().on('2026-04-14');
const mail = (life: Story, template: string) => becauseOf(life, new RegExp(`^email\\.\\w+ ${template}$`));

describe('before the due day', () => {
  test('an invoice, a coming charge, a coming due day', () => {
    expect(mail(owing().on('2026-02-04'), 'invoice-issued')).toEqual([
      "2026-02-03 email.sent invoice-issued: Days: the invoice's mail is no dunning",
      '  since 2026-02-01 invoice.issued A',
    ]);
    expect(mail(owing({ card: 'tok_ok' }).on('2026-02-10'), 'autopay-upcoming')).toEqual([
      '2026-02-09 email.sent autopay-upcoming: The case: the shipped ladder',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-02-01 invoice.issued A',
      '  by charge.noticeDays 3',
    ]);
    const policy = { ...mexico, reminders: { ...mexico.reminders, beforeDueDays: [3] } };
    expect(mail(owing({ policy }).on('2026-02-10'), 'payment-due')).toEqual([
      '2026-02-09 email.sent payment-due: The case: the shipped ladder',
      '  since 2026-02-01 invoice.issued A',
      '  by reminders.beforeDueDays 3',
    ]);
  });

  test('a card that ends soon', () => {
    const life = story().card('tok_ok', { expiresOn: '2026-02-28' }).autopay(true).on('2026-02-25');
    expect(mail(life, 'card-expiring')).toEqual([
      '2026-01-29 email.sent card-expiring: Tasks: kinds of task',
      '  since 2026-01-05 method.added',
    ]);
  });
});

describe('of charges', () => {
  test('a receipt of a card, and of a transfer', () => {
    expect(mail(owing({ card: 'tok_ok' }).on('2026-02-11'), 'payment-receipt')).toEqual([
      '2026-02-10 email.sent payment-receipt: Money: what a receipt names',
      '  since 2026-02-10 charge.succeeded',
    ]);
    expect(mail(owing().transfer('1,000.00', 'A'), 'payment-receipt')).toEqual([
      '2026-02-01 email.sent payment-receipt: Money: what a receipt names',
      '  since 2026-02-01 transfer.matched btx_pay_1',
    ]);
  });

  test('a decline of autopay, and of whoever asked', () => {
    expect(mail(owing({ card: 'tok_insufficient_funds' }).on('2026-02-11'), 'payment-declined')).toEqual([
      '2026-02-10 email.sent payment-declined: Charging: the automatic decline mail',
      '  since 2026-02-10 charge.declined',
      '  since 2026-02-10 retry.scheduled',
      '  by charge.retryAfterMinutes 60',
    ]);
    const asked = owing({ card: 'tok_insufficient_funds', autopay: false }).on('2026-02-03');
    expect(mail(asked.pays(), 'payment-declined')).toEqual([
      '2026-02-03 email.sent payment-declined: Days: answers never wait',
      '  since 2026-02-03 charge.declined',
    ]);
  });

  test('a debit that came back, of autopay and of whoever asked', () => {
    expect(mail(owing({ card: 'tok_bank_bounced' }).on('2026-02-12'), 'payment-returned')).toEqual([
      '2026-02-11 email.sent payment-returned: Charging: direct debit',
      '  since 2026-02-11 charge.returned',
    ]);
    const asked = owing({ card: 'tok_bank_bounced', autopay: false }).on('2026-02-03').pays().on('2026-02-06');
    expect(becauseOf(asked, /payment-(returned|declined)/)).toEqual([
      '2026-02-04 email.sent payment-returned: Charging: direct debit',
      '  since 2026-02-04 charge.returned',
    ]);
  });

  test('another method is needed', () => {
    expect(mail(owing({ card: 'tok_stolen' }).on('2026-02-12'), 'payment-method-needed')).toEqual([
      '2026-02-10 email.sent payment-method-needed: Charging: hard decline',
      '  since 2026-02-10 charge.declined',
    ]);
    expect(mail(owing({ autopay: true }).on('2026-02-12'), 'payment-method-needed')).toEqual([
      '2026-02-09 email.sent payment-method-needed: Charging: no usable card',
      '  since 2026-01-05 autopay.changed',
    ]);
    expect(
      mail(owing({ card: 'tok_ok' }).on('2026-02-20').chargeback().on('2026-02-24'), 'payment-method-needed'),
    ).toEqual([
      '2026-02-20 email.sent payment-method-needed: Charging: no usable card',
      '  since 2026-02-20 autopay.changed',
    ]);
    const removed = owing({ card: 'tok_ok' }).fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null });
    expect(mail(removed.on('2026-02-12'), 'payment-method-needed')).toEqual([
      '2026-02-09 email.sent payment-method-needed: Charging: no usable card',
      '  since 2026-02-01 method.removed',
    ]);
  });
});

describe('of a case', () => {
  test('reminders: on their days, by word, and while the service is off', () => {
    expect(mail(overdue(), 'overdue-reminder')).toEqual([
      '2026-02-11 email.sent overdue-reminder: The case: the shipped ladder',
      '  since 2026-02-11 overdue.began A',
      '  by reminders.onDays 1,7,15,30,45',
    ]);
    const asked = overdue().on('2026-02-13').overrides({ type: 'SEND_REMINDER_REQUESTED' });
    expect(mail(asked, 'overdue-reminder').slice(3)).toEqual([
      '2026-02-13 email.sent overdue-reminder: Holds: what deactivate and sendReminder need',
      '  since 2026-02-13 override.applied sendReminder',
    ]);
    expect(mail(off().on('2026-05-14'), 'overdue-reminder').slice(-3)).toEqual([
      '2026-05-13 email.sent overdue-reminder: The case: what deactivated means',
      '  since 2026-04-13 service.deactivated',
      '  by reminders.whileDeactivatedEveryDays 30',
    ]);
    const again = off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-16' }).on('2026-06-01');
    expect(mail(again, 'overdue-reminder').slice(-3)).toEqual([
      '2026-05-18 email.sent overdue-reminder: The case: what deactivated means',
      '  since 2026-04-17 service.relocked',
      '  by reminders.whileDeactivatedEveryDays 30',
    ]);
  });

  test('a last notice, and another after it was extended', () => {
    const life = owing().on('2026-04-07').overrides({ type: 'EXTEND_REQUESTED', days: 5 }).on('2026-04-09');
    expect(mail(life, 'last-notice')).toEqual([
      '2026-04-06 email.sent last-notice: The case: no deactivation without warning',
      '  since 2026-02-11 overdue.began A',
      '  by reminders.lastNoticeOnDay 55',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
      '2026-04-07 email.sent last-notice: The case: no deactivation without warning',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-04-07 override.applied extend',
      '  by reminders.lastNoticeOnDay 55',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
    ]);
  });

  test('a last notice goes anew when its debt opens again', () => {
    const life = owing().on('2026-04-07').transfer('1,000.00', 'A').on('2026-04-08').unmatch().on('2026-04-10');
    expect(mail(life, 'last-notice')).toEqual([
      '2026-04-06 email.sent last-notice: The case: no deactivation without warning',
      '  since 2026-02-11 overdue.began A',
      '  by reminders.lastNoticeOnDay 55',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
      '2026-04-08 email.sent last-notice: The case: no deactivation without warning',
      '  since 2026-04-08 invoice.reopened A',
      '  since 2026-04-08 overdue.began A',
      '  by reminders.lastNoticeOnDay 55',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
    ]);
  });

  test('the service is off, and off again', () => {
    const life = off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-16' }).on('2026-04-20');
    expect(becauseOf(life, /email.*service-(deactivated|relocked)/)).toEqual([
      '2026-04-13 email.sent service-deactivated: Days: collection contacts',
      '  since 2026-04-13 service.deactivated',
      '  by calendar.contactHours.from 08:00',
      '  by calendar.contactHours.to 20:00',
      '2026-04-17 email.sent service-relocked: Days: collection contacts',
      '  since 2026-04-17 service.relocked',
      '  by calendar.contactHours.from 08:00',
      '  by calendar.contactHours.to 20:00',
    ]);
  });

  test('the service is back on two proofs, of which a payment has made the second enough', () => {
    const life = off().proof('P', '600.00').transfer('400.00', 'A').accepts('P');
    expect(becauseOf(life, /service-reactivated|provisional|proof-accepted/)).toEqual([
      '2026-04-14 service.provisional P: Holds: an accepted proof',
      '  since 2026-04-13 service.deactivated',
      '  since 2026-04-14 proof.accepted P',
      '  by holds.proofBankDays 3',
      '  by holds.provisionalReturnsPerCase 1',
      '2026-04-14 email.sent proof-accepted: Days: answers never wait',
      '  since 2026-04-14 proof.accepted P',
    ]);
  });
});

describe('of what somebody has done', () => {
  test('proofs', () => {
    expect(becauseOf(overdue().proof('P', '1,000.00').rejects('P'), /email.*proof/)).toEqual([
      '2026-02-12 email.sent proof-received: Days: answers never wait',
      '  since 2026-02-12 proof.received P',
      '2026-02-12 email.sent proof-rejected: Days: answers never wait',
      '  since 2026-02-12 proof.rejected P',
    ]);
    expect(becauseOf(overdue().proof('P', '1,000.00').accepts('P').on('2026-02-25'), /email.*proof/)).toEqual([
      '2026-02-12 email.sent proof-received: Days: answers never wait',
      '  since 2026-02-12 proof.received P',
      '2026-02-12 email.sent proof-accepted: Days: answers never wait',
      '  since 2026-02-12 proof.accepted P',
      '2026-02-18 email.sent proof-lapsed: Holds: when a proof lapses',
      '  since 2026-02-18 proof.returned P',
      '  since 2026-02-18 hold.released proof',
      '  by holds.proofReviewWorkingDays 2',
      '  by holds.proofBankDays 3',
      '  by holds.proofLapsedWorkingDays 2',
    ]);
    expect(mail(overdue().proof('P', '1,000.00').on('2026-02-25'), 'proof-lapsed')).toEqual([
      '2026-02-17 email.sent proof-lapsed: Holds: when a proof lapses',
      '  since 2026-02-12 proof.received P',
      '  since 2026-02-17 hold.released proof',
      '  by holds.proofReviewWorkingDays 2',
      '  by holds.proofBankDays 3',
      '  by holds.proofLapsedWorkingDays 2',
    ]);
  });

  test('promises', () => {
    const life = overdue().promises('500.00', '2026-02-20');
    expect(becauseOf(life, /email.*promise/)).toEqual([
      '2026-02-12 email.sent promise-confirmed: Days: answers never wait',
      '  since 2026-02-12 override.applied promise',
    ]);
    expect(mail(life.overrides({ type: 'CANCEL_PROMISE_REQUESTED' }), 'promise-cancelled')).toEqual([
      '2026-02-12 email.sent promise-cancelled: Days: answers never wait',
      '  since 2026-02-12 override.applied cancelPromise',
    ]);
    expect(mail(overdue().promises('500.00', '2026-02-20').on('2026-02-25'), 'promise-broken')).toEqual([
      '2026-02-24 email.sent promise-broken: Holds: promise',
      '  since 2026-02-24 promise.broken',
    ]);
  });

  test('plans', () => {
    const life = overdue().plan({ '2026-02-20': '400.00', '2026-03-20': '600.00' });
    expect(mail(life, 'plan-confirmed')).toEqual([
      '2026-02-12 email.sent plan-confirmed: Days: answers never wait',
      '  since 2026-02-12 override.applied plan',
    ]);
    expect(mail(life.on('2026-02-25'), 'plan-missed')).toEqual([
      '2026-02-24 email.sent plan-missed: Holds: plan',
      '  since 2026-02-24 plan.missed',
      '  by holds.planNoticeWorkingDays 3',
    ]);
    const off = overdue().plan({ '2026-02-20': '1,000.00' }).overrides({ type: 'CANCEL_PLAN_REQUESTED' });
    expect(mail(off, 'plan-cancelled')).toEqual([
      '2026-02-12 email.sent plan-cancelled: Days: answers never wait',
      '  since 2026-02-12 override.applied cancelPlan',
    ]);
  });

  test("disputes, and a transfer that was another's", () => {
    const life = owing().on('2026-02-05').disputes('A').resolve('A', 'rejected');
    expect(becauseOf(life, /email.*dispute/)).toEqual([
      '2026-02-05 email.sent dispute-opened: Days: answers never wait',
      '  since 2026-02-05 dispute.opened A dsp_A',
      '2026-02-05 email.sent dispute-resolved: Holds: dispute',
      '  since 2026-02-05 dispute.resolved A dsp_A',
    ]);
    expect(mail(owing().transfer('1,000.00', 'A').unmatch(), 'transfer-unmatched')).toEqual([
      '2026-02-01 email.sent transfer-unmatched: Days: answers never wait',
      '  since 2026-02-01 transfer.unmatched btx_1',
    ]);
  });
});

describe('a mail that would no longer have been true', () => {
  /** The mail is on its way to the carrier when something happens. */
  const overtaken = (life: Story, until: [Day, ClockTime], happens: (life: Story) => Story): string[] => {
    life.waitsToBegin('sendEmail').on(...until);
    return becauseOf(happens(life).bankAnswers(), /email.skipped/);
  };
  const paid = (life: Story) => life.transfer('1,000.00', 'A');

  test('an invoice, and a coming charge, of what is paid', () => {
    expect(overtaken(owing().on('2026-02-02'), ['2026-02-03', '09:00'], paid)).toEqual([
      '2026-02-03 email.skipped invoice-issued: Days: a mail is true when it leaves',
      '  since 2026-02-03 invoice.paid A',
    ]);
    expect(overtaken(owing({ card: 'tok_ok' }).on('2026-02-05'), ['2026-02-09', '09:00'], paid)).toEqual([
      '2026-02-09 email.skipped autopay-upcoming: Days: a mail is true when it leaves',
      '  since 2026-02-09 invoice.paid A',
    ]);
  });

  test('a decline, of what is paid', () => {
    const life = owing({ card: 'tok_insufficient_funds' }).on('2026-02-10', '11:00');
    expect(overtaken(life, ['2026-02-10', '11:45'], paid)).toEqual([
      '2026-02-10 email.skipped payment-declined: Days: a mail is true when it leaves',
      '  since 2026-02-10 invoice.paid A',
    ]);
  });

  test('that no card can be charged, of what is paid', () => {
    const life = owing({ card: 'tok_stolen' }).on('2026-02-10', '10:00');
    expect(overtaken(life, ['2026-02-10', '11:45'], paid)).toEqual([
      '2026-02-10 email.skipped payment-method-needed: Days: a mail is true when it leaves',
      '  since 2026-02-10 invoice.paid A',
    ]);
  });

  test('a reminder, of what is paid, and of what is void', () => {
    expect(overtaken(owing().on('2026-02-11', '07:00'), ['2026-02-11', '08:30'], paid)).toEqual([
      '2026-02-11 email.skipped overdue-reminder: Days: a mail is true when it leaves',
      '  since 2026-02-11 overdue.ended',
    ]);
    const isVoid = (life: Story) => life.voids('A');
    expect(overtaken(owing().on('2026-02-11', '07:00'), ['2026-02-11', '08:30'], isVoid)).toEqual([
      '2026-02-11 email.skipped overdue-reminder: Days: a mail is true when it leaves',
      '  since 2026-02-11 overdue.ended',
    ]);
  });

  test('a last notice, of what is paid', () => {
    expect(overtaken(owing().on('2026-04-05'), ['2026-04-06', '09:00'], paid)).toEqual([
      '2026-04-06 email.skipped last-notice: Days: a mail is true when it leaves',
      '  since 2026-04-06 overdue.ended',
    ]);
  });

  test('that retries are used up, of what is paid', () => {
    const life = owing({ card: 'tok_insufficient_funds' }).on('2026-02-24');
    expect(overtaken(life, ['2026-02-24', '11:00'], paid)).toEqual([
      '2026-02-24 email.skipped retries-exhausted: Days: a mail is true when it leaves',
      '  since 2026-02-24 invoice.paid A',
    ]);
  });

  test('that a promise is broken, or an installment missed, of what is paid', () => {
    expect(
      overtaken(overdue().promises('500.00', '2026-02-20').on('2026-02-23'), ['2026-02-24', '09:00'], paid),
    ).toEqual([
      '2026-02-24 email.skipped promise-broken: Days: a mail is true when it leaves',
      '  since 2026-02-24 invoice.paid A',
    ]);
    const plan = overdue().plan({ '2026-02-20': '400.00', '2026-03-20': '600.00' }).on('2026-02-23');
    expect(overtaken(plan, ['2026-02-24', '09:00'], paid)).toEqual([
      '2026-02-24 email.skipped plan-missed: Days: a mail is true when it leaves',
      '  since 2026-02-24 hold.released plan',
    ]);
  });

  test('that the service is off, of what is paid', () => {
    expect(overtaken(owing().on('2026-04-12'), ['2026-04-13', '09:00'], paid)).toEqual([
      '2026-04-13 email.skipped service-deactivated: Days: a mail is true when it leaves',
      '  since 2026-04-13 service.reactivated',
    ]);
  });

  test('that a proof has lapsed, of what is paid', () => {
    expect(overtaken(overdue().proof('P', '1,000.00'), ['2026-02-17', '09:00'], paid)).toEqual([
      '2026-02-17 email.skipped proof-lapsed: Days: a mail is true when it leaves',
      '  since 2026-02-17 invoice.paid A',
    ]);
  });

  test('that a debit came back, of what is paid', () => {
    const life = owing({ card: 'tok_bank_bounced' }).on('2026-02-11');
    expect(overtaken(life, ['2026-02-11', '11:00'], paid)).toEqual([
      '2026-02-11 email.skipped payment-returned: Days: a mail is true when it leaves',
      '  since 2026-02-11 invoice.paid A',
    ]);
  });

  test('held, bounced: nobody decided it by a rule', () => {
    const life = owing().stops('mails').on('2026-02-04');
    expect(mail(life, 'invoice-issued')).toEqual(['2026-02-03 email.held invoice-issued: nothing decided it']);
    expect(becauseOf(overdue().bounces('overdue-reminder'), /email.bounced/)).toEqual([
      '2026-02-12 email.bounced overdue-reminder: nothing decided it',
    ]);
  });
});
