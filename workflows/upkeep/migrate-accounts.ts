import type { Actor } from '../../domain/account.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Request } from '../../domain/events.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { workOnJobs } from './jobs.ts';

interface Job {
  id: string;
  policyName: string;
  policyVersion: number;
  reason: string;
  actor: Actor;
}
type Outcome = 'moved' | 'skipped' | 'refused' | 'failed';

/** What of the record the migration needs; `Store` has it. */
export interface JobSource {
  takePolicyJob(worker: string, forMs: number): Promise<Job | null>;
  policyJobWaiting(id: string, limit: number): Promise<string[]>;
  notePolicyJob(input: {
    id: string;
    worker: string;
    forMs: number;
    accountId: string;
    outcome: Outcome;
    detail: string | null;
  }): Promise<boolean>;
  leavePolicyJob(id: string, worker: string, now: Instant): Promise<void>;
  ask(
    accountId: string,
    ask: { id: string; request: Request; actor: Actor },
  ): Promise<{ ok: true } | { ok: false; refusal: Refusal }>;
  policyBody(name: string, version: number): Promise<Policy | null>;
  accountById(id: string): Promise<{ policyName: string; policyVersion: number } | null>;
}

const OURS = { outcome: 'failed', detail: 'something went wrong on our side: see the log' } as const;

export interface Migrated {
  jobs: number;
  moved: number;
  failed: { accountId: string; error: unknown }[];
}

/**
 * Works on the migrations to another policy that wait. Each account is asked under an id of the job and itself, so that
 * whoever takes a job up again after a crash moves nobody twice. One that can't be moved is noted as failed, and holds
 * up no other.
 */
export async function migrateAccounts(
  store: JobSource,
  worker: string,
  now: () => Instant,
  signal?: AbortSignal,
): Promise<Migrated> {
  const sum = { moved: 0, failed: [] as Migrated['failed'] };
  const jobs = await workOnJobs(
    {
      take: (name, forMs) => store.takePolicyJob(name, forMs),
      waiting: ({ id }, limit) => store.policyJobWaiting(id, limit),
      async begin(job: Job) {
        const policy = await store.policyBody(job.policyName, job.policyVersion);
        if (policy === null) throw new Error(`Job ${job.id} has no policy`);
        return async (accountId) => {
          const came = await move(job, policy, store, accountId);
          if (came.outcome === 'moved') sum.moved += 1;
          return came;
        };
      },
      failed: (accountId, error) => {
        sum.failed.push({ accountId, error });
        return OURS;
      },
      note: (noted) => store.notePolicyJob(noted),
      leave: (id, name, at) => store.leavePolicyJob(id, name, at),
    },
    worker,
    now,
    signal,
  );
  return { jobs, ...sum };
}

async function move(
  job: Job,
  policy: Policy,
  store: JobSource,
  accountId: string,
): Promise<{ outcome: Outcome; detail: string | null }> {
  const account = await store.accountById(accountId);
  if (account === null || (account.policyName === policy.name && account.policyVersion === policy.version))
    return { outcome: 'skipped', detail: null };
  const request = {
    type: 'CHANGE_POLICY_REQUESTED' as const,
    policy,
    reason: job.reason,
    expectedVersion: null,
    role: 'admin' as const,
  };
  const answer = await store.ask(accountId, { id: `${job.id}:${accountId}`, request, actor: job.actor });
  if (answer.ok) return { outcome: 'moved', detail: null };
  // Somebody was quicker by a moment: an agent, or another job.
  return answer.refusal.code === 'policy_unchanged'
    ? { outcome: 'skipped', detail: null }
    : { outcome: 'refused', detail: answer.refusal.message };
}
