import { TryLater } from '../ports/failures.ts';
import type { Store } from '../ports/store/store.ts';
import type { TransferVerifier, Verdict } from '../ports/verifier/verifier.ts';

/** A transfer that is there is found within three days: hourly looks, and the first ones sooner. */
const MOST_TRIES = 80;
const AT_ONCE = 20;

/** Said once and for all. */
const FINAL: Record<Verdict, boolean> = { valid: true, returned: true, late: false, notFound: false };

/** Asks of the transfers that proofs show. One that can't be asked now is asked later, and holds up no other. */
export async function verifyProofs(
  store: Pick<Store, 'proofsToVerify' | 'noteVerdict'>,
  verifier: TransferVerifier,
  toClabe: string | null,
): Promise<{ asked: number; unanswered: number }> {
  const proofs = await store.proofsToVerify(AT_ONCE);
  let unanswered = 0;
  for (const { proofId, tries, ...claimed } of proofs)
    try {
      const verdict = await verifier.verify({ ...claimed, toClabe });
      await store.noteVerdict(proofId, verdict, FINAL[verdict] || tries >= MOST_TRIES);
    } catch (error) {
      if (!(error instanceof TryLater)) throw error;
      unanswered += 1;
    }
  return { asked: proofs.length, unanswered };
}
