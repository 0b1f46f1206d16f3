import { describe, expect, test } from '@jest/globals';
import { getShortestPaths } from '@xstate/graph';
import { fromTransition } from 'xstate';
import { addWorkingDays } from '../../domain/time/calendar.ts';
import { accountChart, agendaOf, projectionOf } from '../../domain/chart/chart.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import { offOf } from '../../domain/chart/state/service.ts';
import { isClosed } from '../../domain/chart/reads/closing.ts';
import { today } from '../../domain/chart/reads/today.ts';
import { accountMachine } from '../../domain/chart/machine/machine.ts';
import { tell } from '../../domain/chart/play.ts';
import type { World } from '../../domain/chart/play.ts';
import type { ChartEvent, Request } from '../../domain/events.ts';
import { obeyed } from '../../domain/foresight/forecast/obedience.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { fromJson } from './round-trip.ts';

/**
 * The chart's own paths: from the opening, everything that can be told in a state is told, until no new state turns up.
 * A state here is where all regions stand, and what of the context forks the way.
 */

const policy = mexicoPolicy();
const START = '2026-03-02T15:00:00.000Z';
const AGENT = { kind: 'agent', id: 'ana' } as const;
const profile = {
  id: 'acc_model',
  name: 'Guthrie',
  email: 'ap@guthrie.example',
  externalId: null,
  rfc: null,
  locale: 'es-MX',
  timeZone: 'America/Mexico_City',
  currency: 'MXN',
  billingRecipients: [],
  receiptEmail: null,
};
const invoice = {
  id: 'inv_1',
  number: 'IN60000000001',
  issuedOn: '2026-03-02',
  dueOn: '2026-03-10',
  totalMinor: 116_000,
  balanceMinor: 116_000,
} as const;
const card = (id: string) =>
  ({ id, kind: 'card', brand: 'visa', last4: '4242', fingerprint: id, default: true }) as const;

type Move = Omit<ChartEvent, 'at'> & { name: string };

/** Mails arrive and the service obeys; the bank's answers are moves of their own. There is no credit here. */
const world: World = (effect) =>
  effect.type === 'chargeBalance' || effect.type === 'lookUpCharge' || effect.type === 'applyCredit'
    ? []
    : obeyed(effect);

