import type { Actor } from '../../../domain/account.ts';
import type { JobOrder } from '../../../domain/bulk.ts';
import { type BulkJob as JobRow, Prisma } from '../../../prisma/client/client.ts';
import type { BulkJob, BulkJobs, BulkOutcome, Chosen } from '../bulk-jobs.ts';
import { ACCOUNTS, accountsFor, conditionsOf, machineTime, whereAll } from './account-conditions.ts';
import { inTransaction, json, type Tx } from './db/database.ts';
import { lastingMs } from './db/machine-time.ts';
import { beforeOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { unbilledFor } from './invoice-run-accounts.ts';
import { dateOf, instantOf, instantOrNull, minorOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';

const LIST = 'bulk jobs';

export const bulkJobsOf = (desk: Desk): Omit<BulkJobs, 'judgeBulk' | 'performBulk'> => ({
  async countChosen(chosen) {
    const of = 'filter' in chosen ? chosen.filter : null;
    const found =
      of === null
        ? chosenIn(desk, chosen)
        : Prisma.sql`${accountsFor(of)} ${whereAll(conditionsOf(of, machineTime(desk)))}`;
    const [row] = await desk.db.$queryRaw<[{ n: bigint }]>`SELECT count(*) AS n FROM ${found}`;
    return minorOf(row.n);
  },

  async chosenIds(chosen, limit) {
    const rows = await desk.db.$queryRaw<{ id: string }[]>`
      SELECT a.id FROM ${chosenIn(desk, chosen)} ORDER BY a.ordinal LIMIT ${limit}::int`;
    return rows.map(({ id }) => id);
  },

  createBulkJob: ({ id, chosen, order, reason, actor, role, dryRun, now }) =>
    inTransaction(desk.db, async (tx) => {
      const before = await tx.bulkJob.findUnique({ where: { id } });
      if (before !== null) return jobOf(before);
      const data = {
        id,
        order: json(order),
        reason,
        actor: json(actor),
        role,
        dryRun,
        createdAt: dateOf(now),
        total: 0,
      };
      await tx.bulkJob.create({ data, select: { id: true } });
      const total = await tx.$executeRaw`
        INSERT INTO bulk_job_accounts (job_id, account_id) SELECT ${id}, a.id FROM ${chosenIn(desk, chosen)}`;
      const finishedAt = total === 0 ? dateOf(now) : null;
      return jobOf(await tx.bulkJob.update({ where: { id }, data: { total, finishedAt } }));
    }),

  async bulkJobById(id) {
    const row = await desk.db.bulkJob.findUnique({ where: { id } });
    return row === null ? null : jobOf(row);
  },

  async bulkJobs(page) {
    const rows = await desk.db.bulkJob.findMany({
      where: beforeOrdinal(LIST, page),
      orderBy: { ordinal: 'desc' },
      take: page.limit + 1,
    });
    const { items, nextCursor } = pageFrom(LIST, rows, page.limit, ordinalOf, (row) => row);
    return { items: items.map(jobOf), nextCursor };
  },

  async bulkJobProblems(id, limit) {
    const rows = await desk.db.bulkJobAccount.findMany({
      where: { jobId: id, outcome: { in: ['refused', 'failed'] } },
      orderBy: [{ outcome: 'asc' }, { accountId: 'asc' }],
      take: limit,
    });
    return rows.map(({ accountId, outcome, code, detail }) => ({
      accountId,
      outcome: outcome as BulkOutcome,
      code,
      detail,
    }));
  },

  retryBulkJob: (id) =>
    inTransaction(desk.db, async (tx) => {
      await lockJob(tx, id);
      const { count } = await tx.bulkJobAccount.updateMany({
        where: { jobId: id, outcome: { in: ['refused', 'failed'] } },
        data: { outcome: null, code: null, detail: null },
      });
      return jobOf(await tx.bulkJob.update({ where: { id }, data: count === 0 ? {} : { finishedAt: null } }));
    }),

  async takeBulkJob(worker, forMs) {
    const [taken] = await desk.db.$queryRaw<{ id: string }[]>`
      UPDATE bulk_jobs SET worker = ${worker}, worker_until = now() + ${lastingMs(forMs)}
      WHERE id = (
        SELECT id FROM bulk_jobs WHERE finished_at IS NULL AND (worker_until IS NULL OR worker_until < now())
          ORDER BY ordinal LIMIT 1 FOR UPDATE SKIP LOCKED
      ) RETURNING id`;
    return taken === undefined ? null : jobOf(await desk.db.bulkJob.findUniqueOrThrow({ where: { id: taken.id } }));
  },

  async bulkJobWaiting(id, limit) {
    const rows = await desk.db.bulkJobAccount.findMany({
      where: { jobId: id, outcome: null },
      orderBy: { accountId: 'asc' },
      take: limit,
      select: { accountId: true },
    });
    return rows.map(({ accountId }) => accountId);
  },

  noteBulk: ({ id, worker, forMs, accountId, outcome, code, detail }) =>
    inTransaction(desk.db, async (tx) => {
      // What was done is true, whoever has the job by now.
      await tx.bulkJobAccount.updateMany({
        where: { jobId: id, accountId, outcome: null },
        data: { outcome, code, detail },
      });
      const held = await tx.$executeRaw`UPDATE bulk_jobs SET worker_until = now() + ${lastingMs(forMs)}
          WHERE id = ${id} AND worker = ${worker}`;
      return held > 0;
    }),

  leaveBulkJob: (id, worker, now) =>
    inTransaction(desk.db, async (tx) => {
      await lockJob(tx, id);
      const waiting = await tx.bulkJobAccount.findFirst({
        where: { jobId: id, outcome: null },
        select: { jobId: true },
      });
      await tx.bulkJob.updateMany({
        where: { id, worker },
        data: { worker: null, workerUntil: null, ...(waiting === null ? { finishedAt: dateOf(now) } : {}) },
      });
    }),
});

/** After `FROM`. */
function chosenIn({ machineNow }: Desk, chosen: Chosen): Prisma.Sql {
  if ('filter' in chosen)
    return Prisma.sql`${ACCOUNTS} ${whereAll(conditionsOf(chosen.filter, machineTime({ machineNow })))}`;
  return 'unbilledFor' in chosen
    ? Prisma.sql`accounts a WHERE a.id IN (SELECT u.account_id FROM (${unbilledFor(chosen.unbilledFor)}) u)`
    : Prisma.sql`accounts a WHERE a.id = ANY(${[...chosen.accountIds]}::text[])`;
}

/** Who makes accounts wait again and who finishes the job come one after the other. */
const lockJob = (tx: Tx, id: string): Promise<unknown> =>
  tx.$queryRaw`SELECT id FROM bulk_jobs WHERE id = ${id} FOR UPDATE`;

const NOTHING_YET = { applied: 0, skipped: 0, refused: 0, failed: 0 };

function jobOf(row: JobRow): BulkJob {
  const outcomes = { ...NOTHING_YET, ...(row.outcomes as Partial<Record<BulkOutcome, number>>) };
  return {
    id: row.id,
    order: row.order as JobOrder,
    reason: row.reason,
    actor: row.actor as unknown as Actor,
    role: row.role as BulkJob['role'],
    dryRun: row.dryRun,
    total: row.total,
    done: Object.values(outcomes).reduce((sum, one) => sum + one, 0),
    outcomes,
    createdAt: instantOf(row.createdAt),
    finishedAt: instantOrNull(row.finishedAt),
    taken: row.worker !== null,
  };
}
