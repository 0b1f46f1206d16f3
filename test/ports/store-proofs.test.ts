import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { account, agent, factsOf, newId, now, openWorld, type World } from './store-world.ts';
import { step } from './store-steps.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

describe('proofs of payment', () => {
  test('are kept with their file, once', async () => {
    const id = await account(store);
    const bytes = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 255]);
    const input = {
      id: newId('prf'),
      accountId: id,
      trackingKey: null,
      amountMinor: 1_000,
      paidOn: '2026-03-11' as const,
      file: { name: 'pago.pdf', type: 'application/pdf', bytes },
      actor: agent,
      now,
    };
    const written = await store.receiveProof(input);
    expect(written).toEqual({
      accountId: id,
      seq: 2,
      value: {
        id: input.id,
        accountId: id,
        trackingKey: null,
        amountMinor: 1_000,
        paidOn: '2026-03-11',
        fileName: 'pago.pdf',
        fileType: 'application/pdf',
        fileBytes: 6,
        status: 'received',
        reason: null,
        createdAt: now,
      },
    });
    expect(await store.receiveProof(input)).toEqual(written);
    expect(await store.proofFile(input.id)).toEqual({ name: 'pago.pdf', type: 'application/pdf', bytes });
    expect((await factsOf(store, id)).at(-1)).toEqual({ type: 'PROOF_RECEIVED', proofId: input.id, amountMinor: 1_000, paidOn: '2026-03-11', trackingKey: null });
    await store.recordStep(step(id, 1, { marks: [{ kind: 'proof', proofId: input.id, status: 'rejected', reason: 'not legible' }] }));
    expect(await store.proofById(input.id)).toMatchObject({ status: 'rejected', reason: 'not legible' });
    const bare = await store.receiveProof({ ...input, id: newId('prf'), trackingKey: 'MX1', file: null });
    expect(bare.value).toMatchObject({ fileName: null, fileBytes: null });
    expect([await store.proofFile(bare.value.id), await store.proofById('prf_no')]).toEqual([null, null]);
    expect((await store.proofs({ accountId: id, status: 'received', limit: 9, cursor: null })).items.map((one) => one.id)).toEqual([bare.value.id]);
  });
});
