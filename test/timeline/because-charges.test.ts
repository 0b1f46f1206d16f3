import { describe, expect, test } from '@jest/globals';
import { becauseOf } from './rests.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

/** Why a charge was made, and what came of it. */

/** 1,000.00 since 1 February, due on Tuesday 10 February. */
const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });

describe('a charge is made', () => {
  test('on the due day: by consent, for what is due', () => {
    expect(becauseOf(owing({ card: 'tok_ok' }).on('2026-02-11'), /charge.attempted/)).toEqual([
      '2026-02-10 charge.attempted: Charging: the charge on the due day',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-02-01 invoice.issued A',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
    ]);
  });

  test('for two invoices that are due on one day', () => {
    const life = owing({ card: 'tok_ok' }).invoice('200.00', { due: '2026-02-10' }).on('2026-02-11');
    expect(becauseOf(life, /charge.attempted/)).toEqual([
      '2026-02-10 charge.attempted: Charging: the charge on the due day',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-02-01 invoice.issued A',
      '  since 2026-02-01 invoice.issued B',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
    ]);
  });

  test('a day late, after a hold', () => {
    const life = owing({ card: 'tok_ok' }).on('2026-02-05').pause('2026-02-10').on('2026-02-12');
    expect(becauseOf(life, /charge.attempted/)).toEqual([
      '2026-02-11 charge.attempted: Charging: a due day that was missed',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-02-01 invoice.issued A',
      '  since 2026-02-11 hold.released agent',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
    ]);
  });

  test('a day late, after charges of all were stopped', () => {
    const life = owing({ card: 'tok_ok' }).stops('charges').on('2026-02-11', '09:30').lets('charges').on('2026-02-12');
    expect(becauseOf(life, /charge.(attempted|held)/)).toEqual([
      '2026-02-10 charge.held: Charging: a due day that was missed',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
      '2026-02-11 charge.attempted: Charging: a due day that was missed',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-02-01 invoice.issued A',
      '  since 2026-02-10 charge.held',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
    ]);
  });

  test('on the due day of one, with an older one that was not tried', () => {
    const life = owing({ card: 'tok_ok' })
      .invoice('200.00', { due: '2026-02-12' })
      .pause('2026-02-11')
      .on('2026-02-13');
    expect(becauseOf(life, /charge.attempted/)).toEqual([
      '2026-02-12 charge.attempted: Charging: the charge on the due day',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-02-01 invoice.issued A',
      '  since 2026-02-01 invoice.issued B',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
    ]);
  });

  test('an hour after a decline, then on days of its ladder', () => {
    const life = owing({ card: 'tok_insufficient_funds' }).on('2026-02-18');
    expect(becauseOf(life, /charge.attempted|retry.scheduled/)).toEqual([
      '2026-02-10 charge.attempted: Charging: the charge on the due day',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-02-01 invoice.issued A',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
      '2026-02-10 retry.scheduled: Charging: retries',
      '  since 2026-02-10 charge.declined',
      '  by charge.retryAfterMinutes 60',
      '2026-02-10 charge.attempted: Charging: retries',
      '  since 2026-02-10 retry.scheduled',
      '  by charge.retryAfterMinutes 60',
      '2026-02-10 retry.scheduled: Charging: retries',
      '  since 2026-02-10 charge.declined',
      '  by charge.retryOnDays 3,7,14',
      '2026-02-13 charge.attempted: Charging: retries',
      '  since 2026-02-10 retry.scheduled',
      '  by charge.retryOnDays 3,7,14',
      '2026-02-13 retry.scheduled: Charging: retries',
      '  since 2026-02-13 charge.declined',
      '  by charge.retryOnDays 3,7,14',
      '2026-02-17 charge.attempted: Charging: retries',
      '  since 2026-02-13 retry.scheduled',
      '  by charge.retryOnDays 3,7,14',
      '2026-02-17 retry.scheduled: Charging: retries',
      '  since 2026-02-17 charge.declined',
      '  by charge.retryOnDays 3,7,14',
    ]);
  });

  test('until the ladder has no more', () => {
    const life = owing({ card: 'tok_insufficient_funds' }).on('2026-02-26');
    expect(becauseOf(life, /retries.exhausted/)).toEqual([
      '2026-02-24 retries.exhausted: Charging: retries',
      '  since 2026-02-17 retry.scheduled',
      '  since 2026-02-24 charge.declined',
      '  by charge.retryOnDays 3,7,14',
      '2026-02-24 email.sent retries-exhausted: Charging: the automatic decline mail',
      '  since 2026-02-24 retries.exhausted',
      '  by charge.retryOnDays 3,7,14',
    ]);
  });

  test('with a new card, at once', () => {
    const life = owing({ card: 'tok_stolen' }).on('2026-02-12').card('tok_ok');
    expect(becauseOf(life, /charge.attempted/).slice(-4)).toEqual([
      '  by charge.window.to 15:00',
      '2026-02-12 charge.attempted: Charging: a new card',
      '  since 2026-02-01 invoice.issued A',
      '  since 2026-02-12 method.added',
    ]);
  });

  test('for an installment', () => {
    const life = owing({ card: 'tok_ok' })
      .on('2026-02-05')
      .plan({ '2026-03-02': '500.00', '2026-04-01': '500.00' })
      .on('2026-03-03');
    expect(becauseOf(life, /charge.attempted/)).toEqual([
      '2026-03-02 charge.attempted: Holds: plan',
      '  since 2026-02-05 override.applied plan',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
    ]);
  });

  test('because the customer asks, and because an agent does', () => {
    expect(becauseOf(owing({ card: 'tok_ok' }).pays(), /charge.attempted/)).toEqual([
      '2026-02-01 charge.attempted: Charging: a manual attempt',
      '  since 2026-02-01 invoice.issued A',
      '  by charge.sameMethodWaitMinutes 60',
    ]);
    const life = owing({ card: 'tok_insufficient_funds' }).on('2026-02-12').overrides({
      type: 'RETRY_NOW_REQUESTED',
      attemptId: 'att_9',
      methodId: null,
    });
    expect(becauseOf(life, /charge.attempted/).slice(-4)).toEqual([
      '2026-02-12 charge.attempted: Charging: a manual attempt',
      '  since 2026-02-01 invoice.issued A',
      '  since 2026-02-12 override.applied retryNow',
      '  by charge.sameMethodWaitMinutes 60',
    ]);
    life.on('2026-02-12', '11:00').pays();
    expect(becauseOf(life, /charge.attempted/).slice(-3)).toEqual([
      '2026-02-12 charge.attempted: Charging: a manual attempt',
      '  since 2026-02-01 invoice.issued A',
      '  by charge.sameMethodWaitMinutes 60',
    ]);
  });
});

