import type { Words } from '../../ui/words.tsx';
import type { Evidence, Proof } from './asked.ts';
import type { Fact } from './facts.tsx';

/** Whether its tracking key shows another payment already; null: that isn't known yet. */
export function keyFact(
  proof: Pick<Proof, 'trackingKey' | 'accountId'>,
  evidence: Evidence | undefined,
): { tone: Fact['tone']; word: keyof Words } | null {
  if (proof.trackingKey === null) return { tone: 'still', word: 'proofs.keyNone' };
  if (evidence === undefined) return null;
  const { proofs, transfers } = evidence.underKey;
  const booked = transfers.filter(({ status }) => status !== 'unmatched');
  if (booked.some(({ payments }) => payments.some(({ accountId }) => accountId === proof.accountId)))
    return { tone: 'bad', word: 'proofs.keyBooked' };
  if (booked.length > 0) return { tone: 'bad', word: 'proofs.keyElsewhere' };
  if (proofs.some(({ accountId }) => accountId !== proof.accountId)) return { tone: 'bad', word: 'proofs.keyOther' };
  if (transfers.length > 0) return { tone: 'good', word: 'proofs.keyWaits' };
  return { tone: 'still', word: 'proofs.keyFree' };
}
