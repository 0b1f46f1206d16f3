import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { lineAmountMinor } from '../../ports/store/postgres/invoice-amounts.ts';
import {
  account,
  agent,
  creditOf,
  factsOf,
  invoice,
  issuing,
  now,
  openWorld,
  refusal,
  standOf,
  transfer,
  withCredit,
  type World,
} from './store-world.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

describe('issuing an invoice', () => {
  test('numbers it IN60 and nine digits, each once', async () => {
    const id = await account(store);
    const numbers = (await Promise.all([1, 2, 3, 4, 5].map(() => invoice(store, id, 100)))).map((one) => one.number);
    expect(new Set(numbers).size).toBe(5);
    for (const number of numbers) expect(number).toMatch(/^IN60\d{9}$/);
  });

  test('adds up its lines and tax, exactly', async () => {
    const id = await account(store);
    const lines = [
      { description: 'Lines', quantity: 3, unitAmountMinor: 33_333 },
      { description: 'Minutes', quantity: 1.005, unitAmountMinor: 100 },
      { description: 'Discount', quantity: 1, unitAmountMinor: -99 },
    ];
    const written = await store.issueInvoice({ ...issuing(id, 0), lines, taxMinor: 16_000 });
    expect(written).toMatchObject({
      status: 'open',
      totalMinor: 99_999 + 101 - 99 + 16_000,
      taxMinor: 16_000,
      currency: 'MXN',
      issuedOn: '2026-03-01',
      dueOn: '2026-03-10',
      createdAt: now,
    });
    expect(written.lines).toEqual([
      { ...lines[0], amountMinor: 99_999 },
      { ...lines[1], amountMinor: 101 },
      { ...lines[2], amountMinor: -99 },
    ]);
    expect(await store.invoiceById(written.id)).toEqual(written);
    expect(written.balanceMinor).toBe(written.totalMinor);
    const { number, totalMinor } = written;
    expect((await factsOf(store, id)).at(-1)).toEqual({
      type: 'INVOICE_ISSUED',
      creditMinor: 0,
      invoice: {
        id: written.id,
        number,
        issuedOn: '2026-03-01',
        dueOn: '2026-03-10',
        totalMinor,
        balanceMinor: totalMinor,
      },
    });
  });

  test.each([
    [0.5, 1, 1],
    [-0.5, 1, -1],
    [0.1, 25, 3],
    [1.005, 100, 101],
    [0.0001, 5_000, 1],
    [3, -7, -21],
    [0, 100, 0],
  ])('%p times %p is %p', (quantity, unit, amount) => expect(lineAmountMinor(quantity, unit)).toBe(amount));

  test('a total of zero is paid at once', async () => {
    const { id } = await invoice(store, await account(store), 0);
    expect(await standOf(store, id)).toBe('paid 0');
  });

  test('refuses what no invoice can ask', async () => {
    const id = await account(store);
    expect(await refusal(invoice(store, id, -1))).toBe('422 negative_total');
    expect(
      await refusal(
        store.issueInvoice({
          ...issuing(id, 1),
          lines: [{ description: 'x', quantity: 1_000_000, unitAmountMinor: Number.MAX_SAFE_INTEGER }],
        }),
      ),
    ).toBe('422 amount_too_large');
  });

  test('keeps a number that is given, and refuses it to a second, whatever its case', async () => {
    const id = await account(store);
    expect((await invoice(store, id, 100, { number: 'F-2026/001' })).number).toBe('F-2026/001');
    expect(await refusal(invoice(store, id, 100, { number: 'f-2026/001' }))).toBe('409 number_taken');
    const at = await Promise.allSettled([1, 2, 3].map(() => invoice(store, id, 100, { number: 'F-9' })));
    expect(at.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const one of at) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'number_taken' });
  });

  test('passes over a number of its own that was given before', async () => {
    const id = await account(store);
    const { number } = await invoice(store, id, 100);
    const next = `IN60${String(Number(number.slice(4)) + 1).padStart(9, '0')}`;
    await invoice(store, id, 100, { number: next });
    const after = await invoice(store, id, 100);
    expect(Number(after.number.slice(4))).toBe(Number(number.slice(4)) + 2);
  });

  test('twice under one id is one invoice', async () => {
    const id = await account(store);
    const input = issuing(id, 500);
    const [first, second] = [await store.issueInvoice(input), await store.issueInvoice({ ...input, taxMinor: 80 })];
    expect(second).toEqual(first);
    expect(await factsOf(store, id)).toHaveLength(2);
  });

  test('of an unknown account is refused', async () => {
    expect(await refusal(invoice(store, 'acc_no', 100))).toBe('404 not_found');
  });

  test('is paid by the credit that there is, in the same breath', async () => {
    const id = await withCredit(store, 250);
    const part = await invoice(store, id, 300);
    expect([await standOf(store, part.id), await creditOf(store, id)]).toEqual(['open 50', 0]);
    expect((await factsOf(store, id)).at(-1)).toMatchObject({
      creditMinor: 250,
      invoice: { totalMinor: 300, balanceMinor: 50 },
    });
    const rich = await withCredit(store, 500);
    const whole = await invoice(store, rich, 300);
    expect([await standOf(store, whole.id), await creditOf(store, rich)]).toEqual(['paid 0', 200]);
  });

  test('lists by day of issue, in pages', async () => {
    const id = await account(store);
    const days = ['2026-05-01', '2026-03-01', '2026-04-01', '2026-03-01'] as const;
    for (const issuedOn of days) await invoice(store, id, 100, { issuedOn });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<Store['invoices']>> = await store.invoices(id, { limit: 1, cursor });
      seen.push(...page.items.map((one) => one.issuedOn));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(['2026-03-01', '2026-03-01', '2026-04-01', '2026-05-01']);
  });
});

