import { z } from 'zod';

/** A whole number of a query: decimal digits alone, neither `1e1` nor `0x10`. */
export function wholeInQuery(least: number, most: number) {
  const words = `must be a whole number from ${least} to ${most}`;
  return z.preprocess(
    (given) => (typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given),
    z.int(words).min(least, `must be at least ${least}`).max(most, `must be at most ${most}`),
  );
}
