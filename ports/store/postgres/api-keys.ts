import type { Role } from '../../../domain/account.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { ApiKeyRow, ApiKeys } from '../api-keys.ts';
import { Refused } from '../store.ts';
import { auditIn } from './audit.ts';
import { type Db, inTransaction } from './db/database.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, instantOf, instantOrNull, orNull } from './db/values.ts';

const LIST = 'api keys';

export const apiKeysOf = (db: Db): ApiKeys => ({
  async saveApiKey({ id, hash, role }) {
    await db.apiKey.upsert({ where: { id }, create: { id, hash, role }, update: { hash, role }, select: { id: true } });
  },

  addApiKey: ({ id, name, hash, role, expiresAt, by }) =>
    inTransaction(db, async (tx) => {
      const known = await tx.apiKey.findUnique({ where: { id } });
      if (known !== null) return toKey(await tx.apiKey.update({ where: { id }, data: { hash } }));
      const row = await tx.apiKey.create({
        data: { id, name, hash, role, createdAt: dateOf(by.at), expiresAt: expiresAt && dateOf(expiresAt) },
      });
      await auditIn(tx, { ...by, action: 'key.created', subject: id, data: { name, role, expiresAt } });
      return toKey(row);
    }),

  async apiKeys(page) {
    const rows = await db.apiKey.findMany({
      where: { revokedAt: null, ...afterOrdinal(LIST, page) },
      orderBy: { ordinal: 'asc' },
      take: page.limit + 1,
    });
    return pageFrom(LIST, rows, page.limit, ordinalOf, toKey);
  },

  apiKeyById: async (id) => orNull(await db.apiKey.findUnique({ where: { id } }), toKey),
  apiKeyByHash: async (hash) => orNull(await db.apiKey.findUnique({ where: { hash } }), toKey),

  apiKeyUsed: async (id, now) =>
    void (await db.$executeRaw`UPDATE api_keys SET last_used_at = ${now}::timestamptz WHERE id = ${id}`),

  revokeApiKey: (id, by) =>
    inTransaction(db, async (tx) => {
      const revoked = await tx.$executeRaw`
        UPDATE api_keys SET revoked_at = ${by.at}::timestamptz WHERE id = ${id} AND revoked_at IS NULL`;
      const row = await tx.apiKey.findUnique({ where: { id } });
      if (row === null) throw new Refused(404, 'not_found', `There is no API key ${id}`);
      if (revoked > 0)
        await auditIn(tx, { ...by, action: 'key.revoked', subject: id, data: { name: row.name, role: row.role } });
      return toKey(row);
    }),
});

const toKey = (row: Prisma.ApiKeyGetPayload<object>): ApiKeyRow => ({
  id: row.id,
  name: row.name,
  role: row.role as Role,
  createdAt: instantOf(row.createdAt),
  expiresAt: instantOrNull(row.expiresAt),
  lastUsedAt: instantOrNull(row.lastUsedAt),
  revokedAt: instantOrNull(row.revokedAt),
});