describe('voiding', () => {
  test('closes an open invoice; what was paid of it is credit', async () => {
    const id = await account(store);
    const { id: invoiceId, number } = await invoice(store, id, 1_000);
    await transfer(store, 300, { concept: number });
    const written = await store.voidInvoice({
      invoiceId,
      reason: 'wrong customer',
      requestId: 'req_void',
      actor: agent,
    });
    expect(written).toMatchObject({ status: 'void', balanceMinor: 0, totalMinor: 1_000 });
    expect(await creditOf(store, id)).toBe(300);
    expect((await factsOf(store, id)).at(-1)).toEqual({
      type: 'INVOICE_VOIDED',
      invoiceId,
      creditMinor: 300,
      reason: 'wrong customer',
    });
    expect((await store.payments(id, { limit: 10, cursor: null })).items[0]).toMatchObject({
      allocations: [],
      creditMinor: 300,
      status: 'settled',
    });
    // The same request after a crash, and a second one.
    expect(
      await store.voidInvoice({ invoiceId, reason: 'wrong customer', requestId: 'req_void', actor: agent }),
    ).toEqual(written);
    expect(
      await refusal(store.voidInvoice({ invoiceId, reason: 'again', requestId: 'req_void_2', actor: agent })),
    ).toBe('422 invoice_not_open');
    expect(await refusal(store.voidInvoice({ invoiceId, reason: 'again', actor: agent }))).toBe('422 invoice_not_open');
  });

  test('gives back the credit that had paid part of it', async () => {
    const id = await withCredit(store, 200);
    const { id: invoiceId } = await invoice(store, id, 500);
    await store.voidInvoice({ invoiceId, reason: 'x', actor: agent });
    expect(await creditOf(store, id)).toBe(200);
  });

  test('is refused for a paid one and an unknown one', async () => {
    const id = await account(store);
    const { id: invoiceId, number } = await invoice(store, id, 100);
    await transfer(store, 100, { concept: number });
    expect(await refusal(store.voidInvoice({ invoiceId, reason: 'x', actor: agent }))).toBe('422 invoice_not_open');
    expect(await refusal(store.voidInvoice({ invoiceId: 'inv_no', reason: 'x', actor: agent }))).toBe('404 not_found');
  });

  test('and paying at once end in one of both orders, with no money lost', async () => {
    const id = await account(store);
    const { id: invoiceId, number } = await invoice(store, id, 1_000);
    await Promise.all([
      store.voidInvoice({ invoiceId, reason: 'x', actor: agent }).catch(() => null),
      transfer(store, 400, { concept: number }),
    ]);
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['void 0', 400]);
  });
});
