import type { Actor } from '../../domain/account.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Request } from '../../domain/events.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { fewAtATime } from './few-at-a-time.ts';

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

/** Longer than one account can take; a worker that died is followed this much later. */
const LEASE_MS = 15_000;
const CHUNK = 50;
const AT_ONCE = 5;

export interface Migrated {
  jobs: number;
  moved: number;
  failed: { accountId: string; error: unknown }[];
}

/**
 * Works on the migrations to another policy that wait, until none does or it is told to stop. One account after the
 * other is asked, under an id of the job and the account, so that whoever takes a job up again after a crash moves
 * nobody twice. One that can't be moved is noted as failed, and holds up no other; when nothing can be noted the record
 * is away, and the job is let go of as it is, for the next time.
 */
export async function migrateAccounts(
  store: JobSource,
  worker: string,
  now: () => Instant,
  signal?: AbortSignal,
): Promise<Migrated> {
  const sum: Migrated = { jobs: 0, moved: 0, failed: [] };
  while (signal?.aborted !== true) {
    const job = await store.takePolicyJob(worker, LEASE_MS);
    if (job === null) return sum;
    sum.jobs += 1;
    try {
      if (!(await workOn(job, store, worker, sum, signal))) return sum;
    } finally {
      await store.leavePolicyJob(job.id, worker, now());
    }
  }
  return sum;
}

/** False: the record is away, or somebody else has the job. */
async function workOn(
  job: Job,
  store: JobSource,
  worker: string,
  sum: Migrated,
  signal?: AbortSignal,
): Promise<boolean> {
  const policy = await store.policyBody(job.policyName, job.policyVersion);
  if (policy === null) throw new Error(`Job ${job.id} has no policy`);
  let goesOn = true;
  const note = async (accountId: string, outcome: Outcome, detail: string | null): Promise<void> => {
    goesOn &&= await store
      .notePolicyJob({ id: job.id, worker, forMs: LEASE_MS, accountId, outcome, detail })
      .catch(() => false);
  };
  const one = async (accountId: string): Promise<void> => {
    try {
      const { outcome, detail } = await move(job, policy, store, accountId);
      await note(accountId, outcome, detail);
      if (outcome === 'moved') sum.moved += 1;
    } catch (error) {
      sum.failed.push({ accountId, error });
      await note(accountId, 'failed', 'something went wrong on our side: see the log');
    }
  };
  for (;;) {
    const waiting = await store.policyJobWaiting(job.id, CHUNK);
    if (waiting.length === 0) return true;
    const isOurs = (): boolean => goesOn && signal?.aborted !== true;
    await fewAtATime(waiting, AT_ONCE, one, isOurs);
    if (!isOurs()) return false;
  }
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
