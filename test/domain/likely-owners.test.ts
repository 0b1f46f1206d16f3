import { expect, test } from '@jest/globals';
import { EVIDENCE, type EvidenceFact, type Suggestion } from '../../domain/matching/evidence.ts';
import { likelyOwners } from '../../domain/matching/likely.ts';

const suggestion = (accountId: string, facts: EvidenceFact[], pays = true): Suggestion => ({
  accountId,
  allocations: pays ? [{ invoiceId: `inv_${accountId}`, amountMinor: 100 }] : [],
  evidence: EVIDENCE.map((fact) => ({ fact, holds: facts.includes(fact), detail: '' })),
});

test('an unmatched transfer may be of whom a fact speaks for, with the facts that do', () => {
  expect(likelyOwners([suggestion('a', ['payerName', 'exactAmount']), suggestion('b', ['exactAmount'])])).toEqual([
    { accountId: 'a', evidence: ['exactAmount', 'payerName'] },
    { accountId: 'b', evidence: ['exactAmount'] },
  ]);
});

test('of nobody for whom nothing speaks, as one whose name is only like the payer’s', () => {
  expect(likelyOwners([suggestion('a', [])])).toEqual([]);
});

test('of nobody who has nothing to pay', () => {
  expect(likelyOwners([suggestion('a', ['knownPayerClabe'], false)])).toEqual([]);
});

test('of five at most, the first that are suggested', () => {
  const many = Array.from({ length: 9 }, (_, i) => suggestion(`a${i}`, i === 1 ? [] : ['referenceFound']));
  expect(likelyOwners(many).map(({ accountId }) => accountId)).toEqual(['a0', 'a2', 'a3', 'a4', 'a5']);
});
