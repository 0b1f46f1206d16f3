import type { OverrideRequest } from '../../domain/events.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { Life, mexico } from './life.ts';

export const strict: Policy = {
  ...mexico,
  version: 2,
  reminders: { ...mexico.reminders, onDays: [1, 5], lastNoticeOnDay: 20 },
  deactivation: { ...mexico.deactivation, afterDays: 30 },
};
export const patient: Policy = {
  ...mexico,
  version: 3,
  charge: { ...mexico.charge, retryOnDays: [5] },
  deactivation: { ...mexico.deactivation, afterDays: 90 },
};

export const override = (given: object): OverrideRequest =>
  ({ reason: 'asked', expectedVersion: null, role: 'agent', ...given }) as OverrideRequest;

/** Lives with a bit of everything. */
export const lives: Record<string, () => Life> = {
  'nobody pays': () => {
    const life = new Life({ card: 'declines' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    return life.on('2026-07-01');
  },
  'a card that pays on the third try': () => {
    const life = new Life({ card: { from: '2026-03-13' } });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    return life.on('2026-05-01');
  },
  'transfers, in part and too much': () => {
    const life = new Life();
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-03-25').transfer(16_000, [invoice]);
    life.on('2026-04-02').transfer(120_000, [invoice]);
    life.on('2026-04-03').invoice(58_000, '2026-04-10');
    return life.on('2026-06-30');
  },
  'promises, pauses and a dispute': () => {
    const life = new Life();
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const dispute = life.on('2026-03-05').disputes(invoice, 16_000);
    life.on('2026-03-20').ask(override({ type: 'PROMISE_REQUESTED', amountMinor: 100_000, on: '2026-03-26' }));
    life
      .on('2026-04-20')
      .ask(override({ type: 'PAUSE_REQUESTED', until: '2026-05-04', invoiceId: null, legal: false }));
    life.on('2026-05-12');
    life.resolves(dispute, 'accepted', 16_000);
    life.on('2026-06-01').transfer(100_000, [invoice]);
    return life.on('2026-07-01');
  },
  'a payment by hand, and another policy half-way': () => {
    const life = new Life({ card: { from: '2026-04-01' } });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-03-28').ask(override({ type: 'CHANGE_POLICY_REQUESTED', policy: strict, role: 'admin' }));
    life
      .on('2026-04-02')
      .ask({ type: 'PAY_REQUESTED', attemptId: 'att_by_hand', invoiceId: null, methodId: null, trigger: 'portal' });
    return life.on('2026-06-01');
  },
  'a direct debit': () => {
    const life = new Life({ card: 'debit' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    return life.on('2026-04-20');
  },
  'a direct debit that comes back': () => {
    const life = new Life({ card: 'bounced' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    return life.on('2026-05-30');
  },
  'a card that pays less than the credit, and its chargeback': () => {
    const life = new Life({ card: 'pays' });
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-03-04').transfer(20_000, []);
    life.ask({ type: 'PAY_REQUESTED', attemptId: 'att_x', invoiceId: invoice, methodId: null, trigger: 'api' });
    life.on('2026-04-02').invoice(58_000, '2026-04-10');
    life.on('2026-04-20').chargeback();
    return life.on('2026-08-01');
  },
  'credit that pays what falls due, is spent on the next invoice, and is taken back': () => {
    const life = new Life();
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const other = life.invoice(30_000, '2026-03-20');
    const paid = life.on('2026-03-05').transfer(170_000, [invoice]);
    life.on('2026-04-02').invoice(58_000, '2026-04-10');
    life.on('2026-04-20').unmatch(paid);
    life.on('2026-05-05').transfer(30_000, [other]);
    return life.on('2026-08-01');
  },
  'an invoice voided when it was paid in part, and that money taken back': () => {
    const life = new Life();
    const invoice = life.on('2026-03-02').invoice(100_000, '2026-03-10');
    const paid = life.on('2026-03-05').transfer(40_000, [invoice]);
    life.on('2026-03-08').void(invoice);
    life.on('2026-04-02').invoice(58_000, '2026-04-10');
    life.on('2026-04-03').unmatch(paid);
    return life.on('2026-07-01');
  },
  'a discount on what is paid, a refund of it, and the money taken back': () => {
    const life = new Life();
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const paid = life.on('2026-03-05').transfer(116_000, [invoice]);
    life.on('2026-03-08').creditNote(invoice, 16_000).refund(10_000);
    life.on('2026-03-09').unmatch(paid);
    return life.on('2026-06-20');
  },
  'written off, and money of it taken back': () => {
    const life = new Life();
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const paid = life.on('2026-03-05').transfer(16_000, [invoice]);
    life.on('2026-04-01').ask(override({ type: 'WRITE_OFF_REQUESTED', role: 'admin' }));
    life.on('2026-04-02').unmatch(paid);
    return life.on('2026-06-20');
  },
  'a few pesos short, let go when the service was off': () => {
    const life = new Life();
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const paid = life.on('2026-06-01').transfer(114_500, [invoice]);
    life.on('2026-06-05').unmatch(paid);
    return life.on('2026-08-01');
  },
  'proofs: one is refused, one is accepted and its money does not come': () => {
    const life = new Life();
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const refused = life.on('2026-05-20').proof(116_000);
    life.ask({ type: 'PROOF_REJECTED', proofId: refused, reason: 'unreadable' });
    const accepted = life.on('2026-05-21').proof(116_000);
    life.ask({ type: 'PROOF_ACCEPTED', proofId: accepted });
    return life.on('2026-07-01');
  },
  'an agent at work': () => {
    const life = new Life({ card: 'declines' });
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life
      .on('2026-03-05')
      .ask(override({ type: 'PAUSE_REQUESTED', until: '2026-05-01', invoiceId: invoice, legal: false }));
    life.on('2026-03-12').ask(override({ type: 'RESUME_REQUESTED', invoiceId: invoice }));
    life.on('2026-03-15').ask(override({ type: 'RETRY_NOW_REQUESTED', attemptId: 'att_y', methodId: null }));
    life.on('2026-03-20').ask(override({ type: 'SKIP_REMINDER_REQUESTED' }));
    life.on('2026-04-04').ask(override({ type: 'SEND_REMINDER_REQUESTED' }));
    life.on('2026-04-10').ask(override({ type: 'EXTEND_REQUESTED', days: 10 }));
    life.on('2026-05-12').ask(override({ type: 'DEACTIVATE_REQUESTED', fraud: true, role: 'admin' }));
    life.on('2026-05-14').ask(override({ type: 'REACTIVATE_REQUESTED', until: '2026-05-18', role: 'admin' }));
    return life.on('2026-07-01');
  },
  'a legal hold, and fraud': () => {
    const life = new Life();
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life
      .on('2026-03-12')
      .ask(override({ type: 'PAUSE_REQUESTED', until: null, invoiceId: null, legal: true, role: 'admin' }));
    life.on('2026-06-12').ask(override({ type: 'RESUME_REQUESTED', invoiceId: null, role: 'admin' }));
    life.on('2026-06-15').ask(override({ type: 'DEACTIVATE_REQUESTED', fraud: true, role: 'admin' }));
    return life.on('2026-08-01');
  },
  'a plan, charged and then missed': () => {
    const life = new Life({ card: { from: '2026-04-01' } });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-03-20').ask(
      override({
        type: 'PLAN_REQUESTED',
        installments: [
          { on: '2026-04-06', amountMinor: 60_000 },
          { on: '2026-05-06', amountMinor: 56_000 },
        ],
      }),
    );
    life.on('2026-04-20').fact({ type: 'AUTOPAY_CHANGED', enabled: false, consent: null });
    return life.on('2026-07-10');
  },
  'a dispute of the whole invoice, rejected': () => {
    const life = new Life({ card: 'pays' });
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const dispute = life.on('2026-03-05').disputes(invoice, null);
    life.on('2026-03-25').resolves(dispute, 'rejected');
    return life.on('2026-06-01');
  },
  'a new card that is charged at once': () => {
    const life = new Life({ card: 'declines' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life
      .on('2026-03-20')
      .fact({ type: 'AUTOPAY_CHANGED', enabled: false, consent: null })
      .card('pays', { chargeNow: true });
    return life.on('2026-06-01');
  },
  'money for what is in dispute comes last': () => {
    const life = new Life({ card: 'pays' });
    const [first, second] = [life.on('2026-03-02').invoice(50_000, '2026-03-10'), life.invoice(58_000, '2026-03-25')];
    const dispute = life.on('2026-03-04').disputes(first, 16_000);
    life.on('2026-03-05').transfer(60_000, [first, second]);
    life.on('2026-03-20').resolves(dispute, 'accepted', 16_000);
    const again = life.invoice(30_000, '2026-04-10');
    const late = life.disputes(again, null);
    life.on('2026-03-23').transfer(70_000, [again, second]);
    life.on('2026-03-27').resolves(late, 'accepted', 30_000);
    return life.on('2026-05-10');
  },
  'several things in one breath': () => {
    const life = new Life({ card: 'pays' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.ask({ type: 'PAY_REQUESTED', attemptId: 'att_breath', invoiceId: null, methodId: null, trigger: 'agent' });
    const second = life.invoice(58_000, '2026-03-20');
    life.ask(override({ type: 'PAUSE_REQUESTED', until: '2026-03-30', invoiceId: second, legal: false }));
    life.transfer(8_000, [second]);
    return life.on('2026-04-10');
  },
};
