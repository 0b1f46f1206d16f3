import type { Actor } from '../../domain/account.ts';
import type { Clearance, ClearanceFacts } from '../../domain/clearance.ts';
import type { ClearanceOrder } from '../../domain/effects.ts';
import type { Outcome } from '../../domain/events.ts';
import type { Switch } from '../../domain/switches.ts';
import type { Day, Instant } from '../../domain/time.ts';
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

/** What people stop for all accounts at once, and what the chart's activities ask before they act. Changes are appended, never undone. The same id again changes nothing. */
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

  /**
   * Gathers the facts and keeps the judgement, in one transaction: of many that ask at once no more are cleared than the breaker allows.
   * The same key again: the first answer.
   */
  decideClearance(order: Pick<ClearanceOrder, 'accountId' | 'day' | 'at'> & { key: string }, judge: (facts: ClearanceFacts) => Clearance): Promise<Clearance>;
  /**
   * Puts at most `amountMinor` of the account's credit against what is open of these invoices, in the order given, and answers the event to
   * tell the chart. Once for a key. What is in dispute is left alone.
   */
  applyCredit(order: { key: string; accountId: string; invoiceIds: string[]; amountMinor: number; at: Instant }): Promise<Outcome>;
}
