import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SYSTEM } from '../../domain/chart/state/turn.ts';
import type { ChargeResult, LookUpResult } from '../../ports/store/charges.ts';
import type { Store } from '../../ports/store/store.ts';
import { attempt, comes, frozen, onlyWork, UNKNOWN } from './store-deeds.ts';
import { known, method, openWorld, owing, standOf, type World } from './store-world.ts';

/** A direct debit is on its way for days, and may come back. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const PENDING: ChargeResult = { outcome: 'pending', providerRef: 'ch_1' };
const SETTLED: LookUpResult = { outcome: 'succeeded', providerRef: 'ch_1' };
const RETURNED: LookUpResult = { outcome: 'returned', declineCode: 'no_funds' };

async function debit() {
  const { id, invoiceId } = await owing(store, 1_000);
  const methodId = await method(store, id, { kind: 'bankAccount' });
  const { ref, attemptId } = await frozen(store, id, { methodId });
  await store.settleCharge(ref, PENDING);
  return { id, invoiceId, ref, attemptId };
}

/** On the next bank day it is looked up. Told twice at once: by two who were at it. */
async function lookedUp(accountId: string, result: LookUpResult): Promise<void> {
  await comes(store, accountId, 'lookup');
  const ref = await onlyWork(store, accountId, 'lookUpCharge');
  await Promise.all([1, 2].map(() => store.settleLookUp(ref, result)));
}

const payments = async (accountId: string) => (await store.payments(accountId, { limit: 9, cursor: null })).items;

describe('a direct debit', () => {
  test('is pending, and settles once', async () => {
    const { id, invoiceId, ref, attemptId } = await debit();
    // Another who was at it too has not heard the bank.
    await store.settleCharge(ref, UNKNOWN);
    const pending = { outcome: 'pending', answer: { type: 'CHARGE_PENDING', attemptId, found: false } };
    expect(await attempt(store, attemptId)).toMatchObject(pending);
    await lookedUp(id, PENDING as LookUpResult);
    expect(await attempt(store, attemptId)).toMatchObject(pending);
    expect(await standOf(store, invoiceId)).toBe('open 1000');
    // It is watched on: the bank says again what we know.
    for (let i = 0; i < 2; i++) await lookedUp(id, SETTLED);
    expect(await attempt(store, attemptId)).toMatchObject({
      outcome: 'succeeded',
      answer: { type: 'CHARGE_SUCCEEDED', amountMinor: 1_000 },
    });
    expect(await payments(id)).toMatchObject([{ source: 'bankAccount', amountMinor: 1_000 }]);
    expect([await standOf(store, invoiceId), (await known(store, id)).projection?.balance]).toEqual([
      'paid 0',
      { openMinor: 0, overdueMinor: 0, creditMinor: 0 },
    ]);
  });

  test('comes back before it has settled: no money to take back', async () => {
    const { id, invoiceId, attemptId } = await debit();
    await lookedUp(id, RETURNED);
    const answer = { type: 'CHARGE_RETURNED', attemptId, declineCode: 'no_funds', reversal: null, amountMinor: 1_000 };
    expect(await attempt(store, attemptId)).toMatchObject({ outcome: 'declined', declineCode: 'no_funds', answer });
    expect([await standOf(store, invoiceId), await payments(id)]).toEqual(['open 1000', []]);
  });

  test('comes back after it has settled: the debt is open again, once', async () => {
    const { id, invoiceId, attemptId } = await debit();
    await lookedUp(id, SETTLED);
    await lookedUp(id, RETURNED);
    expect((await attempt(store, attemptId)).answer).toMatchObject({
      type: 'CHARGE_RETURNED',
      reversal: {
        amountMinor: 1_000,
        allocations: [{ invoiceId, amountMinor: 1_000 }],
        creditMinor: 0,
        reopened: [{ id: invoiceId, balanceMinor: 1_000, dueOn: '2026-03-10' }],
      },
    });
    expect(await payments(id)).toMatchObject([{ status: 'reversed', allocations: [], creditMinor: 0 }]);
    expect([await standOf(store, invoiceId), (await known(store, id)).projection?.balance.openMinor]).toEqual([
      'open 1000',
      1_000,
    ]);
  });

  test.each([
    ['by a look-up', async (id: string, _: string) => lookedUp(id, RETURNED)],
    [
      'by the provider',
      async (_: string, attemptId: string) =>
        store.tellCharge({
          attemptId,
          result: { outcome: 'returned', declineCode: 'no_funds' },
          actor: SYSTEM,
        }),
    ],
  ])(
    'that nobody had heard of comes back, as is heard %s: it was declined, and the account goes on',
    async (_, heard) => {
      const { id, invoiceId } = await owing(store, 1_000);
      const { ref, attemptId } = await frozen(store, id, {
        methodId: await method(store, id, { kind: 'bankAccount' }),
      });
      await store.settleCharge(ref, UNKNOWN);
      await heard(id, attemptId);
      expect(await attempt(store, attemptId)).toMatchObject({
        outcome: 'declined',
        declineCode: 'no_funds',
        answer: { type: 'CHARGE_DECLINED' },
      });
      await frozen(store, id, { invoiceId, methodId: await method(store, id) });
    },
  );
});
