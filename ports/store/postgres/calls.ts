import type { Call, Reach } from '../../../domain/billing/usage/call.ts';
import type { Month } from '../../../domain/billing/month.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Db, Tx } from './db/database.ts';
import { instantOf } from './db/values.ts';

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
