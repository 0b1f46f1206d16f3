import type { Allocation } from '../account.ts';
import { minorDigits } from './currencies.ts';

/** Money is whole minor units (centavos) beside a currency's three letters; never a float. */

/**
 * Puts money against invoices in the order given, oldest first. Gives what each gets (never 0, never above its balance)
 * and what is left over, which becomes credit.
 */
export function allocateOldestFirst(
  amountMinor: number,
  invoices: readonly { id: string; balanceMinor: number }[],
): { allocations: Allocation[]; restMinor: number } {
  const allocations: Allocation[] = [];
  let restMinor = amountMinor;
  for (const invoice of invoices) {
    const partMinor = Math.min(restMinor, invoice.balanceMinor);
    if (partMinor <= 0) continue;
    allocations.push({ invoiceId: invoice.id, amountMinor: partMinor });
    restMinor -= partMinor;
  }
  return { allocations, restMinor };
}

/** One allocation for each invoice. */
export function together(allocations: readonly Allocation[]): Allocation[] {
  const sums = new Map<string, number>();
  for (const { invoiceId, amountMinor } of allocations) sums.set(invoiceId, (sums.get(invoiceId) ?? 0) + amountMinor);
  return [...sums].map(([invoiceId, amountMinor]) => ({ invoiceId, amountMinor }));
}

/** `116000` MXN → `1160.00`, exactly. */
export function decimalOf(minor: number, currency: string): `${number}` {
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const cut = text.length - digits;
  return `${minor < 0 ? '-' : ''}${text.slice(0, cut)}${digits === 0 ? '' : `.${text.slice(cut)}`}` as `${number}`;
}

/** As a ledger writes it, in no language: `1,160.00 MXN`. */
export function plainMoney(minor: number, currency: string): string {
  const [whole = '', fraction] = decimalOf(minor, currency).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`} ${currency}`;
}

/**
 * What `Intl` is to be told of an amount: its own digits of a currency are not the standard's, and four figures are
 * grouped as more are: `1.000,00 €`. The symbol is the locale's: a plain `$` is its own dollar or peso and no other.
 */
export function currencyFormat(currency: string): Intl.NumberFormatOptions {
  const digits = minorDigits(currency);
  return {
    style: 'currency',
    currency,
    currencyDisplay: 'symbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: 'always',
  };
}

/** As a reader of the locale writes it: `formatMoney(116000, 'MXN', 'es-MX')` is `$1,160.00`. */
export const formatMoney = (minor: number, currency: string, locale: string): string =>
  new Intl.NumberFormat(locale, currencyFormat(currency)).format(decimalOf(minor, currency));

/** `1,160.00` → 116000 minor units of the currency. Text that isn't such an amount throws. */
export function parseMoney(text: string, currency = 'MXN'): number {
  const digits = minorDigits(currency);
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text.trim());
  const fraction = match?.[3] ?? '';
  const minor = Number(`${match?.[2]?.replaceAll(',', '')}${fraction.padEnd(digits, '0')}`);
  // Without a match it is no number.
  if (fraction.length > digits || !Number.isSafeInteger(minor))
    throw new RangeError(`Not an amount of ${currency}: ${JSON.stringify(text)}`);
  return match?.[1] === '-' && minor !== 0 ? -minor : minor;
}
