import { describe, expect, test } from '@jest/globals';
import { becauseOf } from './rests.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';

/** Why each kind of hold is placed, and why it ends. */

/** 1,000.00 since 1 February, due on Tuesday 10 February, overdue for two days. */
const overdue = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' }).on('2026-02-12');
const HOLD = /^(hold|promise|plan|proof|dispute)\./;
const PROMISE_KEPT = /^promise|hold.released/;

describe('pauses', () => {
  test('of the account, until a day', () => {
    expect(becauseOf(overdue().pause('2026-02-14').on('2026-02-15'), HOLD)).toEqual([
      '2026-02-12 hold.placed agent: Holds: holds add up',
      '  since 2026-02-12 override.applied pause',
      '2026-02-15 hold.released agent: Holds: holds add up',
      '  since 2026-02-12 hold.placed agent',
    ]);
  });

  test('of an invoice, that is paid, or void', () => {
    expect(becauseOf(overdue().pause('2026-03-14', { invoiceId: 'A' }).transfer('1,000.00', 'A'), HOLD)).toEqual([
      '2026-02-12 hold.placed agent A: Holds: holds add up',
      '  since 2026-02-12 override.applied pause A',
      '2026-02-12 hold.released agent A: Holds: holds add up',
      '  since 2026-02-12 hold.placed agent A',
      '  since 2026-02-12 invoice.paid A',
    ]);
    expect(becauseOf(overdue().pause('2026-03-14', { invoiceId: 'A' }).voids('A'), HOLD)).toEqual([
      '2026-02-12 hold.placed agent A: Holds: holds add up',
      '  since 2026-02-12 override.applied pause A',
      '2026-02-12 hold.released agent A: Holds: holds add up',
      '  since 2026-02-12 hold.placed agent A',
      '  since 2026-02-12 invoice.voided A',
    ]);
  });

  test('for the law, ended by word', () => {
    expect(becauseOf(overdue().pause(null, { legal: true }).resume({ admin: true }), HOLD)).toEqual([
      '2026-02-12 hold.placed legal: Holds: holds add up',
      '  since 2026-02-12 override.applied pause',
      '2026-02-12 hold.released legal: Holds: holds add up',
      '  since 2026-02-12 hold.placed legal',
      '  since 2026-02-12 override.applied resume',
    ]);
  });

  test('two on two invoices: each ends with its own', () => {
    const life = overdue()
      .invoice('300.00', { due: '2026-03-10' })
      .pause('2026-02-14', { invoiceId: 'B' })
      .on('2026-02-13')
      .pause('2026-02-15', { invoiceId: 'A' })
      .on('2026-02-20');
    expect(becauseOf(life, HOLD)).toEqual([
      '2026-02-12 hold.placed agent B: Holds: holds add up',
      '  since 2026-02-12 override.applied pause B',
      '2026-02-13 hold.placed agent A: Holds: holds add up',
      '  since 2026-02-13 override.applied pause A',
      '2026-02-15 hold.released agent B: Holds: holds add up',
      '  since 2026-02-12 hold.placed agent B',
      '2026-02-16 hold.released agent A: Holds: holds add up',
      '  since 2026-02-13 hold.placed agent A',
    ]);
  });
});

