import type { Day, Instant } from '../../domain/time/time.ts';

/** An account whose chart could not take something: what the ledger says of it. */
export interface StuckAccount {
  /** By the machine's clock. */
  since: Instant;
  taskId: string | null;
  balance: { openMinor: number; overdueMinor: number; creditMinor: number };
}

export interface StuckAccounts {
  /** Accounts whose chart could not take something, the longest first, but those that were tried just before. */
  stuckAccounts(limit: number): Promise<string[]>;
  /** Null: it goes on. `today`: its local day. */
  stuckAccount(accountId: string, today: Day): Promise<StuckAccount | null>;
  /** Tries whether it goes on by now. */
  mend(accountId: string): Promise<boolean>;
}
