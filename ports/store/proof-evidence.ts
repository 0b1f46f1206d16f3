import type { TransferRow } from './bank-transfers.ts';
import type { ProofRow } from './proofs-of-payment.ts';

/** What else is known of a payment that a proof shows. */
export interface BesideProof {
  /** Under its tracking key, as keys are compared: a key is one payment's. */
  underKey: { proofs: ProofRow[]; transfers: TransferRow[] };
  /** Transfers that nobody could match and that may be its money, the likeliest first; nine at most. */
  waiting: TransferRow[];
}

export interface ProofEvidence {
  /** Null: there is no such proof. */
  besideProof(proofId: string): Promise<BesideProof | null>;
}
