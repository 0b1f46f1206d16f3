import type { Allocation } from '../account.ts';
import { sumOf } from '../money/moves.ts';
import { plainMoney } from '../money/money.ts';
import type { Refusal } from '../refusal.ts';
import type { Match } from './named.ts';

/** What an agent may say a bank transfer is for: invoices of one account or of several, none above its balance. */

const refusal = (code: string, message: string): { refusal: Refusal } => ({
  refusal: { status: 422, code, message, data: {} },
});

/** Whose the invoices are, in the order of the accounts' ids. `found`: those of the invoices named that there are. */
export function ownersOf(
  allocations: readonly Allocation[],
  found: readonly { id: string; accountId: string }[],
): { accountIds: string[] } | { refusal: Refusal } {
  const missing = allocations.find((one) => !found.some(({ id }) => id === one.invoiceId));
  if (missing !== undefined) return refusal('unknown_invoice', `There is no invoice ${missing.invoiceId}`);
  if (found.length === 0) return refusal('no_allocations', 'A match names at least one invoice');
  return { accountIds: [...new Set(found.map((invoice) => invoice.accountId))].sort() };
}

/** An account that a transfer is for, with those of its invoices that were named. */
export interface Owner {
  id: string;
  currency: string;
  invoices: readonly { id: string; number: string; balanceMinor: number }[];
}

/** What of a transfer is one account's: `amountMinor` is its allocations and its credit. */
export interface Part {
  accountId: string;
  amountMinor: number;
  match: Match;
}

/**
 * One allocation an invoice. Of one account together at most the transfer, the rest is its credit; over several nobody
 * could say whose the rest is, so they add up to the transfer. Matched when nothing is left open of them.
 */
export function matchByHand(
  transfer: { amountMinor: number; currency: string },
  allocations: readonly Allocation[],
  owners: readonly Owner[],
): { parts: Part[] } | { refusal: Refusal } {
  const { amountMinor, currency } = transfer;
  const other = owners.find((owner) => owner.currency !== currency);
  if (other !== undefined)
    return refusal('currency_mismatch', `The transfer is in ${currency}, the account in ${other.currency}`);
  const sumMinor = sumOf(allocations);
  const money = (minor: number): string => plainMoney(minor, currency);
  if (owners.length > 1 && sumMinor !== amountMinor)
    return refusal(
      'allocations_do_not_add_up',
      `Over several accounts the allocations must come to the transfer's ${money(amountMinor)}; they come to ${money(sumMinor)}`,
    );
  if (sumMinor > amountMinor)
    return refusal('allocation_too_large', `The allocations are more than the transfer's ${money(amountMinor)}`);
  const put = (id: string): number => allocations.find((one) => one.invoiceId === id)?.amountMinor ?? 0;
  const over = owners.flatMap(({ invoices }) => invoices).find(({ id, balanceMinor }) => put(id) > balanceMinor);
  if (over !== undefined)
    return refusal(
      'allocation_too_large',
      `Invoice ${over.number} has ${money(over.balanceMinor)} open, less than ${money(put(over.id))}`,
    );
  const restMinor = amountMinor - sumMinor;
  return { parts: owners.map((owner) => partOf(owner, allocations, restMinor)) };
}

function partOf({ id: accountId, invoices }: Owner, all: readonly Allocation[], creditMinor: number): Part {
  const allocations = all.filter(({ invoiceId }) => invoices.some(({ id }) => id === invoiceId));
  const paidMinor = (of: string): number => allocations.find(({ invoiceId }) => invoiceId === of)?.amountMinor ?? 0;
  const leavesOpen = invoices.some(({ id, balanceMinor }) => balanceMinor > paidMinor(id));
  const match: Match = { status: leavesOpen ? 'partial' : 'matched', allocations, creditMinor };
  return { accountId, amountMinor: sumOf(allocations) + creditMinor, match };
}
