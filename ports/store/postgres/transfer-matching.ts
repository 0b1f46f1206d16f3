import { strict as assert } from 'node:assert';
import type { Allocation } from '../../../domain/account.ts';
import { matchByHand, ownersOf, type Part } from '../../../domain/matching/by-hand.ts';
import { together } from '../../../domain/money/money.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { BankTransfers, TransferRow } from '../bank-transfers.ts';
import { Refused } from '../store.ts';
import { bookTransfer } from './bank-transfers.ts';
import type { Tx } from './db/database.ts';
import type { Account } from './decide/account.ts';
import { decide, type Decision } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { moneyOf } from './money.ts';
import { paymentOf, reversePayment } from './payments.ts';
import { settledBy } from './proven-transfers.ts';
import { tellAtOnce } from './suggested-transfers.ts';
import { transferRow } from './transfer-rows.ts';
import { askForMatch } from './unmatched-transfers.ts';

/**
 * What an agent does with transfers: matches by hand what nobody could, to one account or several, and undoes what was
 * matched wrongly. All accounts of a transfer are locked together, in the order of their ids.
 */
export const transferMatchingOf = (
  desk: Desk,
  bankTimeZone: string,
): Pick<BankTransfers, 'matchTransfer' | 'unmatchTransfer'> => ({
  async matchTransfer({ transferId, allocations: asked, requestId, actor }) {
    const matched = await decide(desk, async (decision) => {
      const { tx } = decision;
      const before = await writtenBefore(decision, 'TRANSFER_RECEIVED', requestId, () => transferRow(tx, transferId));
      if (before !== null) return before;
      const allocations = together(asked);
      await existing(tx, transferId);
      const accounts = await lockAll(decision, await owners(tx, allocations));
      const transfer = await lockTransfer(tx, transferId);
      if (transfer.status !== 'unmatched')
        throw new Refused(422, 'transfer_not_unmatched', `This transfer is ${transfer.status}`);
      const rows = await tx.invoice.findMany({ where: { id: { in: allocations.map((one) => one.invoiceId) } } });
      const judged = matchByHand(
        transfer,
        allocations,
        accounts.map(({ id, row: { currency } }) => ({ id, currency, invoices: namedOf(rows, id) })),
      );
      if ('refusal' in judged) throw refused(judged.refusal);
      for (const [i, account] of accounts.entries()) {
        const part = judged.parts[i];
        assert(part?.accountId === account.id, 'a part for each account, in their order');
        const matched = { match: part.match, invoices: namedOf(rows, account.id) };
        await bookTransfer(account, { ...transfer, amountMinor: part.amountMinor }, matched, {
          by: 'hand',
          actor,
          cause: causeOf(requestId, i, account),
        });
      }
      if (accounts.length > 1) await shared(tx, transferId, judged.parts);
      return transferRow(tx, transferId);
    });
    await tellAtOnce(desk, transferId);
    return matched;
  },

  unmatchTransfer: ({ transferId, reason, requestId, actor }) =>
    decide(desk, async (decision) => {
      const { tx } = decision;
      const before = await writtenBefore(decision, 'TRANSFER_UNMATCHED', requestId, () => transferRow(tx, transferId));
      if (before !== null) return before;
      await existing(tx, transferId);
      const seen = (await transferRow(tx, transferId)).payments.map(({ accountId }) => accountId);
      if (seen.length === 0) throw notMatched();
      const accounts = await lockAll(decision, seen.sort());
      const { payments, trackingKey } = await lockTransfer(tx, transferId);
      if (
        payments
          .map(({ accountId }) => accountId)
          .sort()
          .join() !== seen.join()
      )
        throw notMatched();
      for (const [i, account] of accounts.entries()) {
        const paymentId = payments.find(({ accountId }) => accountId === account.id)?.paymentId ?? '';
        const proofIds = await settledBy(account, { paymentId, trackingKey });
        const reversal = await reversePayment(account, await paymentOf(account, paymentId), 'refuse');
        await account.happened(
          {
            type: 'TRANSFER_UNMATCHED',
            transferId,
            reason,
            ...(proofIds.length === 0 ? {} : { proofIds }),
            ...reversal,
          },
          actor,
          causeOf(requestId, i, account) ?? reversal.paymentId,
        );
      }
      await tx.transfer.update({
        where: { id: transferId },
        data: { status: 'unmatched', accountId: null, unmatchedWhy: 'undone' },
        select: { id: true },
      });
      const transfer = await transferRow(tx, transferId);
      const [first] = accounts;
      const calendar = first?.state?.snapshot.context.policy.calendar ?? null;
      await askForMatch(
        tx,
        {
          ...transfer,
          why: 'undone',
          payments: await tx.payment.count({ where: { transferId } }),
          now: first?.machineNow ?? transfer.createdAt,
        },
        calendar,
        bankTimeZone,
      );
      return transfer;
    }),
});

/** A fact is one account's: the first has the request's own name, so that a repetition finds it. */
const causeOf = (requestId: string | undefined, i: number, account: Account): string | undefined =>
  requestId === undefined ? undefined : i === 0 ? requestId : `${requestId} ${account.id}`;

async function lockAll({ lock }: Decision, accountIds: readonly string[]): Promise<Account[]> {
  const locked: Account[] = [];
  for (const id of accountIds) locked.push(await lock(id));
  return locked;
}

const namedOf = (rows: readonly Prisma.InvoiceGetPayload<object>[], accountId: string) =>
  rows.filter((row) => row.accountId === accountId).map((row) => ({ ...moneyOf(row), number: row.number }));

/** Of several accounts it is nobody's alone. */
async function shared(tx: Tx, transferId: string, parts: readonly Part[]): Promise<void> {
  const status = parts.some(({ match }) => match.status === 'partial') ? 'partial' : 'matched';
  await tx.transfer.update({ where: { id: transferId }, data: { status, accountId: null }, select: { id: true } });
}

const notMatched = (): Refused => new Refused(422, 'transfer_not_matched', 'This transfer is matched to nothing');

const refused = ({ code, message, data }: Refusal): Refused => new Refused(422, code, message, data);

async function existing(tx: Tx, transferId: string): Promise<void> {
  if ((await tx.transfer.count({ where: { id: transferId } })) === 0)
    throw new Refused(404, 'not_found', `There is no transfer ${transferId}`);
}

/** After the accounts' locks, always: two agents may give one transfer to two accounts at once. */
async function lockTransfer(tx: Tx, transferId: string): Promise<TransferRow> {
  await tx.$queryRaw`SELECT 1 FROM transfers WHERE id = ${transferId} FOR NO KEY UPDATE`;
  return transferRow(tx, transferId);
}

async function owners(tx: Tx, allocations: readonly Allocation[]): Promise<string[]> {
  const found = await tx.invoice.findMany({
    where: { id: { in: allocations.map((one) => one.invoiceId) } },
    select: { id: true, accountId: true },
  });
  const named = ownersOf(allocations, found);
  if ('refusal' in named) throw refused(named.refusal);
  return named.accountIds;
}
