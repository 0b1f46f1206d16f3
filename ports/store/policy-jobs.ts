import type { Actor } from '../../domain/account.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { AccountFilter } from './account-filter.ts';
import type { Page, PageQuery } from './page.ts';

export type PolicyJobOutcome = 'moved' | 'skipped' | 'refused' | 'failed';

/** Moves the accounts that a filter chose to a version of a policy. */
export interface PolicyJob {
  id: string;
  policyName: string;
  policyVersion: number;
  filter: AccountFilter;
  /** Stands on the accounts' timelines, with who asked for it. */
  reason: string;
  actor: Actor;
  /** Accounts that were chosen, and how many of them are no longer waiting; the four others add up to `done`. */
  total: number;
  done: number;
  outcomes: Record<PolicyJobOutcome, number>;
  createdAt: Instant;
  finishedAt: Instant | null;
  /** Whether somebody is at work on it. */
  taken: boolean;
}

export interface PolicyJobAccount {
  accountId: string;
  outcome: PolicyJobOutcome | null;
  detail: string | null;
}

/**
 * Jobs that go on whatever dies: which accounts are left is a row each, and who is at work has a lease, which ends by
 * itself. Leases are by the database's own clock, since processes on several machines have to agree.
 */
export interface PolicyJobs {
  /** Chooses the accounts, but for those that are under this version already. The same id again: the job as it is. */
  createPolicyJob(
    input: Pick<PolicyJob, 'id' | 'policyName' | 'policyVersion' | 'filter' | 'reason' | 'actor'> & { now: Instant },
  ): Promise<PolicyJob>;
  policyJobById(id: string): Promise<PolicyJob | null>;
  /** Newest first. */
  policyJobs(page: PageQuery): Promise<Page<PolicyJob>>;
  /** Those that were not moved, and why; the ones with a word to say first. */
  policyJobProblems(id: string, limit: number): Promise<PolicyJobAccount[]>;
  /** Failed and refused ones wait again. */
  retryPolicyJob(id: string): Promise<PolicyJob>;

  /** The oldest unfinished job that nobody is at work on, for so long; null: there is none. */
  takePolicyJob(worker: string, forMs: number): Promise<PolicyJob | null>;
  /** The next that wait. */
  policyJobWaiting(id: string, limit: number): Promise<string[]>;
  /** Writes down what became of one, and holds on to the job. False: somebody else has it. */
  notePolicyJob(input: {
    id: string;
    worker: string;
    forMs: number;
    accountId: string;
    outcome: PolicyJobOutcome;
    detail: string | null;
  }): Promise<boolean>;
  /** Lets go of it: finished if nothing waits. */
  leavePolicyJob(id: string, worker: string, now: Instant): Promise<void>;
}
