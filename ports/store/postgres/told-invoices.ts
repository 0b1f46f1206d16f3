import type { Invoice } from '../../../domain/account.ts';
import type { Moves } from '../../../domain/money/moves.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import { dayOfDate, minorOf } from './db/values.ts';
import type { Account } from './decide/account.ts';

/** As facts tell of an invoice. */
export const told = (row: Prisma.InvoiceGetPayload<object>): Invoice => ({
  id: row.id,
  number: row.number,
  issuedOn: dayOfDate(row.issuedOn),
  dueOn: dayOfDate(row.dueOn),
  totalMinor: minorOf(row.totalMinor),
  balanceMinor: minorOf(row.balanceMinor),
});

/** Oldest first. */
export async function toldOf({ tx }: Account, invoiceIds: readonly string[]): Promise<Invoice[]> {
  if (invoiceIds.length === 0) return [];
  const rows = await tx.invoice.findMany({
    where: { id: { in: [...invoiceIds] } },
    orderBy: [{ dueOn: 'asc' }, { ordinal: 'asc' }],
  });
  return rows.map(told);
}

/** What becomes of invoices that were given up, after the moves are written; for the fact that tells of them. */
export async function recovering(account: Account, { invoices }: Moves): Promise<{ uncollectible?: Invoice[] }> {
  const ids = invoices.flatMap(({ id, writtenOff, status }) => (writtenOff && status !== 'void' ? [id] : []));
  return ids.length === 0 ? {} : { uncollectible: await toldOf(account, ids) };
}
