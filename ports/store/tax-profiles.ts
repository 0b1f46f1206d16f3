import type { Actor } from '../../domain/account.ts';
import type { TaxProfile } from '../../domain/fiscal/tax-profile.ts';
import type { Instant } from '../../domain/time/time.ts';

export interface TaxProfileRow extends TaxProfile {
  accountId: string;
  changedAt: Instant;
}

/** Who accounts are to the tax authority. */
export interface TaxProfiles {
  taxProfile(accountId: string): Promise<TaxProfileRow | null>;
  /** The first or another; what is drawn from then on goes by it. The same again changes nothing. */
  saveTaxProfile(input: { accountId: string; profile: TaxProfile; actor: Actor }): Promise<TaxProfileRow>;
}
