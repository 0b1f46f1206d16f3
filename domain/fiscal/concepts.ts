import type { TaxCode } from '../billing/taxes.ts';
import { share } from '../billing/rounding.ts';
import { centsOf, divided, MICROS_A_CENT } from './amounts.ts';
import type { SatCodes } from './sat-codes.ts';
import { Undrawable } from './undrawable.ts';

/** A line of an invoice as far as its receipt goes. */
export interface ReceiptLine {
  description: string;
  /** Up to four decimals. */
  quantity: number;
  /** Net; below zero it takes something off the others. */
  amountMinor: number;
  /** Which taxes it is subject to; null: that isn't told, as of lines that came from outside. */
  taxes: readonly TaxCode[] | null;
  sat: SatCodes;
}

/** One tax of the whole invoice, as it stands on it. */
export interface ReceiptTax {
  code: string;
  /** Six decimals. */
  rate: string;
  baseMinor: number;
  amountMinor: number;
}

/** A tax of one concept, in millionths of a peso. */
export interface ConceptTax {
  code: string;
  rate: string;
  baseMicros: bigint;
  amountMicros: bigint;
}

export interface Concept {
  description: string;
  quantity: number;
  sat: SatCodes;
  /** Before the discount. */
  amountMinor: number;
  discountMinor: number;
  taxes: ConceptTax[];
}

export const MICROS = 1_000_000n;
/** In millionths. */
export const rateOf = (rate: string): bigint => BigInt(rate.replace('.', ''));

/**
 * The concepts of an invoice's receipt. What is below zero becomes a discount on the rest, in proportion, since receipts
 * know no negative amounts; what comes to nothing is left out. The taxes of the concepts, exact at six decimals, add up
 * to the invoice's before they are rounded: what doesn't is refused (CFDI40221).
 */
export function conceptsOf(lines: readonly ReceiptLine[], taxes: readonly ReceiptTax[]): Concept[] {
  const charged = taxes.filter(({ baseMinor }) => baseMinor > 0);
  const told = lines.map((line) => ({ ...line, taxes: line.taxes ?? toldBy(lines, charged) }));
  const groups = new Map<string, typeof told>();
  for (const line of told) {
    const under = charged.filter(({ code }) => line.taxes.includes(code as TaxCode)).map(({ code }) => code);
    groups.set(under.join(' '), [...(groups.get(under.join(' ')) ?? []), line]);
  }
  const inOrder = new Map<object, Concept>();
  for (const [under, group] of groups)
    for (const [line, discountMinor] of discounted(group)) {
      const { description, quantity, amountMinor, sat } = line;
      const netMicros = BigInt(amountMinor - discountMinor) * MICROS_A_CENT;
      const own = charged.filter(({ code }) => under.split(' ').includes(code));
      inOrder.set(line, { description, quantity, sat, amountMinor, discountMinor, taxes: taxesOn(netMicros, own) });
    }
  const concepts = told.flatMap((line) => inOrder.get(line) ?? []);
  if (concepts.length === 0)
    throw new Undrawable('nothing_to_receipt', 'The invoice comes to nothing: there is no receipt of it');
  for (const tax of charged) checkSum(tax, concepts);
  return concepts;
}

/** IVA is charged on the price and on its IEPS. */
function taxesOn(netMicros: bigint, taxes: readonly ReceiptTax[]): ConceptTax[] {
  const on = (tax: ReceiptTax, baseMicros: bigint): ConceptTax => ({
    code: tax.code,
    rate: tax.rate,
    baseMicros,
    amountMicros: divided(baseMicros * rateOf(tax.rate), MICROS),
  });
  const ieps = taxes.filter(({ code }) => code === 'ieps').map((tax) => on(tax, netMicros));
  const withIeps = ieps.reduce((sum, { amountMicros }) => sum + amountMicros, netMicros);
  return [...ieps, ...taxes.filter(({ code }) => code !== 'ieps').map((tax) => on(tax, withIeps))];
}

/** Of an invoice from outside it is told by its taxes' bases alone whether each is charged on all of it. */
function toldBy(lines: readonly ReceiptLine[], taxes: readonly ReceiptTax[]): TaxCode[] {
  const netMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const iepsMinor = taxes.find(({ code }) => code === 'ieps')?.amountMinor ?? 0;
  for (const { code, baseMinor } of taxes) {
    const wantedMinor = code === 'ieps' ? netMinor : netMinor + iepsMinor;
    if (code !== 'iva' && code !== 'ieps')
      throw new Undrawable('taxes_do_not_fit', `Receipts of Mexico know iva and ieps, and no tax ${code}`);
    if (baseMinor !== wantedMinor)
      throw new Undrawable(
        'taxes_do_not_fit',
        `Nobody has told which lines ${code} is charged on: its base is ${baseMinor}, and all lines come to ${wantedMinor}`,
      );
  }
  return taxes.map(({ code }) => code as TaxCode);
}

/** Each line above zero with its part of what is below. */
function discounted<L extends ReceiptLine>(group: readonly L[]): [L, number][] {
  const above = group.filter(({ amountMinor }) => amountMinor > 0);
  const aboveMinor = above.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const offMinor = group.reduce((sum, { amountMinor }) => sum + Math.max(0, -amountMinor), 0);
  if (offMinor > aboveMinor)
    throw new Undrawable('taxes_do_not_fit', 'More is given back under a tax than is charged: no receipt says that');
  if (offMinor === aboveMinor) return [];
  let soFar = 0;
  return above.map((line) => {
    const before = share(offMinor, soFar, aboveMinor);
    soFar += line.amountMinor;
    return [line, share(offMinor, soFar, aboveMinor) - before];
  });
}

function checkSum(tax: ReceiptTax, concepts: readonly Concept[]): void {
  const sum = concepts
    .flatMap(({ taxes }) => taxes)
    .filter(({ code, rate }) => code === tax.code && rate === tax.rate)
    .reduce((micros, { amountMicros }) => micros + amountMicros, 0n);
  if (centsOf(sum) !== tax.amountMinor)
    throw new Undrawable(
      'taxes_do_not_fit',
      `The invoice says ${tax.amountMinor} of ${tax.code}, and ${tax.rate} on its lines comes to ${centsOf(sum)}: the tax ` +
        'authority rejects such a receipt',
    );
}