describe('promises', () => {
  test('kept', () => {
    expect(becauseOf(overdue().promises('600.00', '2026-02-20').transfer('600.00', 'A'), PROMISE_KEPT)).toEqual([
      '2026-02-12 promise.kept: Holds: promise',
      '  since 2026-02-12 override.applied promise',
      '  since 2026-02-12 transfer.matched btx_pay_1',
      '2026-02-12 hold.released promise: Holds: promise',
      '  since 2026-02-12 hold.placed promise',
      '  since 2026-02-12 promise.kept',
    ]);
  });

  test('broken', () => {
    expect(becauseOf(overdue().promises('600.00', '2026-02-20').on('2026-02-26'), PROMISE_KEPT)).toEqual([
      '2026-02-24 promise.broken: Holds: promise',
      '  since 2026-02-12 override.applied promise',
      '2026-02-24 hold.released promise: Holds: promise',
      '  since 2026-02-12 hold.placed promise',
      '  since 2026-02-24 promise.broken',
    ]);
  });

  test('called off', () => {
    const life = overdue().promises('600.00', '2026-02-20').overrides({ type: 'CANCEL_PROMISE_REQUESTED' });
    expect(becauseOf(life, PROMISE_KEPT)).toEqual([
      '2026-02-12 hold.released promise: Holds: promise',
      '  since 2026-02-12 hold.placed promise',
      '  since 2026-02-12 override.applied cancelPromise',
    ]);
  });

  test('a second one, after the first', () => {
    const life = overdue()
      .promises('600.00', '2026-02-20')
      .overrides({ type: 'CANCEL_PROMISE_REQUESTED' })
      .on('2026-02-13')
      .promises('700.00', '2026-02-23')
      .on('2026-02-26');
    expect(becauseOf(life, HOLD)).toEqual([
      '2026-02-12 hold.placed promise: Holds: promise',
      '  since 2026-02-12 override.applied promise',
      '  by holds.promiseMaxWorkingDays 10',
      '  by holds.promisesPerCase 2',
      '2026-02-12 hold.released promise: Holds: promise',
      '  since 2026-02-12 hold.placed promise',
      '  since 2026-02-12 override.applied cancelPromise',
      '2026-02-13 hold.placed promise: Holds: promise',
      '  since 2026-02-13 override.applied promise',
      '  by holds.promiseMaxWorkingDays 10',
      '  by holds.promisesPerCase 2',
      '2026-02-25 promise.broken: Holds: promise',
      '  since 2026-02-13 override.applied promise',
      '2026-02-25 hold.released promise: Holds: promise',
      '  since 2026-02-13 hold.placed promise',
      '  since 2026-02-25 promise.broken',
    ]);
  });
});

describe('plans', () => {
  const planned = (setting: Parameters<typeof story>[0] = {}) =>
    overdue(setting).plan({ '2026-02-20': '400.00', '2026-03-20': '600.00' });

  test('kept', () => {
    const life = planned().on('2026-02-19').transfer('400.00', 'A').on('2026-03-19').transfer('600.00', 'A');
    expect(becauseOf(life, HOLD)).toEqual([
      '2026-02-12 hold.placed plan: Holds: plan',
      '  since 2026-02-12 override.applied plan',
      '  by holds.planNoticeWorkingDays 3',
      '2026-03-19 plan.kept: Holds: plan',
      '  since 2026-02-12 override.applied plan',
      '  since 2026-03-19 transfer.matched btx_pay_2',
      '2026-03-19 hold.released plan: Holds: plan',
      '  since 2026-02-12 hold.placed plan',
      '  since 2026-03-19 invoice.paid A',
      '  since 2026-03-19 plan.kept',
    ]);
  });

  test('missed, and ended by that', () => {
    expect(becauseOf(planned().on('2026-03-10'), HOLD)).toEqual([
      '2026-02-12 hold.placed plan: Holds: plan',
      '  since 2026-02-12 override.applied plan',
      '  by holds.planNoticeWorkingDays 3',
      '2026-02-24 plan.missed: Holds: plan',
      '  since 2026-02-12 override.applied plan',
      '  by holds.planNoticeWorkingDays 3',
      '2026-02-27 hold.released plan: Holds: plan',
      '  since 2026-02-12 hold.placed plan',
      '  since 2026-02-24 plan.missed',
      '  by holds.planNoticeWorkingDays 3',
    ]);
  });

  test('missed, and paid after all', () => {
    expect(becauseOf(planned().on('2026-02-25').transfer('400.00', 'A').on('2026-03-10'), HOLD)).toEqual([
      '2026-02-12 hold.placed plan: Holds: plan',
      '  since 2026-02-12 override.applied plan',
      '  by holds.planNoticeWorkingDays 3',
      '2026-02-24 plan.missed: Holds: plan',
      '  since 2026-02-12 override.applied plan',
      '  by holds.planNoticeWorkingDays 3',
    ]);
  });

  test('called off', () => {
    expect(becauseOf(planned().overrides({ type: 'CANCEL_PLAN_REQUESTED' }), HOLD)).toEqual([
      '2026-02-12 hold.placed plan: Holds: plan',
      '  since 2026-02-12 override.applied plan',
      '  by holds.planNoticeWorkingDays 3',
      '2026-02-12 hold.released plan: Holds: plan',
      '  since 2026-02-12 hold.placed plan',
      '  since 2026-02-12 override.applied cancelPlan',
    ]);
  });
});

