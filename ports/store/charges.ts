import type { AttemptOutcome } from '../../domain/account.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Agenda, WorkRef } from '../../domain/work.ts';
import type { Provider } from '../gateway/gateway.ts';
import type { Begun } from './work.ts';

export interface ChargeDeed {
  charge: {
    key: string;
    accountId: string;
    methodId: string;
    token: string;
    amountMinor: number;
    currency: string;
    at: Instant;
  };
  attemptId: string;
  /** Since when the provider may know the key, by the machine's clock; null: it was never sent. */
  sentAt: Instant | null;
}

export interface LookUpDeed {
  attemptId: string;
  key: string;
  /** The provider's own name for it; null: it has not told us. */
  providerRef: string | null;
  /** Who was asked. */
  provider: Provider;
  token: string;
  /** When the key was first sent, by the machine's clock; null: not known. */
  sentAt: Instant | null;
  /** What was asked for under it. */
  amountMinor: number;
  at: Instant;
  /** Nothing is to come of it any more: the provider is asked to let it go, and says how it ended. */
  cancel: boolean;
}

/**
 * What became of a charge. `refused`: an error about this charge, and nothing was tried; it blames the method, or (the
 * key was another charge's) nobody.
 */
export type ChargeResult =
  | { outcome: Extract<AttemptOutcome, 'succeeded' | 'pending'>; providerRef: string }
  | { outcome: 'declined'; declineCode: string; providerRef: string | null }
  /** Its holder is to confirm it there. */
  | { outcome: 'needsHolder'; url: string | null; providerRef: string }
  | { outcome: 'unknown' }
  | { outcome: 'refused'; because: string; blames: 'method' | 'nobody' };

export type LookUpResult =
  | Exclude<ChargeResult, { outcome: 'unknown' }>
  | { outcome: 'notFound' }
  | { outcome: 'failed' }
  | { outcome: 'returned'; declineCode: string };

export interface Charges {
  /**
   * Its row is frozen before the bank is called. It may end there: overtaken by what has happened since, or somebody
   * has stopped charges. `provider`: who is about to be asked.
   */
  beginCharge(ref: WorkRef, provider: Provider): Promise<Begun<ChargeDeed>>;
  settleCharge(ref: WorkRef, result: ChargeResult): Promise<Agenda>;
  beginLookUp(ref: WorkRef): Promise<Begun<LookUpDeed>>;
  settleLookUp(ref: WorkRef, result: LookUpResult): Promise<Agenda>;
}
