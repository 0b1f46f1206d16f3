import { matchProven } from '../../../domain/matching/proven.ts';
import { comparedKey } from '../../../domain/matching/tracking-key.ts';
import type { TransferRow } from '../bank-transfers.ts';
import type { Tx } from './db/database.ts';
import type { Account } from './decide/account.ts';
import type { Match } from '../../../domain/matching/named.ts';
import type { InvoiceMoney } from '../../../domain/money/moves.ts';
import { debtsOf } from './money.ts';

/** Transfers that no invoice's number finds, and the proofs of payment that speak of them by their tracking key. */

/**
 * Whoever reports a transfer and whoever sends a proof of it come one after the other: the second finds the first.
 * Taken before the account's lock, always.
 */
export async function lockKey(tx: Tx, trackingKey: string | null): Promise<void> {
  if (trackingKey === null) return;
  const name = `tracking key ${comparedKey(trackingKey)}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** The accounts whose proofs, received or accepted, have this key. */
export async function proversOf(
  tx: Tx,
  trackingKey: string | null,
): Promise<{ accountId: string; currency: string }[]> {
  if (trackingKey === null) return [];
  return tx.$queryRaw<{ accountId: string; currency: string }[]>`
    SELECT p.account_id AS "accountId", a.currency FROM proofs p JOIN accounts a ON a.id = p.account_id
    WHERE upper(regexp_replace(p.tracking_key, '\\s', '', 'g')) = ${comparedKey(trackingKey)}
      AND p.status IN ('received', 'accepted')`;
}

/** What it pays of the account's: oldest debt first. */
export async function matchedByProof(
  account: Account,
  amountMinor: number,
): Promise<{ match: Match; invoices: InvoiceMoney[] }> {
  const invoices = await debtsOf(account);
  return { match: matchProven(amountMinor, invoices), invoices };
}

/**
 * A transfer with this key that came before its proof, and that nobody could match; null: there is none. One whose match
 * was undone is an agent's, who knows why. Nobody else gives it away meanwhile.
 */
export async function waitingFor(
  { tx, row }: Account,
  trackingKey: string | null,
): Promise<Pick<TransferRow, 'id'> | null> {
  if (trackingKey === null) return null;
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM transfers
    WHERE upper(regexp_replace(tracking_key, '\\s', '', 'g')) = ${comparedKey(trackingKey)}
      AND status = 'unmatched' AND currency = ${row.currency}
      AND NOT EXISTS (SELECT 1 FROM payments WHERE transfer_id = transfers.id)
    ORDER BY ordinal LIMIT 1 FOR NO KEY UPDATE`;
  return found[0] ?? null;
}

/** Proofs that a payment has settled: what the account's step noted when it came. */
export async function settledBy(
  { tx, id: accountId }: Account,
  { paymentId, trackingKey }: { paymentId: string; trackingKey: string | null },
): Promise<string[]> {
  const key = trackingKey === null ? null : comparedKey(trackingKey);
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM proofs p WHERE p.account_id = ${accountId} AND p.status = 'settled' AND (
      upper(regexp_replace(p.tracking_key, '\\s', '', 'g')) = ${key}
      OR EXISTS (
        SELECT 1 FROM facts f JOIN timeline t ON t.account_id = f.account_id AND t.step = f.step
        WHERE f.account_id = ${accountId} AND f.type = 'TRANSFER_RECEIVED' AND f.body ->> 'paymentId' = ${paymentId}
          AND t.type = 'proof.settled' AND t.data ->> 'proofId' = p.id))
    ORDER BY p.ordinal`;
  return found.map(({ id }) => id);
}
