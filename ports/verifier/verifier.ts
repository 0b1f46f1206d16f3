import type { Day } from '../../domain/time/time.ts';

/** A transfer as its payer says that it was made. */
export interface ClaimedTransfer {
  trackingKey: string;
  amountMinor: number;
  paidOn: Day;
  /** As it stands on the receipt; null: it doesn't say. */
  fromBank: string | null;
  /** Our CLABE; null: we have none. */
  toClabe: string | null;
}

/**
 * `valid`: there is such a transfer, of that amount and day, and it was credited; `returned`: it went back to its payer;
 * `late`: it is on its way, and nobody can say more yet; `notFound`: there is none of that key, amount and day.
 */
export type Verdict = 'valid' | 'returned' | 'late' | 'notFound';

/** Whoever knows of a country's transfers, as Banco de México does by its CEP. */
export interface TransferVerifier {
  /** Throws `TryLater` as long as it can't be asked. */
  verify(claimed: ClaimedTransfer): Promise<Verdict>;
}
