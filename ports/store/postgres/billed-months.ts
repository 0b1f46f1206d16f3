import type { BillSeries } from '../../../domain/billing/series.ts';
import type { MonthLine } from '../../../domain/billing/lines.ts';
import { ratedMonths, type RatedMonths } from '../../../domain/billing/usage/rated-by.ts';
import type { Tx } from './db/database.ts';

/** What was billed by month, as the record keeps it. */

export interface Standing {
  lines: MonthLine[];
  ratedBy: RatedMonths;
}

/**
 * What stands: of invoices that are not void, of what was credited instead of one, and of months of which there was
 * nothing to bill.
 */
export async function standingOf(tx: Tx, accountId: string, series: BillSeries): Promise<Standing> {
  const rows = await tx.billedMonth.findMany({
    where: { accountId, series },
    orderBy: [{ month: 'asc' }, { generation: 'asc' }],
    select: { outcome: true, invoiceId: true, lines: true, ratedBy: true },
  });
  const issued = rows.flatMap(({ outcome, invoiceId }) =>
    outcome === 'issued' && invoiceId !== null ? [invoiceId] : [],
  );
  const gone = new Set(
    (await tx.invoice.findMany({ where: { id: { in: issued }, status: 'void' }, select: { id: true } })).map(
      ({ id }) => id,
    ),
  );
  const standing = rows.filter(
    ({ outcome, invoiceId }) => outcome !== 'issued' || invoiceId === null || !gone.has(invoiceId),
  );
  return {
    lines: standing.flatMap(({ outcome, lines }) => (outcome === 'nothing' ? [] : (lines as unknown as MonthLine[]))),
    ratedBy: ratedMonths(standing.map(({ ratedBy }) => (ratedBy ?? {}) as RatedMonths)),
  };
}

/** Whether an invoice is that of a month: then it is made anew when it is voided. */
export async function isOfMonth(tx: Tx, invoiceId: string): Promise<{ isMonth?: true; series?: BillSeries }> {
  const month = await tx.billedMonth.findFirst({ where: { invoiceId, outcome: 'issued' }, select: { series: true } });
  return month === null ? {} : { isMonth: true, series: month.series as BillSeries };
}
