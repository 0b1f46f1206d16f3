import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { account, agent, charged, creditOf, freezing, frozen, invoice, method, newId, now, openWorld, standOf, succeeding, transfer, type World } from './store-world.ts';
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

describe('freezing an attempt', () => {
  test('keeps what was decided, and gives the row that is there when it is asked again', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const order = await freezing(store, id, [invoiceId]);
    const row = await store.freezeAttempt(order);
    expect(row).toEqual({
      id: order.id,
      accountId: id,
      at: now,
      trigger: 'api',
      invoiceIds: [invoiceId],
      amountMinor: 1_000,
      paymentMethodId: order.methodId,
      outcome: null,
      declineCode: null,
      key: order.key,
      providerRef: null,
      paymentId: null,
      answer: null,
    });
    expect(await store.freezeAttempt({ ...order, amountMinor: 500 })).toEqual(row);
    await store.settleAttempt(succeeding(order.id));
    expect(await store.freezeAttempt(order)).toMatchObject({ id: order.id, outcome: 'succeeded' });
  });

  test('is stale when the ledger is not what the chart believes', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const order = await freezing(store, id, [invoiceId]);
    const believing = (openMinor: number, creditMinor: number) => store.freezeAttempt({ ...order, believes: { openMinor, creditMinor } });
    expect(await believing(999, 0)).toBe('stale');
    expect(await believing(1_001, 0)).toBe('stale');
    expect(await believing(1_000, 1)).toBe('stale');
    expect(await store.freezeAttempt({ ...order, amountMinor: 1_001 })).toBe('stale');
    expect(await store.attemptById(order.id)).toBeNull();
    await transfer(store, 1, { concept: (await store.invoiceById(invoiceId))?.number ?? null });
    expect(await store.freezeAttempt(order)).toBe('stale');
  });

  test("is stale when the method is removed, blocked, unknown or somebody else's", async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const [removed, blocked] = [await method(store, id), await method(store, id)];
    const strange = await method(store, await account(store));
    await store.removeMethod({ methodId: removed, actor: agent, now });
    await store.recordStep(step(id, 1, { marks: [{ kind: 'methodBlocked', methodId: blocked, status: 'blocked' }] }));
    for (const methodId of [removed, blocked, strange, 'pm_no']) expect(await store.freezeAttempt(await freezing(store, id, [invoiceId], { methodId }))).toBe('stale');
  });
});

