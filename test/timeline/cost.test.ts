import { describe, expect, test } from '@jest/globals';
import { addDays } from '../../domain/time/calendar.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import { accountChart, agendaOf, projectionOf, step, toldTheTime } from '../../domain/chart/chart.ts';
import type { Context } from '../../domain/chart/state/context.ts';
import type { Hold } from '../../domain/chart/state/hold.ts';
import { play } from '../../domain/chart/play.ts';
import { SYSTEM } from '../../domain/chart/state/turn.ts';
import type { ChartEvent, DeadlineKind, OverrideRequest } from '../../domain/events.ts';
import { quietWorld } from '../../domain/foresight/forecast/world.ts';
import type { Instant } from '../../domain/time/time.ts';
import { mexico, story } from './story.ts';

/**
 * One account can at worst hurt itself: what a step costs rises with its open invoices and its holds, and not with
 * their square. Counted is how often something of them is read; four times as many of them make about four times the
 * work.
 */

const FEW = 100;
const MANY = 400;
const MOST_TIMES_THE_WORK = 6;

type Said = ChartEvent extends infer E ? (E extends ChartEvent ? Omit<E, 'at' | 'actor'> : never) : never;
const nowOf = (state: ChartState): Instant => state.snapshot.context.now;
const said = (state: ChartState, event: Said, at = nowOf(state)): ChartState =>
  step(state, { ...event, at, actor: SYSTEM } as ChartEvent).state;
const within = (state: ChartState, change: Partial<Context>, hold = state.snapshot.value.hold): ChartState =>
  ({
    ...state,
    snapshot: {
      ...state.snapshot,
      value: { ...state.snapshot.value, hold },
      context: { ...state.snapshot.context, ...change },
    },
  }) as ChartState;

/** `days`: over how many days they fall due. */
function owing(invoices: number, { days = 1, autopay = false } = {}): ChartState {
  let { state } = story(autopay ? { card: 'tok_ok' } : {}).on('2026-03-02');
  for (let i = 0; i < invoices; i++) {
    state = said(state, {
      type: 'INVOICE_ISSUED',
      invoice: {
        id: `inv_${i}`,
        number: `IN${i}`,
        issuedOn: '2026-03-02',
        dueOn: addDays('2026-03-10', i % days),
        totalMinor: 100_000,
        balanceMinor: 100_000,
      },
      creditMinor: 0,
    });
  }
  return within(state, { contacts: { waiting: [], lastOn: null } });
}

const idsOf = (state: ChartState): string[] => state.snapshot.context.debts.map((debt) => debt.id);

/** Each paused alone. */
const paused = (state: ChartState, until: Instant = '2026-04-01T06:00:00.000Z'): ChartState =>
  within(
    state,
    {
      holds: idsOf(state).map(
        (invoiceId, i): Hold => ({
          id: `hold-${i + 1}`,
          placedAt: nowOf(state),
          kind: 'agent',
          until,
          reason: 'x',
          invoiceId,
        }),
      ),
    },
    'held',
  );

const disputed = (state: ChartState): ChartState =>
  within(
    state,
    {
      holds: idsOf(state).map(
        (invoiceId): Hold => ({
          id: `dsp_${invoiceId}`,
          placedAt: nowOf(state),
          kind: 'dispute',
          until: null,
          reason: 'x',
          invoiceId,
          amountMinor: 40_000,
          wholeSince: null,
        }),
      ),
    },
    'held',
  );

const declining = quietWorld({ charge: 'declined' });

/** As far as time brings it by itself, in a world where every card declines. */
function on(state: ChartState, until: Instant): ChartState {
  let now = state;
  for (const played of play(state, until, declining)) now = played.state;
  return { ...now, snapshot: toldTheTime(now.snapshot, until) };
}

const asked = (state: ChartState, request: object): ChartState => {
  const whole = { reason: 'x', expectedVersion: null, role: 'admin', ...request } as OverrideRequest;
  expect(accountChart.refusal(state, whole, nowOf(state))).toBeNull();
  return said(state, whole);
};

function reach(state: ChartState, kind: DeadlineKind): ChartState {
  const due = agendaOf(state).find((one) => one.kind === kind);
  if (due === undefined) throw new Error(`No ${kind} is to come`);
  return said(
    state,
    { type: 'DEADLINE_REACHED', kind, id: due.id, dueAt: due.at },
    due.at > nowOf(state) ? due.at : nowOf(state),
  );
}

