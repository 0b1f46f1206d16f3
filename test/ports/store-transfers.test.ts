import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { commanded } from './store-deeds.ts';
import {
  agent,
  creditOf,
  factsOf,
  invoice,
  newId,
  now,
  openWorld,
  owingBill,
  receiving,
  standOf,
  transfer,
  type World,
} from './store-world.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const owing = (openMinor: number, rest: { number?: string } = {}) => owingBill(store, openMinor, rest);

describe('a transfer', () => {
  test('that covers the invoice it names is matched', async () => {
    const { id, bill } = await owing(1_000);
    const input = receiving(1_000, {
      concept: `pago ${bill.number}`,
      payerName: 'Guthrie',
      payerClabe: '032180000118359719',
    });
    const written = await store.receiveTransfer(input);
    const paymentId = input.id.replace('btx_', 'pay_');
    const { actor: _, now: createdAt, policyName: __, ...content } = input;
    expect(written).toEqual({
      ...content,
      receivedAtAccount: null,
      retiredAccount: false,
      unmatchedWhy: null,
      statementId: null,
      status: 'matched',
      accountId: id,
      paymentId,
      allocations: [{ invoiceId: bill.id, amountMinor: 1_000 }],
      creditMinor: 0,
      payments: [{ accountId: id, paymentId, amountMinor: 1_000 }],
      createdAt,
    });
    expect(await standOf(store, bill.id)).toBe('paid 0');
    expect((await factsOf(store, id)).at(-1)).toEqual({
      type: 'TRANSFER_RECEIVED',
      transferId: input.id,
      paymentId,
      trackingKey: input.trackingKey,
      amountMinor: 1_000,
      settledAt: input.settledAt,
      allocations: [{ invoiceId: bill.id, amountMinor: 1_000 }],
      creditMinor: 0,
      status: 'matched',
      byHand: false,
    });
    expect((await store.payments(id, { limit: 1, cursor: null })).items[0]).toMatchObject({
      source: 'transfer',
      at: now,
      transferId: input.id,
    });
  });

  test('by the seven digits of its reference', async () => {
    const { bill } = await owing(1_000);
    expect(await transfer(store, 1_000, { reference: bill.number.slice(-7) })).toMatchObject({ status: 'matched' });
  });

  test('below the balance is partial; above it, the rest is credit, also while others are open', async () => {
    const { id, bill } = await owing(1_000);
    const other = await invoice(store, id, 500);
    expect(await transfer(store, 400, { concept: bill.number })).toMatchObject({
      status: 'partial',
      allocations: [{ invoiceId: bill.id, amountMinor: 400 }],
    });
    expect(await transfer(store, 700, { concept: bill.number })).toMatchObject({
      status: 'matched',
      allocations: [{ invoiceId: bill.id, amountMinor: 600 }],
      creditMinor: 100,
    });
    expect([await standOf(store, other.id), await creditOf(store, id)]).toEqual(['open 500', 100]);
  });

  test('for a paid or a void invoice is all credit', async () => {
    const { id, bill } = await owing(1_000);
    await transfer(store, 1_000, { concept: bill.number });
    expect(await transfer(store, 300, { concept: bill.number })).toMatchObject({
      status: 'matched',
      allocations: [],
      creditMinor: 300,
    });
    const gone = await invoice(store, id, 900);
    await store.voidInvoice({ invoiceId: gone.id, reason: 'x', actor: agent });
    expect(await transfer(store, 50, { concept: gone.number })).toMatchObject({
      status: 'matched',
      allocations: [],
      creditMinor: 50,
    });
  });

  test('for several invoices of one account goes to the oldest first', async () => {
    const { id, bill } = await owing(1_000);
    const older = await invoice(store, id, 500, { dueOn: '2026-02-10' });
    expect(await transfer(store, 700, { concept: `${bill.number} y ${older.number}` })).toMatchObject({
      status: 'partial',
      allocations: [
        { invoiceId: older.id, amountMinor: 500 },
        { invoiceId: bill.id, amountMinor: 200 },
      ],
    });
  });

  test('pays an invoice that was written off', async () => {
    const { id, bill } = await owing(1_000);
    await commanded(store, id, { type: 'WRITE_OFF_REQUESTED' });
    expect(await transfer(store, 400, { concept: bill.number })).toMatchObject({ status: 'partial' });
    expect(await standOf(store, bill.id)).toBe('uncollectible 600');
    await transfer(store, 600, { concept: bill.number });
    expect(await standOf(store, bill.id)).toBe('paid 0');
  });

  test('that names nothing, another currency, or invoices of several accounts waits for an agent', async () => {
    const [one, two] = [await owing(1_000), await owing(1_000)];
    const unmatched = { status: 'unmatched', accountId: null, paymentId: null, allocations: [], creditMinor: 0 };
    expect(await transfer(store, 1_000, { concept: 'gracias' })).toMatchObject(unmatched);
    expect(await transfer(store, 1_000, { concept: one.bill.number, currency: 'USD' })).toMatchObject(unmatched);
    expect(await transfer(store, 1_000, { concept: `${one.bill.number} ${two.bill.number}` })).toMatchObject(unmatched);
    await owing(1_000, { number: 'A-7654321' });
    await owing(1_000, { number: 'B-7654321' });
    expect(await transfer(store, 1_000, { reference: '7654321' })).toMatchObject(unmatched);
  });

  test('a whole number says more than seven digits', async () => {
    const { bill } = await owing(1_000);
    const other = await owing(1_000);
    expect(
      await transfer(store, 1_000, { reference: other.bill.number.slice(-7), concept: bill.number }),
    ).toMatchObject({
      status: 'matched',
      allocations: [{ invoiceId: bill.id, amountMinor: 1_000 }],
    });
  });

  test('by a number that somebody gave by hand, in whatever case', async () => {
    const { bill } = await owing(1_000, { number: 'Fac-2026/77' });
    expect(await transfer(store, 1_000, { concept: 'pago fac-2026/77' })).toMatchObject({
      allocations: [{ invoiceId: bill.id, amountMinor: 1_000 }],
    });
  });
});

