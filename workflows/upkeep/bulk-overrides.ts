import type { Instant } from '../../domain/time/time.ts';
import { fewAtATime } from './few-at-a-time.ts';

type Outcome = 'applied' | 'skipped' | 'refused' | 'failed';

/** What of the record the jobs need; `Store` has it. */
export interface BulkSource<Job extends { id: string }> {
  takeBulkJob(worker: string, forMs: number): Promise<Job | null>;
  bulkJobWaiting(id: string, limit: number): Promise<string[]>;
  performBulk(
    job: Job,
    accountId: string,
  ): Promise<{ outcome: Exclude<Outcome, 'failed'>; code: string | null; detail: string | null }>;
  noteBulk(input: {
    id: string;
    worker: string;
    forMs: number;
    accountId: string;
    outcome: Outcome;
    code: string | null;
    detail: string | null;
  }): Promise<boolean>;
  leaveBulkJob(id: string, worker: string, now: Instant): Promise<void>;
}

/** Longer than one account can take; a worker that died is followed this much later. */
const LEASE_MS = 15_000;
const CHUNK = 50;
const AT_ONCE = 5;

const OURS = { outcome: 'failed', code: 'our_fault', detail: 'something went wrong on our side: see the log' } as const;

export interface BulkDone {
  jobs: number;
  accounts: number;
  failed: { accountId: string; error: unknown }[];
}

/**
 * Works on the orders to many accounts that wait, until none does or it is told to stop. Each account is asked under an
 * id of the job and itself, so that whoever takes a job up again after a crash asks nobody twice. One that fails holds
 * up no other; when nothing can be noted the record is away, and the job is let go of as it is, for the next time.
 */
export async function overrideInBulk<Job extends { id: string }>(
  store: BulkSource<Job>,
  worker: string,
  now: () => Instant,
  signal?: AbortSignal,
): Promise<BulkDone> {
  const sum: BulkDone = { jobs: 0, accounts: 0, failed: [] };
  while (signal?.aborted !== true) {
    const job = await store.takeBulkJob(worker, LEASE_MS);
    if (job === null) return sum;
    sum.jobs += 1;
    try {
      if (!(await workOn(job, store, worker, sum, signal))) return sum;
    } finally {
      await store.leaveBulkJob(job.id, worker, now());
    }
  }
  return sum;
}

/** False: the record is away, or somebody else has the job. */
async function workOn<Job extends { id: string }>(
  job: Job,
  store: BulkSource<Job>,
  worker: string,
  sum: BulkDone,
  signal?: AbortSignal,
): Promise<boolean> {
  let goesOn = true;
  const one = async (accountId: string): Promise<void> => {
    const came = await store.performBulk(job, accountId).catch((error: unknown) => {
      sum.failed.push({ accountId, error });
      return OURS;
    });
    sum.accounts += 1;
    goesOn &&= await store.noteBulk({ id: job.id, worker, forMs: LEASE_MS, accountId, ...came }).catch(() => false);
  };
  for (;;) {
    const waiting = await store.bulkJobWaiting(job.id, CHUNK);
    if (waiting.length === 0) return true;
    const isOurs = (): boolean => goesOn && signal?.aborted !== true;
    await fewAtATime(waiting, AT_ONCE, one, isOurs);
    if (!isOurs()) return false;
  }
}
