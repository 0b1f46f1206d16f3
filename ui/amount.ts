import { minorDigits } from '../domain/money/currencies.ts';
import { decimalOf } from '../domain/money/money.ts';

/** Reads an amount as people write it in a language: `1,160.00` here is `1.160,00` elsewhere. Null: it is none. */
export function readMinor(text: string, locale: string, currency: string): number | null {
  const { group, decimal } = marksOf(locale);
  const digits = minorDigits(currency);
  const plain = text
    .replaceAll(/[\s$€]/g, '')
    .replaceAll(group, '')
    .replace(decimal, '.');
  const found = /^(\d{1,12})(?:\.(\d+))?$/.exec(plain);
  const fraction = found?.[2] ?? '';
  if (found === null || fraction.length > digits) return null;
  const minor = Number(`${found[1]}${fraction.padEnd(digits, '0')}`);
  return minor > 0 ? minor : null;
}

/** An amount as it may be typed again. */
export const typedMinor = (minor: number, locale: string, currency: string): string =>
  decimalOf(minor, currency).replace('.', marksOf(locale).decimal);

function marksOf(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(12_345.6);
  const markOf = (wanted: string, otherwise: string): string =>
    parts.find(({ type }) => type === wanted)?.value ?? otherwise;
  return { group: markOf('group', ','), decimal: markOf('decimal', '.') };
}

/** Whether what was typed as an amount is none: nothing at all, or zero. */
export const isNothing = (text: string): boolean => /^[\s$€0.,]*$/.test(text);
