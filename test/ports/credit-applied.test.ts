import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { applyCredit } from '../../activities/apply-credit.ts';
import type { CreditOrder } from '../../domain/effects.ts';
import type { Store } from '../../ports/store/store.ts';
import { account, agent, creditOf, invoice, newId, now, openWorld, standOf, transfer, type World } from './store-world.ts';
import { step } from './store-steps.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

describe('credit, put against what is due', () => {
  const withCredit = async (creditMinor: number): Promise<string> => {
    const id = await account(store);
    const { number } = await invoice(store, id, 100);
    await transfer(store, 100 + creditMinor, { concept: number });
    return id;
  };
  const applies = (accountId: string, invoiceIds: string[], amountMinor: number, key = newId('key')) => applyCredit({ store })(key, { accountId, invoiceIds, amountMinor, at: now } satisfies CreditOrder);
  /** Credit pays a new invoice at once: one that is open beside credit has to be older. */
  const owingWithCredit = async (openMinor: number[], creditMinor: number) => {
    const id = await account(store);
    const invoices: string[] = [];
    for (const one of openMinor) invoices.push((await invoice(store, id, one)).id);
    const { number } = await invoice(store, id, 100);
    await transfer(store, 100 + creditMinor, { concept: number });
    return { id, invoices };
  };

  test('goes as far as it goes, oldest first, and says what the credit fell by', async () => {
    const { id, invoices } = await owingWithCredit([300, 500], 400);
    expect(await applies(id, invoices, 400)).toMatchObject({ type: 'CREDIT_APPLIED', allocations: [{ invoiceId: invoices[0], amountMinor: 300 }, { invoiceId: invoices[1], amountMinor: 100 }], creditMinor: -400 });
    expect([await standOf(store, invoices[0] as string), await standOf(store, invoices[1] as string), await creditOf(store, id)]).toEqual(['paid 0', 'open 400', 0]);
  });

  test('never more than was asked for, and once under one key', async () => {
    const { id, invoices } = await owingWithCredit([300], 400);
    const first = await applies(id, invoices, 120, 'credit-key');
    expect(await applies(id, invoices, 120, 'credit-key')).toEqual(first);
    expect([await standOf(store, invoices[0] as string), await creditOf(store, id)]).toEqual(['open 180', 280]);
  });

  test('less, or nothing, where the ledger has less of either', async () => {
    const id = await withCredit(50);
    expect(await applies(id, [], 50)).toMatchObject({ allocations: [], creditMinor: 0 });
    const { id: other, invoices } = await owingWithCredit([300], 40);
    expect(await applies(other, invoices, 300)).toMatchObject({ creditMinor: -40 });
    expect(await applies(other, invoices, 300)).toMatchObject({ allocations: [], creditMinor: 0 });
  });

  test('leaves what is in dispute, and what was written off', async () => {
    const { id, invoices } = await owingWithCredit([300, 200], 500);
    await store.recordStep(step(id, 1, {
      appliedSeq: 0,
      marks: [{ kind: 'disputeOpened', disputeId: newId('dsp'), invoiceId: invoices[0] as string, amountMinor: 250, reason: 'x' }, { kind: 'invoicesUncollectible', invoiceIds: [invoices[1] as string] }],
    }));
    expect(await applies(id, invoices, 500)).toMatchObject({ allocations: [{ invoiceId: invoices[0], amountMinor: 50 }], creditMinor: -50 });
  });

  test('ten at once spend it once', async () => {
    const { id, invoices } = await owingWithCredit([1_000], 400);
    await Promise.all(Array.from({ length: 10 }, () => applies(id, invoices, 400)));
    expect([await standOf(store, invoices[0] as string), await creditOf(store, id)]).toEqual(['open 600', 0]);
  });

  test('is taken back with the payment that it came from', async () => {
    const id = await account(store);
    const { id: invoiceId } = await invoice(store, id, 300);
    const { number } = await invoice(store, id, 100);
    const { id: transferId } = await transfer(store, 400, { concept: number });
    await applies(id, [invoiceId], 300);
    await store.unmatchTransfer({ transferId, reason: 'wrong', actor: agent });
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['open 300', 0]);
  });
});
