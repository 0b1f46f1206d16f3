/** More than an invoice can ask. */
export class AmountTooLarge extends Error {
  override readonly name = 'AmountTooLarge';
}

/**
 * Half up, by size: what a credit gives back is what the charge had taken. Exact, however large the product. Throws
 * `AmountTooLarge` where the share is no safe whole number.
 */
export function share(amount: number | bigint, parts: number, of: number): number {
  const exact = BigInt(amount);
  const product = (exact < 0n ? -exact : exact) * BigInt(parts);
  const whole = product / BigInt(of);
  const rounded = Number((product % BigInt(of)) * 2n >= BigInt(of) ? whole + 1n : whole);
  if (!Number.isSafeInteger(rounded)) throw new AmountTooLarge(`${whole} minor units are more than an invoice can ask`);
  return exact < 0n ? 0 - rounded : rounded;
}
