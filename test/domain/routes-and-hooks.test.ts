import { describe, expect, test } from '@jest/globals';
import type { Effect } from '../../domain/effects.ts';
import { HOOK_TYPES, hookOf } from '../../domain/hooks.ts';
import { routeOf } from '../../domain/routes.ts';
import { payLinkLife, type PayLinkLife, olderLinkEnds, payLinkState } from '../../domain/messages/pay-link.ts';
import { peopleLine } from '../../domain/people-lines.ts';
import type { Instant } from '../../domain/time/time.ts';

/** Which way an effect leaves the house, what other systems are told, and how long a link to pay is good. */

describe('the way of an effect', () => {
  const route = (type: string, params: object = {}) => routeOf({ type, params } as unknown as Effect);

  test('of charges: who waits for an answer goes before the herd', () => {
    const lane = { lane: 'payment', queue: 'puntual-charges' };
    expect(route('chargeBalance', { trigger: 'portal' })).toEqual({ ...lane, priority: 1 });
    expect(route('lookUpCharge')).toEqual({ ...lane, priority: 2 });
    for (const trigger of ['autopay', 'retry'])
      expect(route('chargeBalance', { trigger })).toEqual({ ...lane, priority: 4 });
  });

  test('of what waits for nothing, and of the service', () => {
    expect(route('refundPayment')).toEqual({ lane: null, queue: 'puntual-charges', priority: 3 });
    expect(route('sendEmail')).toEqual({ lane: null, queue: 'puntual-mails', priority: 3 });
    for (const type of ['deactivateService', 'reactivateService'])
      expect(route(type)).toEqual({ lane: 'service', queue: 'puntual-service', priority: 2 });
  });

  test.each(['clearDeactivation', 'applyCredit', 'billMonth', 'issueEquipment'])('%s has none', (type) => {
    expect(() => route(type)).toThrow(`${type} is answered by the record itself`);
  });
});

describe('what other systems are told', () => {
  const told = (type: string, data: object = {}) => hookOf({ type, data } as never);

  test.each<[string, object, string, object]>([
    ['account.opened', { rest: 1 }, 'account.opened', {}],
    ['account.closed', { rest: 1 }, 'account.closed', {}],
    ['service.deactivated', { rest: 1 }, 'account.deactivated', {}],
    ['service.relocked', { rest: 1 }, 'account.deactivated', {}],
    ['service.reactivated', { why: 'agent', until: '2026-03-10' }, 'account.provisional', {}],
    ['service.reactivated', { why: 'agent', until: null }, 'account.reactivated', {}],
    ['service.reactivated', { why: 'paid', until: '2026-03-10' }, 'account.reactivated', {}],
    ['service.provisional', { proofId: 'prf_1', rest: 1 }, 'account.provisional', { proofId: 'prf_1' }],
    ['overdue.began', { invoiceId: 'inv_1' }, 'case.opened', { invoiceId: 'inv_1' }],
    ['overdue.began', {}, 'case.opened', { invoiceId: null }],
    ['overdue.ended', { rest: 1 }, 'case.closed', {}],
    ['invoice.issued', { invoiceId: 'inv_1', rest: 1 }, 'invoice.issued', { invoiceId: 'inv_1' }],
    ['invoice.paid', { invoiceId: 'inv_1', rest: 1 }, 'invoice.paid', { invoiceId: 'inv_1' }],
    ['invoice.voided', { invoiceId: 'inv_1', rest: 1 }, 'invoice.voided', { invoiceId: 'inv_1' }],
    ['invoice.uncollectible', { invoiceId: 'inv_1', rest: 1 }, 'invoice.uncollectible', { invoiceId: 'inv_1' }],
    [
      'charge.succeeded',
      { attemptId: 'att_1', paymentId: 'pay_1', rest: 1 },
      'payment.succeeded',
      { attemptId: 'att_1', paymentId: 'pay_1' },
    ],
    ['transfer.matched', { transferId: 'btx_1', rest: 1 }, 'payment.succeeded', { transferId: 'btx_1' }],
    [
      'charge.declined',
      { attemptId: 'att_1', declineCode: 'expired_card', rest: 1 },
      'payment.declined',
      { attemptId: 'att_1', declineCode: 'expired_card' },
    ],
    [
      'charge.returned',
      { attemptId: 'att_1', declineCode: 'R01', rest: 1 },
      'payment.reversed',
      { attemptId: 'att_1', declineCode: 'R01' },
    ],
    [
      'chargeback.received',
      { attemptId: 'att_1', paymentId: 'pay_1', rest: 1 },
      'payment.reversed',
      { attemptId: 'att_1', paymentId: 'pay_1' },
    ],
    ['transfer.unmatched', { transferId: 'btx_1', rest: 1 }, 'payment.reversed', { transferId: 'btx_1' }],
    ['hold.placed', { hold: 'plan', invoiceId: null, rest: 1 }, 'hold.placed', { kind: 'plan', invoiceId: null }],
    ['hold.released', { hold: 'agent', invoiceId: 'i' }, 'hold.released', { kind: 'agent', invoiceId: 'i' }],
    [
      'dispute.opened',
      { disputeId: 'd', invoiceId: 'i', rest: 1 },
      'dispute.opened',
      { disputeId: 'd', invoiceId: 'i' },
    ],
    [
      'dispute.resolved',
      { disputeId: 'd', invoiceId: 'i', outcome: 'accepted', rest: 1 },
      'dispute.resolved',
      { disputeId: 'd', invoiceId: 'i', outcome: 'accepted' },
    ],
    ['proof.received', { proofId: 'prf_1', rest: 1 }, 'proof.received', { proofId: 'prf_1' }],
  ])('of %s %j: %s', (type, data, hook, wanted) => {
    expect(told(type, data)).toEqual({ type: hook, data: wanted });
    expect(HOOK_TYPES).toContain(hook);
  });

  test('nothing of what is nobody else’s', () => {
    expect(told('email.sent')).toBeNull();
    expect(told('note.added')).toBeNull();
  });
});

