import type { Instant } from '../../domain/time/time.ts';
import { workOnJobs } from './jobs.ts';

type Outcome = 'applied' | 'skipped' | 'refused' | 'failed';

interface Came {
  outcome: Outcome;
  code: string | null;
  detail: string | null;
}

/** What of the record the jobs need; `Store` has it. */
export interface BulkSource<Job extends { id: string }> {
  takeBulkJob(worker: string, forMs: number): Promise<Job | null>;
  bulkJobWaiting(id: string, limit: number): Promise<string[]>;
  performBulk(job: Job, accountId: string): Promise<Came & { outcome: Exclude<Outcome, 'failed'> }>;
  noteBulk(input: { id: string; worker: string; forMs: number; accountId: string } & Came): Promise<boolean>;
  leaveBulkJob(id: string, worker: string, now: Instant): Promise<void>;
}

const OURS = { outcome: 'failed', code: 'our_fault', detail: 'something went wrong on our side: see the log' } as const;

export interface BulkDone {
  jobs: number;
  accounts: number;
  failed: { accountId: string; error: unknown }[];
}

/**
 * Works on the orders to many accounts that wait. Each account is asked under an id of the job and itself, so that
 * whoever takes a job up again after a crash asks nobody twice. One that fails holds up no other.
 */
export async function overrideInBulk<Job extends { id: string }>(
  store: BulkSource<Job>,
  worker: string,
  now: () => Instant,
  signal?: AbortSignal,
): Promise<BulkDone> {
  const sum = { accounts: 0, failed: [] as BulkDone['failed'] };
  const jobs = await workOnJobs<Job, Came>(
    {
      take: (name, forMs) => store.takeBulkJob(name, forMs),
      waiting: ({ id }, limit) => store.bulkJobWaiting(id, limit),
      begin: async (job: Job) => async (accountId) => {
        const came = await store.performBulk(job, accountId);
        sum.accounts += 1;
        return came;
      },
      failed: (accountId, error) => {
        sum.failed.push({ accountId, error });
        sum.accounts += 1;
        return OURS;
      },
      note: (noted) => store.noteBulk(noted),
      leave: (id, name, at) => store.leaveBulkJob(id, name, at),
    },
    worker,
    now,
    signal,
  );
  return { jobs, ...sum };
}
