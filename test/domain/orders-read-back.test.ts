import { describe, expect, test } from '@jest/globals';
import { factHere } from '../../domain/foresight/backtest/facts.ts';
import { requestsOf } from '../../domain/foresight/backtest/requests.ts';
import type { RecordedEntry, RecordedLife } from '../../domain/foresight/backtest/life.ts';
import type { Fact } from '../../domain/events.ts';
import type { Instant } from '../../domain/time/time.ts';
import { AGENT } from '../timeline/life.ts';

/** What people ordered is read from the lines it left, of older releases too; facts lean on another life's ledger. */

const AT: Instant = '2026-03-10T16:30:00.000Z';
const lifeOf = (...lines: { type: string; data: object; step?: number }[]): RecordedLife => ({
  facts: [],
  timeline: lines.map((line, i) => ({ step: i, at: AT, actor: AGENT, ...line }) as RecordedEntry),
  attempts: [],
  realTime: false,
});
const COMMON = { reason: 'because', expectedVersion: null, role: 'admin' };
const ordered = (command: string, data: object = {}) =>
  requestsOf(lifeOf({ type: 'override.applied', data: { command, reason: 'because', ...data } }), () => null);

describe('an order', () => {
  test.each<[string, object, object]>([
    [
      'pause',
      { until: '2026-03-20', invoiceId: 'A', legal: false },
      { type: 'PAUSE_REQUESTED', until: '2026-03-20', invoiceId: 'A', legal: false },
    ],
    ['pause', { legal: true }, { type: 'PAUSE_REQUESTED', until: null, invoiceId: null, legal: true }],
    ['resume', { invoiceId: 'A' }, { type: 'RESUME_REQUESTED', invoiceId: 'A' }],
    ['resume', {}, { type: 'RESUME_REQUESTED', invoiceId: null }],
    ['extend', { days: 5 }, { type: 'EXTEND_REQUESTED', days: 5 }],
    ['promise', { amountMinor: 5, on: '2026-03-20' }, { type: 'PROMISE_REQUESTED', amountMinor: 5, on: '2026-03-20' }],
    ['plan', { installments: [] }, { type: 'PLAN_REQUESTED', installments: [] }],
    ['cancelPromise', {}, { type: 'CANCEL_PROMISE_REQUESTED' }],
    ['cancelPlan', {}, { type: 'CANCEL_PLAN_REQUESTED' }],
    ['retryNow', { attemptId: 'att_1' }, { type: 'RETRY_NOW_REQUESTED', attemptId: 'att_1', methodId: null }],
    ['skipReminder', {}, { type: 'SKIP_REMINDER_REQUESTED' }],
    ['sendReminder', {}, { type: 'SEND_REMINDER_REQUESTED' }],
    ['deactivate', { fraud: true }, { type: 'DEACTIVATE_REQUESTED', fraud: true }],
    ['reactivate', { until: '2026-03-20' }, { type: 'REACTIVATE_REQUESTED', until: '2026-03-20' }],
    ['reactivate', {}, { type: 'REACTIVATE_REQUESTED', until: null }],
    ['writeOff', {}, { type: 'WRITE_OFF_REQUESTED' }],
    ['close', {}, { type: 'CLOSE_REQUESTED' }],
    ['reopen', {}, { type: 'REOPEN_REQUESTED' }],
  ])('%s %j', (command, data, wanted) => {
    expect(ordered(command, data)).toEqual([{ at: AT, step: 0, actor: AGENT, request: { ...COMMON, ...wanted } }]);
  });

  test('without a reason has an empty one; one that there isn’t any more, or to a policy nobody knows, is none', () => {
    expect(ordered('close', { reason: undefined })).toMatchObject([{ request: { reason: '' } }]);
    expect(ordered('nightly')).toEqual([]);
    expect(ordered('changePolicy')).toEqual([]);
  });

  test('of a proof and a dispute', () => {
    const life = lifeOf(
      { type: 'proof.accepted', data: { proofId: 'P', rest: 1 } },
      { type: 'proof.rejected', data: { proofId: 'Q', reason: 'unreadable' } },
      { type: 'dispute.opened', data: { disputeId: 'D', invoiceId: 'A', reason: 'not ours' } },
      { type: 'note.added', data: { text: 'x' } },
    );
    expect(requestsOf(life, () => null).map(({ request }) => request)).toEqual([
      { type: 'PROOF_ACCEPTED', proofId: 'P' },
      { type: 'PROOF_REJECTED', proofId: 'Q', reason: 'unreadable' },
      {
        type: 'DISPUTE_REQUESTED',
        disputeId: 'D',
        invoiceId: 'A',
        amountMinor: null,
        reason: 'not ours',
        late: true,
      },
    ]);
  });

  test('a payment that an agent tried again is that order, and no payment by hand besides', () => {
    const attempt = (id: string) => ({
      id,
      at: AT,
      trigger: 'portal' as const,
      invoiceIds: ['A'],
      amountMinor: 5,
      paymentMethodId: 'pm_1',
      outcome: null,
      declineCode: null,
    });
    const life: RecordedLife = {
      ...lifeOf(
        { type: 'override.applied', data: { command: 'retryNow', reason: 'because', attemptId: 'att_r' } },
        { type: 'override.applied', data: { command: 'close', reason: 'because', attemptId: 'att_p' } },
        { type: 'charge.attempted', data: { attemptId: 'att_p', isPart: true } },
      ),
      attempts: [attempt('att_r'), attempt('att_p'), attempt('att_214-1')],
    };
    expect(requestsOf(life, () => null).slice(2)).toEqual([
      {
        at: AT,
        step: 1.5,
        actor: { kind: 'customer', id: 'replayed' },
        request: {
          type: 'PAY_REQUESTED',
          attemptId: 'att_p',
          invoiceId: 'A',
          methodId: 'pm_1',
          trigger: 'portal',
          amountMinor: 5,
        },
      },
    ]);
  });
});

