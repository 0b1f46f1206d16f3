import type { Instant } from '../../../domain/time/time.ts';
import type { Teller, Word } from '../../inbox/inbox.ts';
import type { Inbox, Unheard } from '../inbox.ts';
import { instantOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';

/** An event that can't be decided is left alone for so long, twice as long each further time, up to an hour. */
const FIRST_WAIT_S = 10;
const MOST_DOUBLINGS = 9;
const LONGEST_WAIT_S = 3_600;

interface Row {
  provider: Teller;
  eventId: string;
  type: string;
  word: unknown;
  receivedAt: Date;
  tries: number;
}

export const inboxOf = ({ db, machineNow }: Pick<Desk, 'db' | 'machineNow'>): Inbox => {
  /** The machine's time, where a test has set it. */
  const now = (): Instant | null => machineNow?.() ?? null;
  return {
    async keepTold(provider, { eventId, type, body, word }, graceMs) {
      const status = word === null ? 'ignored' : 'pending';
      const [row] = await db.$queryRaw<Row[]>`
        INSERT INTO inbox_events (provider, event_id, type, body, word, status, received_at, next_try_at, ended_at)
        SELECT ${provider}, ${eventId}, ${type}, ${JSON.stringify(body)}::jsonb,
          ${word === null ? null : JSON.stringify(word)}::jsonb,
          ${status}, t.now, CASE ${status} WHEN 'pending' THEN t.now + ${graceMs}::int * interval '1 millisecond' END,
          CASE ${status} WHEN 'ignored' THEN t.now END
        FROM (SELECT coalesce(${now()}::timestamptz, clock_timestamp()) AS now) t
        ON CONFLICT DO NOTHING
        RETURNING provider, event_id AS "eventId", type, word, received_at AS "receivedAt", tries`;
      return row === undefined || row.word === null ? null : unheardOf(row);
    },

    async unheard(limit) {
      const rows = await db.$queryRaw<Row[]>`
        UPDATE inbox_events SET tries = tries + 1,
          next_try_at = coalesce(${now()}::timestamptz, clock_timestamp())
            + least(power(2, least(tries, ${MOST_DOUBLINGS}::int)) * ${FIRST_WAIT_S}::int, ${LONGEST_WAIT_S}::int)
              * interval '1 second'
        WHERE (provider, event_id) IN (
          SELECT provider, event_id FROM inbox_events
          WHERE status = 'pending' AND next_try_at <= coalesce(${now()}::timestamptz, clock_timestamp())
          ORDER BY next_try_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
        ) RETURNING provider, event_id AS "eventId", type, word, received_at AS "receivedAt", tries`;
      return rows.map(unheardOf).sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
    },

    async endTold({ provider, eventId }, status, note) {
      await db.$executeRaw`
        UPDATE inbox_events SET status = ${status}, note = ${note}, next_try_at = NULL,
          ended_at = coalesce(${now()}::timestamptz, clock_timestamp())
        WHERE provider = ${provider} AND event_id = ${eventId} AND status = 'pending'`;
    },

    async putOffTold({ provider, eventId }, note) {
      await db.$executeRaw`
        UPDATE inbox_events SET note = ${note}
        WHERE provider = ${provider} AND event_id = ${eventId} AND status = 'pending'`;
    },
  };
};

const unheardOf = ({ receivedAt, word, ...row }: Row): Unheard => ({
  ...row,
  word: word as Word,
  receivedAt: instantOf(receivedAt),
});
