import { describe, expect, test } from '@jest/globals';
import { saysOf } from './rests.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

/** What is said of the service and of what is overdue, and on what it rests. */

/** 1,000.00 since 1 February, due on Tuesday 10 February. */
const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });
const off = (): Story => owing().on('2026-04-14');

describe('the service is on', () => {
  test('with nothing open, and with an invoice that is not due', () => {
    expect(saysOf(story(), 'service')).toEqual(['The service is on.']);
    expect(saysOf(owing(), 'service')).toEqual(['The service is on.']);
  });

  test('with a debt, and no notice yet', () => {
    expect(saysOf(owing().on('2026-02-12'), 'service')).toEqual([
      'The service is on.',
      'If nothing is paid, it goes off on 13 April 2026, after a last notice that names the day.',
      '  The case: no deactivation without warning',
      '  since 2026-02-11 overdue.began A',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
    ]);
  });

  test('with a notice that names the day; extended, with a later day', () => {
    const life = owing().on('2026-04-07');
    expect(saysOf(life, 'service')).toEqual([
      'The service is on.',
      'If nothing is paid, it goes off on 13 April 2026, as the last notice has said.',
      '  The case: no deactivation without warning',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-04-06 email.sent last-notice',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
    ]);
    life.overrides({ type: 'EXTEND_REQUESTED', days: 5 });
    expect(saysOf(life, 'service')).toEqual([
      'The service is on.',
      'If nothing is paid, it goes off on 20 April 2026, as the last notice has said.',
      '  The case: no deactivation without warning',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-04-07 email.sent last-notice',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
    ]);
    expect(saysOf(life.on('2026-04-08'), 'service')).toEqual([
      'The service is on.',
      'If nothing is paid, it goes off on 20 April 2026, as the last notice has said.',
      '  The case: no deactivation without warning',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-04-07 email.sent last-notice',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
    ]);
  });

  test('where an agent is asked', () => {
    const policy = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
    expect(saysOf(owing({ policy }).on('2026-04-07'), 'service')).toEqual([
      'The service is on.',
      'If nothing is paid, an agent is asked whether it goes off on 13 April 2026, as the last notice has said.',
      '  The case: no deactivation without warning',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-04-06 email.sent last-notice',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
    ]);
  });

  test('with two holds, neither of which lets it go', () => {
    const life = owing().on('2026-02-12').pause('2026-03-01').promises('500.00', '2026-02-20');
    expect(saysOf(life, 'service')).toEqual([
      'The service is on, and for now nothing switches it off.',
      '  Holds: holds add up',
      '  since 2026-02-12 hold.placed agent',
      '  since 2026-02-12 hold.placed promise',
    ]);
  });

  test('with a notice that reached nobody', () => {
    expect(saysOf(owing().on('2026-04-07').bounces('last-notice'), 'service')).toEqual([
      'The service is on, and for now nothing switches it off.',
      '  The case: no deactivation without warning',
      '  since 2026-02-11 overdue.began A',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
    ]);
    expect(saysOf(owing().on('2026-04-07').bounces('last-notice'), 'silence')).toEqual([
      'The last notice reached nobody: no deactivation until another address is found.',
      '  The case: no deactivation without warning',
      '  since 2026-04-06 email.sent last-notice',
    ]);
  });
});

describe('the service is off', () => {
  test('for a debt, with what is in dispute of it', () => {
    expect(saysOf(off().transfer('400.00', 'A'), 'service')).toEqual([
      'The service has been off since 13 April 2026, for unpaid invoices.',
      'It comes back by itself, at any hour, as soon as nothing is overdue: 600.00 MXN is missing.',
      'Emergency numbers and the billing portal work.',
      '  The case: why it is off decides what brings it back',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-04-13 service.deactivated',
      '  by deactivation.afterDays 60',
    ]);
    const two = owing().invoice('500.00', { due: '2026-02-10' }).on('2026-04-14');
    expect(saysOf(two, 'service')).toEqual([
      'The service has been off since 13 April 2026, for unpaid invoices.',
      'It comes back by itself, at any hour, as soon as nothing is overdue: 1,500.00 MXN is missing.',
      'Emergency numbers and the billing portal work.',
      '  The case: why it is off decides what brings it back',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-04-13 service.deactivated',
      '  by deactivation.afterDays 60',
    ]);
  });

  test('by hand', () => {
    const life = owing().on('2026-04-07').stops('deactivations').on('2026-04-14');
    expect(saysOf(life.overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false }), 'service')).toEqual([
      'The service has been off since 14 April 2026, by hand, for unpaid invoices.',
      'It comes back by itself, at any hour, as soon as nothing is overdue: 1,000.00 MXN is missing.',
      'Emergency numbers and the billing portal work.',
      '  The case: why it is off decides what brings it back',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-04-14 service.deactivated',
    ]);
  });

  test('on suspicion of fraud, with a debt', () => {
    const life = owing().on('2026-02-12').overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true });
    expect(saysOf(life, 'service')).toEqual([
      'The service has been off since 12 February 2026, by hand, on suspicion of fraud.',
      "Money doesn't bring it back: an admin does.",
      'Emergency numbers and the billing portal work.',
      '  The case: fraud',
      '  since 2026-02-12 service.deactivated',
    ]);
    expect(saysOf(life, 'nextAction')).toEqual([
      'A mail says what is owed, on 17 March 2026 at 08:00.',
      '  The case: what deactivated means',
      '  since 2026-02-12 service.deactivated',
      '  by reminders.whileDeactivatedEveryDays 30',
    ]);
  });

  test('with the account closed', () => {
    const life = story().overrides({ type: 'CLOSE_REQUESTED' });
    expect(saysOf(life, 'service')).toEqual([
      'The account is closed, and its service cancelled.',
      'An agent may reopen it.',
      '  The case: closing an account',
    ]);
  });
});

