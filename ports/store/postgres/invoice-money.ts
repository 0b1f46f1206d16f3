import { strict as assert } from 'node:assert';
import type { Allocation, Invoice, InvoiceStatus } from '../../../domain/account.ts';
import { allocateOldestFirst, together } from '../../../domain/money/money.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { Account } from './decide/account.ts';
import { moveCredit } from './credit-movements.ts';
import { dayOfDate, minorOf } from './db/values.ts';

/**
 * Money against invoices. Everything here is under the account's lock; that it all adds up is checked again by the
 * database when the transaction commits.
 */

/** Why money was put against an invoice or taken back from it. */
type AllocationReason = 'paid' | 'invoiceVoided' | 'creditNoted' | 'paymentReversed';

/** A payment, or (null) the account's credit. */
type Source = string | null;

export const write = async (
  account: Account,
  paymentId: Source,
  { invoiceId, amountMinor }: Allocation,
  reason: AllocationReason,
): Promise<void> =>
  void (await account.tx.allocation.create({
    data: { accountId: account.id, paymentId, invoiceId, amountMinor, reason },
    select: { id: true },
  }));

/** Raises or lowers what is open of an invoice, and its status with it: paid at 0, open again above. */
export async function changeBalance(account: Account, invoiceId: string, byMinor: number): Promise<void> {
  const invoice = await account.tx.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
  assert(
    invoice.accountId === account.id && invoice.status !== 'void',
    `invoice ${invoiceId} of ${account.id} can't change its balance`,
  );
  const balanceMinor = minorOf(invoice.balanceMinor) + byMinor;
  const status = (
    balanceMinor === 0 ? 'paid' : invoice.status === 'uncollectible' ? 'uncollectible' : 'open'
  ) satisfies InvoiceStatus;
  await account.tx.invoice.update({ where: { id: invoiceId }, data: { balanceMinor, status }, select: { id: true } });
}

/** Puts money of a payment, or of the account's credit, against invoices. */
export async function pay(account: Account, paymentId: Source, allocations: readonly Allocation[]): Promise<void> {
  for (const allocation of allocations) {
    await write(account, paymentId, allocation, 'paid');
    await changeBalance(account, allocation.invoiceId, -allocation.amountMinor);
    if (paymentId === null)
      await moveCredit(account, -allocation.amountMinor, 'invoicePaid', { invoiceId: allocation.invoiceId });
  }
}

/** Puts the account's credit against one invoice as far as it goes, and says how much that was. */
export async function payByCredit(account: Account, invoice: { id: string; balanceMinor: number }): Promise<number> {
  const amountMinor = Math.min(account.creditMinor, invoice.balanceMinor);
  if (amountMinor > 0) await pay(account, null, [{ invoiceId: invoice.id, amountMinor }]);
  return amountMinor;
}

/**
 * Money that stands on an invoice becomes the account's credit: all of it, or `upToMinor`, what came last first. The
 * invoice's own balance is the caller's, who knows why. Answers how much it was.
 */
export async function releaseToCredit(
  account: Account,
  invoiceId: string,
  upToMinor: number,
  reason: 'invoiceVoided' | 'creditNoted',
): Promise<number> {
  const rows = await account.tx.allocation.findMany({ where: { invoiceId }, orderBy: { id: 'desc' } });
  const sources = [...new Set(rows.map((row) => row.paymentId))];
  let releasedMinor = 0;
  for (const paymentId of sources) {
    const stands = standing(rows.filter((row) => row.paymentId === paymentId))[0]?.amountMinor ?? 0;
    const amountMinor = Math.min(stands, upToMinor - releasedMinor);
    if (amountMinor === 0) continue;
    await write(account, paymentId, { invoiceId, amountMinor: -amountMinor }, reason);
    if (paymentId !== null)
      await account.tx.payment.update({
        where: { id: paymentId },
        data: { creditMinor: { increment: amountMinor } },
        select: { id: true },
      });
    await moveCredit(account, amountMinor, reason, { invoiceId, ...(paymentId === null ? {} : { paymentId }) });
    releasedMinor += amountMinor;
  }
  return releasedMinor;
}

/** An invoice that money may be put against. */
export interface Payable {
  id: string;
  balanceMinor: number;
  /** What of it is in an open dispute: paid only when all that is due is. */
  disputedMinor: number;
}

/** These invoices in the order given, without those that nothing is open of. */
export async function payable(account: Account, invoiceIds: readonly string[]): Promise<Payable[]> {
  const rows = await account.tx.invoice.findMany({
    where: { id: { in: [...invoiceIds] }, accountId: account.id, balanceMinor: { gt: 0 } },
    include: { disputes: { where: { status: 'open' } } },
  });
  return invoiceIds.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    if (row === undefined) return [];
    const balanceMinor = minorOf(row.balanceMinor);
    const disputedMinor = row.disputes.reduce(
      (sum, dispute) => sum + minorOf(dispute.amountMinor ?? row.balanceMinor),
      0,
    );
    return [{ id, balanceMinor, disputedMinor: Math.min(disputedMinor, balanceMinor) }];
  });
}

/** What is due first, in the order given; then what is in dispute; what is left over becomes credit. */
export function allocate(
  amountMinor: number,
  invoices: readonly Payable[],
): { allocations: Allocation[]; restMinor: number } {
  const due = allocateOldestFirst(
    amountMinor,
    invoices.map(({ id, balanceMinor, disputedMinor }) => ({ id, balanceMinor: balanceMinor - disputedMinor })),
  );
  const disputed = allocateOldestFirst(
    due.restMinor,
    invoices.map(({ id, disputedMinor }) => ({ id, balanceMinor: disputedMinor })),
  );
  return { allocations: together([...due.allocations, ...disputed.allocations]), restMinor: disputed.restMinor };
}

/** What is left of them after these allocations. */
export const afterwards = (invoices: readonly Payable[], allocations: readonly Allocation[]): Payable[] =>
  invoices.map((invoice) => {
    const balanceMinor =
      invoice.balanceMinor - (allocations.find((one) => one.invoiceId === invoice.id)?.amountMinor ?? 0);
    return { ...invoice, balanceMinor, disputedMinor: Math.min(invoice.disputedMinor, balanceMinor) };
  });

/** As facts tell of an invoice. */
export const told = (row: Prisma.InvoiceGetPayload<object>): Invoice => ({
  id: row.id,
  number: row.number,
  issuedOn: dayOfDate(row.issuedOn),
  dueOn: dayOfDate(row.dueOn),
  totalMinor: minorOf(row.totalMinor),
  balanceMinor: minorOf(row.balanceMinor),
});

/**
 * What stands on each invoice now, in the order in which they were first paid: what was taken back has gone from it.
 */
export function standing(rows: readonly { invoiceId: string; amountMinor: bigint }[]): Allocation[] {
  const sums = new Map<string, bigint>();
  for (const { invoiceId, amountMinor } of rows) sums.set(invoiceId, (sums.get(invoiceId) ?? 0n) + amountMinor);
  return [...sums].filter(([, sum]) => sum > 0n).map(([invoiceId, sum]) => ({ invoiceId, amountMinor: minorOf(sum) }));
}