const allocations = (state: ChartState, amountMinor?: number) =>
  state.snapshot.context.debts.map((debt) => ({ invoiceId: debt.id, amountMinor: amountMinor ?? debt.balanceMinor }));
const paid = (state: ChartState, amountMinor?: number): ChartState =>
  said(state, {
    type: 'TRANSFER_RECEIVED',
    transferId: 'btx',
    paymentId: 'pay',
    trackingKey: null,
    amountMinor: 1,
    settledAt: nowOf(state),
    allocations: allocations(state, amountMinor),
    creditMinor: 0,
    status: 'matched',
    byHand: false,
  });

/** What any step asks, and who writes it down. */
const nothing = (state: ChartState): unknown =>
  projectionOf(said(state, { type: 'CREDIT_REFUNDED', refundId: 'rfd', amountMinor: 0, reason: 'x' }));

const charging = (invoices: number): ChartState =>
  reach(on(owing(invoices, { autopay: true }), '2026-03-10T15:00:00.000Z'), 'charge');

/** A ladder for each invoice. */
function onLadders(invoices: number): ChartState {
  const state = on(owing(invoices, { autopay: true }), '2026-03-10T18:00:00.000Z');
  const [ladder] = state.snapshot.context.ladders;
  return within(state, {
    ladders: idsOf(state).map((id, i) => ({ ...ladder, id: `ladder-${i + 1}`, invoiceIds: [id] })),
  } as Partial<Context>);
}

const onPlan = (invoices: number): ChartState => {
  const state = on(owing(invoices, { autopay: true }), '2026-03-08T15:00:00.000Z');
  return asked(state, {
    type: 'PLAN_REQUESTED',
    installments: Array.from({ length: 100 }, (_, i) => ({
      on: addDays('2026-04-01', i),
      amountMinor: 1_000 * invoices,
    })),
  });
};

type Case = [what: string, make: (invoices: number) => ChartState, does: (state: ChartState) => unknown];
const CASES: Case[] = [
  [
    'a fact, its agenda and projection, each invoice paused',
    (n) => on(paused(owing(n)), '2026-03-20T15:00:00.000Z'),
    nothing,
  ],
  ['the same, each in dispute', (n) => on(disputed(owing(n)), '2026-03-20T15:00:00.000Z'), nothing],
  ['the same, each due on a day of its own', (n) => owing(n, { days: n, autopay: true }), nothing],
  [
    'the same, where credit leaves nothing to charge',
    (n) => within(owing(n, { days: n, autopay: true }), { creditMinor: 100_000 * n }),
    nothing,
  ],
  ['the same, a retry ladder for each', onLadders, nothing],
  ['the same, all under one plan', onPlan, nothing],
  [
    'what may be asked for',
    (n) => on(paused(owing(n)), '2026-05-10T15:00:00.000Z'),
    (state) =>
      accountChart.refusal(
        state,
        { type: 'PAY_REQUESTED', attemptId: 'att', invoiceId: null, methodId: null, trigger: 'api' },
        nowOf(state),
      ),
  ],
  [
    'one pause more',
    (n) => paused(owing(n)),
    (state) => asked(state, { type: 'PAUSE_REQUESTED', until: '2026-04-01', invoiceId: 'inv_0', legal: false }),
  ],
  [
    'one pause less',
    (n) => paused(owing(n)),
    (state) => asked(state, { type: 'RESUME_REQUESTED', invoiceId: 'inv_0' }),
  ],
  ['all pauses end', (n) => paused(owing(n)), (state) => reach(state, 'holdEnds')],
  ['all become overdue', (n) => owing(n), (state) => reach(state, 'overdue')],
  ['all are paid', (n) => on(paused(owing(n)), '2026-03-20T15:00:00.000Z'), (state) => paid(state)],
  ['all are paid in part', (n) => on(paused(owing(n)), '2026-03-20T15:00:00.000Z'), (state) => paid(state, 1)],
  [
    'all are open again',
    (n) => on(owing(n), '2026-03-20T15:00:00.000Z'),
    (state) => {
      const reopened = state.snapshot.context.debts;
      return said(paid(state), {
        type: 'TRANSFER_UNMATCHED',
        transferId: 'btx',
        reason: 'x',
        paymentId: 'pay',
        amountMinor: 1,
        allocations: allocations(state),
        creditMinor: 0,
        reopened,
      });
    },
  ],
  [
    'all are charged',
    (n) => on(owing(n, { autopay: true }), '2026-03-10T15:00:00.000Z'),
    (state) => reach(state, 'charge'),
  ],
  [
    'all are declined',
    charging,
    (state) =>
      said(state, { type: 'CHARGE_DECLINED', attemptId: 'att_214-1', declineCode: 'insufficient_funds', found: false }),
  ],
  [
    'all are refused',
    charging,
    (state) => said(state, { type: 'CHARGE_REFUSED', attemptId: 'att_214-1', because: 'x', blames: 'nobody' }),
  ],
  [
    'a new card takes over all ladders',
    onLadders,
    (state) =>
      said(state, {
        type: 'METHOD_ADDED',
        method: { id: 'pm_2', kind: 'card', brand: 'visa', last4: '1', fingerprint: 'other', default: true },
        chargeNow: false,
      }),
  ],
  [
    'all that is overdue is reminded of',
    (n) => reach(on(owing(n), '2026-03-11T13:00:00.000Z'), 'reminder'),
    (state) => reach(state, 'contact'),
  ],
  [
    'all that is overdue is in the last notice',
    (n) => reach(on(owing(n), '2026-05-04T13:00:00.000Z'), 'lastNotice'),
    (state) => reach(state, 'contact'),
  ],
  [
    'another policy',
    (n) => on(paused(owing(n)), '2026-03-20T15:00:00.000Z'),
    (state) => asked(state, { type: 'CHANGE_POLICY_REQUESTED', policy: { ...mexico, version: 2 } }),
  ],
  ['all are written off', (n) => paused(owing(n)), (state) => asked(state, { type: 'WRITE_OFF_REQUESTED' })],
];

