import type { InvoiceMoney } from '../money/moves.ts';
import { type Match, matchNamed } from './named.ts';
import { matchProven } from './proven.ts';
import { uniqueSum } from './sum.ts';

/**
 * A transfer that names no invoice, of which is known all the same whose it is: it arrived at the account's own CLABE, or
 * its payer has paid for this account before, and for no other.
 */

export type Identified = 'ownClabe' | 'payer';

/** What it was matched by, besides the account. */
export type IdentifiedMatch = { match: Match; by: 'sum' | Identified };

/** What is asked for of an invoice: without what is in dispute. */
const owed = ({ id, balanceMinor, disputedMinor }: InvoiceMoney) => ({ id, owedMinor: balanceMinor - disputedMinor });

/** What everybody's money pays: what is open; what was written off when nothing else is. */
export function payableOf(invoices: readonly InvoiceMoney[]): InvoiceMoney[] {
  const open = invoices.filter(({ status }) => status === 'open');
  return open.length > 0 ? open : [...invoices];
}

/**
 * In this order: several invoices that come to it exactly, and no others do; at the account's own CLABE, oldest debt
 * first; of a known payer, an open invoice of exactly this amount, the oldest of several. The whole balance is such a
 * sum, or such an invoice. Null: the payer is known, and the amount fits nothing.
 */
export function matchIdentified(
  amountMinor: number,
  invoices: readonly InvoiceMoney[],
  how: Identified,
): IdentifiedMatch | null {
  const payable = payableOf(invoices);
  const sum = uniqueSum(amountMinor, payable.map(owed));
  if (sum !== null) return { match: matchNamed(amountMinor, those(payable, sum)), by: 'sum' };
  if (how === 'ownClabe') return { match: matchProven(amountMinor, invoices), by: 'ownClabe' };
  const exact = payable.find((one) => owed(one).owedMinor === amountMinor);
  return exact === undefined ? null : { match: matchNamed(amountMinor, [exact]), by: 'payer' };
}

/** Whether the amount alone says what it is for: an open invoice, several that come to it, or all. */
export const fitsExactly = (amountMinor: number, invoices: readonly InvoiceMoney[]): boolean =>
  matchIdentified(amountMinor, invoices, 'payer') !== null;

const those = (invoices: readonly InvoiceMoney[], ids: readonly string[]): InvoiceMoney[] =>
  invoices.filter(({ id }) => ids.includes(id));
