/** Transfers that nobody could match, and the accounts that they may be of. */
export interface SuggestedTransfers {
  /** Unmatched ones of which it was not looked yet whose they may be. Each is left alone for a while then. */
  transfersToSuggest(limit: number): Promise<string[]>;
  /** Looks whose it may be, and keeps whom that is to be told; of one that is matched by now, nobody. */
  suggestTransfer(transferId: string): Promise<void>;
  /** Accounts that are to hear of a transfer, or that it isn't theirs. Each is left alone for a while then. */
  candidatesToTell(limit: number): Promise<{ transferId: string; accountId: string }[]>;
  /** Tells it, in a decision of its own, what it hasn't been told. */
  tellCandidate(transferId: string, accountId: string): Promise<void>;
}
