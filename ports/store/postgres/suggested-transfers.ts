import { suggested } from '../../../domain/chart/reads/suggested-transfers.ts';
import { SYSTEM } from '../../../domain/chart/state/turn.ts';
import { suggestionFor } from '../../../domain/matching/evidence.ts';
import { likelyOwners } from '../../../domain/matching/likely.ts';
import type { SuggestedTransfers } from '../suggested-transfers.ts';
import { minorOf } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { candidateIn, keepCandidates, noteTold } from './transfer-candidates.ts';
import { transferSuggestionsOf } from './transfer-suggestions.ts';
import { transferRow } from './transfer-rows.ts';

/**
 * Collection waits on whom an unmatched transfer may be of. Whose it may be is looked for after it was kept, and each
 * of them is told in a decision of its own; what a crash leaves undone stands in the rows, and the sweep comes to it.
 */

/** What somebody is at, or what failed, is left alone for so long. */
const RETRY_S = 30;

export const suggestedTransfersOf = (desk: Desk): SuggestedTransfers => {
  const { db } = desk;
  return {
    async transfersToSuggest(limit) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        UPDATE transfers SET suggest_at = clock_timestamp() + ${RETRY_S}::int * interval '1 second'
        WHERE id IN (
          SELECT id FROM transfers WHERE suggest_at <= statement_timestamp()
          ORDER BY suggest_at LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED
        ) RETURNING id`;
      return rows.map(({ id }) => id);
    },

    async suggestTransfer(transferId) {
      if ((await db.transfer.count({ where: { id: transferId, suggestAt: { not: null } } })) === 0) return;
      const candidates = (await transferSuggestionsOf(db).candidatesFor(transferId)) ?? [];
      await db.$transaction(async (tx) => {
        // Somebody may be matching it, or looking too: who comes second sees what the first has written.
        const [asked] = await tx.$queryRaw<{ id: string }[]>`
          SELECT id FROM transfers WHERE id = ${transferId} AND suggest_at IS NOT NULL FOR NO KEY UPDATE`;
        if (asked === undefined) return;
        const transfer = await transferRow(tx, transferId);
        if (transfer.status === 'unmatched') {
          const owners = likelyOwners(candidates.map((candidate) => suggestionFor(transfer, candidate)));
          await keepCandidates(tx, transferId, owners);
        }
        await tx.$executeRaw`UPDATE transfers SET suggest_at = NULL WHERE id = ${transferId}`;
      });
    },

    async candidatesToTell(limit) {
      return db.$queryRaw<{ transferId: string; accountId: string }[]>`
        UPDATE transfer_candidates SET tell_at = clock_timestamp() + ${RETRY_S}::int * interval '1 second'
        WHERE (transfer_id, account_id) IN (
          SELECT transfer_id, account_id FROM transfer_candidates WHERE tell_at <= statement_timestamp()
          ORDER BY tell_at LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED
        ) RETURNING transfer_id AS "transferId", account_id AS "accountId"`;
    },

    tellCandidate: (transferId, accountId) => decideOn(desk, accountId, (account) => tell(account, transferId)),
  };
};

async function tell(account: Account, transferId: string): Promise<void> {
  const { tx, id: accountId } = account;
  const row = await candidateIn(tx, transferId, accountId);
  if (row === null || !row.isToBeTold) return;
  const { overWhy, told, evidence } = row;
  const cause = `${transferId} ${accountId}`;
  if (overWhy === null) {
    const amountMinor = minorOf(row.amountMinor);
    await account.happened({ type: 'TRANSFER_SUGGESTED', transferId, amountMinor, evidence }, SYSTEM, cause);
  } else if (overWhy !== 'matched' && told === 'held' && mayWait(account, transferId)) {
    await account.happened({ type: 'TRANSFER_RULED_OUT', transferId, why: overWhy }, SYSTEM, cause);
  }
  await noteTold(tx, transferId, accountId, overWhy === null ? 'held' : 'over');
}

/** One that is stuck has not heard of it yet. */
const mayWait = ({ state, stuck }: Account, transferId: string): boolean =>
  stuck !== null || (state !== null && suggested(state.snapshot.context, transferId) !== null);

/**
 * Of this transfer, without waiting for the sweep. What fails here has been written down before, and is the sweep's:
 * whoever sent the transfer, or matched it, has done so.
 */
export async function tellAtOnce(desk: Desk, transferId: string): Promise<void> {
  const { suggestTransfer, tellCandidate } = suggestedTransfersOf(desk);
  try {
    await suggestTransfer(transferId);
    const untold = await desk.db.transferCandidate.findMany({
      where: { transferId, tellAt: { not: null } },
      select: { accountId: true },
      orderBy: { accountId: 'asc' },
    });
    for (const { accountId } of untold) await tellCandidate(transferId, accountId);
  } catch {
    return;
  }
}
