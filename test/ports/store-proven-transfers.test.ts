import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { asked, commanded } from './store-deeds.ts';
import {
  account,
  agent,
  creditOf,
  factsOf,
  invoice,
  newId,
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

const aKey = (): string => `SPEI${newId('')}`.toUpperCase();

async function proof(accountId: string, trackingKey: string | null, amountMinor = 1_000): Promise<string> {
  const id = newId('prf');
  await store.receiveProof({
    id,
    accountId,
    trackingKey,
    amountMinor,
    paidOn: '2026-03-01',
    file: trackingKey === null ? { name: 'a.pdf', type: 'application/pdf', bytes: new Uint8Array([1]) } : null,
    actor: agent,
  });
  return id;
}
const statusOf = async (id: string): Promise<string | undefined> => (await store.proofById(id))?.status;

describe('a transfer without a number', () => {
  test('F30: whose key is that of a proof finds its account, whatever the case and the spaces; oldest debt first', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const later = await invoice(store, id, 500, { dueOn: '2026-06-10' });
    const key = aKey();
    const proofId = await proof(id, `${key.slice(0, 6)} ${key.slice(6).toLowerCase()}`);
    await asked(store, id, { type: 'PROOF_ACCEPTED', proofId });
    const came = await transfer(store, 1_000, { trackingKey: key, concept: 'Pago telefonia' });
    expect(came).toMatchObject({ status: 'matched', accountId: id, allocations: [{ invoiceId, amountMinor: 1_000 }] });
    expect([await standOf(store, invoiceId), await standOf(store, later.id), await statusOf(proofId)]).toEqual([
      'paid 0',
      'open 500',
      'settled',
    ]);
    expect((await factsOf(store, id)).at(-1)).toMatchObject({ type: 'TRANSFER_RECEIVED', byProof: true });
  });

  test('F30: that came before its proof is matched when the proof comes', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const key = aKey();
    const { id: transferId } = await transfer(store, 1_200, { trackingKey: key });
    expect(await store.transferById(transferId)).toMatchObject({ status: 'unmatched' });
    const proofId = await proof(id, key.toLowerCase());
    expect(await store.transferById(transferId)).toMatchObject({ status: 'matched', accountId: id, creditMinor: 200 });
    expect([await standOf(store, invoiceId), await creditOf(store, id), await statusOf(proofId)]).toEqual([
      'paid 0',
      200,
      'settled',
    ]);
  });

  test('pays what was written off when nothing else is open, and less than is open in part', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    await commanded(store, id, { type: 'WRITE_OFF_REQUESTED' });
    const key = aKey();
    await proof(id, key);
    expect(await transfer(store, 600, { trackingKey: key })).toMatchObject({ status: 'partial' });
    expect(await standOf(store, invoiceId)).toBe('uncollectible 400');
  });

  test('of a key that two accounts have sent in, or in another currency, waits for an agent', async () => {
    const key = aKey();
    await proof(await account(store), key);
    await proof(await account(store), key);
    expect(await transfer(store, 600, { trackingKey: key })).toMatchObject({ status: 'unmatched' });
    const other = aKey();
    await proof(await account(store), other);
    expect(await transfer(store, 600, { trackingKey: other, currency: 'USD' })).toMatchObject({ status: 'unmatched' });
  });

  test('and its proof at the same time find one another', async () => {
    for (let n = 0; n < 5; n++) {
      const { id, invoiceId } = await owing(store, 1_000);
      const key = aKey();
      await Promise.all([proof(id, key), transfer(store, 1_000, { trackingKey: key })]);
      expect(await standOf(store, invoiceId)).toBe('paid 0');
    }
  });
});

describe('a wrong match that is undone', () => {
  test('returns the proof that it settled, which may be sent again; it is not matched to it again by itself', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const key = aKey();
    const proofId = await proof(id, key);
    const { id: transferId } = await transfer(store, 1_000, { trackingKey: key });
    await store.unmatchTransfer({ transferId, reason: 'of another customer', actor: agent });
    expect([await standOf(store, invoiceId), await statusOf(proofId)]).toEqual(['open 1000', 'returned']);
    const again = await proof(id, key);
    expect([await statusOf(again), (await store.transferById(transferId))?.status]).toEqual(['received', 'unmatched']);
  });

  test('also one without a key, which was settled as all that was overdue was paid', async () => {
    const { id, invoiceId } = await owing(store, 1_000, 0, { dueOn: '2026-02-10', issuedOn: '2026-02-01' });
    const proofId = await proof(id, null);
    await asked(store, id, { type: 'PROOF_ACCEPTED', proofId });
    const { number } = (await store.invoiceById(invoiceId))!;
    const { id: transferId } = await transfer(store, 1_000, { concept: number });
    expect(await statusOf(proofId)).toBe('settled');
    await store.unmatchTransfer({ transferId, reason: 'of another customer', actor: agent });
    expect(await statusOf(proofId)).toBe('returned');
  });
});
