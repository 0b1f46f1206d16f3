import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import {
  account,
  agent,
  charged,
  creditOf,
  factsOf,
  freezing,
  frozen,
  invoice,
  method,
  newId,
  now,
  openWorld,
  refusal,
  standOf,
  succeeding,
  transfer,
  type World,
} from './store-world.ts';
import { step } from './store-steps.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const firstPage = { limit: 100, cursor: null };

/** An account with credit, and an invoice that was open before: credit pays the next one by itself. */
async function owing(openMinor: number, creditMinor: number): Promise<{ id: string; invoiceId: string }> {
  const id = await account(store);
  const { id: invoiceId } = await invoice(store, id, openMinor);
  if (creditMinor > 0) await transfer(store, creditMinor + 10, { concept: (await invoice(store, id, 10)).number });
  return { id, invoiceId };
}

describe('an attempt that does not', () => {
  test('declined, it is told why, for good', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const { id: attemptId } = await frozen(store, id, [invoiceId]);
    const declined = { attemptId, outcome: 'declined' as const, declineCode: 'insufficient_funds', providerRef: null, at: now, found: false };
    const answer = await store.settleAttempt(declined);
    expect(answer).toEqual({ type: 'CHARGE_DECLINED', attemptId, declineCode: 'insufficient_funds', found: false });
    expect(await store.settleAttempt({ ...declined, declineCode: 'stolen_card', found: true })).toEqual(answer);
    expect(await store.settleAttempt(succeeding(attemptId))).toEqual(answer);
    expect(await standOf(store, invoiceId)).toBe('open 1000');
  });

  test('unknown, it may still become anything', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const { id: attemptId } = await frozen(store, id, [invoiceId]);
    const unknown = { ...succeeding(attemptId), outcome: 'unknown' as const, providerRef: null };
    expect(await store.settleAttempt(unknown)).toEqual({ type: 'CHARGE_UNKNOWN', attemptId });
    expect(await store.settleAttempt(unknown)).toEqual({ type: 'CHARGE_UNKNOWN', attemptId });
    expect(await store.settleAttempt({ ...succeeding(attemptId), found: true })).toMatchObject({ type: 'CHARGE_SUCCEEDED', found: true });
  });

  test('lost and sent again, it is frozen anew under its key, by the world as it is', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const order = await freezing(store, id, [invoiceId]);
    await store.freezeAttempt(order);
    await store.settleAttempt({ ...succeeding(order.id), outcome: 'unknown', providerRef: null });
    await store.recordStep(step(id, 1, { marks: [{ kind: 'attemptLost', attemptId: order.id }] }));
    expect(await store.attemptById(order.id)).toMatchObject({ outcome: 'lost', answer: null });
    await transfer(store, 400, { concept: (await store.invoiceById(invoiceId))?.number ?? null });
    expect(await store.freezeAttempt({ ...order, resend: 1 })).toBe('stale');
    const again = { ...order, resend: 1, amountMinor: 600, believes: { openMinor: 600, creditMinor: 0 }, at: '2026-03-02T15:00:00.000Z' as const };
    expect(await store.freezeAttempt(again)).toMatchObject({ key: order.key, amountMinor: 600, outcome: null, at: again.at });
    expect(await store.settleAttempt(succeeding(order.id))).toMatchObject({ type: 'CHARGE_SUCCEEDED', amountMinor: 600 });
  });

  test('sent again and repeated after a crash, it is never stale: the bank may have been called', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const order = await freezing(store, id, [invoiceId]);
    await store.freezeAttempt(order);
    await store.settleAttempt({ ...succeeding(order.id), outcome: 'unknown', providerRef: null });
    // The second sending begins before the record lane has written that the first was lost.
    expect(await store.freezeAttempt({ ...order, resend: 1 })).toMatchObject({ outcome: null });
    await store.recordStep(step(id, 1, { marks: [{ kind: 'attemptLost', attemptId: order.id }] }));
    await transfer(store, 400, { concept: (await store.invoiceById(invoiceId))?.number ?? null });
    expect(await store.freezeAttempt({ ...order, resend: 1 })).toMatchObject({ outcome: null, amountMinor: 1_000 });
    expect(await store.settleAttempt(succeeding(order.id))).toMatchObject({ type: 'CHARGE_SUCCEEDED', allocations: [{ invoiceId, amountMinor: 600 }], creditMinor: 400 });
    expect(await store.freezeAttempt({ ...order, resend: 1 })).toMatchObject({ outcome: 'succeeded' });
  });

  test('sent again into a world that has moved, it is lost and stale', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const order = await freezing(store, id, [invoiceId]);
    await store.freezeAttempt(order);
    await store.settleAttempt({ ...succeeding(order.id), outcome: 'unknown', providerRef: null });
    await transfer(store, 400, { concept: (await store.invoiceById(invoiceId))?.number ?? null });
    expect(await store.freezeAttempt({ ...order, resend: 1 })).toBe('stale');
    expect(await store.attemptById(order.id)).toMatchObject({ outcome: 'lost' });
  });

  test('lost is not said of one that has ended; and a lost one that the bank finds after all is paid', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const { id: attemptId } = await frozen(store, id, [invoiceId]);
    await store.loseAttempt(attemptId);
    expect(await store.settleAttempt(succeeding(attemptId))).toMatchObject({ type: 'CHARGE_SUCCEEDED' });
    await store.loseAttempt(attemptId);
    expect(await store.attemptById(attemptId)).toMatchObject({ outcome: 'succeeded' });
  });
});