/** How often something of an account's invoices, holds and ladders is read. */
function reads(state: ChartState, does: (state: ChartState) => unknown): number {
  let count = 0;
  const known = new WeakMap<object, object>();
  const watched = <T>(thing: T): T => {
    if (typeof thing !== 'object' || thing === null) return thing;
    const get = (target: object, field: string | symbol): unknown => {
      count += 1;
      return watched(Reflect.get(target, field));
    };
    const found = known.get(thing) ?? new Proxy(thing, { get });
    known.set(thing, found);
    return found as T;
  };
  const { debts, holds, ladders, debits, attempt, case: open } = state.snapshot.context;
  const copy = within(
    state,
    watched({
      lists: {
        debts: [...debts],
        holds: [...holds],
        ladders: [...ladders],
        debits: [...debits],
        attempt: attempt && { ...attempt },
        case: open && { ...open },
      },
    }).lists,
  );
  count = 0;
  does(copy);
  return count;
}

describe('four times as many invoices and holds make about four times the work', () => {
  test.each(CASES)('%s', (_, make, does) => {
    const [few, many] = [FEW, MANY].map((invoices) => reads(make(invoices), does)) as [number, number];
    expect(few).toBeGreaterThan(FEW);
    expect(many / few).toBeLessThan(MOST_TIMES_THE_WORK);
  });
});

describe('what ends or falls due in one instant is one step, however many they are', () => {
  test('half a year of an account, each of whose invoices is paused alone', () => {
    const steps = (invoices: number): number =>
      [...play(paused(owing(invoices)), '2026-09-01T00:00:00.000Z', declining)].length;
    expect(steps(40)).toBe(steps(2));
  });

  test('and each end is told of', () => {
    const state = paused(owing(40));
    expect(projectionOf(state).upcoming.filter(({ kind }) => kind === 'holdEnds')).toHaveLength(40);
    const ended = accountChart.step(on(state, '2026-04-01T05:59:00.000Z'), {
      type: 'DEADLINE_REACHED',
      kind: 'holdEnds',
      id: 'hold-1',
      dueAt: '2026-04-01T06:00:00.000Z',
      at: '2026-04-01T06:00:00.000Z',
      actor: SYSTEM,
    });
    expect(ended.entries.filter(({ type }) => type === 'hold.released')).toHaveLength(40);
    expect(ended.state.snapshot.context.holds).toEqual([]);
  });
});