describe('what came of a charge', () => {
  test('no answer: looked up, and found', () => {
    const life = owing({ card: 'tok_timeout_charged' }).on('2026-02-11');
    expect(becauseOf(life, /charge.(unknown|reconciled|lost)/)).toEqual([
      '2026-02-10 charge.unknown: Charging: unknown outcome',
      '  since 2026-02-10 charge.attempted',
      '  by lookup.afterMinutes 5,60',
      '  by lookup.thenEveryHours 24',
      '2026-02-10 charge.reconciled: Charging: unknown outcome',
      '  since 2026-02-10 charge.unknown',
      '  by lookup.afterMinutes 5,60',
      '  by lookup.thenEveryHours 24',
    ]);
  });

  test('no answer, and the provider knows of none', () => {
    const life = owing({ card: 'tok_timeout_lost' }).on('2026-02-11');
    expect(becauseOf(life, /charge/)).toEqual([
      '2026-02-10 charge.attempted: Charging: the charge on the due day',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-02-01 invoice.issued A',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
      '2026-02-10 charge.unknown: Charging: unknown outcome',
      '  since 2026-02-10 charge.attempted',
      '  by lookup.afterMinutes 5,60',
      '  by lookup.thenEveryHours 24',
      '2026-02-10 charge.reconciled: Charging: unknown outcome',
      '  since 2026-02-10 charge.unknown',
      '  by lookup.afterMinutes 5,60',
      '  by lookup.thenEveryHours 24',
      '2026-02-10 charge.lost: Charging: unknown outcome',
      '  since 2026-02-10 charge.unknown',
      '  by lookup.afterMinutes 5,60',
      '  by lookup.thenEveryHours 24',
      '2026-02-10 charge.attempted: Charging: unknown outcome',
      '  since 2026-02-10 charge.unknown',
      '  by lookup.afterMinutes 5,60',
      '2026-02-10 charge.succeeded: nothing decided it',
    ]);
  });

  test('a direct debit: on its way, and settled', () => {
    expect(becauseOf(owing({ card: 'tok_bank_ok' }).on('2026-02-16'), /charge/)).toEqual([
      '2026-02-10 charge.attempted: Charging: the charge on the due day',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-02-01 invoice.issued A',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
      '2026-02-10 charge.pending: Charging: direct debit',
      '  since 2026-02-10 charge.attempted',
      '2026-02-12 charge.reconciled: Charging: direct debit',
      '  since 2026-02-10 charge.pending',
      '2026-02-12 charge.succeeded: nothing decided it',
    ]);
  });

  test('a direct debit that comes back: its own ladder', () => {
    const life = owing({ card: 'tok_bank_bounced' }).on('2026-02-12', '12:00');
    expect(becauseOf(life, /charge.returned|retry.scheduled/)).toEqual([
      '2026-02-11 charge.returned: nothing decided it',
      '2026-02-11 retry.scheduled: Charging: direct debit',
      '  since 2026-02-11 charge.returned',
      '  by charge.debits.retryOnDays 3,10',
    ]);
  });

  test('a settled debit that comes back opens its invoice', () => {
    const life = owing({ card: 'tok_bank_returned' }).on('2026-02-20');
    expect(becauseOf(life, /charge.returned|retry.scheduled|invoice.reopened/)).toEqual([
      '2026-02-13 charge.returned: nothing decided it',
      '2026-02-13 invoice.reopened A: Charging: direct debit',
      '  since 2026-02-13 charge.returned',
      '2026-02-13 retry.scheduled: Charging: direct debit',
      '  since 2026-02-13 charge.returned',
      '  by charge.debits.retryOnDays 3,10',
      '2026-02-19 charge.returned: nothing decided it',
      '2026-02-19 invoice.reopened A: Charging: direct debit',
      '  since 2026-02-19 charge.returned',
      '2026-02-19 retry.scheduled: Charging: direct debit',
      '  since 2026-02-19 charge.returned',
      '  by charge.debits.retryOnDays 3,10',
    ]);
  });

  test('its holder is to confirm it', () => {
    const life = owing({ card: 'tok_requires_action' }).on('2026-02-10', '11:00');
    expect(becauseOf(life, /charge.confirming|payment-confirm/)).toEqual([
      '2026-02-10 charge.confirming: Charging: a charge that its holder confirms',
      '  since 2026-02-10 charge.attempted',
      '  by charge.confirmWithinHours 24',
      '2026-02-10 email.sent payment-confirm: Charging: a charge that its holder confirms',
      '  since 2026-02-10 charge.confirming',
      '  by charge.confirmWithinHours 24',
    ]);
  });

  test("the provider can't make it", () => {
    const life = owing({ card: 'tok_detached' }).on('2026-02-11');
    expect(becauseOf(life, /charge|method-needed|retry/)).toEqual([
      '2026-02-10 charge.attempted: Charging: the charge on the due day',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-02-01 invoice.issued A',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
      '2026-02-10 charge.refused: nothing decided it',
      '2026-02-10 email.sent payment-method-needed: Charging: hard decline',
      '  since 2026-02-10 charge.refused',
    ]);
  });

  test('its invoice was paid before it was begun', () => {
    const life = owing({ card: 'tok_ok' }).waitsToBegin('chargeBalance').on('2026-02-10', '10:31');
    life.transfer('1,000.00', 'A').bankAnswers();
    expect(becauseOf(life, /charge.skipped/)).toEqual([
      '2026-02-10 charge.skipped: Charging: the charge on the due day',
      '  since 2026-02-10 transfer.matched btx_pay_1',
    ]);
  });

  test('its window went by', () => {
    const life = owing({ card: 'tok_ok' }).outageUntil('2026-02-10', '16:00').on('2026-02-12');
    expect(becauseOf(life, /charge.(skipped|attempted)/)).toEqual([
      '2026-02-10 charge.skipped: Charging: a due day that was missed',
      '  since 2026-01-05 autopay.changed',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
      '2026-02-11 charge.attempted: Charging: a due day that was missed',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-02-01 invoice.issued A',
      '  since 2026-02-10 charge.skipped',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
    ]);
  });

  test('charged back: the invoice opens, autopay goes off', () => {
    const life = owing({ card: 'tok_ok' }).on('2026-02-20').chargeback();
    expect(becauseOf(life, /chargeback|reopened|autopay.changed/)).toEqual([
      '2026-01-05 autopay.changed: Charging: consent',
      '2026-02-20 chargeback.received: nothing decided it',
      '2026-02-20 invoice.reopened A: Charging: chargeback',
      '  since 2026-02-20 chargeback.received',
      '2026-02-20 autopay.changed: Charging: chargeback',
      '  since 2026-02-20 chargeback.received',
    ]);
    life.closesChargeback('won');
    expect(becauseOf(life, /chargeback.closed|invoice.paid/)).toEqual([
      '2026-02-10 invoice.paid A: Money: partial payment',
      '  since 2026-02-10 charge.succeeded',
      '2026-02-20 chargeback.closed: nothing decided it',
      '2026-02-20 invoice.paid A: Charging: chargeback',
      '  since 2026-02-20 chargeback.closed',
    ]);
  });

  test('charged back and won, again and again: each receipt is of what has won the money back', () => {
    const life = owing({ card: 'tok_ok' }).on('2026-02-20');
    for (const day of [20, 21, 22, 23, 24]) life.on(`2026-02-${day}`).chargeback().closesChargeback('won');
    expect(becauseOf(life, /email.sent payment-receipt/)).toEqual([
      '2026-02-10 email.sent payment-receipt: Money: what a receipt names',
      '  since 2026-02-10 charge.succeeded',
      ...[20, 21, 22, 23, 24].flatMap((day) => [
        `2026-02-${day} email.sent payment-receipt: Money: what a receipt names`,
        `  since 2026-02-${day} chargeback.closed`,
      ]),
    ]);
  });

  test('autopay is switched off and on: only on is decided by a rule', () => {
    const life = owing({ card: 'tok_ok' }).autopay(false).autopay(true);
    expect(becauseOf(life, /autopay.changed/)).toEqual([
      '2026-01-05 autopay.changed: Charging: consent',
      '2026-02-01 autopay.changed: nothing decided it',
      '2026-02-01 autopay.changed: Charging: consent',
    ]);
  });

  test('a policy whose first retry has other numbers', () => {
    const policy = { ...mexico, charge: { ...mexico.charge, retryOnDays: [2] } };
    const life = owing({ card: 'tok_insufficient_funds', policy }).on('2026-02-13');
    expect(becauseOf(life, /retry.scheduled|retries/)).toEqual([
      '2026-02-10 retry.scheduled: Charging: retries',
      '  since 2026-02-10 charge.declined',
      '  by charge.retryAfterMinutes 60',
      '2026-02-10 retry.scheduled: Charging: retries',
      '  since 2026-02-10 charge.declined',
      '  by charge.retryOnDays 2',
      '2026-02-12 retries.exhausted: Charging: retries',
      '  since 2026-02-10 retry.scheduled',
      '  since 2026-02-12 charge.declined',
      '  by charge.retryOnDays 2',
      '2026-02-12 email.sent retries-exhausted: Charging: the automatic decline mail',
      '  since 2026-02-12 retries.exhausted',
      '  by charge.retryOnDays 2',
    ]);
  });

  test('the first retry on days alone, where the policy has no hour', () => {
    const policy = { ...mexico, charge: { ...mexico.charge, retryAfterMinutes: null } };
    const life = owing({ card: 'tok_insufficient_funds', policy }).on('2026-02-14');
    expect(becauseOf(life, /retry.scheduled|charge.attempted/)).toEqual([
      '2026-02-10 charge.attempted: Charging: the charge on the due day',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-02-01 invoice.issued A',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
      '2026-02-10 retry.scheduled: Charging: retries',
      '  since 2026-02-10 charge.declined',
      '  by charge.retryOnDays 3,7,14',
      '2026-02-13 charge.attempted: Charging: retries',
      '  since 2026-02-10 retry.scheduled',
      '  by charge.retryOnDays 3,7,14',
      '2026-02-13 retry.scheduled: Charging: retries',
      '  since 2026-02-13 charge.declined',
      '  by charge.retryOnDays 3,7,14',
    ]);
  });

  test('a debit that comes back each time', () => {
    const life = owing({ card: 'tok_bank_bounced' }).on('2026-03-10');
    expect(becauseOf(life, /retry.scheduled|retries|charge.attempted/)).toEqual([
      '2026-02-10 charge.attempted: Charging: the charge on the due day',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-02-01 invoice.issued A',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
      '2026-02-11 retry.scheduled: Charging: direct debit',
      '  since 2026-02-11 charge.returned',
      '  by charge.debits.retryOnDays 3,10',
      '2026-02-14 charge.attempted: Charging: direct debit',
      '  since 2026-02-11 retry.scheduled',
      '  by charge.debits.retryOnDays 3,10',
      '2026-02-16 retry.scheduled: Charging: direct debit',
      '  since 2026-02-16 charge.returned',
      '  by charge.debits.retryOnDays 3,10',
      '2026-02-21 charge.attempted: Charging: direct debit',
      '  since 2026-02-16 retry.scheduled',
      '  by charge.debits.retryOnDays 3,10',
      '2026-02-23 retries.exhausted: Charging: direct debit',
      '  since 2026-02-16 retry.scheduled',
      '  since 2026-02-23 charge.returned',
      '  by charge.debits.retryOnDays 3,10',
      '2026-02-23 email.sent retries-exhausted: Charging: the automatic decline mail',
      '  since 2026-02-23 retries.exhausted',
      '  by charge.debits.retryOnDays 3,10',
    ]);
  });

  test('a card was tried as often as its network allows', () => {
    const life = owing({ card: 'tok_ok' });
    life.world.limitedUntil = '2026-02-12T16:30:00.000Z';
    expect(becauseOf(life.on('2026-02-13'), /charge.(held|attempted)/)).toEqual([
      '2026-02-10 charge.held: Charging: network limits',
      '2026-02-12 charge.attempted: Charging: a due day that was missed',
      '  since 2026-01-05 autopay.changed',
      '  since 2026-02-01 invoice.issued A',
      '  since 2026-02-10 charge.held',
      '  by charge.window.from 09:00',
      '  by charge.window.to 15:00',
    ]);
  });

  test('its holder has not confirmed it in time', () => {
    const life = owing({ card: 'tok_requires_action' }).on('2026-02-11', '11:00');
    expect(becauseOf(life, /charge.(reconciled|declined)/)).toEqual([
      '2026-02-11 charge.reconciled: Charging: a charge that its holder confirms',
      '  since 2026-02-10 charge.confirming',
      '  by charge.confirmWithinHours 24',
      '2026-02-11 charge.declined: nothing decided it',
    ]);
  });
});