describe('a direct debit', () => {
  const pending = (attemptId: string) => ({ ...succeeding(attemptId), outcome: 'pending' as const });

  async function debit(): Promise<{ id: string; invoiceId: string; attemptId: string }> {
    const { id, invoiceId } = await owing(1_000, 0);
    const methodId = await method(store, id, { kind: 'bankAccount' });
    const { id: attemptId } = await frozen(store, id, [invoiceId], { methodId });
    await store.settleAttempt(pending(attemptId));
    return { id, invoiceId, attemptId };
  }

  test('is pending, and settles once', async () => {
    const { id, invoiceId, attemptId } = await debit();
    expect(await store.settleAttempt(pending(attemptId))).toEqual({ type: 'CHARGE_PENDING', attemptId, found: false });
    expect(await store.settleAttempt({ ...pending(attemptId), outcome: 'unknown' })).toEqual({ type: 'CHARGE_PENDING', attemptId, found: false });
    expect(await standOf(store, invoiceId)).toBe('open 1000');
    expect(await store.settleAttempt({ ...succeeding(attemptId), found: true })).toMatchObject({ type: 'CHARGE_SUCCEEDED', amountMinor: 1_000 });
    expect((await store.payments(id, firstPage)).items).toMatchObject([{ source: 'bankAccount', amountMinor: 1_000 }]);
  });

  test('comes back before it has settled: no money to take back', async () => {
    const { invoiceId, attemptId } = await debit();
    const answer = await store.returnAttempt({ attemptId, declineCode: 'no_funds', at: now });
    expect(answer).toEqual({ type: 'CHARGE_RETURNED', attemptId, declineCode: 'no_funds', reversal: null, amountMinor: 1_000 });
    expect(await store.returnAttempt({ attemptId, declineCode: 'other', at: now })).toEqual(answer);
    expect(await standOf(store, invoiceId)).toBe('open 1000');
    expect(await store.attemptById(attemptId)).toMatchObject({ outcome: 'declined', declineCode: 'no_funds' });
  });

  test('comes back after it has settled: the debt is open again, once', async () => {
    const { id, invoiceId, attemptId } = await debit();
    await store.settleAttempt(succeeding(attemptId));
    const returns = await Promise.all([1, 2].map(() => store.returnAttempt({ attemptId, declineCode: 'no_funds', at: now })));
    expect(returns[0]).toEqual(returns[1]);
    expect(returns[0]).toMatchObject({
      reversal: { amountMinor: 1_000, allocations: [{ invoiceId, amountMinor: 1_000 }], creditMinor: 0, reopened: [{ id: invoiceId, balanceMinor: 1_000, dueOn: '2026-03-10' }] },
    });
    expect(await standOf(store, invoiceId)).toBe('open 1000');
    expect((await store.payments(id, firstPage)).items).toMatchObject([{ status: 'reversed', allocations: [], creditMinor: 0 }]);
  });
});

