import type { Candidate } from '../../domain/matching/evidence.ts';

/** Whose a transfer may be that nobody could match: for an agent's eye, and decided by nothing. */
export interface TransferSuggestions {
  /**
   * What the ledger knows of each account that it may be for, the likelier first; of `accountId` alone, where somebody
   * has one in mind. Null: there is no such transfer.
   */
  candidatesFor(transferId: string, accountId?: string): Promise<Candidate[] | null>;
}
