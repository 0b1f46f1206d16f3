import { describe, expect, test } from '@jest/globals';
import { bankSays } from '../../domain/backtest/bank.ts';
import type { RecordedAttempt } from '../../domain/backtest/life.ts';
import type { Measures } from '../../domain/backtest/measures.ts';
import type { Replayed } from '../../domain/backtest/replay.ts';
import { replay } from '../../domain/backtest/replay.ts';
import type { OverrideRequest } from '../../domain/events.ts';
import type { Policy } from '../../domain/policy-type.ts';
import type { Instant } from '../../domain/time.ts';
import { Life, mexico, ZONE } from './life.ts';

const knows = (...policies: Policy[]) => (name: string, version: number) => [mexico, ...policies].find((one) => one.name === name && one.version === version) ?? null;

function played(answer: Replayed | null): Replayed {
  if (answer === null) throw new Error('Nothing was recorded');
  return answer;
}
const asItWas = (life: Life, ...policies: Policy[]): Replayed => played(replay(life, { policies: knows(...policies) }, life.now));
const under = (life: Life, policy: Policy): Replayed => played(replay(life, { policy }, life.now));

/** What the life itself counts to. */
const recorded = (life: Life): Partial<Measures> => ({
  mails: life.mails.length,
  attempts: life.attempts.length,
  deactivations: life.timeline.filter((entry) => entry.type === 'service.deactivated').length,
  invoicesPaid: life.timeline.filter((entry) => entry.type === 'invoice.paid').length,
  openMinor: life.current.snapshot.context.debts.reduce((sum, debt) => sum + debt.balanceMinor, 0),
});

const override = (given: object): OverrideRequest => ({ reason: 'asked', expectedVersion: null, role: 'agent', ...given }) as OverrideRequest;

