import type { BankMapping } from '../../../domain/statements/mapping.ts';
import type { BankMappings } from '../bank-mappings.ts';
import { type Db, json } from './db/database.ts';
import { dateOf } from './db/values.ts';

export const bankMappingsOf = (db: Db): BankMappings => ({
  async bankMapping(name) {
    const row = await db.bankMapping.findUnique({ where: { name } });
    return row === null ? null : (row.body as unknown as BankMapping);
  },

  bankMappingNames: async () =>
    (await db.bankMapping.findMany({ select: { name: true }, orderBy: { name: 'asc' } })).map(({ name }) => name),

  async saveBankMapping({ name, mapping, actor, at }) {
    const said = { body: json(mapping), actor: json(actor), changedAt: dateOf(at) };
    await db.bankMapping.upsert({ where: { name }, create: { name, ...said }, update: said });
  },
});
