import { strict as assert } from 'node:assert';
import { type InvoiceLineRow, type NewLine, Refused } from '../store.ts';

/** Quantities have up to four decimals. */
const QUANTITY_DIGITS = 4;
const SCALE = 10n ** BigInt(QUANTITY_DIGITS);

/**
 * Quantity times unit price in whole minor units, halves away from zero; exact, since nothing is multiplied as a float.
 */
export function lineAmountMinor(quantity: number, unitAmountMinor: number): number {
  const scaled = BigInt(Math.round(quantity * Number(SCALE))) * BigInt(unitAmountMinor);
  const half = scaled < 0n ? -SCALE / 2n : SCALE / 2n;
  return safe((scaled + half) / SCALE);
}

/**
 * The lines with their amounts, and the total with tax. Refuses what no invoice can ask: less than nothing, or more
 * than can be counted.
 */
export function amountsOf(
  lines: readonly NewLine[],
  taxMinor: number,
): { lines: InvoiceLineRow[]; totalMinor: number } {
  assert(taxMinor >= 0, 'tax is never negative');
  const priced = lines.map((line) => ({
    ...line,
    amountMinor: line.amountMinor ?? lineAmountMinor(line.quantity, line.unitAmountMinor),
  }));
  const totalMinor = safe(priced.reduce((sum, line) => sum + BigInt(line.amountMinor), BigInt(taxMinor)));
  if (totalMinor < 0)
    throw new Refused(
      422,
      'negative_total',
      `The lines and tax come to ${totalMinor}: an invoice can't ask for less than nothing`,
    );
  return { lines: priced, totalMinor };
}

function safe(minor: bigint): number {
  const amount = Number(minor);
  if (!Number.isSafeInteger(amount))
    throw new Refused(422, 'amount_too_large', `${minor} minor units are more than an invoice can ask`);
  return amount;
}
