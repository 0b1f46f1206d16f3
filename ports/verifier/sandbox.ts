import { comparedKey } from '../../domain/matching/tracking-key.ts';
import { TryLater } from '../failures.ts';
import type { TransferVerifier, Verdict } from './verifier.ts';

/** What a tracking key begins with says what is found; every other is valid. */
const SAYS: [beginning: string, verdict: Exclude<Verdict, 'valid'> | 'unreachable'][] = [
  ['CEPRETURNED', 'returned'],
  ['CEPNOTFOUND', 'notFound'],
  ['CEPLATE', 'late'],
  ['CEPAWAY', 'unreachable'],
];
const AWAY_MS = 2_000;
const AT_ONCE = 20;

/** A central bank to try things out with. What is late is so when it is asked the first time, and valid then. */
export function sandboxVerifier(): TransferVerifier {
  const asked = new Set<string>();
  return {
    atOnce: AT_ONCE,
    async verify({ trackingKey }) {
      const key = comparedKey(trackingKey);
      const [, said] = SAYS.find(([beginning]) => key.startsWith(beginning)) ?? [];
      if (said === 'unreachable') throw new TryLater('The sandbox (CEP) is away', { afterMs: AWAY_MS });
      if (said === 'late' && asked.has(key)) return 'valid';
      asked.add(key);
      return said ?? 'valid';
    },
  };
}
