import { spread } from '../money/ledger.ts';
import type { InvoiceMoney } from '../money/moves.ts';
import type { Match } from './named.ts';

/** A transfer that names no invoice, and whose tracking key is that of a proof of payment that waits for its money. */

/** Null: nobody's, or it can't be told whose: the key was sent in by several accounts, or for another currency. */
export function proverAmong(
  proofs: readonly { accountId: string; currency: string }[],
  currency: string,
): string | null {
  const [accountId, ...others] = new Set(proofs.map((proof) => proof.accountId));
  return accountId === undefined || others.length > 0 || proofs.some((proof) => proof.currency !== currency)
    ? null
    : accountId;
}

/**
 * Against the account's invoices in the order given, oldest debt first; what was written off when nothing else is open,
 * as everybody's money is. The rest is credit. `partial`: what it reached last stays open in part.
 */
export function matchProven(amountMinor: number, invoices: readonly InvoiceMoney[]): Match {
  const open = invoices.filter(({ status }) => status === 'open');
  const { allocations, restMinor } = spread(amountMinor, open.length > 0 ? open : invoices);
  const leavesOpen = allocations.some(
    (one) => (invoices.find(({ id }) => id === one.invoiceId)?.balanceMinor ?? 0) > one.amountMinor,
  );
  return { status: leavesOpen ? 'partial' : 'matched', allocations, creditMinor: restMinor };
}
