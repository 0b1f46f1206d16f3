import type { Allocation } from '../../../domain/account.ts';
import { together } from '../../../domain/money/money.ts';
import type { BankTransfers, TransferRow } from '../bank-transfers.ts';
import { Refused } from '../store.ts';
import type { Account } from './decide/account.ts';
import type { Tx } from './db/database.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { bookTransfer, transferRow } from './bank-transfers.ts';
import { paymentOf, reversePayment } from './payments.ts';
import { leavesOpen } from './transfer-match.ts';
import { minorOf } from './db/values.ts';

/** What an agent does with transfers: matches by hand what nobody could, and undoes what was matched wrongly. */
export const transferMatchingOf = (desk: Desk): Pick<BankTransfers, 'matchTransfer' | 'unmatchTransfer'> => ({
  matchTransfer: ({ transferId, allocations: asked, requestId, actor }) =>
    decide(desk, async (decision) => {
      const { tx } = decision;
      const before = await writtenBefore(decision, 'TRANSFER_RECEIVED', requestId, () => transferRow(tx, transferId));
      if (before !== null) return before;
      const allocations = together(asked);
      await existing(tx, transferId);
      const account = await decision.lock(await ownerOf(tx, allocations));
      const transfer = await lockTransfer(account, transferId);
      if (transfer.status !== 'unmatched')
        throw new Refused(422, 'transfer_not_unmatched', `This transfer is ${transfer.status}`);
      await judge(account, transfer, allocations);
      const status = (await leavesOpen(account, allocations)) ? 'partial' : 'matched';
      const creditMinor = transfer.amountMinor - sum(allocations);
      await bookTransfer(
        account,
        transfer,
        { status, allocations, creditMinor },
        { byHand: true, actor, cause: requestId },
      );
      return transferRow(tx, transferId);
    }),

  unmatchTransfer: ({ transferId, reason, requestId, actor }) =>
    decide(desk, async (decision) => {
      const { tx } = decision;
      const before = await writtenBefore(decision, 'TRANSFER_UNMATCHED', requestId, () => transferRow(tx, transferId));
      if (before !== null) return before;
      const { accountId } = await existing(tx, transferId);
      if (accountId === null) throw notMatched();
      const account = await decision.lock(accountId);
      const transfer = await lockTransfer(account, transferId);
      if (transfer.accountId !== account.id || transfer.paymentId === null) throw notMatched();
      const reversal = await reversePayment(account, await paymentOf(account, transfer.paymentId), 'refuse');
      await tx.transfer.update({
        where: { id: transferId },
        data: { status: 'unmatched', accountId: null },
        select: { id: true },
      });
      await account.happened(
        { type: 'TRANSFER_UNMATCHED', transferId, reason, ...reversal },
        actor,
        requestId ?? reversal.paymentId,
      );
      return transferRow(tx, transferId);
    }),
});

const notMatched = (): Refused => new Refused(422, 'transfer_not_matched', 'This transfer is matched to nothing');

const sum = (allocations: readonly Allocation[]): number =>
  allocations.reduce((total, one) => total + one.amountMinor, 0);

async function existing(tx: Tx, transferId: string): Promise<{ accountId: string | null }> {
  const transfer = await tx.transfer.findUnique({ where: { id: transferId }, select: { accountId: true } });
  if (transfer === null) throw new Refused(404, 'not_found', `There is no transfer ${transferId}`);
  return transfer;
}

/** After the account's lock, always: two agents may give one transfer to two accounts at once. */
async function lockTransfer(account: Account, transferId: string): Promise<TransferRow> {
  await account.tx.$queryRaw`SELECT 1 FROM transfers WHERE id = ${transferId} FOR NO KEY UPDATE`;
  return transferRow(account.tx, transferId);
}

/** The account whose invoices they are. */
async function ownerOf(tx: Tx, allocations: readonly Allocation[]): Promise<string> {
  const invoices = await tx.invoice.findMany({
    where: { id: { in: allocations.map((one) => one.invoiceId) } },
    select: { id: true, accountId: true },
  });
  const missing = allocations.find((one) => !invoices.some((invoice) => invoice.id === one.invoiceId));
  if (missing !== undefined) throw new Refused(422, 'unknown_invoice', `There is no invoice ${missing.invoiceId}`);
  const [accountId, ...others] = new Set(invoices.map((invoice) => invoice.accountId));
  if (accountId === undefined) throw new Refused(422, 'no_allocations', 'A match names at least one invoice');
  if (others.length > 0) throw new Refused(422, 'several_accounts', 'The invoices belong to more than one account');
  return accountId;
}

async function judge(account: Account, transfer: TransferRow, allocations: readonly Allocation[]): Promise<void> {
  if (transfer.currency !== account.row.currency)
    throw new Refused(
      422,
      'currency_mismatch',
      `The transfer is in ${transfer.currency}, the account in ${account.row.currency}`,
    );
  if (sum(allocations) > transfer.amountMinor)
    throw new Refused(
      422,
      'allocation_too_large',
      `The allocations are more than the transfer's ${transfer.amountMinor}`,
    );
  const invoices = await account.tx.invoice.findMany({
    where: { id: { in: allocations.map((one) => one.invoiceId) } },
  });
  for (const invoice of invoices) {
    const amountMinor = allocations.find((one) => one.invoiceId === invoice.id)?.amountMinor ?? 0;
    if (amountMinor > minorOf(invoice.balanceMinor))
      throw new Refused(
        422,
        'allocation_too_large',
        `Invoice ${invoice.number} has ${invoice.balanceMinor} open, less than ${amountMinor}`,
      );
  }
}
