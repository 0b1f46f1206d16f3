import type { ClaimedTransfer, Verdict } from '../verifier/verifier.ts';

/** A proof of payment whose transfer somebody is to be asked of. */
export type Unverified = Omit<ClaimedTransfer, 'toClabes'> & {
  proofId: string;
  /** Its account's own CLABE; null: it has none. */
  ownClabe: string | null;
  /** How often it has been asked, this time among them. */
  tries: number;
};

/** What the central bank says of the transfers that proofs show. */
export interface Verifications {
  /** Received or accepted proofs in pesos whose next look has come; each is left alone then, longer each time. */
  proofsToVerify(limit: number): Promise<Unverified[]>;
  /** `isLast`: nobody asks again. */
  noteVerdict(proofId: string, verdict: Verdict, isLast: boolean): Promise<void>;
}
