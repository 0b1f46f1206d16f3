import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { charged, commanded, frozen, ordered, reordered, SUCCEEDED } from './store-deeds.ts';
import {
  agent,
  creditOf,
  factsOf,
  invoice,
  known,
  newId,
  openWorld,
  owing,
  refusal,
  standOf,
  type World,
} from './store-world.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

/** Charged for an invoice that was voided meanwhile: all of its money is credit. */
async function chargedForNothing(totalMinor: number): Promise<{ id: string; attemptId: string }> {
  const { id, invoiceId } = await owing(store, totalMinor);
  const { ref, attemptId } = await frozen(store, id);
  await store.voidInvoice({ invoiceId, reason: 'x', actor: agent });
  await store.settleCharge(ref, SUCCEEDED);
  return { id, attemptId };
}

describe('a chargeback', () => {
  test('takes the payment back and opens its invoices, once', async () => {
    const { id, invoiceId } = await owing(store, 1_000, 300);
    const { id: attemptId, paymentMethodId } = await charged(store, id);
    const written = await store.chargeBack({ attemptId, actor: { kind: 'provider', id: 'sandbox' } });
    expect(written).toMatchObject({ status: 'reversed', attemptId, amountMinor: 700 });
    expect(await store.chargeBack({ attemptId, actor: agent })).toEqual(written);
    // The credit that helped to pay it really did: it stays on the invoice.
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['open 700', 0]);
    expect((await factsOf(store, id)).filter(({ type }) => type === 'CHARGEBACK_RECEIVED')).toEqual([
      {
        type: 'CHARGEBACK_RECEIVED',
        attemptId,
        methodId: paymentMethodId,
        fingerprint: expect.any(String) as unknown,
        paymentId: written.id,
        amountMinor: 700,
        allocations: [{ invoiceId, amountMinor: 700 }],
        creditMinor: 0,
        reopened: [expect.objectContaining({ id: invoiceId, balanceMinor: 700 })],
      },
    ]);
    expect((await known(store, id)).projection?.balance.openMinor).toBe(700);
  });

  test('switches autopay off in the row as in the chart: switching it on again is a change', async () => {
    const { id } = await owing(store, 1_000);
    await store.changeAccount({ accountId: id, profile: {}, autopay: true, requestId: newId('req'), actor: agent });
    const { id: attemptId } = await charged(store, id);
    await store.chargeBack({ attemptId, actor: agent });
    expect(await known(store, id)).toMatchObject({ autopay: false, projection: { autopay: { enabled: false } } });
    await store.changeAccount({
      accountId: id,
      profile: {},
      autopay: true,
      consent: null,
      requestId: newId('req'),
      actor: agent,
    });
    expect((await factsOf(store, id)).slice(-2)).toMatchObject([
      { type: 'CHARGEBACK_RECEIVED' },
      { type: 'AUTOPAY_CHANGED', enabled: true },
    ]);
  });

  test('is refused where nothing was paid', async () => {
    const { id } = await owing(store, 1_000);
    const { attemptId } = await frozen(store, id);
    expect(await refusal(store.chargeBack({ attemptId, actor: agent }))).toBe('422 nothing_to_charge_back');
    expect(await refusal(store.chargeBack({ attemptId: 'att_no', actor: agent }))).toBe('404 not_found');
  });

  test('takes credit back from where it was spent', async () => {
    const { id, attemptId } = await chargedForNothing(1_000);
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
    const { id, attemptId } = await chargedForNothing(1_000);
    await store.refundCredit({ id: newId('ref'), accountId: id, amountMinor: 900, reason: 'x', actor: agent });
    await store.chargeBack({ attemptId, actor: agent });
    expect(await creditOf(store, id)).toBe(0);
    expect((await factsOf(store, id)).at(-1)).toMatchObject({ allocations: [], creditMinor: 100, reopened: [] });
  });

  test('opens nothing that was written off', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { ref, attemptId } = await ordered(store, id);
    await reordered(world, ref, { amountMinor: 600 });
    await store.beginCharge(ref, 'sandbox');
    await store.settleCharge(ref, SUCCEEDED);
    await commanded(store, id, { type: 'WRITE_OFF_REQUESTED' });
    await store.chargeBack({ attemptId, actor: agent });
    expect(await standOf(store, invoiceId)).toBe('uncollectible 1000');
    expect((await factsOf(store, id)).at(-1)).toMatchObject({
      allocations: [{ invoiceId, amountMinor: 600 }],
      reopened: [],
    });
  });
});
