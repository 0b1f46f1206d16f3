import { describe, expect, test } from '@jest/globals';
import { accountChart, agendaOf } from '../../domain/chart/chart.ts';
import type { World } from '../../domain/chart/play.ts';
import { play, tell } from '../../domain/chart/play.ts';
import { SHAPE } from '../../domain/chart/state/thaw.ts';
import { SYSTEM } from '../../domain/chart/state/turn.ts';
import type { ChartEvent } from '../../domain/events.ts';
import { mexico, story } from './story.ts';
import { ordered } from './told.ts';

const owing = (setting: Parameters<typeof story>[0] = {}) =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });

describe('a step', () => {
  const life = owing({ card: 'tok_declined_once' });
  const at = life.state.snapshot.context.now;
  const transfer: ChartEvent = {
    type: 'TRANSFER_RECEIVED',
    transferId: 'btx_1',
    paymentId: 'pay_1',
    trackingKey: 'SPEI-1',
    amountMinor: 100_000,
    settledAt: at,
    allocations: [{ invoiceId: 'A', amountMinor: 100_000 }],
    creditMinor: 0,
    status: 'matched',
    byHand: false,
    at,
    actor: SYSTEM,
  };

  test('is numbered on from the one before, and hands out what is done, said, written and asked of people', () => {
    const { state } = life.proof('prf_1', '1,000.00', { key: 'SPEI-1' });
    const { effects, entries, marks, tasks, ...rest } = accountChart.step(state, transfer);
    expect([rest.state.step, rest.state.version]).toEqual([state.step + 1, state.version + 1]);
    expect(effects.map(({ type }) => type)).toEqual(['sendEmail']);
    expect(entries.map(({ type, at: when, actor }) => [type, when, actor.id])).toEqual(
      ['transfer.received', 'transfer.matched', 'proof.settled', 'hold.released', 'invoice.paid'].map((type) => [
        type,
        at,
        'puntual',
      ]),
    );
    expect([marks, tasks]).toEqual([
      [{ kind: 'proof', proofId: 'prf_1', status: 'settled', reason: null }],
      [{ close: 'proofReview:prf_1' }],
    ]);
  });

  test('changes nothing of the state that it began from', () => {
    const before = JSON.stringify(accountChart.freeze(life.state));
    accountChart.step(life.state, transfer);
    expect(JSON.stringify(accountChart.freeze(life.state))).toBe(before);
  });
});

