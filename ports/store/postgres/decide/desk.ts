import type { Instant } from '../../../../domain/time/time.ts';
import type { Agenda } from '../../../../domain/work.ts';
import type { Db } from '../db/database.ts';
import type { Clerks } from './account.ts';
import type { PolicyShelf } from './policy-shelf.ts';

/** What every decision stands on. */
export interface Desk {
  db: Db;
  policies: PolicyShelf;
  /** Handed in, since they write each paper, and the decision knows none. */
  clerks: Clerks;
  /**
   * Told after the commit of what an account's workflow doesn't know yet: something is to be done, or time brings
   * something sooner.
   */
  onNews(accountId: string, agenda: Agenda): void;
  /** The machine's time for tests; null: the database's. */
  machineNow: (() => Instant) | null;
}
