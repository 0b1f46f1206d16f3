import { comparedKey } from '../../../domain/matching/tracking-key.ts';
import type { ProofEvidence } from '../proof-evidence.ts';
import type { Db } from './db/database.ts';
import { dayOfDate } from './db/values.ts';
import { toProof, withFile } from './proofs-of-payment.ts';
import { toTransfer, withSettledPayments } from './transfer-rows.ts';

/** As many as there are digits to choose them by. */
const MOST_WAITING = 9;
const MOST_UNDER_KEY = 20;

export const proofEvidenceOf = (db: Db): ProofEvidence => ({
  async besideProof(proofId) {
    const proof = await db.proof.findUnique({ where: { id: proofId }, include: { account: true } });
    if (proof === null) return null;
    const key = proof.trackingKey === null ? null : comparedKey(proof.trackingKey);
    const [proofs, transfers, waiting] = [
      await proofsUnder(db, key, proofId),
      await transfersUnder(db, key),
      await mayBe(db, proof, key),
    ];
    const rows = await db.transfer.findMany({
      where: { id: { in: [...transfers, ...waiting] } },
      include: withSettledPayments,
    });
    const inOrder = (ids: readonly string[]) =>
      ids.flatMap((id) => rows.filter((row) => row.id === id)).map((row) => toTransfer(row));
    const others = await db.proof.findMany({
      where: { id: { in: proofs } },
      include: withFile,
      orderBy: { ordinal: 'asc' },
    });
    return {
      underKey: { proofs: others.map((row) => toProof(row)), transfers: inOrder(transfers) },
      waiting: inOrder(waiting),
    };
  },
});

async function proofsUnder(db: Db, key: string | null, but: string): Promise<string[]> {
  if (key === null) return [];
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM proofs WHERE upper(regexp_replace(tracking_key, '\\s', '', 'g')) = ${key} AND id <> ${but}
    ORDER BY ordinal LIMIT ${MOST_UNDER_KEY}`;
  return found.map(({ id }) => id);
}

async function transfersUnder(db: Db, key: string | null): Promise<string[]> {
  if (key === null) return [];
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM transfers
    WHERE upper(regexp_replace(tracking_key, '\\s', '', 'g')) = ${key} AND status <> 'duplicate'
    ORDER BY ordinal LIMIT ${MOST_UNDER_KEY}`;
  return found.map(({ id }) => id);
}

/** By its key, its amount, or a payer of the account's; those of its own account's candidates too. */
async function mayBe(
  db: Db,
  proof: { accountId: string; amountMinor: bigint; paidOn: Date; account: { currency: string } },
  key: string | null,
): Promise<string[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (
      SELECT t.id, t.ordinal, t.settled_on,
        coalesce(upper(regexp_replace(t.tracking_key, '\\s', '', 'g')) = ${key}, false) AS same_key,
        t.amount_minor = ${proof.amountMinor} AS same_amount,
        EXISTS (SELECT 1 FROM transfer_candidates c
            WHERE c.transfer_id = t.id AND c.account_id = ${proof.accountId} AND c.over_why IS NULL)
          OR (t.payer_clabe IS NOT NULL AND EXISTS (
            SELECT 1 FROM transfers b JOIN payments p ON p.transfer_id = b.id AND p.status = 'settled'
            WHERE b.payer_clabe = t.payer_clabe AND p.account_id = ${proof.accountId})) AS of_account
      FROM transfers t WHERE t.status = 'unmatched' AND t.currency = ${proof.account.currency}
    ) u
    WHERE same_key OR same_amount OR of_account
    ORDER BY same_key DESC, (same_amount AND of_account) DESC, same_amount DESC,
      abs(settled_on - ${dayOfDate(proof.paidOn)}::date), ordinal
    LIMIT ${MOST_WAITING}`;
  return found.map(({ id }) => id);
}
