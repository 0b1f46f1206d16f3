import { isCurrency, minorDigits } from '../money/currencies.ts';

/** How a bank writes amounts: what stands before the decimals. The other of the two groups thousands. */
export type DecimalSign = '.' | ',';

/** Far above any transfer, and far below what a number holds exactly. */
const MOST_DIGITS = 13;

const GROUPED = {
  '.': /^(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?$/,
  ',': /^(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?$/,
} as const satisfies Record<DecimalSign, RegExp>;

/**
 * Minor units of an amount as a bank prints it: `1,160.00`, `-1.160,00`, `$ 1,160.00`, `+250`. Strict, since a sign that
 * is read the other way round is off by a factor of a thousand: what doesn't fit the decimal sign to the letter is a
 * mistake. Below zero is money that went out.
 */
export function amountIn(
  text: string,
  { decimal, currency }: { decimal: DecimalSign; currency: string },
): { minor: number } | { problem: string } {
  const plain = text.replace(/^([+-]?)\s*\$\s*/, '$1').replace(/^([+-])\s+/, '$1');
  const sign = plain.startsWith('-') ? -1 : 1;
  const digits = plain.replace(/^[+-]/, '');
  const read = GROUPED[decimal].exec(digits);
  const problem = (why: string) => ({ problem: `"${shown(text)}" ${why}` });
  if (read === null)
    return problem(
      `is no amount with "${decimal}" before its decimals, such as ${decimal === '.' ? '1,160.00' : '1.160,00'}`,
    );
  if (!isCurrency(currency)) return { problem: `"${shown(currency)}" is no currency of ISO 4217, such as MXN` };
  const places = minorDigits(currency);
  const written = read[1] ?? '';
  // Three decimals are thousands, read by the wrong sign. Of a currency without decimals banks print two zeros.
  if (written.length > places && !/^00?$/.test(written))
    return problem(`has more than the ${places} decimals of ${currency}: is "${decimal}" what stands before them?`);
  const whole = digits.slice(0, read[1] === undefined ? undefined : digits.length - written.length - 1);
  const all = whole.replace(/[.,]/g, '') + written.slice(0, places).padEnd(places, '0');
  if (all.replace(/^0+/, '').length > MOST_DIGITS) return problem('is more than a transfer can be');
  return { minor: sign * Number(all) || 0 };
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
