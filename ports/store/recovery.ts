import type { Instant } from '../../domain/time/time.ts';
import type { Agenda } from '../../domain/work.ts';
import type { ChargeInBook, MethodDetails, Provider } from '../gateway/gateway.ts';

/** The record was restored, and nothing leaves the house: of what happened since `from` it may know nothing. */
export interface RestoredState {
  at: Instant;
  from: Instant;
}

/**
 * What is to be done about a charge that the provider has. `known`: nothing. `underWay`: an account's workflow is about
 * to hear of it. `settle`: the record waits for its answer, or has another one. `adopt`: the record knows no such
 * attempt. `task`: nobody but a person can say what it is.
 */
export type ChargeJudged = { is: 'known' | 'underWay' | 'settle' | 'adopt' } | { is: 'task'; because: string };

/** An account whose ledger and chart don't say the same. */
export interface Unbalanced {
  accountId: string;
  /** By its invoices, and by what its chart shows; minor units. */
  ledgerMinor: number;
  chartMinor: number;
}

/** What is done when the record, its accounts' workflows and the provider's book have fallen apart. */
export interface Recovery {
  /** Null: it was not restored, or is reconciled. */
  restoredState(): Promise<RestoredState | null>;
  /**
   * A workflow has seen a higher step of its account than there is now. Looked at once more, and believed: from here on
   * all stops. Answers what is to be done for the account.
   */
  wentBack(accountId: string, knownStep: number): Promise<Agenda>;
  /**
   * Somebody says that the record went back, to this instant, where nobody else knows: from here on all stops. One that
   * is known to have been restored stays as it is.
   */
  takeAsRestored(from: Instant): Promise<void>;
  judgeCharge(charge: ChargeInBook): Promise<ChargeJudged>;
  /**
   * Books what the provider says of a charge, once. `method`: what it says of its token, for one that the record has
   * not; null: nothing.
   */
  bookCharge(charge: ChargeInBook, provider: Provider, method: MethodDetails | null): Promise<ChargeJudged>;
  /**
   * All versions and steps are raised above whatever was given out before, then the epoch, which is in every key, and
   * all goes on. Answers how many accounts there are; null: the record was not restored.
   */
  letGo(): Promise<number | null>;
  /** Accounts that want a workflow, soonest due first. */
  awaiting(limit: number, after?: string): Promise<string[]>;
  countAwaiting(): Promise<number>;
  unbalanced(limit: number): Promise<Unbalanced[]>;
}
