import { expect, test } from '@jest/globals';
import { becauseOf } from './rests.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';

/** Why money went where it went. */

const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });
const MONEY = /^(transfer|credit|invoice|balance|refund)\./;

test('a transfer pays in part, and the rest pays the rest', () => {
  expect(becauseOf(owing().transfer('400.00', 'A').transfer('600.00', 'A'), MONEY)).toEqual([
    '2026-02-01 invoice.issued A: nothing decided it',
    '2026-02-01 transfer.received btx_pay_1: nothing decided it',
    '2026-02-01 transfer.matched btx_pay_1: Money: transfers',
    '  since 2026-02-01 transfer.received btx_pay_1',
    '2026-02-01 transfer.received btx_pay_2: nothing decided it',
    '2026-02-01 transfer.matched btx_pay_2: Money: transfers',
    '  since 2026-02-01 transfer.received btx_pay_2',
    '2026-02-01 invoice.paid A: Money: partial payment',
    '  since 2026-02-01 transfer.matched btx_pay_2',
  ]);
});

test('more than is asked is credit, which pays the next invoice', () => {
  const life = owing().transfer('1,200.00', 'A').on('2026-03-01').invoice('200.00', { due: '2026-03-10' });
  expect(becauseOf(life, MONEY)).toEqual([
    '2026-02-01 invoice.issued A: nothing decided it',
    '2026-02-01 transfer.received btx_pay_1: nothing decided it',
    '2026-02-01 transfer.matched btx_pay_1: Money: transfers',
    '  since 2026-02-01 transfer.received btx_pay_1',
    '2026-02-01 invoice.paid A: Money: partial payment',
    '  since 2026-02-01 transfer.matched btx_pay_1',
    '2026-03-01 invoice.issued B: nothing decided it',
    '2026-03-01 credit.applied B: Money: overpayment and credit',
    '  since 2026-02-01 transfer.matched btx_pay_1',
    '  since 2026-03-01 invoice.issued B',
    '2026-03-01 invoice.paid B: Money: overpayment and credit',
    '  since 2026-03-01 credit.applied B',
  ]);
});

test('credit that pays what is due on its day', () => {
  const life = owing().invoice('200.00', { due: '2026-02-20' }).transfer('1,200.00', 'A').on('2026-02-21');
  expect(becauseOf(life, /^(credit|invoice.paid)/)).toEqual([
    '2026-02-01 invoice.paid A: Money: partial payment',
    '  since 2026-02-01 transfer.matched btx_pay_1',
    '2026-02-20 credit.applied B: Money: overpayment and credit',
    '  since 2026-02-01 invoice.issued B',
    '  since 2026-02-01 transfer.matched btx_pay_1',
    '2026-02-20 invoice.paid B: Money: overpayment and credit',
    '  since 2026-02-20 credit.applied B',
  ]);
});

test('a credit note, a void, a refund', () => {
  expect(becauseOf(owing().credits('A', '100.00'), /^credit/)).toEqual([
    "2026-02-01 credit.applied A: Holds: agents' limits",
    '  by agentLimits.creditMinor 200000',
  ]);
  expect(becauseOf(owing().voids('A'), /^invoice/)).toEqual([
    '2026-02-01 invoice.issued A: nothing decided it',
    "2026-02-01 invoice.voided A: Holds: agents' limits",
    '  by agentLimits.creditMinor 200000',
  ]);
  expect(becauseOf(owing().transfer('1,200.00', 'A').refunds('200.00'), /^refund/)).toEqual([
    '2026-02-01 refund.made rfd_20000: Money: refunds',
    '  by agentLimits.refundMinor 200000',
  ]);
});

test('a refund that comes back', () => {
  const part = { position: 0, amountMinor: 20_000, by: 'provider', paymentId: 'pay_1' } as const;
  const life = owing().transfer('1,200.00', 'A').refunds('200.00', undefined, [part]).refundFails('rfd_20000', part);
  expect(becauseOf(life.undoesRefund('rfd_20000', part), /^refund/)).toEqual([
    '2026-02-01 refund.made rfd_20000: Money: refunds',
    '  by agentLimits.refundMinor 200000',
    '2026-02-01 refund.paid rfd_20000: Money: refunds',
    '  since 2026-02-01 refund.made rfd_20000',
    '2026-02-01 refund.failed rfd_20000: Money: refunds',
    '  since 2026-02-01 refund.made rfd_20000',
    '2026-02-01 refund.undone rfd_20000: nothing decided it',
  ]);
});

