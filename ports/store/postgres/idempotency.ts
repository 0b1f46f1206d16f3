import type { Idempotency, IdempotencyClaim, StoredAnswer } from '../store.ts';
import { json, NO_JSON, type Db } from './database.ts';
import { dateOf } from './values.ts';

type Claimed = Parameters<Idempotency['claim']>[0];

/** Who has a key is decided by one statement each: an insert that finds its place free, or an update that finds nobody at work. */
async function claim(db: Db, { scope, key, bodyHash, owner, requestId, now }: Claimed): Promise<IdempotencyClaim> {
  const { count } = await db.idempotencyKey.createMany({ data: { scope, key, bodyHash, owner, requestId, createdAt: dateOf(now) }, skipDuplicates: true });
  if (count === 1) return { state: 'new', requestId };
  const known = await db.idempotencyKey.findUnique({ where: { scope_key: { scope, key } } });
  // Forgotten in between: as if it had never been.
  if (known === null) return claim(db, { scope, key, bodyHash, owner, requestId, now });
  if (known.bodyHash !== bodyHash) return { state: 'reused' };
  if (known.answer !== null) return { state: 'done', answer: known.answer as unknown as StoredAnswer };
  const taken = await db.idempotencyKey.updateMany({ where: { scope, key, owner: null, answer: { equals: NO_JSON } }, data: { owner } });
  return taken.count === 1 ? { state: 'resumed', requestId: known.requestId } : { state: 'running' };
}

export const idempotencyOf = (db: Db): Idempotency => ({
  claim: (claimed) => claim(db, claimed),

  async keepAnswer({ scope, key, answer }) {
    await db.idempotencyKey.updateMany({ where: { scope, key }, data: { answer: json(answer), owner: null } });
  },

  async releaseClaim({ scope, key }) {
    await db.idempotencyKey.updateMany({ where: { scope, key }, data: { owner: null } });
  },

  async releaseClaims(owner) {
    await db.idempotencyKey.updateMany({ where: { owner }, data: { owner: null } });
  },

  async forgetAnswersBefore(instant) {
    return (await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: dateOf(instant) } } })).count;
  },
});
