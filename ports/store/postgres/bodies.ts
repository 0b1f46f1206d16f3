import type { Month } from '../../../domain/billing/month.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import type { Bodies } from '../bodies.ts';
import type { Db } from './db/database.ts';
import { nowIn } from './db/machine-time.ts';
import type { Desk } from './decide/desk.ts';

/** The month of an instant, in a statement. */
export const monthIn = (instant: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM')`;

/** What is left with a webhook's head: a body as readers of the release before know one. */
const HUSK = Prisma.sql`jsonb_build_object('type', d.type, 'timestamp', d.body -> 'timestamp', 'data', '{}'::jsonb)`;

/**
 * Each kind's, in one statement: what nobody is at is locked, copied and emptied. An account on a test clock lives in a
 * time of its own: its mails are of the month in which they move. A mail that came in waits for whoever has the task to
 * read it.
 */
const moves = (now: Prisma.Sql, limit: number): Prisma.Sql[] => [
  Prisma.sql`
    WITH done AS (
      SELECT e.id, e.html, e.text, ${monthIn(Prisma.sql`CASE WHEN a.test_clock THEN ${now} ELSE least(e.at, ${now}) END`)} AS month
      FROM emails e JOIN accounts a ON a.id = e.account_id
      WHERE e.body_month IS NULL AND e.status <> 'queued' ORDER BY e.ordinal LIMIT ${limit}::int FOR UPDATE OF e SKIP LOCKED
    ), moved AS (
      INSERT INTO email_bodies (month, email_id, html, text) SELECT month, id, html, text FROM done
      ON CONFLICT (month, email_id) DO UPDATE SET html = excluded.html, text = excluded.text
    )
    UPDATE emails e SET html = '', text = '', body_month = done.month FROM done WHERE e.id = done.id`,
  Prisma.sql`
    WITH done AS (
      SELECT m.id, m.text, m.raw, ${monthIn(Prisma.sql`m.received_at`)} AS month FROM mails_in m
      WHERE m.body_month IS NULL AND m.status <> 'new'
        AND NOT EXISTS (SELECT FROM tasks t WHERE t.key = 'reply:' || m.id AND t.status = 'open')
      ORDER BY m.ordinal LIMIT ${limit}::int FOR UPDATE OF m SKIP LOCKED
    ), moved AS (
      INSERT INTO mail_in_bodies (month, mail_id, text, raw) SELECT month, id, text, raw FROM done
      ON CONFLICT (month, mail_id) DO UPDATE SET text = excluded.text, raw = excluded.raw
    )
    UPDATE mails_in m SET text = '', raw = '', body_month = done.month FROM done WHERE m.id = done.id`,
  Prisma.sql`
    WITH done AS (
      SELECT d.id, d.body, ${monthIn(Prisma.sql`d.created_at`)} AS month FROM webhook_deliveries d
      WHERE d.body_month IS NULL AND d.status = 'delivered' ORDER BY d.ordinal LIMIT ${limit}::int FOR UPDATE OF d SKIP LOCKED
    ), moved AS (
      INSERT INTO webhook_bodies (month, delivery_id, body) SELECT month, id, body FROM done
      ON CONFLICT (month, delivery_id) DO UPDATE SET body = excluded.body
    )
    UPDATE webhook_deliveries d SET body = ${HUSK}, body_month = done.month FROM done WHERE d.id = done.id`,
  Prisma.sql`
    WITH done AS (
      SELECT i.provider, i.event_id, i.body, i.word, ${monthIn(Prisma.sql`i.received_at`)} AS month FROM inbox_events i
      WHERE i.body_month IS NULL AND i.status <> 'pending' ORDER BY i.ordinal LIMIT ${limit}::int FOR UPDATE OF i SKIP LOCKED
    ), moved AS (
      INSERT INTO inbox_bodies (month, provider, event_id, body, word)
      SELECT month, provider, event_id, body, word FROM done
      ON CONFLICT (month, provider, event_id) DO UPDATE SET body = excluded.body, word = excluded.word
    )
    UPDATE inbox_events i SET body = '{}', word = NULL, body_month = done.month
    FROM done WHERE i.provider = done.provider AND i.event_id = done.event_id`,
];

export const bodiesOf = ({ db, machineNow }: Pick<Desk, 'db' | 'machineNow'>): Bodies => ({
  async moveBodies(limit) {
    let moved = 0;
    for (const { text, values } of moves(nowIn({ machineNow }), limit))
      moved += await db.$executeRawUnsafe(text, ...values);
    return moved;
  },

  async makeMonthsOfBodies(months) {
    const early = await db.$queryRaw<{ month: Month }[]>`
      SELECT month FROM email_bodies_other UNION SELECT month FROM mail_in_bodies_other
      UNION SELECT month FROM webhook_bodies_other UNION SELECT month FROM inbox_bodies_other`;
    // One at a time: each keeps its tables for a moment.
    for (const month of new Set([...months, ...early.map((one) => one.month)]))
      await db.$executeRaw`SELECT ensure_bodies_of(${[month]}::text[])`;
  },

  async letGoOfBodies(before) {
    const gone: string[] = [];
    for (;;) {
      const [row] = await db.$queryRaw<{ part: string | null }[]>`SELECT let_go_of_bodies(${before}) AS part`;
      if (row?.part == null) return gone;
      gone.push(row.part);
    }
  },
});

/** Of deliveries that have moved, those that are kept. */
export async function webhookBodies(
  db: Db,
  rows: readonly { id: string; bodyMonth: string | null }[],
): Promise<Map<string, unknown>> {
  const moved = rows.filter(({ bodyMonth }) => bodyMonth !== null);
  if (moved.length === 0) return new Map();
  const kept = await db.$queryRaw<{ id: string; body: unknown }[]>`
    SELECT b.delivery_id AS id, b.body
    FROM unnest(${moved.map(({ bodyMonth }) => bodyMonth)}::text[], ${moved.map(({ id }) => id)}::text[]) AS d(month, id)
    JOIN webhook_bodies b ON b.month = d.month AND b.delivery_id = d.id`;
  return new Map(kept.map(({ id, body }) => [id, body]));
}
