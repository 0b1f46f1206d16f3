import type { Month } from '../../../domain/billing/month.ts';
import type { Db, Tx } from './db/database.ts';

/** Why somebody keeps the invoices of a month; null: nobody does. */
export async function heldBecause(tx: Db | Tx, month: Month): Promise<string | null> {
  const last = await tx.invoiceRunChange.findFirst({ where: { month }, orderBy: { ordinal: 'desc' } });
  return last?.held === true ? last.reason : null;
}
