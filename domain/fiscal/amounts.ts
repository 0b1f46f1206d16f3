/** Amounts as fiscal papers write them. All are of pesos: two decimals on totals, up to six within. */

const CENTS = 100n;
/** A millionth of a peso. */
export const MICROS_A_CENT = 10_000n;
const MICROS_A_PESO = CENTS * MICROS_A_CENT;

/** `382064` → `3820.64`. Not below zero: fiscal papers know no negative amounts. */
export const pesos = (minor: number): string => {
  const text = String(minor).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
};

/** Millionths of a peso with six decimals. */
export const sixDecimals = (micros: bigint): string =>
  `${micros / MICROS_A_PESO}.${String(micros % MICROS_A_PESO).padStart(6, '0')}`;

/** Half up; neither is below zero. */
export const divided = (amount: bigint, by: bigint): bigint => (amount * 2n + by) / (by * 2n);

/** Millionths to whole cents. */
export const centsOf = (micros: bigint): number => Number(divided(micros, MICROS_A_CENT));