describe('the version', () => {
  const version = (life: ReturnType<typeof owing>) => life.view.version;

  test('begins with the account, at one', () => {
    const opened = story();
    expect([version(opened), opened.state.step]).toEqual([1, 1]);
  });

  test('fences the calls to the service: each carries the version of its step, which only rises', () => {
    const life = owing()
      .on('2026-05-12')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-14' })
      .on('2026-05-15')
      .transfer('1,000.00', 'A');
    const calls = life.effects.flatMap(({ effect }) =>
      effect.type === 'deactivateService' || effect.type === 'reactivateService' ? [effect] : [],
    );
    const recorded = (key: string) => life.effects.find(({ effect }) => effect.key === key)?.version;
    expect(calls.map(({ type }) => type)).toEqual([
      'deactivateService',
      'reactivateService',
      'deactivateService',
      'reactivateService',
    ]);
    for (const { key, params } of calls) expect(params.version).toBe(recorded(key));
    const versions = calls.map(({ params }) => params.version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(new Set(versions).size).toBe(4);
  });

  test('what is said only to a mail or a bank carries none', () => {
    expect(Object.keys(ordered(owing(), 'sendEmail')[0]?.params ?? {})).toEqual(['mail', 'believes']);
  });

  test('rises with whatever readers may have decided upon', () => {
    const risesBy = (life: ReturnType<typeof owing>, what: (life: ReturnType<typeof owing>) => unknown) => {
      const before = version(life);
      what(life);
      return version(life) - before;
    };
    expect(risesBy(owing(), (life) => life.autopay(true))).toBe(1);
    expect(risesBy(owing(), (life) => life.changes({ timeZone: 'America/Tijuana' }))).toBe(1);
    expect(risesBy(owing(), (life) => life.invoice('70.00', { due: '2026-04-10' }))).toBe(1);
    expect(risesBy(owing(), (life) => life.transfer('5.00', ''))).toBeGreaterThan(0);
    expect(risesBy(owing().on('2026-03-12'), (life) => life.overrides({ type: 'EXTEND_REQUESTED', days: 1 }))).toBe(1);
    expect(risesBy(owing().on('2026-03-12'), (life) => life.overrides({ type: 'SKIP_REMINDER_REQUESTED' }))).toBe(1);
    expect(risesBy(owing().on('2026-05-05'), (life) => life.bounces('last-notice'))).toBe(0);
    // The last notice is decided; that its mail has gone counts no more than another's.
    expect(risesBy(owing().on('2026-05-03'), (life) => life.on('2026-05-05'))).toBe(1);
    expect(risesBy(owing(), (life) => life.changes({ name: 'Another' }))).toBe(0);
  });
});

describe('a request', () => {
  const pause = {
    type: 'PAUSE_REQUESTED',
    until: '2026-04-01',
    invoiceId: null,
    legal: false,
    reason: 'talking',
    role: 'agent',
  } as const;

  test('before the account is there is refused, and may be asked again', () => {
    expect(accountChart.refusal(null, { ...pause, expectedVersion: null }, '2026-03-02T15:00:00.000Z')).toEqual({
      status: 409,
      code: 'not_allowed_now',
      message: 'The account is being opened',
      data: {},
    });
  });

  test('that is based on another version says which the account is at', () => {
    const { state } = owing();
    const refusal = (expectedVersion: number | null) =>
      accountChart.refusal(state, { ...pause, expectedVersion }, state.snapshot.context.now);
    expect(refusal(state.version - 1)).toEqual({
      status: 409,
      code: 'stale_version',
      message: `expectedVersion: the account is at version ${state.version} by now`,
      data: { version: state.version },
    });
    expect(refusal(state.version)).toBeNull();
    expect(refusal(null)).toBeNull();
  });

  test('that has no meaning where the account stands says so, and what its role may ask for', () => {
    const { state, view } = owing().on('2026-03-12');
    const reactivate = (role: 'agent' | 'admin') =>
      accountChart.refusal(
        state,
        { type: 'REACTIVATE_REQUESTED', until: '2026-03-13', reason: '', expectedVersion: null, role },
        state.snapshot.context.now,
      );
    const message = 'Reactivating the service has no meaning now: the account is overdue, its service active';
    expect(reactivate('agent')).toEqual({
      status: 409,
      code: 'not_allowed_now',
      message,
      data: { allowed: view.allowed.agent },
    });
    expect(reactivate('admin')).toEqual({
      status: 409,
      code: 'not_allowed_now',
      message,
      data: { allowed: view.allowed.admin },
    });
    expect(view.allowed.admin).not.toEqual(view.allowed.agent);
    const pay = accountChart.refusal(state, { type: 'PROOF_ACCEPTED', proofId: 'prf_1' }, state.snapshot.context.now);
    expect(pay?.data).toEqual({});
  });

  test('is judged at the time at which it is asked', () => {
    const { state } = owing();
    const dispute = (at: string) =>
      accountChart.refusal(
        state,
        {
          type: 'DISPUTE_REQUESTED',
          disputeId: 'dsp_1',
          invoiceId: 'A',
          amountMinor: null,
          reason: 'not ours',
          late: false,
        },
        at as never,
      )?.code ?? null;
    expect([dispute('2026-03-18T05:59:59.000Z'), dispute('2026-03-18T06:00:00.000Z')]).toEqual([
      null,
      'dispute_window_closed',
    ]);
  });
});

test('a world that never stops answering is a bug of ours, and says upon what', () => {
  const { state } = owing();
  const at = state.snapshot.context.now;
  const event: ChartEvent = {
    type: 'TRANSFER_RECEIVED',
    transferId: 'btx_1',
    paymentId: 'pay_1',
    trackingKey: null,
    amountMinor: 1,
    settledAt: at,
    allocations: [],
    creditMinor: 1,
    status: 'matched',
    byHand: false,
    at,
    actor: SYSTEM,
  };
  const answering =
    (times: number): World =>
    (effect) =>
      effect.type === 'sendEmail'
        ? Array.from({ length: times }, () => ({ type: 'LOOKUP_FAILED', attemptId: 'att_none' }))
        : [];
  expect([...tell(state, event, answering(999))]).toHaveLength(1_000);
  expect(() => [...tell(state, event, answering(1_000))]).toThrow(
    'The chart did not come to rest after TRANSFER_RECEIVED',
  );
});

test('a life that goes round in circles at one instant is a bug of ours, and says when; one that lasts a century is none', () => {
  const life = story().stops('mails').on('2026-03-02').transfer('5.00', '');
  const teasing: World = (effect) =>
    effect.type !== 'sendEmail'
      ? []
      : [
          {
            type: 'EMAIL_HELD',
            key: effect.key,
            template: 'payment-receipt',
            why: 'looking into something',
            mail: effect.params.mail,
          },
          { type: 'EMAIL_SENT', key: 'another', template: 'payment-receipt', emailId: 'eml_1', to: [], subject: '' },
        ];
  expect(() => [...play(life.state, '2026-03-03T00:00:00.000Z', teasing)]).toThrow(
    'The chart did not come to rest at 2026-03-02T16:00:00.000Z',
  );
  // Reminded each month for as long as it is off.
  expect(owing().on('2126-03-01').state.step).toBeGreaterThan(1_200);
});

test('an account that has just been opened owes nothing, and waits for nothing', () => {
  const { context } = story().state.snapshot;
  expect(context).toMatchObject({
    policySince: null,
    debts: [],
    creditMinor: 0,
    methods: [],
    autopayOn: false,
    attempt: null,
    lastAttemptId: null,
    lost: [],
    chargeNow: null,
    debits: [],
    writtenOff: [],
    overtaken: [],
    attemptLedger: [],
    cards: { refused: [], distrusted: [] },
    ladders: [],
    case: null,
    holds: [],
    proofs: [],
    contacts: { waiting: [], lastOn: null },
    sending: [],
    stopped: { charges: null, mails: null },
    credit: { inFlight: null, notBefore: null },
    clearance: { asked: null, heldUntil: null, why: null, told: [] },
    service: { is: 'active' },
    counters: {
      cases: 0,
      ladders: 0,
      charges: 0,
      switches: 0,
      holds: 0,
      letters: 0,
      clearances: 0,
      credits: 0,
      approvals: 0,
    },
    tasks: [],
    epoch: 0,
  });
});

test('a deadline that is handled and still due is a bug of ours, and says which', () => {
  const { state } = owing().pause('2026-03-31');
  const frozen = accountChart.freeze(state);
  const broken = accountChart.thaw(
    SHAPE,
    { ...frozen, snapshot: { ...frozen.snapshot, value: { ...frozen.snapshot.value, hold: 'none' } } },
    mexico,
  );
  const due = agendaOf(broken).find(({ kind }) => kind === 'holdEnds')!;
  const reached = (event: Partial<ChartEvent>) =>
    accountChart.step(broken, {
      type: 'DEADLINE_REACHED',
      kind: due.kind,
      id: due.id,
      dueAt: due.at,
      at: due.at,
      actor: SYSTEM,
      ...event,
    } as ChartEvent);
  expect(() => reached({})).toThrow(
    'A deadline makes no progress: ' +
      '{"kind":"holdEnds","id":"hold-1","at":"2026-04-01T06:00:00.000Z","detail":{"hold":"agent","invoiceId":null}} ' +
      'at 2026-04-01T06:00:00.000Z',
  );
  expect(() => reached({ id: 'hold-2' } as never)).not.toThrow();
  expect(() => reached({ kind: 'lookup' } as never)).not.toThrow();
  expect(() => reached({ at: '2026-03-31T00:00:00.000Z' })).not.toThrow();
});
