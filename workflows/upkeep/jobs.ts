import type { Instant } from '../../domain/time/time.ts';
import { WrittenByNewer } from '../../domain/written-by-newer.ts';
import { fewAtATime } from './few-at-a-time.ts';

/** Jobs that do something with each of many accounts. `Done`: what came of one. */
export interface Jobs<Job extends { id: string }, Done> {
  take(worker: string, forMs: number): Promise<Job | null>;
  /** Accounts of a job that nothing has been done with. */
  waiting(job: Job, limit: number): Promise<string[]>;
  /** What is to be done with each of its accounts. Whoever throws has failed, but for `WrittenByNewer`, which leaves it waiting. */
  begin(job: Job): Promise<(accountId: string) => Promise<Done>>;
  /** What is noted of one that threw. */
  failed(accountId: string, error: unknown): Done;
  /** False: somebody else has the job by now. */
  note(noted: { id: string; worker: string; forMs: number; accountId: string } & Done): Promise<boolean>;
  leave(id: string, worker: string, now: Instant): Promise<void>;
}

/** Longer than one account can take; a worker that died is followed this much later. */
const LEASE_MS = 15_000;
const CHUNK = 50;
const AT_ONCE = 5;

/**
 * Works on the jobs that wait, until none does or it is told to stop; answers how many it took. When nothing can be
 * noted the record is away, and the job is let go of as it is, for the next time. Accounts that only a newer release can
 * read are left to its workers, and hold up no other of their job.
 */
export async function workOnJobs<Job extends { id: string }, Done>(
  jobs: Jobs<Job, Done>,
  worker: string,
  now: () => Instant,
  signal?: AbortSignal,
): Promise<number> {
  let taken = 0;
  while (signal?.aborted !== true) {
    const job = await jobs.take(worker, LEASE_MS);
    if (job === null) return taken;
    taken += 1;
    try {
      if (!(await workOn(job, jobs, worker, signal))) return taken;
    } finally {
      await jobs.leave(job.id, worker, now());
    }
  }
  return taken;
}

/** False: the record is away, somebody else has the job, or what is left of it is a newer release's. */
async function workOn<Job extends { id: string }, Done>(
  job: Job,
  jobs: Jobs<Job, Done>,
  worker: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const perform = await jobs.begin(job);
  let goesOn = true;
  const aside = new Set<string>();
  const one = async (accountId: string): Promise<void> => {
    const done = await perform(accountId).catch((error: unknown) => {
      return error instanceof WrittenByNewer ? null : jobs.failed(accountId, error);
    });
    if (done === null) aside.add(accountId);
    else goesOn &&= await jobs.note({ id: job.id, worker, forMs: LEASE_MS, accountId, ...done }).catch(() => false);
  };
  for (;;) {
    const waiting = (await jobs.waiting(job, CHUNK + aside.size)).filter((accountId) => !aside.has(accountId));
    if (waiting.length === 0) return aside.size === 0;
    const isOurs = (): boolean => goesOn && signal?.aborted !== true;
    await fewAtATime(waiting, AT_ONCE, one, isOurs);
    if (!isOurs()) return false;
  }
}
