/**
 * Half up, by size: what a credit gives back is what the charge had taken. Exact while `amount × parts` is a safe whole
 * number; anything larger is our bug.
 */
export function share(amount: number, parts: number, of: number): number {
  const product = Math.abs(amount) * parts;
  if (!Number.isSafeInteger(product)) throw new RangeError(`Too large to share exactly: ${amount} × ${parts} / ${of}`);
  const rest = product % of;
  const whole = (product - rest) / of;
  const rounded = rest * 2 >= of ? whole + 1 : whole;
  return amount < 0 ? 0 - rounded : rounded;
}
