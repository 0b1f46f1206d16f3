import type { Actor } from '../../domain/account.ts';
import type { Month } from '../../domain/billing/month.ts';
import type { BulkOrder, JobOrder } from '../../domain/bulk.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { AccountFilter } from './account-filter.ts';
import type { Page, PageQuery } from './page.ts';

export type BulkOutcome = 'applied' | 'skipped' | 'refused' | 'failed';

/** What became of one account, or would. */
export interface Judged {
  outcome: Exclude<BulkOutcome, 'failed'>;
  /** Of a refusal. */
  code: string | null;
  detail: string | null;
}

/** An order, who gives it and why. */
export interface Ordered {
  order: BulkOrder;
  /** Stands on the accounts' timelines. */
  reason: string;
  actor: Actor;
  role: 'admin' | 'agent';
}

export interface BulkJob extends Omit<Ordered, 'order'> {
  id: string;
  order: JobOrder;
  dryRun: boolean;
  /** Accounts that were chosen, and how many of them are no longer waiting. */
  total: number;
  done: number;
  outcomes: Record<BulkOutcome, number>;
  createdAt: Instant;
  finishedAt: Instant | null;
  /** Whether somebody is at work on it. */
  taken: boolean;
}

export interface BulkJobAccount {
  accountId: string;
  outcome: BulkOutcome;
  code: string | null;
  detail: string | null;
}

/** Whom it is for: a filter, these, or whoever is to be billed for a month and is not. */
export type Chosen = { filter: AccountFilter } | { accountIds: readonly string[] } | { unbilledFor: Month };

/** Jobs that go on whatever dies, as those of policies do: a row for each account, and a lease for who is at work. */
export interface BulkJobs {
  /** How many that are; of ids those that there are. */
  countChosen(chosen: Chosen): Promise<number>;
  /** Freezes the set. The same id again: the job as it is. */
  createBulkJob(
    input: Omit<Ordered, 'order'> & { id: string; order: JobOrder; chosen: Chosen; dryRun: boolean; now: Instant },
  ): Promise<BulkJob>;
  bulkJobById(id: string): Promise<BulkJob | null>;
  /** Newest first. */
  bulkJobs(page: PageQuery): Promise<Page<BulkJob>>;
  /** Those that were refused or failed, and why. */
  bulkJobProblems(id: string, limit: number): Promise<BulkJobAccount[]>;
  /** Failed and refused ones wait again. */
  retryBulkJob(id: string): Promise<BulkJob>;

  /** What the order would come to now. Changes nothing. */
  judgeBulk(accountId: string, ordered: Ordered): Promise<Judged>;
  /** The ids of those who are chosen, in their order, at most so many. */
  chosenIds(chosen: Chosen, limit: number): Promise<string[]>;

  /** The oldest unfinished job that nobody is at work on, for so long; null: there is none. */
  takeBulkJob(worker: string, forMs: number): Promise<BulkJob | null>;
  bulkJobWaiting(id: string, limit: number): Promise<string[]>;
  /** Gives the order to one account, once, or judges it. */
  performBulk(job: BulkJob, accountId: string): Promise<Judged>;
  /** Writes down what became of one, and holds on to the job. False: somebody else has it. */
  noteBulk(input: { id: string; worker: string; forMs: number } & BulkJobAccount): Promise<boolean>;
  /** Lets go of it: finished if nothing waits. */
  leaveBulkJob(id: string, worker: string, now: Instant): Promise<void>;
}
