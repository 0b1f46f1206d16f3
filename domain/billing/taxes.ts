import { sumOf } from '../money/moves.ts';
import type { Day } from '../time/time.ts';
import { share } from './rounding.ts';

/** `iva`: value added tax. `ieps`: the special tax on telephone service, itself subject to IVA. */
export const TAX_CODES = ['iva', 'ieps'] as const;
export type TaxCode = (typeof TAX_CODES)[number];

/** Millionths: 16 % is 160,000, and is written 0.160000 on fiscal papers. */
export type RateMicros = number;
const WHOLE: RateMicros = 1_000_000;

/** What is charged of an account, and for how long a lower rate of its place holds. */
export interface TaxTerms {
  iva: RateMicros;
  /** A border region's rate through a day (null: no end is known); after it the ordinary one. */
  ivaReduced: { rate: RateMicros; through: Day | null } | null;
  ieps: RateMicros;
}

/** One tax of an invoice: charged once, on the sum of its rounded lines. */
export interface Tax {
  code: TaxCode;
  rate: RateMicros;
  baseMinor: number;
  amountMinor: number;
}

export const ivaOn = ({ iva, ivaReduced }: TaxTerms, day: Day): RateMicros =>
  ivaReduced !== null && (ivaReduced.through === null || day <= ivaReduced.through) ? ivaReduced.rate : iva;

/** `160000` → `0.160000`. */
export const writtenRate = (rate: RateMicros): string =>
  `${Math.floor(rate / WHOLE)}.${String(rate % WHOLE).padStart(6, '0')}`;

/**
 * The taxes of lines, each once on the sum of what it is charged on: a cent is not lost or won by rounding each line.
 * IVA is charged on the price and on its IEPS.
 */
export function taxesOf(
  lines: readonly { amountMinor: number; taxes: readonly TaxCode[] }[],
  terms: TaxTerms,
  issuedOn: Day,
): Tax[] {
  const under = (...codes: TaxCode[]): number =>
    sumOf(lines.filter(({ taxes }) => codes.every((code) => taxes.includes(code))));
  const ieps = taxOf('ieps', terms.ieps, under('ieps'));
  // Exact until it is rounded itself: concepts of a fiscal receipt add up to it so, and not on an IEPS that is rounded.
  const ivaBase = BigInt(under('iva')) * BigInt(WHOLE) + BigInt(under('ieps', 'iva')) * BigInt(terms.ieps);
  const ivaRate = ivaOn(terms, issuedOn);
  const iva: Tax = {
    code: 'iva',
    rate: ivaRate,
    baseMinor: share(ivaBase, 1, WHOLE),
    amountMinor: share(ivaBase, ivaRate, WHOLE * WHOLE),
  };
  return [ieps, iva].filter(({ baseMinor, rate }) => baseMinor !== 0 && rate > 0);
}

const taxOf = (code: TaxCode, rate: RateMicros, baseMinor: number): Tax => ({
  code,
  rate,
  baseMinor,
  amountMinor: share(baseMinor, rate, WHOLE),
});