describe('a transfer that comes again', () => {
  test('under its id, after a crash, is the same', async () => {
    const { id, bill } = await owing(1_000);
    const input = receiving(1_000, { concept: bill.number });
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => store.receiveTransfer(input)));
    for (const other of others) expect(other).toEqual(first);
    expect(await factsOf(store, id)).toHaveLength(3);
  });

  test('with its tracking key on its day is a duplicate and changes nothing', async () => {
    const { id, bill } = await owing(1_000);
    const input = receiving(400, { concept: bill.number });
    await store.receiveTransfer(input);
    const again = await store.receiveTransfer({ ...input, id: newId('btx') });
    expect(again).toMatchObject({
      status: 'duplicate',
      accountId: id,
      allocations: [],
      creditMinor: 0,
      paymentId: null,
    });
    expect([await standOf(store, bill.id), (await factsOf(store, id)).length]).toEqual(['open 600', 3]);
  });

  test('is the same however its tracking key is written', async () => {
    const { id, bill } = await owing(1_000);
    const input = receiving(400, { concept: bill.number, trackingKey: `Mban01 ${newId('k')}` });
    await store.receiveTransfer(input);
    for (const trackingKey of [input.trackingKey!.toUpperCase(), ` ${input.trackingKey!.replace(' ', '')} `])
      expect(await store.receiveTransfer({ ...input, id: newId('btx'), trackingKey })).toMatchObject({
        status: 'duplicate',
        accountId: id,
        trackingKey,
      });
    expect([await standOf(store, bill.id), (await factsOf(store, id)).length]).toEqual(['open 600', 3]);
  });

  test('with other content, the timeline is told', async () => {
    const { id, bill } = await owing(1_000);
    const input = receiving(400, { concept: bill.number });
    await store.receiveTransfer(input);
    const again = await store.receiveTransfer({ ...input, id: newId('btx'), amountMinor: 500, payerName: 'Other' });
    expect(again).toMatchObject({ accountId: id, status: 'duplicate', amountMinor: 500 });
    expect((await factsOf(store, id)).at(-1)).toEqual({
      type: 'TRANSFER_REPEATED',
      transferId: again.id,
      differs: ['amountMinor', 'payerName'],
    });
    expect(await store.receiveTransfer({ ...input, id: again.id, amountMinor: 500, payerName: 'Other' })).toEqual(
      again,
    );
    expect(await standOf(store, bill.id)).toBe('open 600');
  });

  test('two at once take the money once', async () => {
    const { id, bill } = await owing(1_000);
    const input = receiving(400, { concept: bill.number });
    const both = await Promise.all([1, 2, 3, 4].map(() => store.receiveTransfer({ ...input, id: newId('btx') })));
    expect(both.map((one) => one.status).sort()).toEqual(['duplicate', 'duplicate', 'duplicate', 'partial']);
    expect([
      await standOf(store, bill.id),
      (await store.payments(id, { limit: 9, cursor: null })).items.length,
    ]).toEqual(['open 600', 1]);
  });

  test("on another bank day or rail it is another one; the bank's day is Mexico City's", async () => {
    const { bill } = await owing(1_000);
    const input = receiving(100, { concept: bill.number, settledAt: '2026-03-12T23:30:00.000Z' });
    await store.receiveTransfer(input);
    const at = (settledAt: typeof input.settledAt, rest: object = {}) =>
      transfer(store, 100, { ...input, id: newId('btx'), settledAt, ...rest });
    expect((await at('2026-03-13T05:59:59.000Z')).status).toBe('duplicate');
    expect((await at('2026-03-13T06:00:00.000Z')).status).toBe('partial');
    expect((await at('2026-03-12T23:30:00.000Z', { rail: 'other' })).status).toBe('partial');
  });

  test("without a tracking key goes by the bank's reference and the amount", async () => {
    const { bill } = await owing(1_000);
    const cash = { rail: 'other' as const, trackingKey: null, bankReference: 'DEP 0042', concept: bill.number };
    expect((await transfer(store, 100, cash)).status).toBe('partial');
    expect((await transfer(store, 100, cash)).status).toBe('duplicate');
    expect((await transfer(store, 150, cash)).status).toBe('partial');
  });
});

test('transfers list by status, oldest first', async () => {
  const own = await openWorld();
  try {
    const ids = [await transfer(own.store, 1), await transfer(own.store, 2), await transfer(own.store, 3)].map(
      (one) => one.id,
    );
    const first = await own.store.transfers({ status: 'unmatched', limit: 2, cursor: null });
    const second = await own.store.transfers({ status: 'unmatched', limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map((one) => one.id)).toEqual(ids);
    expect((await own.store.transfers({ status: 'matched', limit: 2, cursor: null })).items).toEqual([]);
    expect((await own.store.transfers({ limit: 9, cursor: null })).items).toHaveLength(3);
  } finally {
    await own.close();
  }
});