describe('a fact in another life', () => {
  const calls: unknown[][] = [];
  const answers: Record<string, unknown> = { lower: { amountMinor: 0 }, refund: 0, restore: { paymentId: 'pay_1' } };
  const told =
    (name: string) =>
    (...of: unknown[]) => {
      calls.push([name, ...of]);
      return answers[name];
    };
  const ledger = new Proxy({}, { get: (_, name: string) => told(name) });
  const here = (fact: object, paymentId: string | null = 'pay_1') =>
    factHere(fact as Fact, { ledger: ledger as never, disputed: () => 0, paymentFor: () => paymentId });

  test('that has nothing to happen to is none', () => {
    expect(here({ type: 'CREDIT_NOTED', invoiceId: 'A', amountMinor: 5 })).toBeNull();
    expect(here({ type: 'CREDIT_REFUNDED', amountMinor: 5 })).toBeNull();
    for (const type of ['CHARGEBACK_RECEIVED', 'CHARGEBACK_CLOSED'])
      expect(here({ type, attemptId: 'att_1', restored: null }, null)).toBeNull();
  });

  test('moves papers and money of that life', () => {
    calls.length = 0;
    const moved = { type: 'DUE_DATE_CHANGED', invoiceId: 'A', dueOn: '2026-03-31' };
    const undone = { type: 'REFUND_UNDONE', amountMinor: 7 };
    const closed = { type: 'CHARGEBACK_CLOSED', attemptId: 'att_1', restored: { paymentId: 'pay_0' } };
    expect(here(moved)).toBe(moved);
    expect(here(undone)).toBe(undone);
    expect(here(closed)).toEqual({ ...closed, restored: { paymentId: 'pay_1' } });
    expect(here({ ...closed, restored: null })).toEqual({ ...closed, restored: null });
    const other = { type: 'PROOF_RECEIVED', proofId: 'P' };
    expect(here(other)).toBe(other);
    expect(calls.map(([name, ...of]) => [name, ...of.slice(0, 2).filter((one) => typeof one !== 'function')])).toEqual([
      ['moveDue', 'A', '2026-03-31'],
      ['undoRefund', 7],
      ['restore', 'pay_1'],
    ]);
  });
});
