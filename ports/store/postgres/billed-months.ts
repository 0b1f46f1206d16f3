import type { BillSeries } from '../../../domain/billing/series.ts';
import type { MonthLine } from '../../../domain/billing/lines.ts';
import type { Tx } from './db/database.ts';

/** What was billed by month, as the record keeps it. */

/** The lines that stand: of invoices that are not void, and of what was credited instead of one. */
export async function standingLines(tx: Tx, accountId: string, series: BillSeries): Promise<MonthLine[]> {
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
export async function isOfMonth(tx: Tx, invoiceId: string): Promise<{ isMonth?: true; series?: BillSeries }> {
  const month = await tx.billedMonth.findFirst({ where: { invoiceId, outcome: 'issued' }, select: { series: true } });
  return month === null ? {} : { isMonth: true, series: month.series as BillSeries };
}
