import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import {
  agent,
  creditOf,
  factsOf,
  invoice,
  newId,
  openWorld,
  owingBill,
  refusal,
  standOf,
  transfer,
  type World,
} from './store-world.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const owing = (openMinor: number, rest: { number?: string } = {}) => owingBill(store, openMinor, rest);

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
      '422 allocations_do_not_add_up',
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

describe('a transfer for several accounts', () => {
  const split = async () => {
    const [one, two] = [await owing(1_000), await owing(500)];
    const { id: transferId } = await transfer(store, 1_200);
    const allocations = [
      { invoiceId: two.bill.id, amountMinor: 200 },
      { invoiceId: one.bill.id, amountMinor: 1_000 },
    ];
    const requestId = newId('req');
    const match = () => store.matchTransfer({ transferId, allocations, requestId, actor: agent });
    return { one, two, transferId, match };
  };

  test('pays each by a payment of its own, once', async () => {
    const { one, two, transferId, match } = await split();
    const written = await match();
    expect(written).toMatchObject({ status: 'partial', accountId: null, paymentId: null, creditMinor: 0 });
    expect(written.payments.map(({ accountId, amountMinor }) => [accountId, amountMinor]).sort()).toEqual(
      [
        [one.id, 1_000],
        [two.id, 200],
      ].sort(),
    );
    expect([await standOf(store, one.bill.id), await standOf(store, two.bill.id)]).toEqual(['paid 0', 'open 300']);
    const facts = [(await factsOf(store, one.id)).at(-1), (await factsOf(store, two.id)).at(-1)];
    expect(facts).toMatchObject([
      { type: 'TRANSFER_RECEIVED', transferId, amountMinor: 1_000, status: 'matched', byHand: true },
      { type: 'TRANSFER_RECEIVED', transferId, amountMinor: 200, status: 'partial', byHand: true },
    ]);
    expect(await match()).toEqual(written);
    expect([(await factsOf(store, one.id)).length, (await factsOf(store, two.id)).length]).toEqual([3, 3]);
  });

  test('undone, is taken back from all of them, and may be matched otherwise', async () => {
    const { one, two, transferId, match } = await split();
    await match();
    const undo = (requestId: string) =>
      store.unmatchTransfer({ transferId, reason: 'wrong customers', requestId, actor: agent });
    const requestId = newId('req');
    const written = await undo(requestId);
    expect(written).toMatchObject({ status: 'unmatched', accountId: null, allocations: [], payments: [] });
    expect([await standOf(store, one.bill.id), await standOf(store, two.bill.id)]).toEqual(['open 1000', 'open 500']);
    expect(await undo(requestId)).toEqual(written);
    expect(await refusal(undo(newId('req')))).toBe('422 transfer_not_matched');
    const again = await store.matchTransfer({
      transferId,
      allocations: [{ invoiceId: one.bill.id, amountMinor: 1_000 }],
      actor: agent,
    });
    expect(again).toMatchObject({ status: 'matched', accountId: one.id, creditMinor: 200 });
  });

  test('of which one has refunded its credit is undone of none', async () => {
    const { one, two, transferId, match } = await split();
    await match();
    for (const { bill, id } of [one, two]) {
      await store.noteCredit({ id: newId('crn'), invoiceId: bill.id, amountMinor: 500, reason: 'x', actor: agent });
      const creditMinor = await creditOf(store, id);
      if (id === one.id)
        await store.refundCredit({
          id: newId('rfd'),
          accountId: id,
          amountMinor: creditMinor,
          reason: 'x',
          actor: agent,
        });
    }
    expect(await refusal(store.unmatchTransfer({ transferId, reason: 'x', actor: agent }))).toBe(
      '422 credit_already_used',
    );
    expect((await store.transferById(transferId))?.payments).toHaveLength(2);
  });

  test('many at once, each to the same two: nobody waits for one another', async () => {
    const [one, two] = [await owing(1_000), await owing(1_000)];
    const transfers = await Promise.all(Array.from({ length: 6 }, () => transfer(store, 20)));
    await Promise.all(
      transfers.map(({ id: transferId }, i) =>
        store.matchTransfer({
          transferId,
          allocations: [one, two]
            .map(({ bill }) => ({ invoiceId: bill.id, amountMinor: 10 }))
            [i % 2 ? 'reverse' : 'slice'](),
          actor: agent,
        }),
      ),
    );
    expect([await standOf(store, one.bill.id), await standOf(store, two.bill.id)]).toEqual(['open 940', 'open 940']);
  });
});

describe('a transfer that matches nothing', () => {
  const tasks = async (transferId: string, status: 'open' | 'done' = 'open') =>
    (await store.tasks({ limit: 100, cursor: null, kind: 'transferUnmatched', status })).items.filter(
      ({ subject }) => subject.transferId === transferId,
    );

  test("is somebody's task until it is matched, of no account, due the next bank day", async () => {
    const { bill } = await owing(1_000);
    const { id: transferId } = await transfer(store, 1_000, { now: '2026-03-13T16:00:00.000Z' });
    // A Friday, and the Monday after is a holiday.
    expect(await tasks(transferId)).toMatchObject([
      { accountId: null, dueOn: '2026-03-17', data: { amountMinor: 1_000, currency: 'MXN' } },
    ]);
    const allocations = [{ invoiceId: bill.id, amountMinor: 1_000 }];
    await store.matchTransfer({ transferId, allocations, actor: agent });
    expect([(await tasks(transferId)).length, (await tasks(transferId, 'done')).length]).toEqual([0, 1]);
    await store.unmatchTransfer({ transferId, reason: 'wrong customer', actor: agent });
    expect([(await tasks(transferId)).length, (await tasks(transferId, 'done')).length]).toEqual([1, 1]);
    await store.matchTransfer({ transferId, allocations, actor: agent });
    expect((await tasks(transferId, 'done')).length).toBe(2);
  });

  test('is no task when it is matched at once, or known already', async () => {
    const { bill } = await owing(1_000);
    const matched = await transfer(store, 1_000, { concept: bill.number });
    const waiting = await transfer(store, 1_000, { trackingKey: 'MXTWICE' });
    const again = await transfer(store, 1_000, { trackingKey: 'mx twice' });
    expect(again.status).toBe('duplicate');
    expect([await tasks(matched.id), await tasks(again.id)]).toEqual([[], []]);
    expect(await tasks(waiting.id)).toHaveLength(1);
  });
});