describe('a link to pay', () => {
  const LIFE: PayLinkLife = {
    expiresAt: '2026-03-20T12:00:00.000Z',
    revokedAt: null,
    replacedAt: null,
    paidAt: null,
    afterPaidDays: 2,
  };
  const EARLY: Instant = '2026-03-10T12:00:00.000Z';
  const state = (change: Partial<PayLinkLife>, now: Instant = EARLY) => payLinkState({ ...LIFE, ...change }, now);

  test('is open until its end', () => {
    expect(state({}, '2026-03-20T11:59:59.999Z')).toBe('open');
    expect(state({}, '2026-03-20T12:00:00.000Z')).toBe('expired');
    expect(state({ replacedAt: EARLY })).toBe('open');
    expect(state({ replacedAt: EARLY }, '2026-03-20T12:00:00.000Z')).toBe('replaced');
  });

  test('is over some days after all was paid, and at once when it is revoked', () => {
    const paidAt: Instant = '2026-03-09T12:00:00.000Z';
    expect(state({ paidAt }, '2026-03-11T11:59:59.999Z')).toBe('open');
    expect(state({ paidAt }, '2026-03-11T12:00:00.000Z')).toBe('paid');
    expect(state({ paidAt }, '2026-04-11T12:00:00.000Z')).toBe('paid');
    expect(state({ paidAt, revokedAt: EARLY }, '2026-04-11T12:00:00.000Z')).toBe('revoked');
  });

  test("lives as long as its account's policy says", () => {
    expect(payLinkLife({ lifeDays: 10, afterPaidDays: 2 }, EARLY)).toEqual({
      expiresAt: '2026-03-20T12:00:00.000Z',
      afterPaidDays: 2,
    });
    expect(olderLinkEnds({ afterNewerDays: 3 }, EARLY)).toBe('2026-03-13T12:00:00.000Z');
  });
});

describe('lines that people write', () => {
  const said = (type: Parameters<typeof peopleLine>[0], data: object) =>
    peopleLine(type, data as never, { at: '2026-03-10T12:00:00.000Z', actor: { kind: 'agent', id: 'ana' } }).summary;

  test('say what was done, in one line of 200 letters at most', () => {
    expect(said('owner.changed', { to: null })).toBe('Nobody looks after it any more');
    expect(said('owner.changed', { to: 'Ana' })).toBe('Looked after by Ana');
    expect(said('note.added', { text: 'two\n  lines' })).toBe('Note: two lines');
    expect(said('note.added', { text: 'x'.repeat(200) })).toBe(`Note: ${'x'.repeat(200)}`);
    expect(said('note.added', { text: 'x'.repeat(201) })).toBe(`Note: ${'x'.repeat(199)}…`);
    expect(said('call.noted', { outcome: 'reached', with: null, text: null })).toBe('Call: reached');
    expect(said('call.noted', { outcome: 'reached', with: 'Eva', text: 'pays soon' })).toBe(
      'Call with Eva: reached. pays soon',
    );
    expect(said('contact.added', { name: 'Eva' })).toBe('Contact added: Eva');
    expect(said('contact.changed', { name: 'Eva', fields: ['email', 'role'] })).toBe(
      'Contact Eva changed: email, role',
    );
    expect(said('contact.removed', { name: 'Eva' })).toBe('Contact removed: Eva');
  });
});
