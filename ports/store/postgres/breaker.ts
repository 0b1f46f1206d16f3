import type { Actor } from '../../../domain/account.ts';
import type { Day } from '../../../domain/time/time.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { Breaker, BreakerRelease } from '../breaker.ts';
import { json, type Db, type Tx } from './db/database.ts';
import { lastingMs } from './db/machine-time.ts';
import { dateOf, dayOfDate, instantOf } from './db/values.ts';
import { closeTask } from './decide/task-changes.ts';

/** What it lets through is decided in `clearances.ts`. */
export const breakerOf = (db: Db): Breaker => ({
  async releaseBreaker({ id, day, reason, actor, at }) {
    await db.breakerRelease.createMany({
      data: { id, day: dateOf(day), reason, actor: json(actor), at: dateOf(at) },
      skipDuplicates: true,
    });
    await closeTask(db, `breaker:${day}`, { accountId: null, at });
    return toRelease(await db.breakerRelease.findUniqueOrThrow({ where: { id } }));
  },

  async breakerOn(day) {
    const release = await releaseFor(db, day);
    return {
      deactivations: await clearedOn(db, day),
      accounts: (await countedAccounts(db)) ?? (await countRealAccounts(db)),
      release: release === null ? null : toRelease(release),
    };
  },

  async countAccounts(olderThanMs) {
    const due = await db.$queryRaw<unknown[]>`SELECT 1 FROM record_info WHERE counted_at IS NULL
          OR counted_at < clock_timestamp() - ${lastingMs(olderThanMs)}`;
    if (due.length === 0) return;
    const accounts = await countRealAccounts(db);
    await db.$executeRaw`UPDATE record_info SET counted_accounts = ${accounts}, counted_at = clock_timestamp() WHERE id = 1`;
  },
});

export const clearedOn = async (tx: Tx | Db, day: Day): Promise<number> =>
  (await tx.clearanceDay.findUnique({ where: { day: dateOf(day) } }))?.n ?? 0;

export const releaseFor = (tx: Db | Tx, day: Day) =>
  tx.breakerRelease.findFirst({ where: { day: dateOf(day) }, orderBy: { ordinal: 'desc' } });

/** As counted now and then, by the upkeep; null: nobody has yet. */
export const countedAccounts = async (tx: Db | Tx): Promise<number | null> => {
  const info = await tx.recordInfo.findUnique({ where: { id: 1 } });
  return info === null || info.countedAt === null ? null : info.countedAccounts;
};

async function countRealAccounts(tx: Db | Tx): Promise<number> {
  const rows = await tx.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM accounts a LEFT JOIN projections p ON p.account_id = a.id
    WHERE NOT a.test_clock AND p.state IS DISTINCT FROM 'closed'`;
  return Number(rows[0]?.n ?? 0);
}

const toRelease = (row: Prisma.BreakerReleaseGetPayload<object>): BreakerRelease => ({
  id: row.id,
  day: dayOfDate(row.day),
  reason: row.reason,
  actor: row.actor as unknown as Actor,
  at: instantOf(row.at),
});
