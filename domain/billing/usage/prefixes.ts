import type { Rate } from '../price-book.ts';

/** The rate of the longest prefix that a number begins with; null: none is known. */
export type RateOf = (digits: string) => Rate | null;

export function longestPrefix(rates: readonly Rate[]): RateOf {
  const byPrefix = new Map(rates.map((rate) => [rate.prefix, rate]));
  const longest = rates.reduce((most, { prefix }) => Math.max(most, prefix.length), 0);
  return (digits) => {
    for (let length = Math.min(longest, digits.length); length > 0; length -= 1) {
      const found = byPrefix.get(digits.slice(0, length));
      if (found !== undefined) return found;
    }
    return null;
  };
}
