import type { Call, Reach } from '../../../domain/billing/usage/call.ts';
import { lastDayOfMonth, type Month, nextMonths } from '../../../domain/billing/month.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Db, Tx } from './db/database.ts';
import { dateOf, instantOf } from './db/values.ts';

interface CallColumns {
  month: Month;
  id: string;
  from: string;
  to: string;
  startedAt: Date;
  endedAt: Date;
  seconds: number;
  answered: boolean;
  direction: 'in' | 'out';
  reach: Reach;
  country: string | null;
  device: string | null;
}

/** An account's calls of some months, by their months; those without any are not among them. */
export async function callsOfMonths(
  tx: Db | Tx,
  accountId: string,
  months: readonly Month[],
  takenBy: Instant | null = null,
): Promise<Map<Month, Call[]>> {
  const byMonth = new Map<Month, Call[]>();
  if (months.length === 0) return byMonth;
  const rows = await tx.$queryRaw<CallColumns[]>`
    SELECT usage_month AS month, event_key::text AS id, from_digits AS "from", to_digits AS "to",
      started_at AS "startedAt", ended_at AS "endedAt", seconds, answered, direction, reach, country, device
    FROM calls WHERE usage_month = ANY(${[...months]}::text[]) AND account_id = ${accountId}
      AND (${takenBy}::timestamptz IS NULL OR taken_at <= ${takenBy}::timestamptz)
    ORDER BY usage_month, started_at, event_key`;
  for (const { month, startedAt, endedAt, ...row } of rows) {
    const call: Call = { ...row, startedAt: instantOf(startedAt), endedAt: instantOf(endedAt) };
    const calls = byMonth.get(month);
    if (calls === undefined) byMonth.set(month, [call]);
    else calls.push(call);
  }
  return byMonth;
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
