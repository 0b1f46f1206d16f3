import type { JournalDocument, JournalLine } from '../../../domain/journal/entry.ts';
import type { Journal } from '../journal.ts';
import type { Db } from './db/database.ts';
import { DAY, NUMBER, pageFrom, placeIn } from './db/keyset.ts';
import { dateOf, dayOfDate, instantOf } from './db/values.ts';

/** The journal as it is read. It is written with the ledger's rows (`money.ts`). */
export const journalOf = (db: Db): Journal => ({
  async journal({ from, to, accountId, limit, cursor }) {
    const place = placeIn('journal', cursor, [DAY, NUMBER]);
    const entryOn = place === null ? null : new Date(place[0] as string);
    const rows = await db.journalEntry.findMany({
      where: {
        ...(accountId === undefined ? {} : { accountId }),
        entryOn: { gte: dateOf(from), lte: dateOf(to) },
        ...(place === null || entryOn === null
          ? {}
          : { OR: [{ entryOn: { gt: entryOn } }, { entryOn, id: { gt: BigInt(place[1] as string) } }] }),
      },
      orderBy: [{ entryOn: 'asc' }, { id: 'asc' }],
      include: { account: { select: { externalId: true } } },
      take: limit + 1,
    });
    const numbers = await numbersOf(db, rows.slice(0, limit).flatMap(linesOf));
    return pageFrom(
      'journal',
      rows,
      limit,
      (row) => [dayOfDate(row.entryOn), String(row.id)],
      (row) => ({
        id: `jrn_${row.id}`,
        at: instantOf(row.at),
        on: dayOfDate(row.entryOn),
        accountId: row.accountId,
        externalId: row.account.externalId,
        document: row.document as JournalDocument,
        documentId: row.documentId,
        currency: row.currency,
        lines: linesOf(row).map(({ account, invoiceId, amountMinor }) => ({
          account,
          invoiceId,
          invoiceNumber: invoiceId === null ? null : (numbers.get(invoiceId) ?? null),
          amountMinor,
        })),
      }),
    );
  },
});

const linesOf = (row: { lines: unknown }): JournalLine[] => row.lines as JournalLine[];

async function numbersOf(db: Db, lines: readonly JournalLine[]): Promise<Map<string, string>> {
  const ids = new Set(lines.flatMap(({ invoiceId }) => invoiceId ?? []));
  const rows = await db.invoice.findMany({ where: { id: { in: [...ids] } }, select: { id: true, number: true } });
  return new Map(rows.map(({ id, number }) => [id, number]));
}
