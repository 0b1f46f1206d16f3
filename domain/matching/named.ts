import type { Allocation } from '../account.ts';
import { spread } from '../money/ledger.ts';
import type { InvoiceMoney } from '../money/moves.ts';
import { candidatesIn } from './reference.ts';

/** Which invoices a bank transfer is for, by what its payer wrote and what the ledger finds of that. */

/** Looked for in whole numbers, or in their last seven digits. */
export interface LookUp {
  in: 'number' | 'sevenDigits';
  anyOf: string[];
}

/**
 * What the ledger is asked, one after the other: the first that finds anything counts. A whole number says more than
 * seven digits.
 */
export function lookUpsFor(transfer: { reference: string | null; concept: string | null }): LookUp[] {
  const { numbers, sevenDigits } = candidatesIn(transfer);
  return [
    { in: 'number', anyOf: numbers },
    { in: 'sevenDigits', anyOf: sevenDigits },
  ];
}

/** Whose invoices a transfer names. */
export interface Named {
  accountId: string;
  /** In the order in which they were found. */
  invoiceIds: string[];
}

/**
 * Null: it names none, or it can't be told whose. Invoices of several accounts, or in another currency, are for an
 * agent.
 */
export function namedAmong(
  found: readonly { id: string; accountId: string; currency: string }[],
  currency: string,
): Named | null {
  const [first] = found;
  if (first === undefined || found.some((one) => one.accountId !== first.accountId || one.currency !== currency))
    return null;
  return { accountId: first.accountId, invoiceIds: found.map(({ id }) => id) };
}

/** `partial`: something stays open of what it was matched to. The rest is the account's credit. */
export interface Match {
  status: 'matched' | 'partial';
  allocations: Allocation[];
  creditMinor: number;
}

/**
 * Puts a transfer's money against the invoices that it names, oldest first. The rest is credit, also while others are
 * open: the payer named what it was for, and the others are left to the next charge, which takes credit into account.
 * On a paid or void invoice all is credit.
 */
export function matchNamed(amountMinor: number, named: readonly InvoiceMoney[]): Match {
  const { allocations, restMinor } = spread(amountMinor, named);
  const openMinor = named.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0);
  return { status: amountMinor < openMinor ? 'partial' : 'matched', allocations, creditMinor: restMinor };
}
