import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { asked } from './store-deeds.ts';
import {
  account,
  agent,
  creditOf,
  factsOf,
  invoice,
  newId,
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

describe('credit notes', () => {
  const note = (invoiceId: string, amountMinor: number, id = newId('crn')) =>
    store.noteCredit({ id, invoiceId, amountMinor, reason: 'service was down', actor: agent });

  test('lower what is open first; what had been paid above is credit', async () => {
    const id = await account(store);
    const { id: invoiceId, number } = await invoice(store, id, 1_000);
    await note(invoiceId, 100);
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['open 900', 0]);
    await transfer(store, 700, { concept: number });
    const written = await note(invoiceId, 500);
    expect(written).toMatchObject({ amountMinor: 500, creditMinor: 300, createdAt: now });
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['paid 0', 300]);
    expect((await factsOf(store, id)).at(-1)).toEqual({
      type: 'CREDIT_NOTED',
      creditNoteId: written.id,
      invoiceId,
      amountMinor: 500,
      creditMinor: 300,
      reason: 'service was down',
    });
  });

  test('together never more than the invoice', async () => {
    const id = await account(store);
    const { id: invoiceId } = await invoice(store, id, 1_000);
    await note(invoiceId, 600);
    expect(await refusal(note(invoiceId, 401))).toBe('422 credit_too_large');
    await note(invoiceId, 400);
    expect(await standOf(store, invoiceId)).toBe('paid 0');
  });

  test('twice under one id is one note', async () => {
    const id = await account(store);
    const { id: invoiceId } = await invoice(store, id, 1_000);
    const [first, second] = [await note(invoiceId, 100, 'crn_same'), await note(invoiceId, 100, 'crn_same')];
    expect(second).toEqual(first);
    expect(await standOf(store, invoiceId)).toBe('open 900');
  });

  test('not on a void invoice', async () => {
    const id = await account(store);
    const { id: invoiceId } = await invoice(store, id, 1_000);
    await store.voidInvoice({ invoiceId, reason: 'x', actor: agent });
    expect(await refusal(note(invoiceId, 1))).toBe('422 invoice_not_open');
  });

  test('and a void after it give back only what was paid', async () => {
    const id = await account(store);
    const { id: invoiceId, number } = await invoice(store, id, 1_000);
    await note(invoiceId, 300);
    await transfer(store, 200, { concept: number });
    await store.voidInvoice({ invoiceId, reason: 'x', actor: agent });
    expect(await creditOf(store, id)).toBe(200);
  });
});

