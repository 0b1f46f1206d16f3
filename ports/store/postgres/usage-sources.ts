import { firstDayOf, lastDayOfMonth, type Month, nextMonths } from '../../../domain/billing/month.ts';
import type { Day, Instant } from '../../../domain/time/time.ts';
import type { InvoiceRun } from '../invoice-runs.ts';
import type { Db, Tx } from './db/database.ts';
import { dateOf, dayOfDate } from './db/values.ts';

/** Where calls come from, and whether all of a month's have come. */

/** What a source has said of its completeness is not taken back. */
export async function noteSource(
  db: Db,
  { source, completeThrough, at }: { source: string; completeThrough: Day | null; at: Instant },
): Promise<void> {
  const through = completeThrough === null ? null : dateOf(completeThrough);
  await db.$executeRaw`
    INSERT INTO usage_sources (source, complete_through, updated_at) VALUES (${source}, ${through}::date, ${dateOf(at)})
    ON CONFLICT (source) DO UPDATE SET updated_at = excluded.updated_at,
      complete_through = greatest(usage_sources.complete_through, excluded.complete_through)`;
}

/**
 * Sources of which calls of the account's month are to come: they had some of it or of the month before, and have said
 * through which day all have come, which is none after its last. One that never says waits for nobody.
 */
export async function incompleteSources(tx: Db | Tx, accountId: string, usageMonth: Month): Promise<string[]> {
  const rows = await tx.$queryRaw<{ source: string }[]>`
    SELECT s.source FROM usage_sources s
    WHERE s.complete_through < ${dateOf(lastDayOfMonth(usageMonth))}::date AND EXISTS (
      SELECT FROM calls c WHERE c.usage_month IN (${usageMonth}, ${nextMonths(usageMonth, -1)})
        AND c.account_id = ${accountId} AND c.source = s.source)
    ORDER BY 1`;
  return rows.map(({ source }) => source);
}

/** Those that have told of calls lately; one that was given up is missed by nobody. */
export async function incompleteIn(db: Db, month: Month): Promise<InvoiceRun['incompleteSources']> {
  const usageMonth = nextMonths(month, -1);
  const rows = await db.$queryRaw<{ source: string; through: Date; without: bigint }[]>`
    SELECT s.source, s.complete_through AS through, count(b.account_id) AS without
    FROM usage_sources s LEFT JOIN billed_months b ON b.month = ${month}
      AND s.source = ANY(b.incomplete_sources) AND b.incomplete_sources <> '{}'
    WHERE s.complete_through >= ${dateOf(firstDayOf(nextMonths(usageMonth, -1)))}::date
      AND (s.complete_through < ${dateOf(lastDayOfMonth(usageMonth))}::date OR b.account_id IS NOT NULL)
    GROUP BY 1, 2 ORDER BY 1`;
  return rows.map(({ source, through, without }) => ({
    source,
    completeThrough: dayOfDate(through),
    billedWithout: Number(without),
  }));
}
