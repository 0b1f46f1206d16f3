import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { InvoiceRow, Store } from '../../ports/store/store.ts';
import {
  account,
  agent,
  creditOf,
  factsOf,
  invoice,
  newId,
  openWorld,
  refusal,
  standOf,
  transfer,
  type World,
} from './store-world.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

async function owing(openMinor: number, rest: { number?: string } = {}): Promise<{ id: string; bill: InvoiceRow }> {
  const id = await account(store);
  return { id, bill: await invoice(store, id, openMinor, rest) };
}

describe('matching by hand', () => {
  test('puts the money where the agent says; the rest is credit', async () => {
    const { id, bill } = await owing(1_000);
    const other = await invoice(store, id, 300);
    const { id: transferId } = await transfer(store, 1_200);
    const written = await store.matchTransfer({
      transferId,
      allocations: [
        { invoiceId: bill.id, amountMinor: 600 },
        { invoiceId: other.id, amountMinor: 300 },
        { invoiceId: bill.id, amountMinor: 200 },
      ],
      requestId: 'req_match',
      actor: agent,
    });
    expect(written).toMatchObject({
      status: 'partial',
      accountId: id,
      allocations: [
        { invoiceId: bill.id, amountMinor: 800 },
        { invoiceId: other.id, amountMinor: 300 },
      ],
      creditMinor: 100,
    });
    expect((await factsOf(store, id)).at(-1)).toMatchObject({
      type: 'TRANSFER_RECEIVED',
      byHand: true,
      status: 'partial',
      creditMinor: 100,
    });
    expect(await store.matchTransfer({ transferId, allocations: [], requestId: 'req_match', actor: agent })).toEqual(
      written,
    );
    expect(
      await refusal(
        store.matchTransfer({ transferId, allocations: [{ invoiceId: bill.id, amountMinor: 1 }], actor: agent }),
      ),
    ).toBe('422 transfer_not_unmatched');
  });

  test('refuses what does not add up', async () => {
    const { id, bill } = await owing(1_000);
    const small = await invoice(store, id, 50);
    const strange = await owing(1_000);
    const { id: transferId } = await transfer(store, 600);
    const match = (...allocations: { invoiceId: string; amountMinor: number }[]) =>
      refusal(store.matchTransfer({ transferId, allocations, actor: agent }));
    expect(await match()).toBe('422 no_allocations');
    expect(await match({ invoiceId: 'inv_no', amountMinor: 1 })).toBe('422 unknown_invoice');
    expect(await match({ invoiceId: bill.id, amountMinor: 601 })).toBe('422 allocation_too_large');
    expect(await match({ invoiceId: small.id, amountMinor: 51 })).toBe('422 allocation_too_large');
    expect(await match({ invoiceId: bill.id, amountMinor: 1 }, { invoiceId: strange.bill.id, amountMinor: 1 })).toBe(
      '422 several_accounts',
    );
    expect(
      await refusal(
        store.matchTransfer({
          transferId: 'btx_no',
          allocations: [{ invoiceId: bill.id, amountMinor: 1 }],
          actor: agent,
        }),
      ),
    ).toBe('404 not_found');
    const dollars = await transfer(store, 600, { currency: 'USD' });
    expect(
      await refusal(
        store.matchTransfer({
          transferId: dollars.id,
          allocations: [{ invoiceId: bill.id, amountMinor: 1 }],
          actor: agent,
        }),
      ),
    ).toBe('422 currency_mismatch');
    expect((await store.transferById(transferId))?.status).toBe('unmatched');
  });

  test('two agents at once, to two accounts: one of them', async () => {
    const [one, two] = [await owing(1_000), await owing(1_000)];
    const { id: transferId } = await transfer(store, 500);
    const at = await Promise.allSettled(
      [one, two].map(({ bill }) =>
        store.matchTransfer({ transferId, allocations: [{ invoiceId: bill.id, amountMinor: 500 }], actor: agent }),
      ),
    );
    expect(at.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect([await standOf(store, one.bill.id), await standOf(store, two.bill.id)].sort()).toEqual([
      'open 1000',
      'open 500',
    ]);
  });
});

describe('undoing a match', () => {
  const undo = (transferId: string, requestId?: string) =>
    store.unmatchTransfer({
      transferId,
      reason: 'wrong customer',
      ...(requestId === undefined ? {} : { requestId }),
      actor: agent,
    });

  test('opens the debt again and takes the credit; matched again, it is another payment', async () => {
    const { id, bill } = await owing(1_000);
    const { id: transferId } = await transfer(store, 1_300, { concept: bill.number });
    const written = await undo(transferId, 'req_undo');
    expect(written).toMatchObject({
      status: 'unmatched',
      accountId: null,
      paymentId: null,
      allocations: [],
      creditMinor: 0,
    });
    expect([await standOf(store, bill.id), await creditOf(store, id)]).toEqual(['open 1000', 0]);
    const paymentId = transferId.replace('btx_', 'pay_');
    expect((await factsOf(store, id)).at(-1)).toEqual({
      type: 'TRANSFER_UNMATCHED',
      transferId,
      reason: 'wrong customer',
      paymentId,
      amountMinor: 1_300,
      allocations: [{ invoiceId: bill.id, amountMinor: 1_000 }],
      creditMinor: 300,
      reopened: [
        {
          id: bill.id,
          number: bill.number,
          issuedOn: '2026-03-01',
          dueOn: '2026-03-10',
          totalMinor: 1_000,
          balanceMinor: 1_000,
        },
      ],
    });
    expect(await undo(transferId, 'req_undo')).toEqual(written);
    expect(await refusal(undo(transferId))).toBe('422 transfer_not_matched');
    const right = await owing(2_000);
    expect(
      await store.matchTransfer({
        transferId,
        allocations: [{ invoiceId: right.bill.id, amountMinor: 1_300 }],
        actor: agent,
      }),
    ).toMatchObject({
      status: 'partial',
      paymentId: `${paymentId}-2`,
      accountId: right.id,
    });
    expect((await undo(transferId)).status).toBe('unmatched');
  });

  test('takes credit that was spent from the invoices that it paid', async () => {
    const { id, bill } = await owing(1_000);
    const { id: transferId } = await transfer(store, 1_500, { concept: bill.number });
    const next = await invoice(store, id, 400);
    expect([await standOf(store, next.id), await creditOf(store, id)]).toEqual(['paid 0', 100]);
    await undo(transferId);
    expect([await standOf(store, bill.id), await standOf(store, next.id), await creditOf(store, id)]).toEqual([
      'open 1000',
      'open 400',
      0,
    ]);
    expect((await factsOf(store, id)).at(-1)).toMatchObject({
      amountMinor: 1_500,
      allocations: [
        { invoiceId: bill.id, amountMinor: 1_000 },
        { invoiceId: next.id, amountMinor: 400 },
      ],
      creditMinor: 100,
    });
  });

  test('is refused when its credit was refunded', async () => {
    const { id, bill } = await owing(1_000);
    const { id: transferId } = await transfer(store, 1_500, { concept: bill.number });
    await store.refundCredit({ id: newId('ref'), accountId: id, amountMinor: 200, reason: 'x', actor: agent });
    expect(await refusal(undo(transferId))).toBe('422 credit_already_used');
    expect([await standOf(store, bill.id), await creditOf(store, id)]).toEqual(['paid 0', 300]);
  });

  test('of what is matched to nothing is refused', async () => {
    expect(await refusal(undo((await transfer(store, 100)).id))).toBe('422 transfer_not_matched');
    expect(await refusal(undo('btx_no'))).toBe('404 not_found');
  });
});
