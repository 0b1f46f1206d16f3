import type { Actor } from '../../domain/account.ts';
import type { Day, Instant } from '../../domain/time/time.ts';

export interface BreakerRelease {
  id: string;
  day: Day;
  reason: string;
  actor: Actor;
  at: Instant;
}

/** The breaker on mass deactivation, as it stands on a local day. Accounts on test clocks are not in its figures. */
export interface BreakerDay {
  /** Accounts that were cleared for it. */
  deactivations: number;
  accounts: number;
  release: BreakerRelease | null;
}

/** The breaker. Releases are appended, never undone; the same id again changes nothing. */
export interface Breaker {
  releaseBreaker(release: BreakerRelease): Promise<BreakerRelease>;
  breakerOn(day: Day): Promise<BreakerDay>;
  /** Counts the accounts that the breaker's percentage is of, if nobody has for so long. */
  countAccounts(olderThanMs: number): Promise<void>;
}