describe('disputes', () => {
  const disputed = () =>
    story().on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' }).on('2026-02-05').disputes('A');

  test('rejected', () => {
    expect(becauseOf(disputed().resolve('A', 'rejected'), HOLD)).toEqual([
      '2026-02-05 dispute.opened A dsp_A: Holds: dispute',
      '  since 2026-02-01 invoice.issued A',
      '  by holds.disputeWindowDays 15',
      '2026-02-05 hold.placed dispute A: Holds: dispute',
      '  since 2026-02-05 dispute.opened A dsp_A',
      '  by holds.disputeWindowDays 15',
      '2026-02-05 dispute.resolved A dsp_A: Holds: dispute',
      '  since 2026-02-05 dispute.opened A dsp_A',
      '  by holds.disputeRejectedWorkingDays 5',
      '2026-02-05 hold.released dispute A: Holds: dispute',
      '  since 2026-02-05 hold.placed dispute A',
      '  since 2026-02-05 dispute.resolved A dsp_A',
      '  by holds.disputeRejectedWorkingDays 5',
    ]);
  });

  test('accepted, and credited', () => {
    const life = disputed().on('2026-02-12').resolve('A', 'accepted', '1,000.00');
    expect(becauseOf(life, /^(hold|dispute|credit|invoice.paid|email.sent dispute)/)).toEqual([
      '2026-02-05 dispute.opened A dsp_A: Holds: dispute',
      '  since 2026-02-01 invoice.issued A',
      '  by holds.disputeWindowDays 15',
      '2026-02-05 hold.placed dispute A: Holds: dispute',
      '  since 2026-02-05 dispute.opened A dsp_A',
      '  by holds.disputeWindowDays 15',
      '2026-02-05 email.sent dispute-opened: Days: answers never wait',
      '  since 2026-02-05 dispute.opened A dsp_A',
      '2026-02-12 dispute.resolved A dsp_A: Holds: dispute',
      '  since 2026-02-05 dispute.opened A dsp_A',
      '2026-02-12 hold.released dispute A: Holds: dispute',
      '  since 2026-02-05 hold.placed dispute A',
      '  since 2026-02-12 dispute.resolved A dsp_A',
      '2026-02-12 credit.applied A: Holds: dispute',
      '  since 2026-02-12 dispute.resolved A dsp_A',
      '2026-02-12 invoice.paid A: Money: overpayment and credit',
      '  since 2026-02-12 dispute.resolved A dsp_A',
      '  since 2026-02-12 credit.applied A',
      '2026-02-12 email.sent dispute-resolved: Holds: dispute',
      '  since 2026-02-12 dispute.resolved A dsp_A',
    ]);
  });

  test('of an invoice that is voided', () => {
    expect(becauseOf(disputed().voids('A'), HOLD)).toEqual([
      '2026-02-05 dispute.opened A dsp_A: Holds: dispute',
      '  since 2026-02-01 invoice.issued A',
      '  by holds.disputeWindowDays 15',
      '2026-02-05 hold.placed dispute A: Holds: dispute',
      '  since 2026-02-05 dispute.opened A dsp_A',
      '  by holds.disputeWindowDays 15',
      '2026-02-05 hold.released dispute A: Holds: dispute',
      '  since 2026-02-05 hold.placed dispute A',
      '  since 2026-02-05 invoice.voided A',
    ]);
  });

  test('of an invoice that was paid', () => {
    const life = story().on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' }).transfer('1,000.00', 'A');
    expect(becauseOf(life.disputes('A').resolve('A', 'accepted', '1,000.00'), HOLD)).toEqual([
      '2026-02-01 dispute.opened A dsp_A: Holds: dispute',
      '  since 2026-02-01 invoice.issued A',
      '  by holds.disputeWindowDays 15',
      '2026-02-01 hold.placed dispute A: Holds: dispute',
      '  since 2026-02-01 dispute.opened A dsp_A',
      '  by holds.disputeWindowDays 15',
      '2026-02-01 dispute.resolved A dsp_A: Holds: dispute',
      '  since 2026-02-01 dispute.opened A dsp_A',
      '2026-02-01 hold.released dispute A: Holds: dispute',
      '  since 2026-02-01 hold.placed dispute A',
      '  since 2026-02-01 dispute.resolved A dsp_A',
    ]);
  });
});

