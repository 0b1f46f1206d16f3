import { beforeEach, describe, expect, it } from '@jest/globals';
import { chargeBalance } from '../../activities/charge-balance.ts';
import { lookUpCharge } from '../../activities/look-up-charge.ts';
import type { ChargeOrder } from '../../domain/effects.ts';
import type { Outcome } from '../../domain/events.ts';
import type { Gateway, GatewayAnswer, LookUpAnswer } from '../../ports/gateway/gateway.ts';
import { OutcomeUnknown } from '../../ports/gateway/gateway.ts';
import type { AttemptRow, Store } from '../../ports/store/store.ts';

const order: ChargeOrder = {
  accountId: 'acc_1',
  attemptId: 'att_1',
  key: 'acc_1:charge:att_1:pm_1',
  trigger: 'autopay',
  methodId: 'pm_1',
  invoiceIds: ['inv_1'],
  amountMinor: 1_160,
  at: '2026-03-10T15:00:00.000Z',
  believes: { openMinor: 1_160, creditMinor: 0 },
  resend: 0,
};

let row: AttemptRow | null;
let isStale: boolean;
let settled: Parameters<Store['settleAttempt']>[0][];
let asked: string[];
let bank: () => Promise<GatewayAnswer>;
let book: () => Promise<LookUpAnswer>;
/** The row is not written when the worker dies before. */
let diesBeforeTheRow: boolean;

const fresh: AttemptRow = {
  id: 'att_1',
  accountId: 'acc_1',
  at: order.at,
  trigger: 'autopay',
  invoiceIds: ['inv_1'],
  amountMinor: 1_160,
  paymentMethodId: 'pm_1',
  outcome: null,
  declineCode: null,
  key: order.key,
  providerRef: null,
  paymentId: null,
  answer: null,
};

const store = {
  async freezeAttempt() {
    if (row === null && isStale) return 'stale';
    row ??= fresh;
    return row;
  },
  async settleAttempt(input) {
    if (diesBeforeTheRow) await new Promise(() => {});
    settled.push(input);
    const answer = { type: `CHARGE_${input.outcome.toUpperCase()}`, attemptId: input.attemptId, found: input.found } as unknown as Outcome;
    row = { ...(row ?? fresh), outcome: input.outcome, answer };
    return answer;
  },
  returnAttempt: async ({ attemptId, declineCode }) => ({ type: 'CHARGE_RETURNED', attemptId, declineCode, reversal: null, amountMinor: 1_160 }),
  attemptById: async () => row,
  methodById: async (id) => ({ id, token: 'tok_ok' }) as Awaited<ReturnType<Store['methodById']>>,
  accountById: async (id) => ({ id, currency: 'MXN' }) as Awaited<ReturnType<Store['accountById']>>,
} satisfies Partial<Store> as unknown as Store;

const gateway: Gateway = {
  charge: ({ key, amountMinor }) => {
    asked.push(`${key} ${amountMinor}`);
    return bank();
  },
  lookUp: () => book(),
  describe: async () => null,
};

const charge = chargeBalance({ store, gateway });
const lookUp = lookUpCharge({ store, gateway });

beforeEach(() => {
  row = null;
  isStale = false;
  diesBeforeTheRow = false;
  settled = [];
  asked = [];
  bank = async () => ({ outcome: 'succeeded', providerRef: 'ch_1' });
  book = async () => ({ outcome: 'notFound' });
});

describe('a charge', () => {
  it('asks the provider once, and answers from its row when it is repeated', async () => {
    const first = await charge(order);
    expect(first.type).toBe('CHARGE_SUCCEEDED');
    expect(await charge(order)).toEqual(first);
    expect(asked).toEqual([`${order.key} 1160`]);
  });

  it('that a crash cut off after the bank had answered is asked again under the same key', async () => {
    diesBeforeTheRow = true;
    void charge(order);
    await new Promise(setImmediate);
    diesBeforeTheRow = false;
    await charge({ ...order, at: '2026-03-10T15:00:30.000Z' });
    expect(asked).toEqual([`${order.key} 1160`, `${order.key} 1160`]);
    expect(settled).toHaveLength(1);
  });

  it('that the world has overtaken tries nothing', async () => {
    isStale = true;
    expect(await charge(order)).toEqual({ type: 'CHARGE_STALE', attemptId: 'att_1' });
    expect(asked).toEqual([]);
  });

  it('that was declined is a value', async () => {
    bank = async () => ({ outcome: 'declined', declineCode: 'insufficient_funds', providerRef: null });
    expect((await charge(order)).type).toBe('CHARGE_DECLINED');
    expect(settled).toEqual([{ attemptId: 'att_1', at: order.at, found: false, outcome: 'declined', declineCode: 'insufficient_funds', providerRef: null }]);
  });

  it('whose answer never came is unknown, and not tried again by itself', async () => {
    bank = () => Promise.reject(new OutcomeUnknown('timed out'));
    expect((await charge(order)).type).toBe('CHARGE_UNKNOWN');
    expect(asked).toHaveLength(1);
  });

  it('that could not be sent is sent again', async () => {
    const answers = [() => Promise.reject(new Error('connection refused')), async (): Promise<GatewayAnswer> => ({ outcome: 'succeeded', providerRef: 'ch_1' })];
    bank = () => (answers.shift() ?? answers[0])?.() ?? Promise.reject(new Error('none left'));
    expect((await charge(order)).type).toBe('CHARGE_SUCCEEDED');
    expect(asked).toHaveLength(2);
  });
});

describe('a look-up', () => {
  beforeEach(() => {
    row = { ...fresh, outcome: 'unknown', answer: { type: 'CHARGE_UNKNOWN', attemptId: 'att_1' } };
  });
  const look = () => lookUp({ attemptId: 'att_1', at: '2026-03-10T15:05:00.000Z' });

  it('that finds the charge writes what became of it', async () => {
    book = async () => ({ outcome: 'succeeded', providerRef: 'ch_1' });
    expect((await look()).type).toBe('CHARGE_SUCCEEDED');
    expect(settled).toMatchObject([{ outcome: 'succeeded', found: true, at: '2026-03-10T15:05:00.000Z' }]);
  });

  it('that finds nothing writes nothing', async () => {
    expect(await look()).toEqual({ type: 'LOOKUP_NOT_FOUND', attemptId: 'att_1' });
    expect(settled).toEqual([]);
  });

  it('that finds a returned direct debit takes it back', async () => {
    book = async () => ({ outcome: 'returned', declineCode: 'no_funds', providerRef: 'ch_1' });
    expect(await look()).toMatchObject({ type: 'CHARGE_RETURNED', declineCode: 'no_funds' });
  });

  it('that can not be made says so, after some patience', async () => {
    book = () => Promise.reject(new Error('provider down'));
    expect(await look()).toEqual({ type: 'LOOKUP_FAILED', attemptId: 'att_1' });
  }, 20_000);
});
