import { nextMonths } from '../../../domain/billing/month.ts';
import type { UsageReject } from '../usage.ts';
import type { Copying } from './db/copying.ts';
import type { StagedCall } from './usage-staging.ts';
import { COLUMNS, copyText } from './usage-staging.ts';

/** One call twice, told otherwise the second time. */
export const CONFLICTING = 'conflicting';

/** A part of an import as it is written: all of it, or nothing. */
export interface UsagePart {
  importId: string;
  /** Rows of the import before it, by which a second one at the same work is found out. */
  rowsBefore: number;
  rows: number;
  calls: readonly StagedCall[];
  rejects: readonly UsageReject[];
  /** Of the rejects, those that are not kept beyond the most that are. */
  rejected: number;
  mendable: number;
}

/** Somebody else reads the same content. */
export class OvertakenImport extends Error {
  override readonly name = 'OvertakenImport';
}

/**
 * COPY into a table of the transaction's own, then what is new into `calls` in the order of their keys. First come is
 * what stays. A call that was told with another time is looked for in the months beside its own, too.
 */
export async function writePart(copying: Copying, part: UsagePart): Promise<{ new: number; conflicting: number }> {
  const counts = part.calls.length === 0 ? { new: 0, conflicts: [] } : await take(copying, part.calls);
  const conflicting = counts.conflicts.length;
  const rejects = [...part.rejects, ...counts.conflicts];
  if (rejects.length > 0)
    await copying.query(
      `INSERT INTO usage_rejects (import_id, line, code, message)
       SELECT $1, line, code, message FROM jsonb_to_recordset($2::jsonb) AS r(line int, code text, message text)
       ON CONFLICT DO NOTHING`,
      [part.importId, JSON.stringify(rejects)],
    );
  const { rowCount } = await copying.query(
    `UPDATE usage_imports SET rows = rows + $3, new = new + $4, conflicting = conflicting + $5, rejected = rejected + $6,
       repeated = repeated + $7, mendable = mendable + $8
     WHERE id = $1 AND rows = $2 AND finished_at IS NULL`,
    [
      part.importId,
      part.rowsBefore,
      part.rows,
      counts.new,
      conflicting,
      part.rejected,
      part.calls.length - counts.new - conflicting,
      part.mendable,
    ],
  );
  if (rowCount === 0) throw new OvertakenImport(`${part.importId} is being read by somebody else`);
  return { new: counts.new, conflicting };
}

const SAME = [
  'source',
  'from_digits',
  'to_digits',
  'started_at',
  'ended_at',
  'seconds',
  'answered',
  'direction',
] as const;
const tuple = (table: string): string => `(${SAME.map((column) => `${table}.${column}`).join(', ')})`;

/**
 * A part is looked up by its keys, however many calls a month has: a plan that reads all of them is dearer with each
 * part. What is sorted fits into memory.
 */
const BY_THEIR_KEYS = "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL work_mem = '64MB'";

async function take(
  copying: Copying,
  calls: readonly StagedCall[],
): Promise<{ new: number; conflicts: UsageReject[] }> {
  const months = [...new Set(calls.map(({ month }) => month))];
  const around = months.flatMap((month) => [nextMonths(month, -1), nextMonths(month, 1)]);
  // In the month of all of them nothing can be beside it.
  const beside = [...new Set(months.length === 1 ? around : [...around, ...months])];
  await copying.query(BY_THEIR_KEYS);
  await copying.query('SELECT open_incoming_calls()');
  await copying.copy(`incoming_calls (${COLUMNS.join(', ')}, line)`, copyText(calls));
  const elsewhere = await copying.query<{ line: number; at: string }>(
    `DELETE FROM incoming_calls i USING calls c
     WHERE c.usage_month = ANY($1) AND c.account_id = i.account_id AND c.event_key = i.event_key
       AND c.usage_month <> i.usage_month
     RETURNING i.line, c.started_at::text AS at`,
    [beside],
  );
  const inserted = await copying.query(
    `INSERT INTO calls (${COLUMNS.join(', ')}) SELECT ${COLUMNS.join(', ')} FROM incoming_calls
     ORDER BY usage_month, account_id, event_key, line ON CONFLICT DO NOTHING`,
  );
  const staged = calls.length - elsewhere.rowCount;
  const differing =
    inserted.rowCount === staged
      ? []
      : (
          await copying.query<{ line: number }>(
            `SELECT i.line FROM incoming_calls i JOIN calls c USING (usage_month, account_id, event_key)
             WHERE c.usage_month = ANY($1) AND ${tuple('i')} IS DISTINCT FROM ${tuple('c')}`,
            [months],
          )
        ).rows;
  const conflicts = [
    ...elsewhere.rows.map(({ line, at }) => ({ line, said: `a call that began at ${at}` })),
    ...differing.map(({ line }) => ({ line, said: 'other numbers, times or seconds' })),
  ];
  return {
    new: inserted.rowCount,
    conflicts: conflicts.map(({ line, said }) => ({
      line,
      code: CONFLICTING,
      message: `eventId: the source has told it with ${said} before, which stays`,
    })),
  };
}
