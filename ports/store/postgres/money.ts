import type { InvoiceStatus } from '../../../domain/account.ts';
import { type Beside, entryOf, type JournalEntry } from '../../../domain/journal/entry.ts';
import { movesOf } from '../../../domain/money/ledger.ts';
import type {
  AllocationReason,
  AllocationRow,
  InvoiceMoney,
  MoneyEvent,
  MoneyView,
  Moves,
} from '../../../domain/money/moves.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import { dateOf, minorOf } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { receiptsFor } from './rep-obligations.ts';

/**
 * Money on papers: what the rules (`domain/money/ledger.ts`) have to see of it, and their moves as they are written.
 * Everything here is under the account's lock; that it all adds up is checked again by the database when the
 * transaction commits.
 */

/** What comes of an event, written. `beside`: what the journal says of it besides. */
export async function book<E extends MoneyEvent>(
  account: Account,
  { invoices, allocations = [] }: { invoices: readonly InvoiceMoney[]; allocations?: readonly AllocationRow[] },
  event: E,
  beside: Beside[E['type']],
): Promise<Moves> {
  const view = { creditMinor: account.creditMinor, invoices, allocations };
  const moves = movesOf(view, event);
  await writeMoves(account, view, event, moves, beside);
  return moves;
}

/**
 * With their entry in the journal. All but what of a payment's money is credit: that is in the payment's row, which is
 * the caller's.
 */
export async function writeMoves<E extends MoneyEvent>(
  account: Account,
  view: MoneyView,
  event: E,
  moves: Moves,
  beside: Beside[E['type']],
): Promise<void> {
  const { tx, id: accountId } = account;
  const { allocations, invoices, credit, debitNotes } = moves;
  enter(account, entryOf(view, event, moves, beside));
  if (allocations.length > 0)
    await tx.allocation.createMany({ data: allocations.map((one) => ({ accountId, ...one })) });
  if (debitNotes.length > 0)
    await tx.debitNote.createMany({
      data: debitNotes.map((one) => ({ accountId, createdAt: dateOf(account.now), ...one })),
    });
  await receiptsFor(account, event, moves);
  for (const { id, status, balanceMinor } of invoices)
    await tx.invoice.update({ where: { id }, data: { status, balanceMinor }, select: { id: true } });
  if (credit.length === 0) return;
  account.creditMinor = credit.reduce((sum, { amountMinor }) => sum + amountMinor, account.creditMinor);
  await tx.account.update({
    where: { id: accountId },
    data: { creditMinor: account.creditMinor },
    select: { id: true },
  });
  await tx.creditMovement.createMany({ data: credit.map((one) => ({ accountId, ...one })) });
}

/** Into the journal, where there is anything to say. */
export function enter({ journal }: Account, entry: JournalEntry | null): void {
  if (entry !== null) journal.push(entry);
}

/** Money has come off invoices, and is their payments' credit. */
export async function raiseCreditOf({ tx }: Account, { payments }: Moves): Promise<void> {
  for (const { id, creditByMinor } of payments)
    await tx.payment.update({
      where: { id },
      data: { creditMinor: { increment: creditByMinor } },
      select: { id: true },
    });
}

/** An invoice's money, without what of it may be in dispute. */
export const moneyOf = (row: MoneyColumns): InvoiceMoney => ({
  id: row.id,
  status: row.status as InvoiceStatus,
  balanceMinor: minorOf(row.balanceMinor),
  disputedMinor: 0,
  writtenOff: row.writtenOff,
});

interface MoneyColumns {
  id: string;
  status: string;
  balanceMinor: bigint;
  writtenOff: boolean;
}

/** These of the account's invoices. */
export async function moneyOn({ tx, id: accountId }: Account, invoiceIds: readonly string[]): Promise<InvoiceMoney[]> {
  if (invoiceIds.length === 0) return [];
  const rows = await tx.invoice.findMany({
    where: { id: { in: [...invoiceIds] }, accountId },
    select: { id: true, status: true, balanceMinor: true, writtenOff: true },
  });
  return rows.map(moneyOf);
}

/** These of the account's invoices in the order given, without those that nothing is open of. */
export async function payable(
  { tx, id: accountId }: Pick<Account, 'tx' | 'id'>,
  invoiceIds: readonly string[],
): Promise<InvoiceMoney[]> {
  const rows = await tx.invoice.findMany({
    where: { id: { in: [...invoiceIds] }, accountId, balanceMinor: { gt: 0 } },
    include: { disputes: { where: { status: 'open' } } },
  });
  return invoiceIds.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    if (row === undefined) return [];
    const { disputes, balanceMinor } = row;
    const disputedMinor = disputes.reduce((sum, { amountMinor }) => sum + minorOf(amountMinor ?? balanceMinor), 0);
    return [{ ...moneyOf(row), disputedMinor: Math.min(disputedMinor, minorOf(balanceMinor)) }];
  });
}

/** All that something is open of, oldest debt first. */
export async function debtsOf(account: Pick<Account, 'tx' | 'id'>): Promise<InvoiceMoney[]> {
  const open = await account.tx.invoice.findMany({
    where: { accountId: account.id, balanceMinor: { gt: 0 } },
    orderBy: [{ dueOn: 'asc' }, { issuedOn: 'asc' }, { ordinal: 'asc' }],
    select: { id: true },
  });
  return payable(
    account,
    open.map(({ id }) => id),
  );
}

/** What was put against invoices and taken from them again, in the order in which it was written. */
export async function allocationsOf(
  { tx, id: accountId }: Account,
  where: Prisma.AllocationWhereInput,
): Promise<AllocationRow[]> {
  const rows = await tx.allocation.findMany({ where: { accountId, ...where }, orderBy: { id: 'asc' } });
  return rows.map(({ paymentId, invoiceId, amountMinor, reason }) => ({
    paymentId,
    invoiceId,
    amountMinor: minorOf(amountMinor),
    reason: reason as AllocationReason,
  }));
}
