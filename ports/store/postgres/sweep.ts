import type { Sweep } from '../sweep.ts';
import type { Desk } from './decide/desk.ts';
import { agendaOf } from './work.ts';

/** An account that was nudged is left alone for so long, twice as long each further time. */
const FIRST_BACKOFF_S = 10;
const MOST_DOUBLINGS = 7;

export const sweepOf = (desk: Desk): Sweep => ({
  /**
   * Those that were nudged least come first, so that nobody starves behind those that can't go on; rows that somebody
   * is at work on are passed over.
   */
  async overdue(graceMs, limit) {
    const rows = await desk.db.$queryRaw<{ accountId: string }[]>`
      UPDATE account_states SET nudges = nudges + 1, nudge_after = clock_timestamp() +
        power(2, least(nudges, ${MOST_DOUBLINGS}::int)) * ${FIRST_BACKOFF_S}::int * interval '1 second'
      WHERE account_id IN (
        SELECT account_id FROM account_states
        WHERE stuck_since IS NULL AND (nudge_after IS NULL OR nudge_after < clock_timestamp())
          AND (wake_at < clock_timestamp() - ${graceMs}::int * interval '1 millisecond'
            OR work_since < clock_timestamp() - ${graceMs}::int * interval '1 millisecond')
        ORDER BY nudges, wake_at NULLS LAST LIMIT ${limit} FOR UPDATE SKIP LOCKED
      ) RETURNING account_id AS "accountId"`;
    return Promise.all(rows.map(async ({ accountId }) => ({ accountId, agenda: await agendaOf(desk, accountId) })));
  },
});
