import { describe, expect, test } from '@jest/globals';
import { becauseOf } from './rests.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

/** Why a case begins and ends, and why the service goes off, is lent, and comes back. */

/** 1,000.00 since 1 February, due on Tuesday 10 February; nobody pays, and the service goes off on 13 April. */
const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });
const off = (): Story => owing().on('2026-04-14');
const CASE = /^overdue/;
const SERVICE = /^service/;
const DEACTIVATE = { type: 'DEACTIVATE_REQUESTED', fraud: false } as const;
const FRAUD = { type: 'DEACTIVATE_REQUESTED', fraud: true } as const;

describe('a case', () => {
  test('begins with the day, and ends with a payment', () => {
    expect(becauseOf(owing().on('2026-02-12').transfer('1,000.00', 'A'), CASE)).toEqual([
      '2026-02-11 overdue.began A: Days: overdue',
      '  since 2026-02-01 invoice.issued A',
      '2026-02-12 overdue.ended: The case: one case and one ladder',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-02-12 invoice.paid A',
    ]);
  });

  test('begins with a dispute that is rejected', () => {
    const life = owing().on('2026-02-05').disputes('A').on('2026-02-12').resolve('A', 'rejected');
    expect(becauseOf(life, CASE)).toEqual([
      '2026-02-12 overdue.began A: Days: overdue',
      '  since 2026-02-01 invoice.issued A',
      '  since 2026-02-12 dispute.resolved A dsp_A',
    ]);
  });

  test('ends with a dispute, a credit note, a void', () => {
    expect(becauseOf(owing().on('2026-02-12').disputes('A'), CASE)).toEqual([
      '2026-02-11 overdue.began A: Days: overdue',
      '  since 2026-02-01 invoice.issued A',
      '2026-02-12 overdue.ended: The case: one case and one ladder',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-02-12 dispute.opened A dsp_A',
    ]);
    expect(becauseOf(owing().on('2026-02-12').credits('A', '1,000.00'), CASE)).toEqual([
      '2026-02-11 overdue.began A: Days: overdue',
      '  since 2026-02-01 invoice.issued A',
      '2026-02-12 overdue.ended: The case: one case and one ladder',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-02-12 credit.applied A',
      '  since 2026-02-12 invoice.paid A',
    ]);
    expect(becauseOf(owing().on('2026-02-12').voids('A'), CASE)).toEqual([
      '2026-02-11 overdue.began A: Days: overdue',
      '  since 2026-02-01 invoice.issued A',
      '2026-02-12 overdue.ended: The case: one case and one ladder',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-02-12 invoice.voided A',
    ]);
  });

  test('ends with a due date that is moved', () => {
    expect(becauseOf(owing().on('2026-02-12').dueMoved('A', '2026-02-20'), /^overdue|invoice.changed/)).toEqual([
      '2026-02-11 overdue.began A: Days: overdue',
      '  since 2026-02-01 invoice.issued A',
      '2026-02-12 invoice.changed A: Days: a due date that is changed',
      '  since 2026-02-01 invoice.issued A',
      '2026-02-12 overdue.ended: The case: one case and one ladder',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-02-12 invoice.changed A',
    ]);
  });

  test('ends with what leaves too little to be asked for', () => {
    expect(becauseOf(owing().on('2026-02-12').transfer('970.00', 'A'), CASE)).toEqual([
      '2026-02-11 overdue.began A: Days: overdue',
      '  since 2026-02-01 invoice.issued A',
      '2026-02-12 overdue.ended: The case: one case and one ladder',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-02-12 transfer.matched btx_pay_1',
    ]);
  });

  test('ends with the debt being written off', () => {
    expect(
      becauseOf(owing().on('2026-02-12').overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true }), CASE),
    ).toEqual(['2026-02-11 overdue.began A: Days: overdue', '  since 2026-02-01 invoice.issued A']);
  });
});

