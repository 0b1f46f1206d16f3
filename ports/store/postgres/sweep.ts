import { Prisma } from '../../../prisma/client/client.ts';
import type { Sweep } from '../sweep.ts';
import { lastingMs, waitAfter } from './db/machine-time.ts';
import type { Desk } from './decide/desk.ts';
import { agendaOf } from './work.ts';

/** For an account that was nudged. */
const WAITS = { firstS: 10, longestS: 1_280 };

export const sweepOf = (desk: Desk): Sweep => ({
  /**
   * Those that were nudged least come first, so that nobody starves behind those that can't go on; rows that somebody
   * is at work on are passed over. By the statement's own time, as an index can: `clock_timestamp()` is another for each
   * row.
   */
  async overdue(graceMs, limit) {
    const rows = await desk.db.$queryRaw<{ accountId: string }[]>`
      UPDATE account_states SET nudges = nudges + 1,
        nudge_after = clock_timestamp() + ${waitAfter(Prisma.sql`nudges`, WAITS)}
      WHERE account_id IN (
        SELECT account_id FROM account_states
        WHERE stuck_since IS NULL AND (nudge_after IS NULL OR nudge_after < statement_timestamp())
          AND NOT EXISTS (SELECT FROM record_info WHERE restored_at IS NOT NULL)
          AND (wake_at < statement_timestamp() - ${lastingMs(graceMs)}
            OR work_since < statement_timestamp() - ${lastingMs(graceMs)})
        ORDER BY nudges, wake_at NULLS LAST LIMIT ${limit} FOR UPDATE SKIP LOCKED
      ) RETURNING account_id AS "accountId"`;
    return Promise.all(rows.map(async ({ accountId }) => ({ accountId, agenda: await agendaOf(desk, accountId) })));
  },
});
