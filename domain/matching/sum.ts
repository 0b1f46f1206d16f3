/** Which of an account's invoices come to an amount together. */

/** Above this many, sums hit an amount by chance. */
const MOST_INVOICES = 16;

/**
 * The ids of the several invoices whose sum is this amount, in the order given; null: there are none, or more than one
 * choice, a single invoice included. All of them together are one choice, since each is above zero.
 */
export function uniqueSum(
  amountMinor: number,
  invoices: readonly { id: string; owedMinor: number }[],
): string[] | null {
  const owed = invoices.filter((one) => one.owedMinor > 0);
  const all = owed.reduce((sum, { owedMinor }) => sum + owedMinor, 0);
  if (owed.length > 1 && all === amountMinor) return owed.map(({ id }) => id);
  if (owed.length > MOST_INVOICES || all < amountMinor) return null;
  const found: string[][] = [];
  const look = (from: number, leftMinor: number, restMinor: number, taken: string[]): void => {
    if (leftMinor === 0) return void found.push(taken);
    const one = owed[from];
    if (one === undefined || restMinor < leftMinor || found.length > 1) return;
    if (one.owedMinor <= leftMinor)
      look(from + 1, leftMinor - one.owedMinor, restMinor - one.owedMinor, [...taken, one.id]);
    look(from + 1, leftMinor, restMinor - one.owedMinor, taken);
  };
  look(0, amountMinor, all, []);
  const [only, another] = found;
  return only !== undefined && another === undefined && only.length > 1 ? only : null;
}
