import { TryLater } from '../ports/failures.ts';
import type { Store } from '../ports/store/store.ts';
import type { TransferVerifier, Verdict } from '../ports/verifier/verifier.ts';

/** A transfer that is there is found within three days: hourly looks, and the first ones sooner. */
const MOST_TRIES = 80;

/** Said once and for all. */
const FINAL: Record<Verdict, boolean> = { valid: true, returned: true, late: false, notFound: false };

/** How many transfers were asked of, and of how many nobody could say anything: why, of the last one. */
export interface Asked {
  asked: number;
  unanswered: number;
  because: string | null;
}

/**
 * Asks of the transfers that proofs show. One that can't be asked now is asked later, and holds up no other. It may have
 * come to its account's own CLABE, or to the company's.
 */
export async function verifyProofs(
  store: Pick<Store, 'proofsToVerify' | 'noteVerdict'>,
  verifier: TransferVerifier,
  companysClabe: string | null,
): Promise<Asked> {
  const proofs = await store.proofsToVerify(verifier.atOnce);
  let unanswered = 0;
  let because: string | null = null;
  for (const { proofId, tries, ownClabe, ...claimed } of proofs)
    try {
      const toClabes = [ownClabe, companysClabe].filter((clabe) => clabe !== null);
      const verdict = await verifier.verify({ ...claimed, toClabes });
      await store.noteVerdict(proofId, verdict, FINAL[verdict] || tries >= MOST_TRIES);
    } catch (error) {
      if (!(error instanceof TryLater)) throw error;
      unanswered += 1;
      because = error.message;
    }
  return { asked: proofs.length, unanswered, because };
}
