import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { contractFile, contractNow } from '../../cli/contract.ts';

test('ui/api/contract.d.ts is what the API says of itself: npm run puntual -- contract', async () => {
  const [kept, now] = [readFileSync(contractFile, 'utf8'), await contractNow()];
  // Not `toBe`: of nine thousand lines the first that differs says it all.
  expect(firstDifference(kept, now)).toBeNull();
});

function firstDifference(kept: string, now: string): string | null {
  if (kept === now) return null;
  const [a, b] = [kept.split('\n'), now.split('\n')];
  const line = a.findIndex((text, i) => text !== b[i]);
  return `line ${line + 1}: ${a[line]} | ${b[line]}`;
}
