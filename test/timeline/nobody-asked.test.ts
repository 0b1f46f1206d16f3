import { describe, expect, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import type { ChartEvent, Outcome, Request } from '../../domain/events.ts';
import { AGENT, mexico } from './life.ts';
import { story } from './story.ts';
import { told } from './told.ts';

const owing = (setting: Parameters<typeof story>[0] = {}) =>
  story({ watch: ['charge'], ...setting })
    .on('2026-03-02')
    .invoice('1,160.00', { due: '2026-03-10' });
const paid = {
  paymentId: 'pay_other',
  amountMinor: 116_000,
  allocations: [{ invoiceId: 'A', amountMinor: 116_000 }],
  creditMinor: 0,
  found: true,
};

/** What the bank may say of an attempt that is not the one we wait for. */
const ofAnother: Outcome[] = [
  { type: 'CHARGE_SUCCEEDED', attemptId: 'att_other', ...paid },
  { type: 'CHARGE_DECLINED', attemptId: 'att_other', declineCode: 'stolen_card', found: false },
  { type: 'CHARGE_PENDING', attemptId: 'att_other', found: false },
  { type: 'CHARGE_UNKNOWN', attemptId: 'att_other' },
  { type: 'CHARGE_STALE', attemptId: 'att_other' },
  { type: 'CHARGE_HELD', attemptId: 'att_other', why: 'looking into something' },
  {
    type: 'CHARGE_RETURNED',
    attemptId: 'att_other',
    declineCode: 'debit_returned',
    reversal: null,
    amountMinor: 116_000,
  },
  { type: 'LOOKUP_NOT_FOUND', attemptId: 'att_other' },
  { type: 'LOOKUP_FAILED', attemptId: 'att_other' },
];

describe('word of an attempt that nobody made changes nothing', () => {
  const unmoved = (life: ReturnType<typeof owing>) => {
    const before = { substance: life.view, lines: life.entries.length };
    for (const outcome of ofAnother) life.fact(outcome);
    expect({ substance: life.view, lines: life.entries.length }).toEqual(before);
    return life;
  };

  test('while nothing is at the bank', () => {
    unmoved(owing({ card: 'tok_ok' }));
  });

  test('while another is, or is unknown', () => {
    unmoved(owing({ card: 'tok_ok' }).bankKeepsBack().on('2026-03-10', '10:30'))
      .bankAnswers()
      .tells('2026-03-10 10:30 charged 1,160.00');
    unmoved(unmoved(owing({ card: 'tok_timeout_lost' }).on('2026-03-10', '10:31')).on('2026-03-10', '10:36'))
      .on('2026-03-10', '12:00')
      .tells('2026-03-10 10:30 charge.unknown', '2026-03-10 11:30 charge.lost', '2026-03-10 11:30 charged 1,160.00');
  });

  test('while a direct debit is on its way, or an attempt was given up', () => {
    unmoved(owing({ card: 'tok_bank_ok' }).on('2026-03-10', '12:00'))
      .on('2026-03-13')
      .tells('2026-03-10 10:30 charge.pending', '2026-03-12 10:30 charged 1,160.00');
    unmoved(owing({ card: 'tok_never_answers' }).on('2026-03-11')).shows({ payment: 'idle' });
  });
});

describe('a request is judged again when it is applied', () => {
  const asked = (life: ReturnType<typeof owing>, request: Request) =>
    accountChart.step(life.state, { ...request, at: life.state.snapshot.context.now, actor: AGENT } as ChartEvent);
  const agents = { reason: 'because', expectedVersion: null, role: 'agent' } as const;
  const requests: Request[] = [
    { type: 'PAUSE_REQUESTED', until: null, invoiceId: null, legal: true, ...agents },
    { type: 'RESUME_REQUESTED', invoiceId: null, ...agents },
    { type: 'EXTEND_REQUESTED', days: 90, ...agents },
    { type: 'PROMISE_REQUESTED', amountMinor: 1_000_000, on: '2026-03-13', ...agents },
    { type: 'PLAN_REQUESTED', installments: [{ on: '2026-03-13', amountMinor: 1 }], ...agents },
    { type: 'RETRY_NOW_REQUESTED', attemptId: 'att_9', methodId: null, ...agents },
    { type: 'PAY_REQUESTED', attemptId: 'att_9', invoiceId: null, methodId: null, trigger: 'portal' },
    {
      type: 'DISPUTE_REQUESTED',
      disputeId: 'dsp_1',
      invoiceId: 'A',
      amountMinor: 1_000_000,
      reason: 'not ours',
      late: false,
    },
    { type: 'DEACTIVATE_REQUESTED', fraud: true, ...agents },
    { type: 'REACTIVATE_REQUESTED', until: '2026-12-31', ...agents },
    { type: 'WRITE_OFF_REQUESTED', ...agents },
    { type: 'CHANGE_POLICY_REQUESTED', policy: { ...mexico, version: 2 }, ...agents },
    { type: 'PROOF_ACCEPTED', proofId: 'prf_1' },
    { type: 'PROOF_REJECTED', proofId: 'prf_1', reason: 'unreadable' },
  ];

  test('what is not permitted any more by then is not done', () => {
    const life = owing().on('2026-03-12');
    for (const request of requests) {
      const { state, effects, entries } = asked(life, request);
      expect([request.type, state.version, effects, entries, state.snapshot.value]).toEqual([
        request.type,
        life.state.version,
        [],
        [],
        life.state.snapshot.value,
      ]);
    }
  });

  test('nor is a service given back on a proof that has become too small', () => {
    const life = owing()
      .on('2026-05-12')
      .proof('prf_1', '1,160.00')
      .invoice('100.00', { due: '2026-05-01' })
      .shows({ service: 'deactivated' });
    const { effects, entries, state } = asked(life, { type: 'PROOF_ACCEPTED', proofId: 'prf_1' });
    expect([effects, entries, state.snapshot.value]).toEqual([[], [], life.state.snapshot.value]);
  });

  test('what is, stands on the timeline with what was asked', () => {
    const life = owing({ card: 'tok_ok', autopay: false })
      .on('2026-03-12')
      .overrides({ type: 'RETRY_NOW_REQUESTED', attemptId: 'att_9', methodId: null });
    expect(told(life, /^override/)).toEqual([
      [
        'override.applied',
        'ana',
        'retryNow: because',
        { command: 'retryNow', reason: 'because', basedOnVersion: null, attemptId: 'att_9', amountMinor: 116_000 },
      ],
    ]);
  });
});

describe('autopay needs another method', () => {
  test('when a declined charge is to be made up, and there is none any more, or only one that may not be charged by itself', () => {
    const declined = () =>
      owing({ card: 'tok_insufficient_funds' }).on('2026-03-10', '12:00').shows({ autopay: 'retryScheduled' });
    declined().fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null }).shows({ autopay: 'needsMethod' });
    declined()
      .transfer('1,160.00', 'A')
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null })
      .shows({ autopay: 'needsMethod' });
  });
});