describe('disputes', () => {
  async function disputed(
    totalMinor: number,
    amountMinor: number | null,
  ): Promise<{ id: string; invoiceId: string; number: string; disputeId: string }> {
    const id = await account(store);
    const { id: invoiceId, number } = await invoice(store, id, totalMinor);
    const disputeId = newId('dsp');
    expect(
      await asked(store, id, {
        type: 'DISPUTE_REQUESTED',
        disputeId,
        invoiceId,
        amountMinor,
        reason: 'two lines too many',
        late: false,
      }),
    ).toMatchObject({ ok: true });
    expect(await store.disputeById(disputeId)).toEqual({
      id: disputeId,
      accountId: id,
      invoiceId,
      amountMinor,
      disputedMinor: amountMinor ?? totalMinor,
      reason: 'two lines too many',
      status: 'open',
      creditMinor: 0,
      createdAt: now,
    });
    return { id, invoiceId, number, disputeId };
  }

  test('accepted, what was in dispute goes off the invoice', async () => {
    const part = await disputed(1_000, 400);
    await store.resolveDispute({ disputeId: part.disputeId, outcome: 'accepted', creditMinor: null, actor: agent });
    expect(await standOf(store, part.invoiceId)).toBe('open 600');
    const whole = await disputed(1_000, null);
    const written = await store.resolveDispute({
      disputeId: whole.disputeId,
      outcome: 'accepted',
      creditMinor: null,
      requestId: 'req_dsp',
      actor: agent,
    });
    expect(written).toMatchObject({ status: 'accepted', creditMinor: 1_000 });
    expect(await standOf(store, whole.invoiceId)).toBe('paid 0');
    expect((await factsOf(store, whole.id)).at(-1)).toEqual({
      type: 'DISPUTE_RESOLVED',
      disputeId: whole.disputeId,
      invoiceId: whole.invoiceId,
      outcome: 'accepted',
      creditMinor: 1_000,
      toCreditMinor: 0,
      invoice: expect.objectContaining({ id: whole.invoiceId, totalMinor: 1_000, balanceMinor: 0 }),
    });
    expect(
      await store.resolveDispute({
        disputeId: whole.disputeId,
        outcome: 'accepted',
        creditMinor: null,
        requestId: 'req_dsp',
        actor: agent,
      }),
    ).toEqual(written);
  });

  test('desk 13: of a paid invoice, at most what was paid; accepted, it is credit', async () => {
    const id = await account(store);
    const { id: invoiceId, number } = await invoice(store, id, 1_000);
    await transfer(store, 1_000, { concept: number });
    const disputeId = newId('dsp');
    const dispute = (amountMinor: number | null) =>
      asked(store, id, { type: 'DISPUTE_REQUESTED', disputeId, invoiceId, amountMinor, reason: 'twice', late: false });
    expect(await dispute(1_001)).toMatchObject({ ok: false, refusal: { code: 'amount_too_large' } });
    expect(await dispute(null)).toMatchObject({ ok: true });
    expect(await store.disputeById(disputeId)).toMatchObject({ amountMinor: 1_000, disputedMinor: 1_000 });
    await store.resolveDispute({ disputeId, outcome: 'accepted', creditMinor: null, actor: agent });
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['paid 0', 1_000]);
  });

  test('paid in between, what was in dispute when it was opened is credit', async () => {
    const { id, invoiceId, number, disputeId } = await disputed(1_000, null);
    await transfer(store, 1_000, { concept: number });
    await store.resolveDispute({ disputeId, outcome: 'accepted', creditMinor: null, actor: agent });
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['paid 0', 1_000]);
  });

  test('with an amount of its own; what had been paid is credit', async () => {
    const { id, invoiceId, number, disputeId } = await disputed(1_000, 400);
    await transfer(store, 900, { concept: number });
    await store.resolveDispute({ disputeId, outcome: 'accepted', creditMinor: 250, actor: agent });
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['paid 0', 150]);
    expect((await factsOf(store, id)).at(-1)).toMatchObject({ creditMinor: 250, toCreditMinor: 150 });
  });

  test('never more than the invoice', async () => {
    const { disputeId } = await disputed(1_000, null);
    expect(
      await refusal(store.resolveDispute({ disputeId, outcome: 'accepted', creditMinor: 1_001, actor: agent })),
    ).toBe('422 credit_too_large');
    expect((await store.disputeById(disputeId))?.status).toBe('open');
  });

  test('rejected, nothing is lowered; and a decision stands', async () => {
    const { invoiceId, disputeId } = await disputed(1_000, null);
    await store.resolveDispute({ disputeId, outcome: 'rejected', creditMinor: null, actor: agent });
    expect(await standOf(store, invoiceId)).toBe('open 1000');
    expect(
      await refusal(store.resolveDispute({ disputeId, outcome: 'accepted', creditMinor: null, actor: agent })),
    ).toBe('422 dispute_not_open');
    expect(
      await refusal(
        store.resolveDispute({ disputeId: 'dsp_no', outcome: 'accepted', creditMinor: null, actor: agent }),
      ),
    ).toBe('404 not_found');
  });
});

describe('refunds', () => {
  test('pay out credit, once, and never more than there is', async () => {
    const id = await withCredit(store, 500);
    const refund = { id: newId('ref'), accountId: id, amountMinor: 300, reason: 'paid twice', actor: agent };
    const written = await store.refundCredit(refund);
    expect(await store.refundCredit(refund)).toEqual(written);
    expect(await creditOf(store, id)).toBe(200);
    expect(await refusal(store.refundCredit({ ...refund, id: newId('ref'), amountMinor: 201 }))).toBe(
      '422 credit_too_small',
    );
    const at = await Promise.allSettled(
      [1, 2, 3].map(() => store.refundCredit({ ...refund, id: newId('ref'), amountMinor: 150 })),
    );
    expect(at.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await creditOf(store, id)).toBe(50);
  });
});
