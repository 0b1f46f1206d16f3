import { describe, expect, test } from '@jest/globals';
import { proofEvidence } from '../../domain/matching/proof-evidence.ts';

const proof = { trackingKey: 'MBAN 01', amountMinor: 116_000, paidOn: '2026-03-13' };
const transfer = {
  trackingKey: 'mban01',
  amountMinor: 116_000,
  settledOn: '2026-03-13',
  payerName: 'GUTHRIE, S.A. DE C.V.',
};
const owner = {
  name: 'Guthrie SA de CV',
  named: [{ id: 'inv_1', number: 'IN1' }],
  paidBefore: { here: 1, elsewhere: 4 },
};
const holding = (facts: ReturnType<typeof proofEvidence>): string[] =>
  facts.filter(({ holds }) => holds).map(({ fact }) => fact);

describe('what speaks for a transfer being the money of a proof', () => {
  test('each fact is looked at, keys and names as they are compared', () => {
    expect(holding(proofEvidence(proof, transfer, owner))).toEqual([
      'sameKey',
      'sameAmount',
      'sameDay',
      'knownPayer',
      'payerName',
      'referenceFound',
    ]);
  });

  test.each([
    ['sameKey', { ...transfer, trackingKey: 'OTHER' }, owner],
    ['sameKey', { ...transfer, trackingKey: null }, owner],
    ['sameAmount', { ...transfer, amountMinor: 115_999 }, owner],
    ['sameDay', { ...transfer, settledOn: '2026-03-14' }, owner],
    ['knownPayer', transfer, { ...owner, paidBefore: { here: 0, elsewhere: 4 } }],
    ['payerName', { ...transfer, payerName: null }, owner],
    ['payerName', { ...transfer, payerName: 'Someone else' }, owner],
    ['referenceFound', transfer, { ...owner, named: [] }],
  ] as const)('%s does not hold, and is said all the same', (fact, came, of) => {
    const facts = proofEvidence(proof, came, of);
    expect(facts).toHaveLength(6);
    expect(holding(facts)).not.toContain(fact);
    expect(holding(facts)).toHaveLength(5);
  });

  test('two missing keys are no same key', () => {
    const facts = proofEvidence({ ...proof, trackingKey: null }, { ...transfer, trackingKey: null }, owner);
    expect(holding(facts)).not.toContain('sameKey');
  });
});
