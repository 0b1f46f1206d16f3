import type { Actor } from '../../../domain/account.ts';
import type { Rejected } from '../../../domain/statements/entry.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { BankStatements, StatementCounts, StatementRow } from '../bank-statements.ts';
import { type Db, inTransaction, json } from './db/database.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, dayOfDate, instantOf, instantOrNull, orNull } from './db/values.ts';

const LIST = 'bank statements';

export const bankStatementsOf = (db: Db): BankStatements => ({
  async beginStatement({ actor, createdAt, ...statement }) {
    await db.bankStatement.createMany({
      data: { ...statement, actor: json(actor), createdAt: dateOf(createdAt) },
      skipDuplicates: true,
    });
  },

  finishStatement: ({ id, counts, rejected, rejectedRows, importedThrough, finishedAt, feedId }) =>
    inTransaction(db, async (tx) => {
      const through = importedThrough === null ? null : dateOf(importedThrough);
      const { count } = await tx.bankStatement.updateMany({
        where: { id, finishedAt: null },
        data: {
          counts: json(counts),
          rejected: json(rejected),
          rejectedRows,
          finishedAt: dateOf(finishedAt),
          importedThrough: through,
        },
      });
      const row = await tx.bankStatement.findUniqueOrThrow({ where: { id } });
      if (count > 0 && through !== null)
        await tx.bankFeedImport.createMany({
          data: { id: feedId, importedThrough: through, actor: json(row.actor), at: dateOf(finishedAt) },
          skipDuplicates: true,
        });
      return toStatement(row);
    }),

  statementById: async (id) => orNull(await db.bankStatement.findUnique({ where: { id } }), toStatement),

  async statements(page) {
    const rows = await db.bankStatement.findMany({
      where: afterOrdinal(LIST, page),
      orderBy: { ordinal: 'asc' },
      take: page.limit + 1,
    });
    return pageFrom(LIST, rows, page.limit, ordinalOf, toStatement);
  },
});

const toStatement = (row: Prisma.BankStatementGetPayload<object>): StatementRow => ({
  id: row.id,
  format: row.format as StatementRow['format'],
  mapping: row.mapping,
  sha256: row.sha256,
  actor: row.actor as unknown as Actor,
  createdAt: instantOf(row.createdAt),
  finishedAt: instantOrNull(row.finishedAt),
  counts: row.counts as unknown as StatementCounts | null,
  rejected: row.rejected as unknown as Rejected[],
  rejectedRows: row.rejectedRows,
  importedThrough: row.importedThrough === null ? null : dayOfDate(row.importedThrough),
});
