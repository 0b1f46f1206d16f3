import type { Day } from '../../domain/time/time.ts';

/** A transfer as its payer says that it was made. */
export interface ClaimedTransfer {
  trackingKey: string;
  amountMinor: number;
  paidOn: Day;
  /** As it stands on the receipt; null: it doesn't say. */
  fromBank: string | null;
  /** CLABEs that its account was paid from before, the last first: this one may have come from the same banks. */
  paidFromBefore: readonly string[];
  /** CLABEs of ours at which it may have arrived, the likeliest first. */
  toClabes: readonly string[];
}

/**
 * `valid`: there is such a transfer, of that amount and day, and it was credited; `returned`: its payer has the money
 * back, or never gave it; `late`: it is on its way, and nobody can say more yet; `notFound`: there is none of that key,
 * amount and day.
 */
export type Verdict = 'valid' | 'returned' | 'late' | 'notFound';

/** Whoever knows of a country's transfers, as Banco de México does by its CEP. */
export interface TransferVerifier {
  /** How many it is handed at a time: who takes time over each gets few. */
  readonly atOnce: number;
  /** Throws `TryLater`, which says why, as long as it can't be asked, or its answer isn't understood. */
  verify(claimed: ClaimedTransfer): Promise<Verdict>;
}
