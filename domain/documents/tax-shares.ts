import { share } from '../billing/rounding.ts';
import { sumOf } from '../money/moves.ts';

/**
 * What each line has of a tax that was charged once on their sum: the rounded share of the lines so far, less that of
 * those before, so that the shares add up to the tax.
 */
export function taxShares(lines: readonly { amountMinor: number }[], taxMinor: number): number[] {
  const allMinor = sumOf(lines);
  let upTo = 0;
  let shared = 0;
  return lines.map(({ amountMinor }, i) => {
    upTo += amountMinor;
    const isLast = i === lines.length - 1;
    const now =
      isLast || allMinor === 0
        ? isLast
          ? taxMinor
          : 0
        : share(taxMinor * Math.sign(upTo * allMinor), Math.abs(upTo), Math.abs(allMinor));
    const mine = now - shared;
    shared = now;
    return mine;
  });
}