describe('proofs', () => {
  test('rejected', () => {
    expect(becauseOf(overdue().proof('P', '1,000.00').rejects('P'), HOLD)).toEqual([
      '2026-02-12 proof.received P: nothing decided it',
      '2026-02-12 hold.placed proof: Holds: proof of payment',
      '  since 2026-02-12 proof.received P',
      '  by holds.proofReviewWorkingDays 2',
      '2026-02-12 proof.rejected P: Holds: proof of payment',
      '  since 2026-02-12 proof.received P',
      '2026-02-12 hold.released proof: Holds: proof of payment',
      '  since 2026-02-12 hold.placed proof',
      '  since 2026-02-12 proof.rejected P',
    ]);
  });

  test('that nobody looked at', () => {
    expect(becauseOf(overdue().proof('P', '1,000.00').on('2026-02-20'), HOLD)).toEqual([
      '2026-02-12 proof.received P: nothing decided it',
      '2026-02-12 hold.placed proof: Holds: proof of payment',
      '  since 2026-02-12 proof.received P',
      '  by holds.proofReviewWorkingDays 2',
      '2026-02-17 hold.released proof: Holds: proof of payment',
      '  since 2026-02-12 hold.placed proof',
      '  by holds.proofReviewWorkingDays 2',
    ]);
  });

  test('accepted, whose money comes', () => {
    const life = overdue().proof('P', '1,000.00').on('2026-02-13').accepts('P').transfer('1,000.00', 'A');
    expect(becauseOf(life, HOLD)).toEqual([
      '2026-02-12 proof.received P: nothing decided it',
      '2026-02-12 hold.placed proof: Holds: proof of payment',
      '  since 2026-02-12 proof.received P',
      '  by holds.proofReviewWorkingDays 2',
      '2026-02-13 proof.accepted P: Holds: an accepted proof',
      '  since 2026-02-12 proof.received P',
      '  by holds.proofBankDays 3',
      '2026-02-13 proof.settled P: Holds: proofs add up',
      '  since 2026-02-13 proof.accepted P',
      '  since 2026-02-13 transfer.matched btx_pay_1',
      '2026-02-13 hold.released proof: Holds: an accepted proof',
      '  since 2026-02-12 hold.placed proof',
      '  since 2026-02-13 invoice.paid A',
      '  since 2026-02-13 proof.settled P',
      '  by holds.proofBankDays 3',
    ]);
  });

  test('accepted, whose money comes in part', () => {
    const life = overdue().proof('P', '1,000.00').accepts('P').transfer('400.00', 'A');
    expect(becauseOf(life, HOLD)).toEqual([
      '2026-02-12 proof.received P: nothing decided it',
      '2026-02-12 hold.placed proof: Holds: proof of payment',
      '  since 2026-02-12 proof.received P',
      '  by holds.proofReviewWorkingDays 2',
      '2026-02-12 proof.accepted P: Holds: an accepted proof',
      '  since 2026-02-12 proof.received P',
      '  by holds.proofBankDays 3',
    ]);
  });

  test('accepted, whose money does not come', () => {
    expect(becauseOf(overdue().proof('P', '1,000.00').accepts('P').on('2026-02-25'), HOLD)).toEqual([
      '2026-02-12 proof.received P: nothing decided it',
      '2026-02-12 hold.placed proof: Holds: proof of payment',
      '  since 2026-02-12 proof.received P',
      '  by holds.proofReviewWorkingDays 2',
      '2026-02-12 proof.accepted P: Holds: an accepted proof',
      '  since 2026-02-12 proof.received P',
      '  by holds.proofBankDays 3',
      '2026-02-18 proof.returned P: Holds: when a proof lapses',
      '  since 2026-02-12 proof.accepted P',
      '  by holds.proofBankDays 3',
      '2026-02-18 hold.released proof: Holds: when a proof lapses',
      '  since 2026-02-12 hold.placed proof',
      '  since 2026-02-18 proof.returned P',
      '  by holds.proofBankDays 3',
    ]);
  });

  test("settled by money that was another's", () => {
    const life = overdue()
      .proof('P', '1,000.00', { key: 'K1' })
      .accepts('P')
      .transfer('1,000.00', 'A', { key: 'K1', id: 'btx_1' });
    life.fact({
      type: 'TRANSFER_UNMATCHED',
      transferId: 'btx_1',
      reason: "another customer's",
      proofIds: ['P'],
      ...life.world.ledger.reverse([...life.world.ledger.payments.keys()].at(-1) ?? ''),
    });
    expect(becauseOf(life, /^(proof|transfer|invoice.reopened|hold.released)/)).toEqual([
      '2026-02-12 proof.received P: nothing decided it',
      '2026-02-12 proof.accepted P: Holds: an accepted proof',
      '  since 2026-02-12 proof.received P',
      '  by holds.proofBankDays 3',
      '2026-02-12 transfer.received btx_1: nothing decided it',
      '2026-02-12 transfer.matched btx_1: Money: transfers',
      '  since 2026-02-12 transfer.received btx_1',
      '2026-02-12 proof.settled P: Holds: proofs add up',
      '  since 2026-02-12 proof.accepted P',
      '  since 2026-02-12 transfer.matched btx_1',
      '2026-02-12 hold.released proof: Holds: an accepted proof',
      '  since 2026-02-12 hold.placed proof',
      '  since 2026-02-12 proof.settled P',
      '  by holds.proofBankDays 3',
      '2026-02-12 transfer.unmatched btx_1: Money: transfers',
      '  since 2026-02-12 transfer.matched btx_1',
      '2026-02-12 invoice.reopened A: Money: transfers',
      '  since 2026-02-12 transfer.unmatched btx_1',
      '2026-02-12 proof.returned P: Money: transfers',
      '  since 2026-02-12 proof.accepted P',
      '  since 2026-02-12 transfer.unmatched btx_1',
    ]);
  });

  test('two of one account: what ends is what was placed first', () => {
    const life = overdue().proof('P', '500.00').on('2026-02-13').proof('Q', '500.00').rejects('P');
    expect(becauseOf(life, HOLD)).toEqual([
      '2026-02-12 proof.received P: nothing decided it',
      '2026-02-12 hold.placed proof: Holds: proof of payment',
      '  since 2026-02-12 proof.received P',
      '  by holds.proofReviewWorkingDays 2',
      '2026-02-13 proof.received Q: nothing decided it',
      '2026-02-13 hold.placed proof: Holds: proof of payment',
      '  since 2026-02-13 proof.received Q',
      '  by holds.proofReviewWorkingDays 2',
      '2026-02-13 proof.rejected P: Holds: proof of payment',
      '  since 2026-02-12 proof.received P',
      '2026-02-13 hold.released proof: Holds: proof of payment',
      '  since 2026-02-12 hold.placed proof',
      '  since 2026-02-13 proof.rejected P',
    ]);
  });
});

