import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';

/** Debts that were written off: nobody is asked for them, nothing is charged for them by itself, and they take money. */

/** What is open of these invoices though they were given up. */
export const uncollectedOf = (c: Context, invoiceIds: readonly string[]): number =>
  c.uncollected.reduce((sum, debt) => (invoiceIds.includes(debt.id) ? sum + debt.balanceMinor : sum), 0);

/**
 * Those that somebody may ask to pay. Of what an older release wrote off only the name is known until the ledger speaks
 * of it.
 */
export const recoverable = (c: Context): Debt[] => c.uncollected.filter((debt) => debt.number !== '');

export const uncollectedById = (c: Context, id: string): Debt | null =>
  c.uncollected.find((debt) => debt.id === id) ?? null;
