import type { Idempotency, IdempotencyClaim, StoredAnswer } from '../idempotency.ts';
import type { Db } from './db/database.ts';
import { lastingMs } from './db/machine-time.ts';
import { dateOf } from './db/values.ts';

type Claimed = Parameters<Idempotency['claim']>[0];

interface Known {
  bodyHash: string;
  requestId: string;
  answer: StoredAnswer | null;
}

/**
 * Who has a key is decided by one statement each: an insert that finds its place free, or an update that finds nobody
 * at work. Leases are by the database's clock.
 */
async function claim(db: Db, claimed: Claimed): Promise<IdempotencyClaim> {
  const { scope, key, bodyHash, leaseMs, requestId, now } = claimed;
  const made = await db.$executeRaw`
    INSERT INTO idempotency_keys (scope, key, body_hash, request_id, lease_until, created_at)
    VALUES (${scope}, ${key}, ${bodyHash}, ${requestId}, clock_timestamp() + ${lastingMs(leaseMs)},
      ${dateOf(now)}) ON CONFLICT DO NOTHING`;
  if (made === 1) return { state: 'new', requestId };
  const [known] = await db.$queryRaw<
    Known[]
  >`SELECT body_hash AS "bodyHash", request_id AS "requestId", answer FROM idempotency_keys WHERE scope = ${scope} AND key = ${key}`;
  // Forgotten in between: as if it had never been.
  if (known === undefined) return claim(db, claimed);
  if (known.bodyHash !== bodyHash) return { state: 'reused' };
  if (known.answer !== null) return { state: 'done', answer: known.answer };
  const taken = await db.$executeRaw`
    UPDATE idempotency_keys SET lease_until = clock_timestamp() + ${lastingMs(leaseMs)}
    WHERE scope = ${scope} AND key = ${key} AND answer IS NULL AND (lease_until IS NULL OR lease_until < clock_timestamp())`;
  return taken === 1 ? { state: 'resumed', requestId: known.requestId } : { state: 'running' };
}

export const idempotencyOf = (db: Db): Idempotency => ({
  claim: (claimed) => claim(db, claimed),

  async renewClaim({ scope, key, leaseMs }) {
    await db.$executeRaw`
      UPDATE idempotency_keys SET lease_until = clock_timestamp() + ${lastingMs(leaseMs)}
      WHERE scope = ${scope} AND key = ${key} AND answer IS NULL AND lease_until IS NOT NULL`;
  },

  async keepAnswer({ scope, key, answer }) {
    await db.$executeRaw`UPDATE idempotency_keys SET answer = ${JSON.stringify(answer)}::jsonb, lease_until = NULL
          WHERE scope = ${scope} AND key = ${key}`;
  },

  async releaseClaim({ scope, key }) {
    await db.idempotencyKey.updateMany({ where: { scope, key }, data: { leaseUntil: null } });
  },

  async forgetAnswersBefore(instant) {
    await db.request.deleteMany({ where: { at: { lt: dateOf(instant) } } });
    return (await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: dateOf(instant) } } })).count;
  },
});
