import type { Prisma } from '../../../prisma/client/client.ts';
import { Refused } from '../store.ts';
import type { EndpointRow, Webhooks } from '../webhooks.ts';
import type { Db } from './db/database.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, instantOf, instantOrNull, orNull } from './db/values.ts';
import { closeTask } from './decide/task-changes.ts';

/** The task of an endpoint that nothing has come through to for a week. */
export const failingTask = (endpointId: string): string => `webhookFailing:${endpointId}`;

export const webhookEndpointsOf = (
  db: Db,
): Pick<
  Webhooks,
  'addEndpoint' | 'endpoints' | 'endpointById' | 'changeEndpoint' | 'removeEndpoint' | 'rotateSecret'
> => ({
  async addEndpoint({ id, url, types, secret, now }) {
    // Taken up again after a crash, nobody has seen the secret that it was made with.
    return toEndpoint(
      await db.webhookEndpoint.upsert({
        where: { id },
        create: { id, url, types, secret, createdAt: dateOf(now) },
        update: { secret },
      }),
    );
  },

  async endpoints(page) {
    const rows = await db.webhookEndpoint.findMany({
      where: afterOrdinal('webhook endpoints', page),
      orderBy: { ordinal: 'asc' },
      take: page.limit + 1,
    });
    return pageFrom('webhook endpoints', rows, page.limit, ordinalOf, toEndpoint);
  },

  endpointById: async (id) => orNull(await db.webhookEndpoint.findUnique({ where: { id } }), toEndpoint),

  async changeEndpoint({ id, url, types, paused, now }) {
    await existing(db, id);
    const pausing =
      paused === undefined
        ? {}
        : paused
          ? { pausedAt: dateOf(now), pausedBecause: 'by hand' }
          : { pausedAt: null, pausedBecause: null, failingSince: null, restsUntil: null };
    const row = await db.webhookEndpoint.update({
      where: { id },
      data: { ...(url === undefined ? {} : { url }), ...(types === undefined ? {} : { types }), ...pausing },
    });
    if (paused === false) await closeTask(db, failingTask(id), { accountId: null, at: now });
    return toEndpoint(row);
  },

  async removeEndpoint(id, now) {
    await db.$executeRaw`
      DELETE FROM webhook_bodies b USING webhook_deliveries d
      WHERE d.endpoint_id = ${id} AND b.month = d.body_month AND b.delivery_id = d.id`;
    await db.webhookEndpoint.deleteMany({ where: { id } });
    await closeTask(db, failingTask(id), { accountId: null, at: now });
  },

  async rotateSecret({ id, secret, until, again }) {
    await existing(db, id);
    await db.$executeRaw`
      UPDATE webhook_endpoints SET secret = ${secret}, previous_until = ${until}::timestamptz,
        previous_secret = CASE WHEN ${again} AND previous_secret IS NOT NULL THEN previous_secret ELSE secret END
      WHERE id = ${id}`;
  },
});

async function existing(db: Db, id: string): Promise<void> {
  if ((await db.webhookEndpoint.count({ where: { id } })) === 0)
    throw new Refused(404, 'not_found', `There is no webhook endpoint ${id}`);
}

const toEndpoint = (row: Prisma.WebhookEndpointGetPayload<object>): EndpointRow => ({
  id: row.id,
  url: row.url,
  types: row.types as EndpointRow['types'],
  pausedAt: instantOrNull(row.pausedAt),
  pausedBecause: row.pausedBecause,
  failingSince: instantOrNull(row.failingSince),
  createdAt: instantOf(row.createdAt),
});
