import type { Actor } from '../../../domain/account.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { BankFeed, BankFeedImport } from '../bank-feed.ts';
import { json, type Db, type Tx } from './db/database.ts';
import { dateOf, dayOfDate, instantOf } from './db/values.ts';

export const bankFeedsOf = (db: Db): BankFeed => ({
  async noteBankFeed({ id, importedThrough, actor, at }) {
    const data = {
      id,
      importedThrough: importedThrough === null ? null : dateOf(importedThrough),
      actor: json(actor),
      at: dateOf(at),
    };
    await db.bankFeedImport.createMany({ data, skipDuplicates: true });
    return toImport(await db.bankFeedImport.findUniqueOrThrow({ where: { id } }));
  },

  bankFeed: () => bankFeedOf(db),
});

export async function bankFeedOf(tx: Db | Tx): Promise<BankFeedImport | null> {
  const newest = await tx.bankFeedImport.findFirst({ orderBy: { ordinal: 'desc' } });
  return newest === null ? null : toImport(newest);
}

const toImport = (row: Prisma.BankFeedImportGetPayload<object>): BankFeedImport => ({
  id: row.id,
  importedThrough: row.importedThrough === null ? null : dayOfDate(row.importedThrough),
  actor: row.actor as unknown as Actor,
  at: instantOf(row.at),
});
