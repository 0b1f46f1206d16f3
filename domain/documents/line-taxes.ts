import type { InvoicePaper } from './invoice-paper.ts';
import { taxShares } from './tax-shares.ts';

/** What a line has of the invoice's taxes. `rates`: of those that it is under. */
export interface LineTax {
  rates: string[];
  amountMinor: number;
}

/**
 * Of each line its share of each tax that it is under, so that they add up to the invoice's. Where no line says under
 * which, each has its share of all.
 */
export function lineTaxes({ lines, taxes, taxMinor }: Pick<InvoicePaper, 'lines' | 'taxes' | 'taxMinor'>): LineTax[] {
  if (lines.every(({ about }) => about?.fiscal === undefined)) {
    const rates = taxes.map(({ rate }) => rate);
    return taxShares(lines, taxMinor).map((amountMinor) => ({ rates, amountMinor }));
  }
  const all = lines.map((): LineTax => ({ rates: [], amountMinor: 0 }));
  for (const { code, rate, amountMinor } of taxes) {
    const told = lines.flatMap(({ about }, i) => (about?.fiscal?.taxes.includes(code) === false ? [] : [i]));
    // A tax that no line is under is on all of them.
    const under = told.length === 0 ? [...lines.keys()] : told;
    const shares = taxShares(
      under.map((i) => ({ amountMinor: lines[i]?.amountMinor ?? 0 })),
      amountMinor,
    );
    for (const [at, i] of under.entries()) {
      const line = all[i] as LineTax;
      line.amountMinor += shares[at] ?? 0;
      if (told.length > 0) line.rates.push(rate);
    }
  }
  return all;
}
