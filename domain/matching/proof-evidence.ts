import type { Candidate } from './evidence.ts';
import { isSameName } from './payer-name.ts';
import { comparedKey } from './tracking-key.ts';

/** What speaks for a transfer being the money of a proof, and what doesn't: facts to look at, and no score. */
export const PROOF_EVIDENCE = [
  'sameKey',
  'sameAmount',
  'sameDay',
  'knownPayer',
  'payerName',
  'referenceFound',
] as const;
export type ProofEvidenceFact = (typeof PROOF_EVIDENCE)[number];

interface Shown {
  trackingKey: string | null;
  amountMinor: number;
  /** A day, as the bank's. */
  paidOn: string;
}
interface Came {
  trackingKey: string | null;
  amountMinor: number;
  /** The bank's day of it. */
  settledOn: string;
  payerName: string | null;
}

/** Each fact, true or not. `owner`: the proof's account, as the ledger knows it beside the transfer. */
export function proofEvidence(
  proof: Shown,
  transfer: Came,
  owner: Pick<Candidate, 'name' | 'named' | 'paidBefore'>,
): { fact: ProofEvidenceFact; holds: boolean }[] {
  const holds: Record<ProofEvidenceFact, boolean> = {
    sameKey:
      proof.trackingKey !== null &&
      transfer.trackingKey !== null &&
      comparedKey(proof.trackingKey) === comparedKey(transfer.trackingKey),
    sameAmount: proof.amountMinor === transfer.amountMinor,
    sameDay: proof.paidOn === transfer.settledOn,
    knownPayer: owner.paidBefore.here > 0,
    payerName: transfer.payerName !== null && isSameName(transfer.payerName, owner.name),
    referenceFound: owner.named.length > 0,
  };
  return PROOF_EVIDENCE.map((fact) => ({ fact, holds: holds[fact] }));
}
