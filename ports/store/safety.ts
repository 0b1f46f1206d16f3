import type { Actor } from '../../domain/account.ts';
import type { Switch } from '../../domain/safety/switches.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

export interface SwitchChange {
  id: string;
  name: Switch;
  stopped: boolean;
  reason: string;
  actor: Actor;
  /** The machine's time. */
  at: Instant;
}

/** How far the bank's statements are imported. */
export interface BankFeedImport {
  id: string;
  /** Null: there is no feed any more. */
  importedThrough: Day | null;
  actor: Actor;
  at: Instant;
}

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

/**
 * What people stop for all accounts at once, and what the chart's activities ask before they act. Changes are appended,
 * never undone. The same id again changes nothing.
 */
export interface Safety {
  changeSwitch(change: SwitchChange): Promise<SwitchChange>;
  /** The newest change of each switch that was ever touched. */
  switches(): Promise<SwitchChange[]>;
  /** Newest first; of all switches, or one. */
  switchChanges(page: PageQuery & { name?: Switch | undefined }): Promise<Page<SwitchChange>>;
  /** Why an activity is stopped; null: it isn't. */
  stopOf(name: Switch): Promise<string | null>;

  noteBankFeed(imported: BankFeedImport): Promise<BankFeedImport>;
  /** Null: there never was one. */
  bankFeed(): Promise<BankFeedImport | null>;

  releaseBreaker(release: BreakerRelease): Promise<BreakerRelease>;
  breakerOn(day: Day): Promise<BreakerDay>;

  /** Counts the accounts that the breaker's percentage is of, if nobody has for so long. */
  countAccounts(olderThanMs: number): Promise<void>;

  /** Rails that have stopped by themselves. */
  stoppedRails(): Promise<Switch[]>;
  /** Its provider takes us again. */
  letRailGo(name: Switch): Promise<void>;
}
