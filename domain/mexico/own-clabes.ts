import { clabe } from 'clabe-validator';

/**
 * CLABEs of accounts' own: a range that a bank has given to the company, `prefix` (three digits of the bank, three of the
 * plaza, and digits of the company's own), is numbered on.
 */
const DIGITS_BEFORE_CHECK = 17;
const SHORTEST = 7;
const LONGEST = 13;

/** What is wrong with a prefix; null when nothing is. */
export const clabePrefixProblem = (prefix: string): string | null =>
  /^[0-9]+$/.test(prefix) && prefix.length >= SHORTEST && prefix.length <= LONGEST
    ? null
    : `must be the ${SHORTEST} to ${LONGEST} digits that your bank's CLABEs for your customers begin with: three of the bank, ` +
      'three of the plaza, and your own';

/** The one with this number, from 1, with its check digit; null: the range is used up. */
export function ownClabe(prefix: string, number: number): string | null {
  const digits = String(number);
  const room = DIGITS_BEFORE_CHECK - prefix.length;
  if (digits.length > room) return null;
  const first = prefix + digits.padStart(room, '0');
  return `${first}${clabe.computeChecksum(first)}`;
}
