import type { OpenInvoice } from '../../domain/chart/paying.ts';
import type { PayPageInvoice } from '../../domain/messages/pay-page.ts';
import type { InvoiceRow } from '../../ports/store/store.ts';
import type { ApiDeps } from '../deps.ts';

/** So many are listed; the total is of all. */
const MOST = 30;

/** The invoices of a page: what is open of them, oldest first, and after it those that are closed by now. */
export async function invoicesOn(
  deps: ApiDeps,
  accountId: string,
  open: readonly OpenInvoice[],
  closedIds: readonly string[],
): Promise<{ invoices: PayPageInvoice[]; more: number }> {
  const closed = await Promise.all(closedIds.slice(0, MOST).map((id) => deps.store.invoiceById(id)));
  const all = [
    ...open.map(ofOpen),
    ...closed.flatMap((row) => (row === null || row.accountId !== accountId ? [] : [ofClosed(row)])),
  ];
  return { invoices: all.slice(0, MOST), more: Math.max(0, all.length - MOST) };
}

const ofOpen = ({ number, dueOn, daysOverdue, isPastDue, balanceMinor, payableMinor, isOnItsWay }: OpenInvoice) =>
  ({
    number,
    dueOn,
    daysOverdue,
    standing: payableMinor > 0 ? (isPastDue && daysOverdue > 0 ? 'late' : 'due') : isOnItsWay ? 'onItsWay' : 'disputed',
    amountMinor: payableMinor > 0 ? payableMinor : balanceMinor,
  }) satisfies PayPageInvoice;

const ofClosed = ({ number, dueOn, status, totalMinor }: InvoiceRow): PayPageInvoice => ({
  number,
  dueOn,
  daysOverdue: 0,
  standing: status === 'void' ? 'void' : 'paid',
  amountMinor: totalMinor,
});