describe('an attempt that succeeds', () => {
  test('pays its invoices oldest first, and tells what it did', async () => {
    const id = await account(store);
    const [old, young] = [await invoice(store, id, 300), await invoice(store, id, 500)];
    const { id: attemptId } = await frozen(store, id, [old.id, young.id], { amountMinor: 600 });
    const answer = await store.settleAttempt(succeeding(attemptId));
    const paymentId = attemptId.replace('att_', 'pay_');
    expect(answer).toEqual({
      type: 'CHARGE_SUCCEEDED',
      attemptId,
      paymentId,
      amountMinor: 600,
      allocations: [
        { invoiceId: old.id, amountMinor: 300 },
        { invoiceId: young.id, amountMinor: 300 },
      ],
      creditMinor: 0,
      found: false,
    });
    expect([await standOf(store, old.id), await standOf(store, young.id)]).toEqual(['paid 0', 'open 200']);
    expect(await store.attemptById(attemptId)).toMatchObject({ outcome: 'succeeded', paymentId, providerRef: 'ch_1', answer });
    expect((await store.payments(id, firstPage)).items).toEqual([
      {
        id: paymentId,
        accountId: id,
        at: now,
        source: 'card',
        amountMinor: 600,
        currency: 'MXN',
        attemptId,
        transferId: null,
        allocations: [
          { invoiceId: old.id, amountMinor: 300 },
          { invoiceId: young.id, amountMinor: 300 },
        ],
        creditMinor: 0,
        status: 'settled',
      },
    ]);
  });

  test('told twice, also at once and in other words, takes the money once', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const { id: attemptId } = await frozen(store, id, [invoiceId]);
    const answers = await Promise.all([succeeding(attemptId), succeeding(attemptId), { ...succeeding(attemptId), found: true }].map((said) => store.settleAttempt(said)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await store.settleAttempt({ ...succeeding(attemptId), outcome: 'declined', declineCode: 'x' })).toEqual(answers[0]);
    expect(await store.settleAttempt({ ...succeeding(attemptId), outcome: 'unknown' })).toEqual(answers[0]);
    expect((await store.payments(id, firstPage)).items).toHaveLength(1);
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['paid 0', 0]);
  });

  test('after its invoice was paid otherwise, its money is credit', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const { id: attemptId } = await frozen(store, id, [invoiceId]);
    await transfer(store, 700, { concept: (await store.invoiceById(invoiceId))?.number ?? null });
    expect(await store.settleAttempt(succeeding(attemptId))).toMatchObject({ allocations: [{ invoiceId, amountMinor: 300 }], creditMinor: 700 });
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['paid 0', 700]);
  });

  test('after its invoice was voided, its money is credit', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const { id: attemptId } = await frozen(store, id, [invoiceId]);
    await store.voidInvoice({ invoiceId, reason: 'x', actor: agent });
    expect(await store.settleAttempt(succeeding(attemptId))).toMatchObject({ allocations: [], creditMinor: 1_000 });
    expect(await creditOf(store, id)).toBe(1_000);
  });

  test('smaller by the credit, uses the credit with it', async () => {
    const { id, invoiceId } = await owing(1_000, 300);
    const { id: attemptId, amountMinor } = await frozen(store, id, [invoiceId]);
    expect(amountMinor).toBe(700);
    expect(await store.settleAttempt(succeeding(attemptId))).toMatchObject({ amountMinor: 700, allocations: [{ invoiceId, amountMinor: 1_000 }], creditMinor: -300 });
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['paid 0', 0]);
    expect((await store.payments(id, firstPage)).items.at(-1)).toMatchObject({ amountMinor: 700, allocations: [{ invoiceId, amountMinor: 700 }], creditMinor: 0 });
  });

  test('uses no credit that was not counted on', async () => {
    const { id, invoiceId } = await owing(1_000, 0);
    const { id: attemptId } = await frozen(store, id, [invoiceId], { amountMinor: 600 });
    await transfer(store, 210, { concept: (await invoice(store, id, 10)).number });
    expect(await store.settleAttempt(succeeding(attemptId))).toMatchObject({ allocations: [{ invoiceId, amountMinor: 600 }], creditMinor: 0 });
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['open 400', 200]);
  });

  test('pays what is due before what is in dispute', async () => {
    const id = await account(store);
    const [old, young] = [await invoice(store, id, 300), await invoice(store, id, 500)];
    await store.recordStep(step(id, 1, { marks: [{ kind: 'disputeOpened', disputeId: newId('dsp'), invoiceId: old.id, amountMinor: 200, reason: 'x' }] }));
    const { id: attemptId } = await frozen(store, id, [old.id, young.id], { amountMinor: 600 });
    await store.settleAttempt(succeeding(attemptId));
    expect([await standOf(store, old.id), await standOf(store, young.id)]).toEqual(['open 200', 'paid 0']);
    // Whoever pays a disputed invoice all the same pays it.
    await charged(store, id, [old.id]);
    expect(await standOf(store, old.id)).toBe('paid 0');
  });
});

test('attempts and payments list oldest first, in pages', async () => {
  const id = await account(store);
  const made: string[] = [];
  for (const amount of [100, 200, 300]) made.push((await charged(store, id, [(await invoice(store, id, amount)).id])).id);
  const first = await store.attempts(id, { limit: 2, cursor: null });
  const second = await store.attempts(id, { limit: 2, cursor: first.nextCursor });
  expect([...first.items, ...second.items].map((one) => one.id)).toEqual(made);
  expect(second.nextCursor).toBeNull();
  const payments = await store.payments(id, { limit: 3, cursor: null });
  expect(payments.items.map((one) => one.amountMinor)).toEqual([100, 200, 300]);
  expect(payments.nextCursor).toBeNull();
});
