import type { MonthLine } from '../../../domain/billing/lines.ts';
import type { Tx } from './db/database.ts';

/** What was billed by month, as the record keeps it. */

/** The lines that stand: of invoices that are not void, and of what was credited instead of one. */
export async function standingLines(tx: Tx, accountId: string, series: string): Promise<MonthLine[]> {
  const rows = await tx.billedMonth.findMany({
    where: { accountId, series, outcome: { not: 'nothing' } },
    orderBy: [{ month: 'asc' }, { generation: 'asc' }],
    select: { outcome: true, invoiceId: true, lines: true },
  });
  const issued = rows.flatMap(({ outcome, invoiceId }) =>
    outcome === 'issued' && invoiceId !== null ? [invoiceId] : [],
  );
  const gone = new Set(
    (await tx.invoice.findMany({ where: { id: { in: issued }, status: 'void' }, select: { id: true } })).map(
      ({ id }) => id,
    ),
  );
  return rows
    .filter(({ outcome, invoiceId }) => outcome !== 'issued' || invoiceId === null || !gone.has(invoiceId))
    .flatMap(({ lines }) => lines as unknown as MonthLine[]);
}

/** Whether an invoice is that of a month: then it is made anew when it is voided. */
export const isOfMonth = async (tx: Tx, invoiceId: string): Promise<{ isMonth?: true }> =>
  (await tx.billedMonth.count({ where: { invoiceId, outcome: 'issued' } })) > 0 ? { isMonth: true } : {};
