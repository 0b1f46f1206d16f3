import type { Role } from '../../../domain/account.ts';
import type { ApiKeys } from '../api-keys.ts';
import type { Db } from './db/database.ts';
import { orNull } from './db/values.ts';

export const apiKeysOf = (db: Db): ApiKeys => ({
  async saveApiKey({ id, hash, role }) {
    await db.apiKey.upsert({ where: { id }, create: { id, hash, role }, update: { hash, role }, select: { id: true } });
  },

  apiKeyRole: async (hash) =>
    orNull(await db.apiKey.findUnique({ where: { hash } }), ({ id, role }) => ({ id, role: role as Role })),
});
