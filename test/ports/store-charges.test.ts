import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addMinutes } from '../../domain/time/calendar.ts';
import type { Store } from '../../ports/store/store.ts';
import { attempt, begun, frozen, ordered, reordered, SUCCEEDED, type Ordered } from './store-deeds.ts';
import {
  account,
  agent,
  known,
  linesOf,
  method,
  now,
  openWorld,
  owing,
  standOf,
  transfer,
  type World,
} from './store-world.ts';

/** A charge from its order to the bank: its row is frozen, if the ledger still is what the chart decided by. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

/** Somebody who had begun it is not heard of any more. */
const leaseEnds = (): void => void (world.clock.now = addMinutes(world.clock.now, 1));

describe('a charge that is begun', () => {
  test('has its row frozen as it was decided', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { ref, attemptId } = await ordered(store, id);
    const [card] = await store.methods(id);
    expect(await store.attemptById(attemptId)).toBeNull();
    const { charge, ...deed } = begun(await store.beginCharge(ref, 'sandbox'));
    expect(charge).toEqual({
      key: `${id}:charge:${attemptId}:${card?.id}`,
      accountId: id,
      methodId: card?.id,
      token: 'tok_ok',
      amountMinor: 1_000,
      currency: 'MXN',
      at: now,
    });
    expect(deed).toMatchObject({ attemptId, sentAt: null });
    expect(await attempt(store, attemptId)).toEqual({
      id: attemptId,
      accountId: id,
      at: now,
      trigger: 'api',
      invoiceIds: [invoiceId],
      amountMinor: 1_000,
      paymentMethodId: card?.id,
      provider: 'sandbox',
      outcome: null,
      declineCode: null,
      key: charge.key,
      providerRef: null,
      paymentId: null,
      answer: null,
    });
  });

  test('and not heard of any more, is begun again as it was frozen, whatever has happened since', async () => {
    const { id, invoiceId, number } = await owing(store, 1_000);
    const { ref, attemptId } = await ordered(store, id);
    const begunAt = world.clock.now;
    const { charge } = begun(await store.beginCharge(ref, 'sandbox'));
    await transfer(store, 400, { concept: number });
    leaseEnds();
    expect(begun(await store.beginCharge(ref, 'sandbox'))).toMatchObject({ charge, sentAt: begunAt });
    await store.settleCharge(ref, SUCCEEDED);
    expect(await store.beginCharge(ref, 'sandbox')).toEqual({ is: 'over' });
    expect([(await attempt(store, attemptId)).outcome, await standOf(store, invoiceId)]).toEqual([
      'succeeded',
      'paid 0',
    ]);
  });

  test.each(['failed', 'was yielded'])('and %s, is begun again under its key', async (how) => {
    const { id } = await owing(store, 1_000);
    const { ref } = await ordered(store, id);
    const { charge } = begun(await store.beginCharge(ref, 'sandbox'));
    if (how === 'failed') await store.workFailed(ref, 'no route');
    else expect(await store.yieldWork(ref, 'away')).toBe(true);
    // What failed may have reached the bank; what was yielded surely hasn't.
    expect(begun(await store.beginCharge(ref, 'sandbox'))).toMatchObject({
      charge,
      sentAt: how === 'failed' ? world.clock.now : null,
    });
  });

  test('and yielded after a try that nobody has heard of, is finished under its key: that one may have reached the bank', async () => {
    const { id, number } = await owing(store, 1_000);
    const { ref } = await ordered(store, id);
    const { charge } = begun(await store.beginCharge(ref, 'sandbox'));
    leaseEnds();
    begun(await store.beginCharge(ref, 'sandbox'));
    expect(await store.yieldWork(ref, 'we are refused')).toBe(false);
    await transfer(store, 400, { concept: number });
    expect(begun(await store.beginCharge(ref, 'sandbox'))).toMatchObject({ charge, sentAt: expect.any(String) });
  });

  test('and failed, is finished even where the ledger has moved: the bank may have taken the money', async () => {
    const { id, invoiceId, number } = await owing(store, 1_000);
    const { ref } = await frozen(store, id);
    await store.workFailed(ref, 'the database was away when the bank had answered');
    await transfer(store, 400, { concept: number });
    expect(begun(await store.beginCharge(ref, 'sandbox')).charge.amountMinor).toBe(1_000);
    await store.settleCharge(ref, SUCCEEDED);
    expect([await standOf(store, invoiceId), (await known(store, id)).creditMinor]).toEqual(['paid 0', 400]);
  });
});

describe('a charge is stale', () => {
  const stale = async (accountId: string, { ref, attemptId }: Ordered): Promise<void> => {
    expect(await store.beginCharge(ref, 'sandbox')).toEqual({ is: 'over' });
    expect(await store.attemptById(attemptId)).toBeNull();
    expect((await linesOf(store, accountId)).at(-1)).toBe('charge.skipped');
    expect((await known(store, accountId)).projection?.payment).toMatchObject({ state: 'idle' });
  };

  test.each([
    ['less is open', { believes: { openMinor: 1_001, creditMinor: 0 } }],
    ['more is open', { believes: { openMinor: 999, creditMinor: 0 } }],
    ['the credit is another', { believes: { openMinor: 1_000, creditMinor: 1 } }],
    ['it is for more than is open', { amountMinor: 1_001 }],
  ])('when %s than the chart believes', async (_, change) => {
    const { id } = await owing(store, 1_000);
    const order = await ordered(store, id);
    await reordered(world, order.ref, change);
    await stale(id, order);
  });

  test('when money came just before', async () => {
    const { id, number } = await owing(store, 1_000);
    const order = await ordered(store, id);
    await transfer(store, 1, { concept: number });
    await stale(id, order);
  });

  test("when the method is removed, blocked, unknown or somebody else's", async () => {
    const strange = await method(store, await account(store));
    const [one, two, three, four] = [
      await owing(store, 1_000),
      await owing(store, 1_000),
      await owing(store, 1_000),
      await owing(store, 1_000),
    ];
    const methodId = await method(store, one.id);
    const removed = await ordered(store, one.id, { methodId });
    await store.removeMethod({ methodId, actor: agent });
    await stale(one.id, removed);

    const blocked = await ordered(store, two.id);
    await world.sql(`UPDATE payment_methods SET status = 'blocked' WHERE account_id = $1`, [two.id]);
    await stale(two.id, blocked);

    for (const [{ id }, other] of [
      [three, strange],
      [four, 'pm_no'],
    ] as const) {
      const order = await ordered(store, id);
      await reordered(world, order.ref, { methodId: other });
      await stale(id, order);
    }
  });

  test('when it was yielded, and the ledger has moved: its row is lost', async () => {
    const { id, number } = await owing(store, 1_000);
    const { ref, attemptId } = await frozen(store, id);
    await store.yieldWork(ref, 'away');
    await transfer(store, 400, { concept: number });
    expect(await store.beginCharge(ref, 'sandbox')).toEqual({ is: 'over' });
    expect(await attempt(store, attemptId)).toMatchObject({ outcome: 'lost', answer: null });
  });
});
