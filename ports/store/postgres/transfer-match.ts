import { candidatesIn } from '../../../domain/matching/reference.ts';
import type { TransferRow } from '../bank-transfers.ts';
import type { Account } from './decide/account.ts';
import { allocate, payable } from './invoice-money.ts';
import type { Tx } from './db/database.ts';
import type { Allocation } from '../../../domain/account.ts';
import { minorOf } from './db/values.ts';

/** Whose invoices a transfer names. */
export interface Named {
  accountId: string;
  invoiceIds: string[];
}

/**
 * The invoices that a transfer names, oldest first; null: none, or it can't be told whose. A whole number says more
 * than seven digits, so these count only where no number was found. Invoices of several accounts, or in another
 * currency, are for an agent.
 */
export async function namedBy(
  tx: Tx,
  transfer: Pick<TransferRow, 'reference' | 'concept' | 'currency'>,
): Promise<Named | null> {
  const { numbers, sevenDigits } = candidatesIn(transfer);
  const byNumber = await tx.invoice.findMany({ where: { numberKey: { in: numbers } }, orderBy: oldestFirst });
  const invoices =
    byNumber.length > 0
      ? byNumber
      : await tx.invoice.findMany({ where: { reference: { in: sevenDigits } }, orderBy: oldestFirst });
  const [first] = invoices;
  if (
    first === undefined ||
    invoices.some((one) => one.accountId !== first.accountId || one.currency !== transfer.currency)
  )
    return null;
  return { accountId: first.accountId, invoiceIds: invoices.map((one) => one.id) };
}

const oldestFirst = [{ dueOn: 'asc' as const }, { issuedOn: 'asc' as const }, { ordinal: 'asc' as const }];

export interface Match {
  status: 'matched' | 'partial';
  allocations: Allocation[];
  creditMinor: number;
}

/**
 * Puts a transfer's money against the invoices that it names. The rest is credit, also while others are open: the payer
 * named what it was for, and the contract (transfers, "the rest is credit") leaves the others to the next charge, which
 * takes credit into account. On a paid or void invoice all is credit.
 */
export async function matchNamed(account: Account, named: Named, amountMinor: number): Promise<Match> {
  const open = await payable(account, named.invoiceIds);
  const { allocations, restMinor } = allocate(amountMinor, open);
  const openMinor = open.reduce((sum, invoice) => sum + invoice.balanceMinor, 0);
  return { status: amountMinor < openMinor ? 'partial' : 'matched', allocations, creditMinor: restMinor };
}

/** By an agent's hand: matched when nothing is left open of the invoices given. */
export async function leavesOpen(account: Account, allocations: readonly Allocation[]): Promise<boolean> {
  const rows = await account.tx.invoice.findMany({ where: { id: { in: allocations.map((one) => one.invoiceId) } } });
  return rows.some(
    (row) => minorOf(row.balanceMinor) > (allocations.find((one) => one.invoiceId === row.id)?.amountMinor ?? 0),
  );
}
