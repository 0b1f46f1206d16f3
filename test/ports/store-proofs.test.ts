import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { MOST_HOLDS } from '../../domain/safety/limits.ts';
import { asked } from './store-deeds.ts';
import {
  account,
  agent,
  factsOf,
  invoice,
  newId,
  now,
  openWorld,
  refusal,
  transfer,
  type World,
} from './store-world.ts';

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
    };
    const written = await store.receiveProof(input);
    expect(written).toEqual({
      id: input.id,
      accountId: id,
      trackingKey: null,
      amountMinor: 1_000,
      paidOn: '2026-03-11',
      fileName: 'pago.pdf',
      fileType: 'application/pdf',
      fileBytes: 6,
      read: null,
      verdict: null,
      status: 'received',
      reason: null,
      createdAt: now,
    });
    expect(await store.receiveProof(input)).toEqual(written);
    expect(await store.proofFile(input.id)).toEqual({ name: 'pago.pdf', type: 'application/pdf', bytes });
    expect((await factsOf(store, id)).at(-1)).toEqual({
      type: 'PROOF_RECEIVED',
      proofId: input.id,
      amountMinor: 1_000,
      paidOn: '2026-03-11',
      trackingKey: null,
    });
    expect(await asked(store, id, { type: 'PROOF_REJECTED', proofId: input.id, reason: 'not legible' })).toMatchObject({
      ok: true,
    });
    expect(await store.proofById(input.id)).toMatchObject({ status: 'rejected', reason: 'not legible' });
    const bare = await store.receiveProof({ ...input, id: newId('prf'), trackingKey: 'MX1', file: null });
    expect(bare).toMatchObject({ fileName: null, fileBytes: null });
    expect([await store.proofFile(bare.id), await store.proofById('prf_no')]).toEqual([null, null]);
    expect(
      (await store.proofs({ accountId: id, status: 'received', limit: 9, cursor: null })).items.map((one) => one.id),
    ).toEqual([bare.id]);
  });

  test('F33: under one tracking key there is one, in whatever case and with spaces, until it is rejected', async () => {
    const id = await account(store);
    const key = newId('mx');
    const send = (trackingKey: string) =>
      store.receiveProof({
        id: newId('prf'),
        accountId: id,
        trackingKey,
        amountMinor: 500,
        paidOn: '2026-03-11',
        file: null,
        actor: agent,
      });
    const first = await send(key);
    expect(await send(` ${key.toUpperCase()} `)).toEqual(first);
    expect((await factsOf(store, id)).filter(({ type }) => type === 'PROOF_RECEIVED')).toHaveLength(1);
    await asked(store, id, { type: 'PROOF_REJECTED', proofId: first.id, reason: 'not legible' });
    expect((await send(key)).id).not.toBe(first.id);
  });

  test('of money that is booked already bridge nothing', async () => {
    const [mine, other] = [await account(store), await account(store)];
    const { number } = await invoice(store, other, 500);
    const key = newId('mx');
    await transfer(store, 500, { trackingKey: key, concept: number });
    for (const accountId of [mine, other])
      expect(
        await refusal(
          store.receiveProof({
            id: newId('prf'),
            accountId,
            trackingKey: key.toUpperCase(),
            amountMinor: 500,
            paidOn: '2026-03-11',
            file: null,
            actor: agent,
          }),
        ),
      ).toBe('422 tracking_key_used');
  });

  test('are refused beyond what one account may have to be decided about, and taken again when one is', async () => {
    const id = await account(store);
    const proof = (proofId = newId('prf')) => ({
      id: proofId,
      accountId: id,
      trackingKey: `MX ${proofId}`,
      amountMinor: 5,
      paidOn: '2026-02-27' as const,
      file: null,
      actor: agent,
    });
    const first = await store.receiveProof(proof());
    // Others like it, as if they had come one by one.
    await world.sql(
      `UPDATE account_states SET body = jsonb_set(body, '{snapshot,context,proofs}', body #> '{snapshot,context,proofs}' || (
         SELECT jsonb_agg(body #> '{snapshot,context,proofs,0}' || jsonb_build_object('id', 'prf_' || n))
         FROM generate_series(3, $2::int) n)) WHERE account_id = $1`,
      [id, MOST_HOLDS],
    );
    const last = await store.receiveProof(proof());
    await expect(store.receiveProof(proof())).rejects.toMatchObject({
      status: 422,
      code: 'too_many_holds',
      data: { holds: MOST_HOLDS, limit: MOST_HOLDS },
    });
    expect(await store.receiveProof(proof(last.id))).toEqual(last);
    expect((await factsOf(store, id)).filter(({ type }) => type === 'PROOF_RECEIVED')).toHaveLength(2);
    await asked(store, id, { type: 'PROOF_REJECTED', proofId: first.id, reason: 'not legible' });
    expect(await store.receiveProof(proof())).toMatchObject({ status: 'received' });
    expect(await refusal(store.receiveProof(proof()))).toBe('422 too_many_holds');
  });
});
