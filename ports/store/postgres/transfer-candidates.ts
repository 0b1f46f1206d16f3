import type { EvidenceFact } from '../../../domain/matching/evidence.ts';
import type { LikelyOwner } from '../../../domain/matching/likely.ts';
import type { Tx } from './db/database.ts';

/** The rows of whom an unmatched transfer may be, and what each of them is to be told. */

/** What the account has been told. */
export type ToldOfTransfer = 'nothing' | 'held' | 'over';
/** Why there is nothing to wait for any more. */
export type WhyOver = 'matched' | 'elsewhere' | 'dismissed';

export interface CandidateRow {
  amountMinor: bigint;
  evidence: EvidenceFact[];
  told: ToldOfTransfer;
  overWhy: WhyOver | null;
  isToBeTold: boolean;
}

/** Once a transfer: whoever stands there already stays as he is. */
export async function keepCandidates(tx: Tx, transferId: string, owners: readonly LikelyOwner[]): Promise<void> {
  for (const { accountId, evidence } of owners)
    await tx.$executeRaw`
      INSERT INTO transfer_candidates (transfer_id, account_id, evidence, tell_at)
      VALUES (${transferId}, ${accountId}, ${evidence}, clock_timestamp()) ON CONFLICT DO NOTHING`;
}

/**
 * It is `accountId`'s, or its task was dismissed (null): whoever waits for it is told so, and nobody is looked for any
 * more. The account itself hears of its money.
 */
export async function ruleOut(tx: Tx, transferId: string, accountId: string | null): Promise<void> {
  await tx.$executeRaw`UPDATE transfers SET suggest_at = NULL WHERE id = ${transferId} AND suggest_at IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE transfer_candidates SET
      over_why = CASE WHEN account_id = ${accountId} THEN 'matched'
        WHEN ${accountId === null} THEN 'dismissed' ELSE 'elsewhere' END,
      told = CASE WHEN account_id = ${accountId} THEN 'over' ELSE told END,
      tell_at = CASE WHEN account_id = ${accountId} THEN NULL ELSE clock_timestamp() END
    WHERE transfer_id = ${transferId} AND told <> 'over'`;
}

/** Under the account's lock, which comes first. */
export async function candidateIn(tx: Tx, transferId: string, accountId: string): Promise<CandidateRow | null> {
  const [row] = await tx.$queryRaw<CandidateRow[]>`
    SELECT t.amount_minor AS "amountMinor", c.evidence, c.told, c.over_why AS "overWhy",
      c.tell_at IS NOT NULL AS "isToBeTold"
    FROM transfer_candidates c JOIN transfers t ON t.id = c.transfer_id
    WHERE c.transfer_id = ${transferId} AND c.account_id = ${accountId} FOR NO KEY UPDATE OF c`;
  return row ?? null;
}

export async function noteTold(tx: Tx, transferId: string, accountId: string, told: ToldOfTransfer): Promise<void> {
  await tx.$executeRaw`
    UPDATE transfer_candidates SET told = ${told}, tell_at = NULL
    WHERE transfer_id = ${transferId} AND account_id = ${accountId}`;
}
