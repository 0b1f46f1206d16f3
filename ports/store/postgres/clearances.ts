import type { Clearance, HeldWhy } from '../../../domain/clearance.ts';
import type { Day } from '../../../domain/time.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { Safety } from '../safety.ts';
import { inTransaction, type Db, type Tx } from './database.ts';
import { bankFeedOf, stopOf, toRelease } from './switches.ts';
import { dateOf } from './values.ts';

/** Ours among the database's advisory locks: whoever counts the day's clearances counts alone. */
const BREAKER_LOCK = 60_007_654_322n;

export const clearancesOf = (db: Db): Pick<Safety, 'decideClearance' | 'breakerOn'> => ({
  decideClearance: ({ key, accountId, day, at }, judge) =>
    inTransaction(db, async (tx) => {
      const before = await tx.clearance.findUnique({ where: { key } });
      if (before !== null) return toClearance(before);
      const { testClock } = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { testClock: true } });
      const company = { stopped: await stopOf(tx, 'deactivations'), importedThrough: (await bankFeedOf(tx))?.importedThrough ?? null, accounts: testClock ? 0 : await realAccounts(tx) };
      // Held until the transaction ends: the next to ask sees what this one was told.
      if (!testClock) await tx.$executeRaw`SELECT pg_advisory_xact_lock(${BREAKER_LOCK})`;
      const said = judge({ ...company, testClock, clearedToday: testClock ? 0 : await clearedOn(tx, day, accountId), released: (await releaseFor(tx, day)) !== null });
      await tx.clearance.create({ data: { key, accountId, day: dateOf(day), at: dateOf(at), ...(said.cleared ? {} : { why: said.why, because: said.because }) }, select: { key: true } });
      return said;
    }),

  async breakerOn(day) {
    const release = await releaseFor(db, day);
    return { deactivations: await clearedOn(db, day, null), accounts: await realAccounts(db), release: release === null ? null : toRelease(release) };
  },
});

const releaseFor = (tx: Db | Tx, day: Day) => tx.breakerRelease.findFirst({ where: { day: dateOf(day) }, orderBy: { ordinal: 'desc' } });

/** Accounts in real time that were cleared on a day; an account that asks again is not counted against itself. */
async function clearedOn(tx: Db | Tx, day: Day, butAccountId: string | null): Promise<number> {
  const rows = await tx.$queryRaw<{ n: bigint }[]>`
    SELECT count(DISTINCT c.account_id) AS n FROM clearances c JOIN accounts a ON a.id = c.account_id
    WHERE c.day = ${dateOf(day)}::date AND c.why IS NULL AND NOT a.test_clock AND c.account_id IS DISTINCT FROM ${butAccountId}`;
  return Number(rows[0]?.n ?? 0);
}

async function realAccounts(tx: Db | Tx): Promise<number> {
  const rows = await tx.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM accounts a LEFT JOIN projections p ON p.account_id = a.id WHERE NOT a.test_clock AND p.state IS DISTINCT FROM 'closed'`;
  return Number(rows[0]?.n ?? 0);
}

const toClearance = ({ why, because }: Prisma.ClearanceGetPayload<object>): Clearance =>
  why === null ? { cleared: true } : { cleared: false, why: why as HeldWhy, because: because ?? '' };