/** Lives with a bit of everything. */
const lives: Record<string, () => Life> = {
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
    life.on('2026-03-05').ask({ type: 'DISPUTE_REQUESTED', disputeId: 'dsp_1', invoiceId: invoice, amountMinor: 16_000, reason: 'wrong', late: false });
    life.on('2026-03-20').ask(override({ type: 'PROMISE_REQUESTED', amountMinor: 100_000, on: '2026-03-26' }));
    life.on('2026-04-20').ask(override({ type: 'PAUSE_REQUESTED', until: '2026-05-04', invoiceId: null, legal: false }));
    life.on('2026-05-12');
    const lowered = life.ledger.lower(invoice, 16_000);
    life.fact({ type: 'DISPUTE_RESOLVED', disputeId: 'dsp_1', invoiceId: invoice, outcome: 'accepted', creditMinor: 16_000, toCreditMinor: lowered.creditMinor });
    life.on('2026-06-01').transfer(100_000, [invoice]);
    return life.on('2026-07-01');
  },
  'a payment by hand, and another policy half-way': () => {
    const life = new Life({ card: { from: '2026-04-01' } });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-03-28').ask(override({ type: 'CHANGE_POLICY_REQUESTED', policy: strict, role: 'admin' }));
    life.on('2026-04-02').ask({ type: 'PAY_REQUESTED', attemptId: 'att_by_hand', invoiceId: null, methodId: null, trigger: 'portal' });
    return life.on('2026-06-01');
  },
  'a direct debit': () => {
    const life = new Life({ card: 'debit' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    return life.on('2026-04-20');
  },
};

const strict: Policy = { ...mexico, version: 2, reminders: { ...mexico.reminders, onDays: [1, 5], lastNoticeOnDay: 20 }, deactivation: { ...mexico.deactivation, afterDays: 30 } };
const patient: Policy = { ...mexico, version: 3, charge: { ...mexico.charge, retryOnDays: [5] }, deactivation: { ...mexico.deactivation, afterDays: 90 } };

describe('a life that is played again', () => {
  test.each(Object.keys(lives))('as it was comes to what it came to: %s', (name) => {
    const life = lives[name]!();
    expect(asItWas(life, strict).measures).toMatchObject(recorded(life));
    expect(asItWas(life, strict)).toMatchObject({ assumed: 0, dropped: 0 });
  });

  test('under the policy that it had differs in nothing', () => {
    for (const name of ['nobody pays', 'transfers, in part and too much']) {
      const life = lives[name]!();
      expect(under(life, mexico).measures).toEqual(asItWas(life).measures);
    }
  });

  test('under a stricter one is deactivated sooner, and reminded less', () => {
    const life = new Life();
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-04-20').transfer(116_000, [invoice]);
    expect([asItWas(life).measures.deactivations, under(life, strict).measures.deactivations]).toEqual([0, 1]);
    const nobody = lives['nobody pays']!();
    expect(under(nobody, strict).measures.contacts).toBeLessThan(asItWas(nobody).measures.contacts + 2);
    expect(under(nobody, patient).measures.deactivations).toBe(1);
  });

  test('with another retry ladder is charged when the card has money again, and counts the days', () => {
    const life = lives['a card that pays on the third try']!();
    expect(asItWas(life).measures).toMatchObject({ attempts: 3, declined: 2, chargedMinor: 116_000, invoicesPaid: 1, daysToPay: 11 });
    // The day on which it paid has passed by the fifth.
    expect(under(life, patient).measures).toMatchObject({ attempts: 3, declined: 2, chargedMinor: 116_000, invoicesPaid: 1, daysToPay: 13 });
    const sooner: Policy = { ...mexico, version: 4, charge: { ...mexico.charge, retryOnDays: [1, 2, 3] } };
    expect(under(life, sooner).measures).toMatchObject({ attempts: 5, declined: 4, invoicesPaid: 1, daysToPay: 11 });
  });

  test('money that came too late then pays what is open here', () => {
    const life = new Life({ card: { from: '2026-03-13' } });
    const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-03-20').transfer(116_000, [invoice]);
    life.on('2026-04-30');
    const never: Policy = { ...mexico, version: 5, charge: { ...mexico.charge, retryOnDays: [20] } };
    expect(asItWas(life).measures).toMatchObject({ chargedMinor: 116_000, invoicesPaid: 1 });
    expect(under(life, never).measures).toMatchObject({ chargedMinor: 0, invoicesPaid: 1, openMinor: 0, daysToPay: 18 });
  });

  test('of which nothing is recorded is nothing', () => {
    expect(replay({ facts: [], timeline: [], attempts: [] }, { policy: mexico }, '2026-03-01T00:00:00.000Z')).toBeNull();
  });
});

describe('the bank of a life that is played again', () => {
  const attempt = (at: Instant, outcome: 'succeeded' | 'declined', more: Partial<RecordedAttempt> = {}): RecordedAttempt =>
    ({ id: `att_${at}`, at, trigger: 'autopay', invoiceIds: ['inv_1'], amountMinor: 1, paymentMethodId: 'pm_1', outcome, declineCode: outcome === 'declined' ? 'do_not_honor' : null, ...more });
  const declined = attempt('2026-03-10T15:37:00.000Z', 'declined');
  const paid = attempt('2026-03-13T15:37:00.000Z', 'succeeded');
  const says = (recorded: RecordedAttempt[], at: Instant, more: object = {}) => {
    const answer = bankSays(recorded, { at, methodId: 'pm_1', invoiceIds: ['inv_1'], ...more }, ZONE);
    return answer.outcome === 'declined' ? answer.declineCode : answer.outcome;
  };

  test('repeats a decline until the day of the success', () => {
    expect(says([declined, paid], '2026-03-10T15:37:00.000Z')).toBe('do_not_honor');
    expect(says([declined, paid], '2026-03-12T23:00:00.000Z')).toBe('do_not_honor');
    expect(says([declined, paid], '2026-03-13T07:00:00.000Z')).toBe('succeeded');
    expect(says([declined, paid], '2026-04-13T07:00:00.000Z')).toBe('succeeded');
  });

  test('declines what is tried sooner than a recorded decline, and pays what is tried sooner than a first success', () => {
    expect(says([declined, paid], '2026-03-09T15:00:00.000Z')).toBe('do_not_honor');
    expect(says([paid], '2026-03-09T15:00:00.000Z')).toBe('succeeded');
  });

  test('goes by the same debt, and where that was never tried, by the same card', () => {
    const other = attempt('2026-03-12T15:37:00.000Z', 'succeeded', { invoiceIds: ['inv_2'] });
    expect(says([declined, other], '2026-03-12T15:37:00.000Z')).toBe('do_not_honor');
    expect(says([other], '2026-03-12T15:37:00.000Z')).toBe('succeeded');
  });

  test('where nothing is known, declines, and says that it was assumed', () => {
    expect(bankSays([paid], { at: '2026-03-12T15:37:00.000Z', methodId: 'pm_2', invoiceIds: ['inv_1'] }, ZONE)).toEqual({ outcome: 'declined', declineCode: 'insufficient_funds', evidence: null });
  });
});
