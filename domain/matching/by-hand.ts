import type { Allocation } from '../account.ts';
import { sumOf } from '../money/moves.ts';
import type { Refusal } from '../refusal.ts';
import type { Match } from './named.ts';

/** What an agent may say a bank transfer is for: invoices of one account, none above its balance. */

const refusal = (code: string, message: string): { refusal: Refusal } => ({
  refusal: { status: 422, code, message, data: {} },
});

/** The account whose invoices they are. `found`: those of the invoices named that there are. */
export function ownerOf(
  allocations: readonly Allocation[],
  found: readonly { id: string; accountId: string }[],
): { accountId: string } | { refusal: Refusal } {
  const missing = allocations.find((one) => !found.some(({ id }) => id === one.invoiceId));
  if (missing !== undefined) return refusal('unknown_invoice', `There is no invoice ${missing.invoiceId}`);
  const [accountId, ...others] = new Set(found.map((invoice) => invoice.accountId));
  if (accountId === undefined) return refusal('no_allocations', 'A match names at least one invoice');
  if (others.length > 0) return refusal('several_accounts', 'The invoices belong to more than one account');
  return { accountId };
}

/**
 * One allocation an invoice, together at most the transfer; the rest is credit. Matched when nothing is left open of
 * them.
 */
export function matchByHand(
  transfer: { amountMinor: number; currency: string },
  allocations: Allocation[],
  account: { currency: string },
  invoices: readonly { id: string; number: string; balanceMinor: number }[],
): { match: Match } | { refusal: Refusal } {
  const { amountMinor, currency } = transfer;
  if (currency !== account.currency)
    return refusal('currency_mismatch', `The transfer is in ${currency}, the account in ${account.currency}`);
  if (sumOf(allocations) > amountMinor)
    return refusal('allocation_too_large', `The allocations are more than the transfer's ${amountMinor}`);
  const put = (id: string): number => allocations.find((one) => one.invoiceId === id)?.amountMinor ?? 0;
  const over = invoices.find(({ id, balanceMinor }) => put(id) > balanceMinor);
  if (over !== undefined)
    return refusal(
      'allocation_too_large',
      `Invoice ${over.number} has ${over.balanceMinor} open, less than ${put(over.id)}`,
    );
  const leavesOpen = invoices.some(({ id, balanceMinor }) => balanceMinor > put(id));
  const creditMinor = amountMinor - sumOf(allocations);
  return { match: { status: leavesOpen ? 'partial' : 'matched', allocations, creditMinor } };
}
