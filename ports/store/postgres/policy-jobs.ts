import type { Actor } from '../../../domain/account.ts';
import { Prisma, type PolicyJob as JobRow } from '../../../prisma/client/client.ts';
import type { AccountFilter } from '../account-filter.ts';
import type { PolicyJob, PolicyJobOutcome, PolicyJobs } from '../policy-jobs.ts';
import { ACCOUNTS, conditionsOf, machineTime, whereAll } from './account-conditions.ts';
import { inTransaction, json, type Tx } from './db/database.ts';
import { lastingMs } from './db/machine-time.ts';
import type { Desk } from './decide/desk.ts';
import { beforeOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, instantOf, instantOrNull } from './db/values.ts';

const LIST = 'policy jobs';

export const policyJobsOf = ({ db, machineNow }: Desk): PolicyJobs => ({
  createPolicyJob: ({ id, policyName, policyVersion, filter, reason, actor, now }) =>
    inTransaction(db, async (tx) => {
      const before = await tx.policyJob.findUnique({ where: { id } });
      if (before !== null) return jobOf(before);
      const others = Prisma.sql`(a.policy_name, a.policy_version) <> (${policyName}, ${policyVersion}::int)`;
      await tx.policyJob.create({
        data: {
          id,
          policyName,
          policyVersion,
          filter: json(filter),
          reason,
          actor: json(actor),
          total: 0,
          createdAt: dateOf(now),
        },
        select: { id: true },
      });
      // A million ids are no business of this process.
      const total = await tx.$executeRaw`
        INSERT INTO policy_job_accounts (job_id, account_id)
        SELECT ${id}, a.id FROM ${ACCOUNTS} ${whereAll([...conditionsOf(filter, machineTime({ machineNow })), others])}`;
      const finishedAt = total === 0 ? dateOf(now) : null;
      return jobOf(await tx.policyJob.update({ where: { id }, data: { total, finishedAt } }));
    }),

  async policyJobById(id) {
    const row = await db.policyJob.findUnique({ where: { id } });
    return row === null ? null : jobOf(row);
  },

  async policyJobs(page) {
    const rows = await db.policyJob.findMany({
      where: beforeOrdinal(LIST, page),
      orderBy: { ordinal: 'desc' },
      take: page.limit + 1,
    });
    const { items, nextCursor } = pageFrom(LIST, rows, page.limit, ordinalOf, (row) => row);
    return { items: items.map(jobOf), nextCursor };
  },

  async policyJobProblems(id, limit) {
    const rows = await db.policyJobAccount.findMany({
      where: { jobId: id, outcome: { in: ['refused', 'failed'] } },
      orderBy: [{ outcome: 'asc' }, { accountId: 'asc' }],
      take: limit,
    });
    return rows.map(({ accountId, outcome, detail }) => ({ accountId, outcome: outcome as PolicyJobOutcome, detail }));
  },

  retryPolicyJob: (id) =>
    inTransaction(db, async (tx) => {
      await lockJob(tx, id);
      const { count } = await tx.policyJobAccount.updateMany({
        where: { jobId: id, outcome: { in: ['refused', 'failed'] } },
        data: { outcome: null, detail: null },
      });
      return jobOf(await tx.policyJob.update({ where: { id }, data: count === 0 ? {} : { finishedAt: null } }));
    }),

  async takePolicyJob(worker, forMs) {
    const taken = await db.$queryRaw<{ id: string }[]>`
      UPDATE policy_jobs SET worker = ${worker}, worker_until = now() + ${lastingMs(forMs)}
      WHERE id = (
        SELECT id FROM policy_jobs WHERE finished_at IS NULL AND (worker_until IS NULL OR worker_until < now())
          ORDER BY ordinal LIMIT 1 FOR UPDATE SKIP LOCKED
      ) RETURNING id`;
    return taken[0] === undefined ? null : jobOf(await db.policyJob.findUniqueOrThrow({ where: { id: taken[0].id } }));
  },

  async policyJobWaiting(id, limit) {
    const rows = await db.policyJobAccount.findMany({
      where: { jobId: id, outcome: null },
      orderBy: { accountId: 'asc' },
      take: limit,
      select: { accountId: true },
    });
    return rows.map(({ accountId }) => accountId);
  },

  notePolicyJob: ({ id, worker, forMs, accountId, outcome, detail }) =>
    inTransaction(db, async (tx) => {
      // What was done is true, whoever has the job by now.
      await tx.policyJobAccount.updateMany({
        where: { jobId: id, accountId, outcome: null },
        data: { outcome, detail },
      });
      const held = await tx.$executeRaw`UPDATE policy_jobs SET worker_until = now() + ${lastingMs(forMs)}
          WHERE id = ${id} AND worker = ${worker}`;
      return held > 0;
    }),

  leavePolicyJob: (id, worker, now) =>
    inTransaction(db, async (tx) => {
      await lockJob(tx, id);
      const waiting = await tx.policyJobAccount.findFirst({
        where: { jobId: id, outcome: null },
        select: { jobId: true },
      });
      await tx.policyJob.updateMany({
        where: { id, worker },
        data: { worker: null, workerUntil: null, ...(waiting === null ? { finishedAt: dateOf(now) } : {}) },
      });
    }),
});

/**
 * Who makes accounts wait again and who finishes the job come one after the other: or a finished job would have some
 * that wait for ever.
 */
const lockJob = (tx: Tx, id: string): Promise<unknown> =>
  tx.$queryRaw`SELECT id FROM policy_jobs WHERE id = ${id} FOR UPDATE`;

const NOTHING_YET = { moved: 0, skipped: 0, refused: 0, failed: 0 };

function jobOf(row: JobRow): PolicyJob {
  const outcomes = { ...NOTHING_YET, ...(row.outcomes as Partial<Record<PolicyJobOutcome, number>>) };
  return {
    id: row.id,
    policyName: row.policyName,
    policyVersion: row.policyVersion,
    filter: row.filter as AccountFilter,
    reason: row.reason,
    actor: row.actor as unknown as Actor,
    total: row.total,
    done: Object.values(outcomes).reduce((sum, one) => sum + one, 0),
    outcomes,
    createdAt: instantOf(row.createdAt),
    finishedAt: instantOrNull(row.finishedAt),
    taken: row.worker !== null,
  };
}
