import { minorDigits } from '../domain/money/currencies.ts';

/** Reads an amount as people write it in a language: `1,160.00` here is `1.160,00` elsewhere. Null: it is none. */
export function readMinor(text: string, locale: string, currency: string): number | null {
  const parts = new Intl.NumberFormat(locale).formatToParts(12_345.6);
  const group = parts.find(({ type }) => type === 'group')?.value ?? ',';
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  const digits = minorDigits(currency);
  const plain = text
    .replaceAll(/[\s$€]/g, '')
    .replaceAll(group, '')
    .replace(decimal, '.');
  const found = new RegExp(`^(\\d{1,12})(?:\\.(\\d{1,${Math.max(1, digits)}}))?$`).exec(plain);
  if (found === null || (digits === 0 && found[2] !== undefined)) return null;
  const minor = Number(`${found[1]}${(found[2] ?? '').padEnd(digits, '0')}`);
  return minor > 0 ? minor : null;
}

/** An amount as it may be typed again. */
export const typedMinor = (minor: number, locale: string, currency: string): string => {
  const digits = minorDigits(currency);
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, useGrouping: false }).format(
    minor / 10 ** digits,
  );
};
