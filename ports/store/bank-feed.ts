import type { Actor } from '../../domain/account.ts';
import type { Day, Instant } from '../../domain/time/time.ts';

/** How far the bank's statements are imported. */
export interface BankFeedImport {
  id: string;
  /** Null: there is no feed any more. */
  importedThrough: Day | null;
  actor: Actor;
  at: Instant;
}

/** The bank feed. Imports are appended, never undone; the same id again changes nothing. */
export interface BankFeed {
  noteBankFeed(imported: BankFeedImport): Promise<BankFeedImport>;
  /** Null: there never was one. */
  bankFeed(): Promise<BankFeedImport | null>;
}