describe('transfers that may be its own', () => {
  const SUGGESTED = /^(transfer|hold)/;

  test('nobody has said whose', () => {
    expect(becauseOf(overdue().suggests('btx_9', '1,000.00').on('2026-02-20'), SUGGESTED)).toEqual([
      '2026-02-12 transfer.suggested btx_9: Money: transfers',
      '2026-02-12 hold.placed transfer: Holds: a transfer that nobody could match',
      '  since 2026-02-12 transfer.suggested btx_9',
      '  by holds.transferBankDays 1',
      '2026-02-14 hold.released transfer: Holds: a transfer that nobody could match',
      '  since 2026-02-12 hold.placed transfer',
      '  by holds.transferBankDays 1',
    ]);
  });

  test("another's", () => {
    expect(becauseOf(overdue().suggests('btx_9', '1,000.00').rulesOut('btx_9'), SUGGESTED)).toEqual([
      '2026-02-12 transfer.suggested btx_9: Money: transfers',
      '2026-02-12 hold.placed transfer: Holds: a transfer that nobody could match',
      '  since 2026-02-12 transfer.suggested btx_9',
      '  by holds.transferBankDays 1',
      '2026-02-12 hold.released transfer: Holds: a transfer that nobody could match',
      '  since 2026-02-12 hold.placed transfer',
      '  by holds.transferBankDays 1',
    ]);
  });

  test('its own', () => {
    const life = overdue().suggests('btx_9', '1,000.00').transfer('1,000.00', 'A', { id: 'btx_9' });
    expect(becauseOf(life, SUGGESTED)).toEqual([
      '2026-02-12 transfer.suggested btx_9: Money: transfers',
      '2026-02-12 hold.placed transfer: Holds: a transfer that nobody could match',
      '  since 2026-02-12 transfer.suggested btx_9',
      '  by holds.transferBankDays 1',
      '2026-02-12 transfer.received btx_9: nothing decided it',
      '2026-02-12 transfer.matched btx_9: Money: transfers',
      '  since 2026-02-12 transfer.received btx_9',
      '2026-02-12 hold.released transfer: Holds: a transfer that nobody could match',
      '  since 2026-02-12 hold.placed transfer',
      '  since 2026-02-12 transfer.matched btx_9',
      '  by holds.transferBankDays 1',
    ]);
  });
});
