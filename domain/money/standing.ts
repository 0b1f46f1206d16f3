import type { Allocation } from '../account.ts';

/** What stands of money that was put against invoices, and partly taken back from them. */

/**
 * What stands on each invoice now, in the order in which they were first paid: what was taken back has gone from it.
 */
export const standingOf = (rows: readonly Allocation[]): Allocation[] =>
  summed(rows, ({ invoiceId }) => invoiceId).map(({ of, amountMinor }) => ({ invoiceId: of, amountMinor }));

/** What stands by each of them, those that were touched last first. */
export const lastFirstBy = <R extends Allocation, K>(
  rows: readonly R[],
  by: (row: R) => K,
): { of: K; amountMinor: number }[] => summed(rows.toReversed(), by);

function summed<R extends Allocation, K>(rows: readonly R[], by: (row: R) => K): { of: K; amountMinor: number }[] {
  const sums = new Map<K, number>();
  for (const row of rows) sums.set(by(row), (sums.get(by(row)) ?? 0) + row.amountMinor);
  return [...sums].filter(([, sum]) => sum > 0).map(([of, amountMinor]) => ({ of, amountMinor }));
}