describe('the service goes off', () => {
  test('by itself, after a notice', () => {
    expect(becauseOf(off(), SERVICE)).toEqual([
      '2026-04-13 service.deactivated: The case: no deactivation without warning',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-04-06 email.sent last-notice',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
    ]);
  });

  test('by hand', () => {
    const life = owing().on('2026-04-07').stops('deactivations').on('2026-04-14').overrides(DEACTIVATE);
    expect(becauseOf(life, SERVICE)).toEqual([
      '2026-04-14 service.deactivated: The case: deactivating by hand',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-04-06 email.sent last-notice',
      '  since 2026-04-14 override.applied deactivate',
    ]);
  });

  test('on suspicion of fraud', () => {
    expect(becauseOf(owing().on('2026-02-12').overrides(FRAUD, { admin: true }), SERVICE)).toEqual([
      '2026-02-12 service.deactivated: The case: fraud',
      '  since 2026-02-12 override.applied deactivate',
    ]);
  });

  test('not while all deactivations are stopped', () => {
    const life = owing().on('2026-04-07').stops('deactivations').on('2026-04-14');
    expect(becauseOf(life, /deactivation.held/)).toEqual([
      '2026-04-13 deactivation.held: The case: deactivation',
      '  since 2026-04-06 email.sent last-notice',
    ]);
  });

  test('not while many go off on one day', () => {
    const life = owing().company({ accounts: 200, clearedToday: 10 }).on('2026-04-13');
    expect(becauseOf(life, /deactivation.held/)).toEqual([
      '2026-04-13 deactivation.held: The case: circuit breaker',
      '  since 2026-04-06 email.sent last-notice',
      '  by deactivation.breaker.maxPercent 5',
      '  by deactivation.breaker.maxCount 50',
      '  by deactivation.breaker.minCount 5',
    ]);
  });

  test('not while nobody knows what has come', () => {
    const life = owing().company({ importedThrough: '2026-04-01' }).on('2026-04-13');
    expect(becauseOf(life, /deactivation.held/)).toEqual([
      '2026-04-13 deactivation.held: The case: a stale bank feed',
      '  since 2026-04-06 email.sent last-notice',
    ]);
  });
});

