import type { Steps } from '../store.ts';
import type { Db } from './database.ts';
import { minorOf } from './values.ts';

export const balancesOf = (db: Db): Pick<Steps, 'balancesOf'> => ({
  /** 0 for what nobody collects any more: paid, void and written off. An unknown invoice has no entry. */
  async balancesOf(invoiceIds) {
    const rows = await db.invoice.findMany({ where: { id: { in: invoiceIds } }, select: { id: true, status: true, balanceMinor: true } });
    return new Map(rows.map((row) => [row.id, row.status === 'open' ? minorOf(row.balanceMinor) : 0]));
  },
});