function told(state: ChartState | null, { name: _, ...event }: Move): ChartState {
  const now = state?.snapshot.context.now ?? START;
  const at = 'dueAt' in event && String(event.dueAt) > now ? event.dueAt : now;
  const steps = tell(state, { ...event, at } as ChartEvent, world);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const opening: Move[] = [
  { name: 'opened', type: 'ACCOUNT_OPENED', profile, policy, autopay: true, actor: AGENT } as Move,
  { name: 'card added', type: 'METHOD_ADDED', method: card('pm_1'), chargeNow: false, actor: AGENT } as Move,
  { name: 'invoice issued', type: 'INVOICE_ISSUED', invoice, creditMinor: 0, actor: AGENT } as Move,
];
const open = (): ChartState => opening.reduce<ChartState | null>(told, null) as ChartState;

const TIME = 'time passes';

/** Time brings one thing after the other, until the account stands elsewhere. */
function later(state: ChartState): ChartState {
  let now = state;
  for (let i = 0; i < 60 && place(now) === place(state); i++) {
    const due = agendaOf(now)[0];
    if (due === undefined) break;
    now = told(now, {
      name: due.kind,
      type: 'DEADLINE_REACHED',
      kind: due.kind,
      id: due.id,
      dueAt: due.at,
      actor: AGENT,
    } as unknown as Move);
  }
  return now;
}

const moved = (state: ChartState, move: Move): ChartState => (move.name === TIME ? later(state) : told(state, move));

/** Everything that can be told in a state. */
function moves(state: ChartState): Move[] {
  const c = state.snapshot.context;
  const out: Move[] = [];
  const add = (name: string, event: Record<string, unknown>): void =>
    void out.push({ actor: AGENT, ...event, name } as Move);
  const ask = (name: string, request: Request): void => {
    if (accountChart.refusal(state, request, c.now) === null) add(name, { ...request });
  };
  if (agendaOf(state).length > 0) add(TIME, {});
  // Reached, these go on as others do: they are not followed in every combination.
  if (c.case?.notice.is === 'unreachable') return out;
  const by = { reason: 'model', expectedVersion: null, role: 'admin' } as const;
  const soon = addWorkingDays(today(c), 2, policy.calendar);
  if (offOf(c.service)?.for === 'fraud') return out;
  if (isClosed(c)) return [{ name: 'reopen', type: 'REOPEN_REQUESTED', actor: AGENT, ...by } as Move];
  ask('close', { type: 'CLOSE_REQUESTED', ...by });
  if (c.attempt !== null) {
    const attemptId = c.attempt.id;
    add('bank: taken', {
      type: 'CHARGE_SUCCEEDED',
      attemptId,
      paymentId: `pay_${attemptId}`,
      amountMinor: c.attempt.amountMinor,
      allocations: [{ invoiceId: invoice.id, amountMinor: c.attempt.amountMinor }],
      creditMinor: 0,
      found: c.attempt.lookUpInFlight,
    });
    add('bank: no money', {
      type: 'CHARGE_DECLINED',
      attemptId,
      declineCode: 'insufficient_funds',
      found: c.attempt.lookUpInFlight,
    });
    add('bank: stolen', {
      type: 'CHARGE_DECLINED',
      attemptId,
      declineCode: 'stolen_card',
      found: c.attempt.lookUpInFlight,
    });
    if (c.attempt.lookUpInFlight) {
      add('bank: knows nothing', { type: 'LOOKUP_NOT_FOUND', attemptId });
      add('bank: does not answer', { type: 'LOOKUP_FAILED', attemptId });
    } else {
      add('bank: silent', { type: 'CHARGE_UNKNOWN', attemptId });
      add('bank: stale', { type: 'CHARGE_STALE', attemptId });
      add('provider: unknown card', { type: 'CHARGE_REFUSED', attemptId, because: 'model', blames: 'method' });
      add('provider: another amount', { type: 'CHARGE_REFUSED', attemptId, because: 'model', blames: 'nobody' });
      add('charges are stopped', { type: 'CHARGE_HELD', attemptId, why: 'model' });
    }
  }
  if (c.holds.length === 0) {
    ask('pause', { type: 'PAUSE_REQUESTED', until: soon, invoiceId: null, legal: false, ...by });
    ask('promise', { type: 'PROMISE_REQUESTED', amountMinor: 116_000, on: soon, ...by });
    ask('dispute', {
      type: 'DISPUTE_REQUESTED',
      disputeId: 'dsp_1',
      invoiceId: invoice.id,
      amountMinor: null,
      reason: 'model',
      late: true,
    });
    if (c.debts.length > 0 && c.proofs.length === 0)
      add('proof received', {
        type: 'PROOF_RECEIVED',
        proofId: `prf_${state.step}`,
        amountMinor: 116_000,
        paidOn: today(c),
        trackingKey: null,
      });
  }
  for (const proof of c.proofs) {
    ask('proof accepted', { type: 'PROOF_ACCEPTED', proofId: proof.id });
    ask('proof rejected', { type: 'PROOF_REJECTED', proofId: proof.id, reason: 'model' });
  }
  for (const hold of c.holds) {
    if (hold.kind === 'dispute')
      add('dispute rejected', {
        type: 'DISPUTE_RESOLVED',
        disputeId: hold.id,
        invoiceId: invoice.id,
        outcome: 'rejected',
        creditMinor: 0,
        toCreditMinor: 0,
      });
  }
  ask('resume', { type: 'RESUME_REQUESTED', invoiceId: null, ...by });
  ask('deactivate', { type: 'DEACTIVATE_REQUESTED', fraud: false, ...by });
  if (c.holds.length === 0 && c.ladders.length === 0 && c.attempt === null)
    ask('fraud', { type: 'DEACTIVATE_REQUESTED', fraud: true, ...by });
  if (c.case?.notice.is === 'out' && c.service.is === 'active' && c.holds.length === 0)
    add('last notice bounced', {
      type: 'EMAIL_BOUNCED',
      key: c.case.notice.key,
      template: 'last-notice',
      emailId: 'eml_1',
      bounced: [c.profile.email],
      everybody: true,
    });
  ask('reactivate', { type: 'REACTIVATE_REQUESTED', until: soon, ...by });
  ask('write off', { type: 'WRITE_OFF_REQUESTED', ...by });
  ask('pay', {
    type: 'PAY_REQUESTED',
    attemptId: `att_by_hand_${state.step}`,
    invoiceId: null,
    methodId: null,
    trigger: 'api',
  });
  return out;
}

/** Where the regions stand, and what of the context forks the way from there. */
function place(state: ChartState): string {
  const { value, context: c } = state.snapshot;
  return JSON.stringify([
    value,
    c.debts.length > 0,
    // How far one had come that goes on no more forks nothing.
    c.ladders.map((one) => (one.state === 'running' ? one.rung : one.state)),
    c.holds.map((hold) => hold.kind).sort(),
    c.proofs.length > 0,
    c.case?.notice.is,
    c.attempt === null ? null : [c.attempt.resend, c.attempt.notFound, c.attempt.lookUpInFlight],
    c.service.is,
  ]);
}

const regionsOf = ({ snapshot }: ChartState): string[] =>
  Object.entries(snapshot.value as unknown as Record<string, unknown>).flatMap(([region, at]) =>
    typeof at === 'string'
      ? [`${region}.${at}`]
      : Object.entries(at as Record<string, string>).flatMap(([state, part]) => [
          `${region}.${state}`,
          `${region}.${state}.${part}`,
        ]),
  );

/** More than there are: a chart whose places grow without end would not be one. */
const MOST_PLACES = 40_000;

describe("the chart's paths", () => {
  const logic = fromTransition((at: { state: ChartState }, move: Move) => ({ state: moved(at.state, move) }), {
    state: open(),
  });
  const paths = getShortestPaths(logic, {
    events: (snapshot: { context: { state: ChartState } }) => moves(snapshot.context.state),
    serializeState: (snapshot: { context: { state: ChartState } }) => place(snapshot.context.state),
    serializeEvent: (event: Move) => event.name,
    limit: MOST_PLACES,
  } as never) as unknown as { state: { context: { state: ChartState } }; steps: { event: { name?: string } }[] }[];
  const ends = paths.map((path) => ({
    state: path.state.context.state,
    way: path.steps.map((step) => step.event.name ?? '').join(' → '),
  }));

  test('reach every state of every region', () => {
    const reached = new Set(ends.flatMap(({ state }) => regionsOf(state)));
    const drawn = Object.values(accountMachine.root.states).flatMap((region) =>
      Object.values(region.states).flatMap((state) => [
        `${region.key}.${state.key}`,
        ...Object.keys(state.states).map((part) => `${region.key}.${state.key}.${part}`),
      ]),
    );
    // Autopay is on in this model, its policy asks nobody, and no bank of it the holder.
    expect(drawn.filter((state) => !reached.has(state))).toEqual([
      'payment.confirming',
      'autopay.off',
      'collections.overdue.awaitingApproval',
      // Nobody has a subscription here: `test/timeline/months.test.ts` lives with one.
      'billing.running',
      'billing.ended',
      'rental.running',
      'rental.ended',
    ]);
  });

  test('show readers what the chart knows: an attempt where it charges, a loan where it is provisional, no debt of a paid account', () => {
    for (const { state, way } of ends) {
      const view = projectionOf(state);
      const c = state.snapshot.context;
      expect([way, c.attempt === null]).toEqual([way, view.payment.state === 'idle']);
      expect([way, view.service.state !== 'provisional' || c.service.is === 'lent']).toEqual([way, true]);
      expect([way, view.balance.overdueMinor <= view.balance.openMinor]).toEqual([way, true]);
      if (view.collections.state === 'overdue') expect([way, view.balance.overdueMinor > 0]).toEqual([way, true]);
    }
  });

  test('are all left by a transfer that pays everything', () => {
    for (const { state, way } of ends) {
      const c = state.snapshot.context;
      const allocations = c.debts.map((debt) => ({ invoiceId: debt.id, amountMinor: debt.balanceMinor }));
      const amountMinor = allocations.reduce((sum, one) => sum + one.amountMinor, 0);
      if (amountMinor === 0) continue;
      const paid = projectionOf(
        told(state, {
          name: 'transfer',
          type: 'TRANSFER_RECEIVED',
          transferId: 'btx_1',
          paymentId: 'pay_all',
          trackingKey: null,
          amountMinor,
          settledAt: c.now,
          allocations,
          creditMinor: 0,
          status: 'matched',
          byHand: false,
          actor: AGENT,
        } as unknown as Move),
      );
      const wasOffForDebt = (offOf(c.service)?.for ?? 'debt') === 'debt';
      expect([
        way,
        paid.balance.openMinor,
        paid.collections.state === 'overdue',
        wasOffForDebt ? paid.service.state : 'active',
      ]).toEqual([way, 0, false, 'active']);
    }
  });

  test('go through JSON anywhere and lead to the same places', () => {
    for (const [i, { state, way }] of ends.entries()) {
      const again = fromJson(state);
      const [there, here] = [moves(again), moves(state)];
      expect([way, there.map(({ name }) => name)]).toEqual([way, here.map(({ name }) => name)]);
      // Each place has its turn with one of its moves: all of them stand in many places.
      const nth = i % Math.max(1, here.length);
      const [one, other] = [there[nth], here[nth]];
      if (one === undefined || other === undefined) continue;
      expect([way, one.name, place(moved(again, one))]).toEqual([way, other.name, place(moved(state, other))]);
    }
  });
});