describe('the service comes back', () => {
  test('with all that is overdue', () => {
    expect(becauseOf(off().transfer('1,000.00', 'A'), /service.reactivated/)).toEqual([
      '2026-04-14 service.reactivated: The case: reactivation',
      '  since 2026-04-13 service.deactivated',
      '  since 2026-04-14 transfer.matched btx_pay_1',
      '2026-04-14 email.sent service-reactivated: The case: reactivation',
      '  since 2026-04-14 service.reactivated',
    ]);
  });

  test('with all but a little: first adjusted', () => {
    expect(becauseOf(off().transfer('985.00', 'A'), /^service.reactivated|adjusted/)).toEqual([
      '2026-04-14 balance.adjusted A: Money: small remainders',
      '  since 2026-04-13 service.deactivated',
      '  since 2026-04-14 transfer.matched btx_pay_1',
      '  by thresholds.adjustUpToMinor 2000',
      '2026-04-14 service.reactivated: The case: reactivation',
      '  since 2026-04-13 service.deactivated',
      '  since 2026-04-14 transfer.matched btx_pay_1',
      '  since 2026-04-14 balance.adjusted A',
    ]);
  });

  test('with a void, and with a credit note', () => {
    expect(becauseOf(off().voids('A'), /service.reactivated/)).toEqual([
      '2026-04-14 service.reactivated: The case: reactivation',
      '  since 2026-04-13 service.deactivated',
      '  since 2026-04-14 invoice.voided A',
      '2026-04-14 email.sent service-reactivated: The case: reactivation',
      '  since 2026-04-14 service.reactivated',
    ]);
    expect(becauseOf(off().credits('A', '1,000.00'), /service.reactivated/)).toEqual([
      '2026-04-14 service.reactivated: The case: reactivation',
      '  since 2026-04-13 service.deactivated',
      '  since 2026-04-14 credit.applied A',
      '2026-04-14 email.sent service-reactivated: The case: reactivation',
      '  since 2026-04-14 service.reactivated',
    ]);
  });

  test('lent on a proof, and kept by its money', () => {
    const life = off().proof('P', '1,000.00').accepts('P').on('2026-04-16').transfer('1,000.00', 'A');
    expect(becauseOf(life, /service.(provisional|reactivated)/)).toEqual([
      '2026-04-14 service.provisional P: Holds: an accepted proof',
      '  since 2026-04-13 service.deactivated',
      '  since 2026-04-14 proof.accepted P',
      '  by holds.proofBankDays 3',
      '  by holds.provisionalReturnsPerCase 1',
      '2026-04-16 service.reactivated: The case: lent',
      '  since 2026-04-14 service.provisional P',
      '  since 2026-04-16 transfer.matched btx_pay_1',
      '2026-04-16 email.sent service-reactivated: The case: reactivation',
      '  since 2026-04-16 service.reactivated',
    ]);
  });

  test('lent on a proof, and off again', () => {
    const life = off().proof('P', '1,000.00').accepts('P').on('2026-04-22');
    expect(becauseOf(life, /service.relocked/)).toEqual([
      '2026-04-20 service.relocked: Holds: an accepted proof',
      '  since 2026-04-14 service.provisional P',
      '  since 2026-04-20 proof.returned P',
      '  by holds.proofBankDays 3',
      '2026-04-20 email.sent service-relocked: Days: collection contacts',
      '  since 2026-04-20 service.relocked',
      '  by calendar.contactHours.from 08:00',
      '  by calendar.contactHours.to 20:00',
    ]);
  });

  test('lent by an agent, longer, and kept by money', () => {
    const lent = off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-16' });
    expect(becauseOf(lent, /service.reactivated/)).toEqual([
      '2026-04-14 service.reactivated: The case: lent',
      '  since 2026-04-13 service.deactivated',
      '  since 2026-04-14 override.applied reactivate',
      '  by agentLimits.reactivateDays 5',
      '2026-04-14 email.sent service-reactivated: The case: lent',
      '  since 2026-04-14 service.reactivated',
    ]);
    const longer = lent.on('2026-04-15').overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-18' });
    expect(becauseOf(longer, /service.reactivated/).slice(4)).toEqual([
      '2026-04-14 email.sent service-reactivated: The case: lent',
      '  since 2026-04-14 service.reactivated',
      '2026-04-15 service.reactivated: The case: lent',
      '  since 2026-04-14 service.reactivated',
      '  since 2026-04-15 override.applied reactivate',
      '  by agentLimits.reactivateDays 5',
      '2026-04-15 email.sent service-reactivated: The case: lent',
      '  since 2026-04-15 service.reactivated',
    ]);
    expect(becauseOf(longer.transfer('1,000.00', 'A'), /service.reactivated/).slice(8)).toEqual([
      '  since 2026-04-15 override.applied reactivate',
      '  by agentLimits.reactivateDays 5',
      '2026-04-15 email.sent service-reactivated: The case: lent',
      '  since 2026-04-15 service.reactivated',
      '2026-04-15 service.reactivated: The case: lent',
      '  since 2026-04-15 service.reactivated',
      '  since 2026-04-15 transfer.matched btx_pay_1',
    ]);
  });

  test('lent by an agent, and off again', () => {
    const life = off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-16' }).on('2026-04-18');
    expect(becauseOf(life, /service.relocked/)).toEqual([
      '2026-04-17 service.relocked: The case: lent',
      '  since 2026-04-14 service.reactivated',
      '  by agentLimits.reactivateDays 5',
      '2026-04-17 email.sent service-relocked: Days: collection contacts',
      '  since 2026-04-17 service.relocked',
      '  by calendar.contactHours.from 08:00',
      '  by calendar.contactHours.to 20:00',
    ]);
  });

  test('for good, by an admin, after fraud', () => {
    const life = story()
      .overrides(FRAUD, { admin: true })
      .overrides({ type: 'REACTIVATE_REQUESTED', until: null }, { admin: true });
    expect(becauseOf(life, /service.reactivated/)).toEqual([
      '2026-01-05 service.reactivated: The case: why it is off decides what brings it back',
      '  since 2026-01-05 service.deactivated',
      '  since 2026-01-05 override.applied reactivate',
      '2026-01-05 email.sent service-reactivated: The case: why it is off decides what brings it back',
      '  since 2026-01-05 service.reactivated',
    ]);
  });

  test('with the money of a debt that was written off', () => {
    const life = off()
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .on('2026-04-20')
      .transfer('1,000.00', 'A');
    expect(becauseOf(life, /service.reactivated|uncollectible|invoice.paid/)).toEqual([
      '2026-04-14 invoice.uncollectible A: Money: uncollectible invoices',
      '  since 2026-04-14 override.applied writeOff',
      '2026-04-20 invoice.paid A: Money: partial payment',
      '  since 2026-04-20 transfer.matched btx_pay_1',
      '2026-04-20 service.reactivated: The case: why it is off decides what brings it back',
      '  since 2026-04-13 service.deactivated',
      '  since 2026-04-20 transfer.matched btx_pay_1',
      '2026-04-20 email.sent service-reactivated: The case: reactivation',
      '  since 2026-04-20 service.reactivated',
    ]);
  });

  test('a second time, of a second case: against the second end', () => {
    const life = off().transfer('1,000.00', 'A').invoice('500.00', { due: '2026-05-10' }).on('2026-07-20');
    expect(becauseOf(life.transfer('500.00', 'B'), SERVICE).slice(7)).toEqual([
      '  since 2026-04-14 transfer.matched btx_pay_1',
      '2026-07-10 service.deactivated: The case: no deactivation without warning',
      '  since 2026-05-11 overdue.began B',
      '  since 2026-07-06 email.sent last-notice',
      '  by deactivation.afterDays 60',
      '  by deactivation.noticeWorkingDays 3',
      '2026-07-20 service.reactivated: The case: reactivation',
      '  since 2026-07-10 service.deactivated',
      '  since 2026-07-20 transfer.matched btx_pay_2',
    ]);
  });
});

test('with approval, the deactivation waits for an agent', () => {
  const policy = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
  const life = owing({ policy }).on('2026-04-14').overrides(DEACTIVATE);
  expect(becauseOf(life, SERVICE)).toEqual([
    '2026-04-14 service.deactivated: The case: deactivating by hand',
    '  since 2026-02-11 overdue.began A',
    '  since 2026-04-06 email.sent last-notice',
    '  since 2026-04-14 override.applied deactivate',
  ]);
});
