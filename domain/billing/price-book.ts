import type { SatCodes } from '../fiscal/sat-codes.ts';
import type { Day } from '../time/time.ts';
import type { MonthlyKind, OneOffKind } from './line-kinds.ts';
import type { TaxCode } from './taxes.ts';

/** What calls to, or on, a prefix of digits cost; `microsPerMinute` in millionths of the currency's major unit. */
export interface Rate {
  prefix: string;
  kind: 'international' | 'surcharged' | 'tollFreeIn';
  microsPerMinute: number;
}

/** Minutes that come with each unit of a price: for all of the account together, or for each unit by itself. */
export interface Included {
  minutes: number;
  pool: 'account' | 'unit';
}

interface PriceOf<Kind, Per> {
  code: string;
  kind: Kind;
  /** Net of taxes, for one unit. */
  unitMinor: number;
  per: Per;
  taxes: TaxCode[];
  /** What the tax authority calls it; left out: as its kind is called (`fiscal/sat-codes.ts`). */
  sat?: SatCodes;
}
export interface MonthlyPrice extends PriceOf<MonthlyKind, 'month'> {
  includes: Included | null;
  /** A minute above what is included, in millionths of the major unit; null: none is charged. */
  overageMicros: number | null;
}
export type OneOffPrice = PriceOf<OneOffKind, 'once'>;
export type Price = MonthlyPrice | OneOffPrice;

/** One version of a price book: immutable, in force from its day on unless a newer one is. */
export interface PriceBook {
  name: string;
  version: number;
  from: Day;
  currency: string;
  prices: readonly Price[];
  rates: readonly Rate[];
  /** Taxes on calls, whose rates name none. */
  usageTaxes: readonly TaxCode[];
}

/** The versions of one book, oldest first. */
export type PriceBooks = readonly PriceBook[];

/** A day on which a price isn't to be had: a person has to mend the book before the account can be billed. */
export class PriceMissing extends Error {
  override readonly name = 'PriceMissing';
  readonly book: string;
  readonly code: string;
  readonly on: Day;
  constructor(book: string, code: string, on: Day) {
    super(`The price book ${book} has no price ${code} on ${on}`);
    this.book = book;
    this.code = code;
    this.on = on;
  }
}

/** The version in force on a day, the newest that has begun; null before the first. */
export const bookOn = (books: PriceBooks, day: Day): PriceBook | null =>
  books.findLast(({ from }) => from <= day) ?? null;

export function priceOn(books: PriceBooks, code: string, day: Day): Price {
  const book = bookOn(books, day);
  const price = book?.prices.find((one) => one.code === code);
  if (price === undefined) throw new PriceMissing(books[0]?.name ?? '', code, day);
  return price;
}

export function monthlyPriceOn(books: PriceBooks, code: string, day: Day): MonthlyPrice {
  const price = priceOn(books, code, day);
  if (price.per !== 'month') throw new PriceMissing(books[0]?.name ?? '', code, day);
  return price;
}
