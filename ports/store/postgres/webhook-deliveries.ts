import type { HookType } from '../../../domain/hooks.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import { Refused } from '../store.ts';
import type { DeliveryRow, DeliveryStatus, DueDelivery, Webhooks } from '../webhooks.ts';
import { webhookBodies } from './bodies.ts';
import { inTransaction } from './db/database.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { lastingMs, nowIn } from './db/machine-time.ts';
import { instantOf, instantOrNull } from './db/values.ts';
import type { Desk } from './decide/desk.ts';
import { openTask } from './decide/task-changes.ts';
import { failingTask } from './webhook-endpoints.ts';

/** Of one endpoint so many at once: one that is slow holds up nobody else's. */
const OF_ONE_ENDPOINT = 5;
/** An endpoint that can't be reached is left alone for so long, all of it. */
const RESTS_MS = 5_000;
const FAILS_FOR_DAYS = 7;

export const webhookDeliveriesOf = ({
  db,
  machineNow,
}: Pick<Desk, 'db' | 'machineNow'>): Pick<
  Webhooks,
  'deliveries' | 'deliveryById' | 'redeliver' | 'dueDeliveries' | 'settleDelivery'
> => {
  const now = (): Prisma.Sql => nowIn({ machineNow });
  return {
    async deliveries({ endpointId, status, ...page }) {
      const rows = await db.webhookDelivery.findMany({
        where: {
          ...(endpointId === undefined ? {} : { endpointId }),
          ...(status === undefined ? {} : { status }),
          ...afterOrdinal('webhook deliveries', page),
        },
        orderBy: { ordinal: 'asc' },
        take: page.limit + 1,
      });
      const bodies = await webhookBodies(db, rows);
      return pageFrom('webhook deliveries', rows, page.limit, ordinalOf, toDelivery(bodies));
    },

    async deliveryById(id) {
      const row = await db.webhookDelivery.findUnique({ where: { id } });
      return row === null ? null : toDelivery(await webhookBodies(db, [row]))(row);
    },

    redeliver: (id, at) =>
      inTransaction(db, async (tx) => {
        // Whoever moves bodies or lets go of them is waited for; then it is looked which it has.
        await tx.$queryRaw`SELECT FROM webhook_deliveries WHERE id = ${id} FOR UPDATE`;
        const again = await tx.$executeRaw`
          WITH kept AS (
            SELECT d.id, d.body_month AS month, CASE WHEN d.body_month IS NULL THEN d.body ELSE b.body END AS body
            FROM webhook_deliveries d LEFT JOIN webhook_bodies b ON b.month = d.body_month AND b.delivery_id = d.id
            WHERE d.id = ${id}
          ), taken AS (
            DELETE FROM webhook_bodies b USING kept WHERE b.month = kept.month AND b.delivery_id = kept.id
          )
          UPDATE webhook_deliveries d SET status = 'pending', tries = 0, next_try_at = ${at}::timestamptz,
            ended_at = NULL, body = kept.body, body_month = NULL
          FROM kept WHERE d.id = kept.id AND kept.body IS NOT NULL`;
        const row = await tx.webhookDelivery.findUnique({ where: { id } });
        if (row === null) throw new Refused(404, 'not_found', `There is no webhook delivery ${id}`);
        if (again === 0)
          throw new Refused(410, 'not_kept', 'What this delivery said is no longer kept, and can not be sent again');
        return toDelivery(new Map())(row);
      }),

    async dueDeliveries(limit, leaseMs) {
      const rows = await db.$queryRaw<(Omit<DueDelivery, 'createdAt' | 'secrets'> & Secrets & { createdAt: Date })[]>`
        WITH t AS (SELECT ${now()} AS now), due AS (
          SELECT d.id FROM webhook_endpoints e, t, LATERAL (
            SELECT id FROM webhook_deliveries one
            WHERE endpoint_id = e.id AND status = 'pending' AND next_try_at <= t.now AND NOT EXISTS (
              SELECT 1 FROM webhook_deliveries older
              WHERE older.endpoint_id = e.id AND older.status = 'pending' AND older.ordinal < one.ordinal
                AND older.account_id = one.account_id)
            ORDER BY ordinal LIMIT ${OF_ONE_ENDPOINT} FOR UPDATE SKIP LOCKED
          ) d WHERE e.paused_at IS NULL AND (e.rests_until IS NULL OR e.rests_until <= t.now)
            AND NOT EXISTS (SELECT FROM record_info WHERE restored_at IS NOT NULL)
          LIMIT ${limit}
        )
        UPDATE webhook_deliveries d SET tries = tries + 1,
          next_try_at = t.now + ${lastingMs(leaseMs)}
        FROM due, t, webhook_endpoints e WHERE d.id = due.id AND e.id = d.endpoint_id
        RETURNING d.id, e.id AS "endpointId", e.url, e.secret,
          CASE WHEN e.previous_until > t.now THEN e.previous_secret END AS previous, d.type, d.body, d.tries,
          d.created_at AS "createdAt"`;
      return rows.map(({ createdAt, secret, previous, ...row }) => ({
        ...row,
        secrets: previous === null ? [secret] : [secret, previous],
        createdAt: instantOf(createdAt),
      }));
    },

    async settleDelivery(id, delivered, waitsMs) {
      const { status, error } = delivered;
      const isThrough = error === null;
      const ends = isThrough || waitsMs === null;
      const [row] = await db.$queryRaw<{ endpointId: string; isPaused: boolean; url: string }[]>`
        WITH t AS (SELECT ${now()} AS now), ended AS (
          UPDATE webhook_deliveries SET last_status = ${status}::int, last_error = ${error},
            status = ${isThrough ? 'delivered' : ends ? 'failed' : 'pending'},
            next_try_at = t.now + ${lastingMs(waitsMs ?? 0)},
            ended_at = CASE WHEN ${ends} THEN t.now END
          FROM t WHERE id = ${id} AND status = 'pending' RETURNING endpoint_id
        )
        UPDATE webhook_endpoints e SET
          failing_since = CASE WHEN ${isThrough} THEN NULL ELSE coalesce(e.failing_since, t.now) END,
          rests_until = CASE WHEN ${'away' in delivered && delivered.away} THEN t.now + ${lastingMs(RESTS_MS)} END,
          paused_at = CASE WHEN NOT ${isThrough} AND e.failing_since < t.now - ${FAILS_FOR_DAYS}::int * interval '1 day'
            THEN coalesce(e.paused_at, t.now) ELSE e.paused_at END,
          paused_because = CASE WHEN NOT ${isThrough} AND e.failing_since < t.now - ${FAILS_FOR_DAYS}::int * interval '1 day'
            THEN coalesce(e.paused_because, ${WEEK}) ELSE e.paused_because END
        FROM ended, t WHERE e.id = ended.endpoint_id
        RETURNING e.id AS "endpointId", e.url, e.paused_because = ${WEEK} AS "isPaused"`;
      if (row?.isPaused !== true) return;
      const at = machineNow?.() ?? instantOf(new Date());
      await openTask(
        db,
        {
          key: failingTask(row.endpointId),
          kind: 'webhookFailing',
          dueOn: null,
          subject: {},
          data: {
            summary: `Nothing has come through to ${row.url} for a week: it is paused`,
            endpointId: row.endpointId,
          },
        },
        { accountId: null, at },
      );
    },
  };
};

const WEEK = 'nothing came through for a week';

interface Secrets {
  secret: string;
  previous: string | null;
}

/** `bodies`: of those that have moved, by their ids, as far as they are kept. */
const toDelivery =
  (bodies: ReadonlyMap<string, unknown>) =>
  (row: Prisma.WebhookDeliveryGetPayload<object>): DeliveryRow => ({
    id: row.id,
    endpointId: row.endpointId,
    accountId: row.accountId,
    type: row.type as HookType,
    body: row.bodyMonth === null ? row.body : (bodies.get(row.id) ?? null),
    status: row.status as DeliveryStatus,
    tries: row.tries,
    lastStatus: row.lastStatus,
    lastError: row.lastError,
    createdAt: instantOf(row.createdAt),
    nextTryAt: row.status === 'pending' ? instantOf(row.nextTryAt) : null,
    endedAt: instantOrNull(row.endedAt),
  });