describe('the service is lent', () => {
  test('again, after it went off again', () => {
    const life = off()
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-16' })
      .on('2026-04-18')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-21' }, { admin: true });
    expect(saysOf(life, 'service')).toEqual([
      "The service is lent at an agent's word, and on through 21 April 2026.",
      'It stays on when what it was off for, 1,000.00 MXN, is paid.',
      "If it isn't, the service goes off again on 22 April 2026.",
      '  The case: lent',
      '  since 2026-04-17 service.relocked',
      '  since 2026-04-18 service.reactivated',
      '  by agentLimits.reactivateDays 5',
    ]);
  });

  test('after fraud', () => {
    const life = story()
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true })
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-01-08' }, { admin: true });
    expect(saysOf(life, 'service')).toEqual([
      "The service is lent at an agent's word, and on through 8 January 2026.",
      'It stays on when what it was off for is settled.',
      "If it isn't, the service goes off again on 9 January 2026.",
      '  The case: lent',
      '  since 2026-01-05 service.deactivated',
      '  since 2026-01-05 service.reactivated',
      '  by agentLimits.reactivateDays 5',
    ]);
  });

  test('while the account is paused', () => {
    const life = off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-16' }).pause('2026-05-01');
    expect(saysOf(life, 'service')).toEqual([
      "The service is lent at an agent's word, and on through 16 April 2026.",
      'It stays on when what it was off for, 1,000.00 MXN, is paid.',
      'For now nothing switches it off again.',
      '  The case: lent',
      '  since 2026-04-13 service.deactivated',
      '  since 2026-04-14 service.reactivated',
      '  by agentLimits.reactivateDays 5',
    ]);
  });
});

describe('what is overdue', () => {
  test('nothing is open', () => {
    expect(saysOf(story(), 'overdue')).toEqual(['Nothing is open.']);
  });

  test('three invoices: the oldest gives the days', () => {
    const life = owing().invoice('500.00', { due: '2026-02-11' }).invoice('300.00', { due: '2026-02-12' });
    expect(saysOf(life.on('2026-02-13'), 'overdue')).toEqual([
      '1,800.00 MXN of invoices IN60A, IN60B and IN60C is overdue.',
      'The oldest, IN60A, was due on 10 February 2026 and has been overdue for 3 days.',
      '  Days: overdue',
      '  since 2026-02-01 invoice.issued A',
      '  since 2026-02-01 invoice.issued B',
      '  since 2026-02-01 invoice.issued C',
      '  since 2026-02-11 overdue.began A',
    ]);
  });

  test('an invoice in dispute, beside one that is not', () => {
    const life = owing().invoice('500.00', { due: '2026-02-20' }).on('2026-02-05').disputes('A').on('2026-02-12');
    expect(saysOf(life, 'overdue')).toEqual([
      'Nothing is overdue: what is past its due day, invoice IN60A, is in dispute until that is decided.',
      '  Holds: dispute',
      '  since 2026-02-01 invoice.issued A',
      '  since 2026-02-05 dispute.opened A dsp_A',
    ]);
  });

  test('what one day of dispute takes out', () => {
    const life = owing().on('2026-02-10').disputes('A').on('2026-02-12').resolve('A', 'rejected').on('2026-02-16');
    expect(saysOf(life, 'overdue')).toEqual([
      '1,000.00 MXN of invoice IN60A is overdue.',
      'It was due on 10 February 2026 and has been overdue for 4 days.',
      "The 2 days in dispute don't count.",
      '  Days: overdue',
      '  since 2026-02-01 invoice.issued A',
      '  since 2026-02-12 overdue.began A',
    ]);
  });

  test('what a chargeback has opened', () => {
    const life = owing({ card: 'tok_ok' }).on('2026-02-20').chargeback().on('2026-02-25');
    expect(saysOf(life, 'overdue')).toEqual([
      '1,000.00 MXN of invoice IN60A is overdue.',
      'It was due on 10 February 2026 and has been overdue for 15 days.',
      'The bank took a payment back: reminders and deactivation count from 20 February 2026.',
      '  Days: overdue',
      '  since 2026-02-20 invoice.reopened A',
      '  since 2026-02-20 overdue.began A',
    ]);
  });

  test('a proof that has lapsed, and a dispute that was rejected, give days', () => {
    const lapsed = owing().on('2026-04-09').proof('P', '1,000.00').on('2026-04-14');
    expect(saysOf(lapsed, 'silence')).toEqual([
      'A proof of payment has lapsed: no deactivation before 16 April 2026.',
      '  Holds: when a proof lapses',
      '  since 2026-04-14 email.sent proof-lapsed',
      '  by holds.proofLapsedWorkingDays 2',
    ]);
    const rejected = owing().on('2026-02-12').disputes('A').on('2026-02-13').resolve('A', 'rejected');
    expect(saysOf(rejected, 'silence')).toEqual([
      'A dispute was rejected: no deactivation before 20 February 2026.',
      '  Holds: dispute',
      '  since 2026-02-13 dispute.resolved A dsp_A',
      '  by holds.disputeRejectedWorkingDays 5',
    ]);
  });
});
