import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { asked, attempt, charged, declined, frozen, ordered, reordered, SUCCEEDED, UNKNOWN } from './store-deeds.ts';
import {
  account,
  agent,
  creditOf,
  invoice,
  linesOf,
  newId,
  now,
  openWorld,
  owing,
  standOf,
  transfer,
  type World,
} from './store-world.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const firstPage = { limit: 100, cursor: null };

/** Of all that is open, so much is charged. */
async function frozenPart(accountId: string, amountMinor: number) {
  const order = await ordered(store, accountId);
  await reordered(world, order.ref, { amountMinor });
  await store.beginCharge(order.ref, 'sandbox');
  return order;
}

describe('an attempt that succeeds', () => {
  test('pays its invoices oldest first, and tells what it did', async () => {
    const id = await account(store);
    const [old, young] = [await invoice(store, id, 300), await invoice(store, id, 500)];
    const { ref, attemptId } = await frozenPart(id, 600);
    const { step, work } = await store.settleCharge(ref, SUCCEEDED);
    const paymentId = attemptId.replace('att_', 'pay_');
    const allocations = [
      { invoiceId: old.id, amountMinor: 300 },
      { invoiceId: young.id, amountMinor: 300 },
    ];
    const answer = {
      type: 'CHARGE_SUCCEEDED',
      attemptId,
      paymentId,
      amountMinor: 600,
      allocations,
      creditMinor: 0,
      found: false,
    };
    expect([await standOf(store, old.id), await standOf(store, young.id)]).toEqual(['paid 0', 'open 200']);
    expect(await attempt(store, attemptId)).toMatchObject({
      outcome: 'succeeded',
      paymentId,
      providerRef: 'ch_1',
      answer,
    });
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
        allocations,
        creditMinor: 0,
        status: 'settled',
      },
    ]);
    // The chart has heard of it, and what follows is to be done.
    expect(await store.accountById(id)).toMatchObject({
      step,
      projection: { payment: { state: 'idle', lastAttemptId: attemptId }, balance: { openMinor: 200 } },
    });
    expect(work.at(-1)).toMatchObject({ verb: 'sendEmail' });
  });

  test('told twice, also at once and in other words, takes the money once', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { ref, attemptId } = await frozen(store, id);
    const agendas = await Promise.all(
      [SUCCEEDED, SUCCEEDED, { ...SUCCEEDED, providerRef: 'ch_2' }].map((said) => store.settleCharge(ref, said)),
    );
    for (const agenda of agendas) expect(agenda).toMatchObject({ step: agendas[0]?.step, work: agendas[0]?.work });
    const { answer } = await attempt(store, attemptId);
    await store.settleCharge(ref, declined('x'));
    await store.settleCharge(ref, UNKNOWN);
    expect(await attempt(store, attemptId)).toMatchObject({ outcome: 'succeeded', answer });
    expect((await store.payments(id, firstPage)).items).toHaveLength(1);
    expect((await linesOf(store, id)).filter((type) => type === 'charge.succeeded')).toHaveLength(1);
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['paid 0', 0]);
  });

  test('after its invoice was paid otherwise, its money is credit', async () => {
    const { id, invoiceId, number } = await owing(store, 1_000);
    const { ref, attemptId } = await frozen(store, id);
    await transfer(store, 700, { concept: number });
    await store.settleCharge(ref, SUCCEEDED);
    expect((await attempt(store, attemptId)).answer).toMatchObject({
      allocations: [{ invoiceId, amountMinor: 300 }],
      creditMinor: 700,
    });
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['paid 0', 700]);
  });

  test('after its invoice was voided, its money is credit', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { ref, attemptId } = await frozen(store, id);
    await store.voidInvoice({ invoiceId, reason: 'x', actor: agent });
    await store.settleCharge(ref, SUCCEEDED);
    expect((await attempt(store, attemptId)).answer).toMatchObject({ allocations: [], creditMinor: 1_000 });
    expect(await creditOf(store, id)).toBe(1_000);
  });

  test('smaller by the credit, uses the credit with it', async () => {
    const { id, invoiceId } = await owing(store, 1_000, 300);
    const { ref, attemptId } = await frozen(store, id);
    expect((await attempt(store, attemptId)).amountMinor).toBe(700);
    await store.settleCharge(ref, SUCCEEDED);
    expect((await attempt(store, attemptId)).answer).toMatchObject({
      amountMinor: 700,
      allocations: [{ invoiceId, amountMinor: 1_000 }],
      creditMinor: -300,
    });
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['paid 0', 0]);
    expect((await store.payments(id, firstPage)).items.at(-1)).toMatchObject({
      amountMinor: 700,
      allocations: [{ invoiceId, amountMinor: 700 }],
      creditMinor: 0,
    });
  });

  test('uses no credit that was not counted on', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { ref, attemptId } = await frozenPart(id, 600);
    await transfer(store, 210, { concept: (await invoice(store, id, 10)).number });
    await store.settleCharge(ref, SUCCEEDED);
    expect((await attempt(store, attemptId)).answer).toMatchObject({
      allocations: [{ invoiceId, amountMinor: 600 }],
      creditMinor: 0,
    });
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['open 400', 200]);
  });

  test('pays what is due before what is in dispute', async () => {
    const id = await account(store);
    const [old, young] = [await invoice(store, id, 300), await invoice(store, id, 500)];
    await asked(store, id, {
      type: 'DISPUTE_REQUESTED',
      disputeId: newId('dsp'),
      invoiceId: old.id,
      amountMinor: 200,
      reason: 'x',
      late: false,
    });
    const { amountMinor } = await charged(store, id);
    expect([amountMinor, await standOf(store, old.id), await standOf(store, young.id)]).toEqual([
      600,
      'open 200',
      'paid 0',
    ]);
    // What is in dispute is not paid, whoever asks.
    await expect(charged(store, id, { invoiceId: old.id })).rejects.toThrow('nothing_due');
  });
});

test('attempts and payments list oldest first, in pages', async () => {
  const id = await account(store);
  const made: string[] = [];
  for (const amount of [100, 200, 300]) {
    await invoice(store, id, amount);
    made.push((await charged(store, id)).id);
  }
  const first = await store.attempts(id, { limit: 2, cursor: null });
  const second = await store.attempts(id, { limit: 2, cursor: first.nextCursor });
  expect([...first.items, ...second.items].map((one) => one.id)).toEqual(made);
  expect(second.nextCursor).toBeNull();
  const payments = await store.payments(id, { limit: 3, cursor: null });
  expect(payments.items.map((one) => one.amountMinor)).toEqual([100, 200, 300]);
  expect(payments.nextCursor).toBeNull();
});
