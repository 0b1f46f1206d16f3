import type { Allocation } from '../../../domain/account.ts';
import { matchByHand, ownerOf } from '../../../domain/matching/by-hand.ts';
import { together } from '../../../domain/money/money.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { BankTransfers, TransferRow } from '../bank-transfers.ts';
import { Refused } from '../store.ts';
import { bookTransfer, transferRow } from './bank-transfers.ts';
import type { Tx } from './db/database.ts';
import type { Account } from './decide/account.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { moneyOf } from './money.ts';
import { paymentOf, reversePayment } from './payments.ts';
import { settledBy } from './proven-transfers.ts';

/** What an agent does with transfers: matches by hand what nobody could, and undoes what was matched wrongly. */
export const transferMatchingOf = (desk: Desk): Pick<BankTransfers, 'matchTransfer' | 'unmatchTransfer'> => ({
  matchTransfer: ({ transferId, allocations: asked, requestId, actor }) =>
    decide(desk, async (decision) => {
      const { tx } = decision;
      const before = await writtenBefore(decision, 'TRANSFER_RECEIVED', requestId, () => transferRow(tx, transferId));
      if (before !== null) return before;
      const allocations = together(asked);
      await existing(tx, transferId);
      const account = await decision.lock(await owner(tx, allocations));
      const transfer = await lockTransfer(account, transferId);
      if (transfer.status !== 'unmatched')
        throw new Refused(422, 'transfer_not_unmatched', `This transfer is ${transfer.status}`);
      const rows = await tx.invoice.findMany({ where: { id: { in: allocations.map((one) => one.invoiceId) } } });
      const invoices = rows.map((row) => ({ ...moneyOf(row), number: row.number }));
      const judged = matchByHand(transfer, allocations, account.row, invoices);
      if ('refusal' in judged) throw refused(judged.refusal);
      const matched = { match: judged.match, invoices };
      await bookTransfer(account, transfer, matched, { by: 'hand', actor, cause: requestId });
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
      const proofIds = await settledBy(account, { paymentId: transfer.paymentId, trackingKey: transfer.trackingKey });
      const reversal = await reversePayment(account, await paymentOf(account, transfer.paymentId), 'refuse');
      await tx.transfer.update({
        where: { id: transferId },
        data: { status: 'unmatched', accountId: null },
        select: { id: true },
      });
      await account.happened(
        { type: 'TRANSFER_UNMATCHED', transferId, reason, ...(proofIds.length === 0 ? {} : { proofIds }), ...reversal },
        actor,
        requestId ?? reversal.paymentId,
      );
      return transferRow(tx, transferId);
    }),
});

const notMatched = (): Refused => new Refused(422, 'transfer_not_matched', 'This transfer is matched to nothing');

const refused = ({ code, message, data }: Refusal): Refused => new Refused(422, code, message, data);

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

async function owner(tx: Tx, allocations: readonly Allocation[]): Promise<string> {
  const found = await tx.invoice.findMany({
    where: { id: { in: allocations.map((one) => one.invoiceId) } },
    select: { id: true, accountId: true },
  });
  const named = ownerOf(allocations, found);
  if ('refusal' in named) throw refused(named.refusal);
  return named.accountId;
}
