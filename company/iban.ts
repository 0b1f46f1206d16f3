/**
 * What is wrong with an IBAN, written without spaces; null when nothing is. Its country's own length isn't looked at:
 * the two check digits find the mistyped.
 */
export function ibanProblem(text: string): string | null {
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/.test(text))
    return 'must be an IBAN without spaces: two letters of the country, two check digits, the account';
  // ISO 13616: the first four to the end, A as 10 to Z as 35, and the rest of a division by 97 is 1.
  const digits = `${text.slice(4)}${text.slice(0, 4)}`.replaceAll(/[A-Z]/g, (letter) => String(parseInt(letter, 36)));
  return BigInt(digits) % 97n === 1n
    ? null
    : "must be an IBAN: the check digits of this one don't fit the others, so that one of them is mistyped";
}
