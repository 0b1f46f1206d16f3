import { clabe } from 'clabe-validator';

/**
 * What is wrong with a CLABE, the 18 digits of a Mexican bank account, the last a check digit; null when nothing is.
 * Its bank and city aren't looked at: new banks come faster than lists, and the check digit finds the mistyped.
 */
export function clabeProblem(text: string): string | null {
  if (!/^[0-9]{18}$/.test(text)) return 'A CLABE has exactly 18 digits';
  const check = Number(text.at(-1));
  const expected = clabe.computeChecksum(text.slice(0, 17));
  return check === expected
    ? null
    : `The last digit of this CLABE doesn't fit the others: it would be ${expected}. One of its digits is mistyped`;
}