test('a transfer of another, and what it had paid', () => {
  const life = owing().transfer('1,000.00', 'A', { id: 'btx_1' }).on('2026-02-12').unmatch();
  expect(becauseOf(life, /^(transfer.unmatched|invoice.reopened|overdue)/)).toEqual([
    '2026-02-12 transfer.unmatched btx_1: Money: transfers',
    '  since 2026-02-01 transfer.matched btx_1',
    '2026-02-12 invoice.reopened A: Money: transfers',
    '  since 2026-02-12 transfer.unmatched btx_1',
    '2026-02-12 overdue.began A: Days: overdue',
    '  since 2026-02-12 invoice.reopened A',
  ]);
});

test('what was written off is given up again by whatever takes its money back', () => {
  const life = owing().on('2026-02-12').overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true });
  life.on('2026-02-14').transfer('1,000.00', 'A').on('2026-02-16').unmatch();
  expect(becauseOf(life, /^invoice.uncollectible/)).toEqual([
    '2026-02-12 invoice.uncollectible A: Money: uncollectible invoices',
    '  since 2026-02-12 override.applied writeOff',
    '2026-02-16 invoice.uncollectible A: Money: uncollectible invoices',
    '  since 2026-02-16 transfer.unmatched btx_1',
  ]);
});

test('credit of a void pays another invoice', () => {
  const life = owing().transfer('1,000.00', 'A').invoice('300.00', { due: '2026-02-02' }).on('2026-02-05').voids('A');
  expect(becauseOf(life, /^(invoice|credit)/)).toEqual([
    '2026-02-01 invoice.issued A: nothing decided it',
    '2026-02-01 invoice.paid A: Money: partial payment',
    '  since 2026-02-01 transfer.matched btx_pay_1',
    '2026-02-01 invoice.issued B: nothing decided it',
    "2026-02-05 invoice.voided A: Holds: agents' limits",
    '  by agentLimits.creditMinor 200000',
    '2026-02-05 credit.applied B: Money: overpayment and credit',
    '  since 2026-02-01 invoice.issued B',
    '  since 2026-02-05 invoice.voided A',
    '2026-02-05 invoice.paid B: Money: overpayment and credit',
    '  since 2026-02-05 credit.applied B',
  ]);
});

test('credit pays a later invoice, and is that of the newest charge, or of a dispute that was accepted', () => {
  const [ofB, left] = [/^credit.applied B/, 'Money: overpayment and credit'];
  const charged = owing({ card: 'tok_ok', autopay: false }).bankKeepsBack().pays('A').transfer('300.00', 'A');
  charged.bankAnswers().on('2026-03-02').invoice('200.00', { due: '2026-03-10' });
  expect(becauseOf(charged, ofB)).toEqual([
    `2026-03-02 credit.applied B: ${left}`,
    '  since 2026-02-01 charge.succeeded',
    '  since 2026-03-02 invoice.issued B',
  ]);
  const accepted = owing().transfer('1,000.00', 'A').on('2026-02-05').disputes('A').resolve('A', 'accepted', '400.00');
  accepted.on('2026-03-02').invoice('200.00', { due: '2026-03-10' });
  expect(becauseOf(accepted, ofB)).toEqual([
    `2026-03-02 credit.applied B: ${left}`,
    '  since 2026-02-05 dispute.resolved A dsp_A',
    '  since 2026-03-02 invoice.issued B',
  ]);
});

test('what is written of methods and people is decided by nobody', () => {
  const life = owing({ card: 'tok_ok' }).card('tok_other', { default: false });
  life
    .fact({ type: 'METHOD_DEFAULTED', methodId: 'pm_2' })
    .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null });
  expect(becauseOf(life, /^method/)).toEqual([
    '2026-01-05 method.added: nothing decided it',
    '2026-02-01 method.added: nothing decided it',
    '2026-02-01 method.defaulted: nothing decided it',
    '2026-02-01 method.removed: nothing decided it',
  ]);
  expect(becauseOf(owing().changes({ name: 'Guthrie & Co' }), /account.changed/)).toEqual([
    '2026-02-01 account.changed: nothing decided it',
  ]);
});
