import { sumOf } from '../money/moves.ts';
import type { SatCodes } from '../fiscal/sat-codes.ts';
import type { Day } from '../time/time.ts';
import type { OneOffKind } from './line-kinds.ts';
import { type OneOffPrice, type PriceBooks, PriceMissing, priceOn } from './price-book.ts';
import { share } from './rounding.ts';
import { type Tax, type TaxCode, taxesOf, type TaxTerms } from './taxes.ts';

/** So many of what is charged once, at the price of the day on which it was ordered. */
export interface OneOff {
  kind: OneOffKind;
  /** A price's code; null: of none, its amount was agreed on. */
  price: string | null;
  quantity: number;
  /** Net. */
  unitMinor: number;
  taxes: readonly TaxCode[];
  /** Where its price names them. */
  sat?: SatCodes;
}

export interface OneOffLine extends OneOff {
  amountMinor: number;
}

export interface OneOffDraft {
  lines: OneOffLine[];
  taxes: Tax[];
  subtotalMinor: number;
  totalMinor: number;
}

const THOUSANDTHS = 1_000;

/** An invoice of its own, outside of all months. A quantity has up to three decimals. */
export function draftOneOff(ordered: readonly OneOff[], terms: TaxTerms, issuedOn: Day): OneOffDraft {
  const lines = ordered.map((one) => ({
    ...one,
    amountMinor: share(one.unitMinor, Math.round(one.quantity * THOUSANDTHS), THOUSANDTHS),
  }));
  const taxes = taxesOf(lines, terms, issuedOn);
  const subtotalMinor = sumOf(lines);
  return { lines, taxes, subtotalMinor, totalMinor: subtotalMinor + sumOf(taxes) };
}

/** At a book's price of a day. Throws `PriceMissing` where it is none, or one by the month. */
export function oneOffAt(
  books: PriceBooks,
  { price, quantity }: { price: string; quantity: number },
  day: Day,
): OneOff {
  const { kind, unitMinor, taxes, sat } = oneOffPriceOn(books, price, day);
  return { kind, price, quantity, unitMinor, taxes, ...(sat === undefined ? {} : { sat }) };
}

function oneOffPriceOn(books: PriceBooks, code: string, day: Day): OneOffPrice {
  const price = priceOn(books, code, day);
  if (price.per !== 'once') throw new PriceMissing(books[0]?.name ?? '', code, day);
  return price;
}

/** What leaving a contract early comes to, as it was agreed on. */
export const boughtOut = (unitMinor: number): OneOff => ({
  kind: 'buyOut',
  price: null,
  quantity: 1,
  unitMinor,
  taxes: ['iva'],
});
