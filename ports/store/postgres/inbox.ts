import { Prisma } from '../../../prisma/client/client.ts';
import type { Teller, Word } from '../../inbox/inbox.ts';
import type { Inbox, Unheard } from '../inbox.ts';
import type { TaskOpening } from '../../../domain/tasks.ts';
import { inTransaction } from './db/database.ts';
import { lastingMs, machineNowOf, nowIn, waitAfter } from './db/machine-time.ts';
import { instantOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';
import { openTask } from './decide/task-changes.ts';

/** For an event that can't be decided. */
const WAITS = { firstS: 10, longestS: 3_600 };

interface Row {
  provider: Teller;
  eventId: string;
  type: string;
  word: unknown;
  receivedAt: Date;
  tries: number;
}

export const inboxOf = ({ db, machineNow }: Pick<Desk, 'db' | 'machineNow'>): Inbox => {
  const now = (): Prisma.Sql => nowIn({ machineNow });
  return {
    async keepTold(provider, { eventId, type, body, word }, graceMs) {
      const status = word === null ? 'ignored' : 'pending';
      const [row] = await db.$queryRaw<Row[]>`
        INSERT INTO inbox_events (provider, event_id, type, body, word, status, received_at, next_try_at, ended_at)
        SELECT ${provider}, ${eventId}, ${type}, ${JSON.stringify(body)}::jsonb,
          ${word === null ? null : JSON.stringify(word)}::jsonb,
          ${status}, t.now, CASE ${status} WHEN 'pending' THEN t.now + ${lastingMs(graceMs)} END,
          CASE ${status} WHEN 'ignored' THEN t.now END
        FROM (SELECT ${now()} AS now) t
        ON CONFLICT DO NOTHING
        RETURNING provider, event_id AS "eventId", type, word, received_at AS "receivedAt", tries`;
      return row === undefined || row.word === null ? null : unheardOf(row);
    },

    async unheard(limit) {
      const rows = await db.$queryRaw<Row[]>`
        UPDATE inbox_events SET tries = tries + 1,
          next_try_at = ${now()} + ${waitAfter(Prisma.sql`tries`, WAITS)}
        WHERE (provider, event_id) IN (
          SELECT provider, event_id FROM inbox_events
          WHERE status = 'pending' AND next_try_at <= ${now()}
          ORDER BY next_try_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
        ) RETURNING provider, event_id AS "eventId", type, word, received_at AS "receivedAt", tries`;
      return rows.map(unheardOf).sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
    },

    async endTold({ provider, eventId }, status, note) {
      await db.$executeRaw`
        UPDATE inbox_events SET status = ${status}, note = ${note}, next_try_at = NULL,
          ended_at = ${now()}
        WHERE provider = ${provider} AND event_id = ${eventId} AND status = 'pending'`;
    },

    endOfErased: ({ provider, eventId, type }, note) =>
      inTransaction(db, async (tx) => {
        const ended = await tx.$executeRaw`
          UPDATE inbox_events SET status = 'ignored', note = ${note}, body = '{"erased": true}', word = NULL,
            next_try_at = NULL, ended_at = ${now()}
          WHERE provider = ${provider} AND event_id = ${eventId} AND status = 'pending'`;
        if (ended > 0)
          await openTask(tx, ofErased(provider, eventId, type), {
            accountId: null,
            at: await machineNowOf({ machineNow }, tx),
          });
      }),

    async putOffTold({ provider, eventId }, note) {
      await db.$executeRaw`
        UPDATE inbox_events SET note = ${note}
        WHERE provider = ${provider} AND event_id = ${eventId} AND status = 'pending'`;
    },
  };
};

const ofErased = (provider: Teller, eventId: string, type: string): TaskOpening => ({
  key: `keyMismatch:${provider}:${eventId}`,
  kind: 'keyMismatch',
  dueOn: null,
  subject: {},
  data: {
    summary:
      'The provider tells something of an account that was erased: nothing was booked, look at it in its own book',
    provider,
    eventId,
    type,
  },
});

const unheardOf = ({ receivedAt, word, ...row }: Row): Unheard => ({
  ...row,
  word: word as Word,
  receivedAt: instantOf(receivedAt),
});
