import { describe, expect, test } from '@jest/globals';
import { keyFact } from '../../console/proofs/key-fact.ts';

type Evidence = NonNullable<Parameters<typeof keyFact>[1]>;
const proof = { trackingKey: 'K1', accountId: 'acc_1' };
const under = (transfers: object[], proofs: object[] = []): Evidence =>
  ({ underKey: { transfers, proofs }, waiting: [] }) as unknown as Evidence;
const transfer = (status: string, ...owners: string[]) => ({
  status,
  payments: owners.map((accountId) => ({ accountId })),
});
const said = (evidence: Evidence) => keyFact(proof, evidence)?.word;

describe("what a proof's tracking key says", () => {
  test('nothing is known yet, or it has none', () => {
    expect(keyFact(proof, undefined)).toBeNull();
    expect(keyFact({ ...proof, trackingKey: null }, undefined)?.word).toBe('proofs.keyNone');
  });

  test('nobody else speaks of it; an own earlier proof does no harm', () => {
    expect(said(under([]))).toBe('proofs.keyFree');
    expect(said(under([], [{ accountId: 'acc_1' }]))).toBe('proofs.keyFree');
  });

  test('its money is booked, here or elsewhere, or shared with another', () => {
    expect(said(under([transfer('matched', 'acc_1')]))).toBe('proofs.keyBooked');
    expect(said(under([transfer('partial', 'acc_2', 'acc_1')]))).toBe('proofs.keyBooked');
    expect(said(under([transfer('matched', 'acc_2')]))).toBe('proofs.keyElsewhere');
    expect(said(under([], [{ accountId: 'acc_2' }]))).toBe('proofs.keyOther');
  });

  test('its transfer waits', () => {
    expect(said(under([transfer('unmatched')]))).toBe('proofs.keyWaits');
  });
});