describe('a chargeback', () => {
  test('takes the payment back and opens its invoices, once', async () => {
    const { id, invoiceId } = await owing(1_000, 300);
    const { id: attemptId, paymentMethodId } = await charged(store, id, [invoiceId]);
    const written = await store.chargeBack({ attemptId, actor: { kind: 'provider', id: 'sandbox' } });
    expect(written.value).toMatchObject({ status: 'reversed', attemptId, amountMinor: 700 });
    expect(await store.chargeBack({ attemptId, actor: agent })).toEqual(written);
    // The credit that helped to pay it really did: it stays on the invoice.
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['open 700', 0]);
    const reopened = [expect.objectContaining({ id: invoiceId, balanceMinor: 700 })];
    expect((await factsOf(store, id)).at(-1)).toEqual({
      type: 'CHARGEBACK_RECEIVED',
      attemptId,
      methodId: paymentMethodId,
      paymentId: written.value.id,
      amountMinor: 700,
      allocations: [{ invoiceId, amountMinor: 700 }],
      creditMinor: 0,
      reopened,
    });
  });

  test('switches autopay off in the row as in the chart: switching it on again is a change', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    await store.changeAccount({ accountId: id, profile: {}, autopay: true, requestId: newId('req'), actor: agent });
    const { id: attemptId } = await charged(store, id, [invoiceId]);
    await store.chargeBack({ attemptId, actor: agent });
    expect((await store.accountById(id))?.autopay).toBe(false);
    await store.changeAccount({ accountId: id, profile: {}, autopay: true, consent: null, requestId: newId('req'), actor: agent });
    expect((await factsOf(store, id)).slice(-2)).toMatchObject([{ type: 'CHARGEBACK_RECEIVED' }, { type: 'AUTOPAY_CHANGED', enabled: true }]);
  });

  test('is refused where nothing was paid', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const { id: attemptId } = await frozen(store, id, [invoiceId]);
    expect(await refusal(store.chargeBack({ attemptId, actor: agent }))).toBe('422 nothing_to_charge_back');
    expect(await refusal(store.chargeBack({ attemptId: 'att_no', actor: agent }))).toBe('404 not_found');
  });

  test('takes credit back from where it was spent', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const { id: attemptId } = await frozen(store, id, [invoiceId]);
    await store.voidInvoice({ invoiceId, reason: 'x', actor: agent });
    await store.settleAttempt(succeeding(attemptId));
    const next = await invoice(store, id, 800);
    expect([await standOf(store, next.id), await creditOf(store, id)]).toEqual(['paid 0', 200]);
    await store.chargeBack({ attemptId, actor: agent });
    expect([await standOf(store, next.id), await creditOf(store, id)]).toEqual(['open 800', 0]);
    expect((await factsOf(store, id)).at(-1)).toMatchObject({
      allocations: [{ invoiceId: next.id, amountMinor: 800 }],
      creditMinor: 200,
      reopened: [{ id: next.id, balanceMinor: 800 }],
    });
  });

  test('of money that was refunded before is a loss, and still goes through', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const { id: attemptId } = await frozen(store, id, [invoiceId]);
    await store.voidInvoice({ invoiceId, reason: 'x', actor: agent });
    await store.settleAttempt(succeeding(attemptId));
    await store.refundCredit({ id: newId('ref'), accountId: id, amountMinor: 900, reason: 'x', actor: agent, now });
    await store.chargeBack({ attemptId, actor: agent });
    expect(await creditOf(store, id)).toBe(0);
    expect((await factsOf(store, id)).at(-1)).toMatchObject({ allocations: [], creditMinor: 100, reopened: [] });
  });

  test('opens nothing that was written off', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const { id: attemptId } = await frozen(store, id, [invoiceId], { amountMinor: 600 });
    await store.settleAttempt(succeeding(attemptId));
    await store.recordStep(step(id, 1, { marks: [{ kind: 'invoicesUncollectible', invoiceIds: [invoiceId] }] }));
    await store.chargeBack({ attemptId, actor: agent });
    expect(await standOf(store, invoiceId)).toBe('uncollectible 1000');
    expect((await factsOf(store, id)).at(-1)).toMatchObject({ allocations: [{ invoiceId, amountMinor: 600 }], reopened: [] });
  });
});
