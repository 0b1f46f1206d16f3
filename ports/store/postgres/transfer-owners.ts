import { lookUpsFor } from '../../../domain/matching/named.ts';
import type { Known } from '../../../domain/matching/whose.ts';
import type { Tx } from './db/database.ts';
import { proversOf } from './proven-transfers.ts';
import type { Received } from './transfer-rows.ts';

/** What the ledger knows of whose a transfer is. */

type Asked = Pick<Received, 'currency' | 'reference' | 'concept' | 'trackingKey' | 'payerClabe' | 'receivedAtAccount'>;
type Account = { accountId: string; currency: string };

export async function knownOf(tx: Tx, transfer: Asked): Promise<Known> {
  const { found, foundBy } = await foundFor(tx, transfer);
  return {
    currency: transfer.currency,
    found,
    foundBy,
    provers: found.length > 0 ? [] : await proversOf(tx, transfer.trackingKey),
    holder: await holderOf(tx, transfer.receivedAtAccount ?? null),
    payers: await payersBefore(tx, transfer.payerClabe),
  };
}

/** The invoices that the transfer may be for, oldest first: of who was erased nobody knows any more whose they are. */
async function foundFor(tx: Tx, transfer: Asked): Promise<Pick<Known, 'found' | 'foundBy'>> {
  for (const { in: column, anyOf } of lookUpsFor(transfer)) {
    if (anyOf.length === 0) continue;
    const found = await (column === 'number'
      ? tx.$queryRaw<Known['found']>`
          SELECT i.id, i.account_id AS "accountId", i.currency FROM invoices i JOIN accounts a ON a.id = i.account_id
          WHERE i.number_key = ANY(${anyOf}) AND a.erased_at IS NULL ORDER BY i.due_on, i.issued_on, i.ordinal`
      : tx.$queryRaw<Known['found']>`
          SELECT i.id, i.account_id AS "accountId", i.currency FROM invoices i JOIN accounts a ON a.id = i.account_id
          WHERE i.reference = ANY(${anyOf}) AND a.erased_at IS NULL ORDER BY i.due_on, i.issued_on, i.ordinal`);
    if (found.length > 0) return { found, foundBy: column };
  }
  return { found: [], foundBy: null };
}

/** Whose own CLABE this is; null: nobody's, or no CLABE. */
export async function holderOf(tx: Pick<Tx, '$queryRaw'>, clabe: string | null): Promise<Account | null> {
  if (clabe === null || !/^[0-9]{18}$/.test(clabe)) return null;
  const [holder] = await tx.$queryRaw<Account[]>`
    SELECT a.id AS "accountId", a.currency FROM virtual_clabes v JOIN accounts a ON a.id = v.account_id
    WHERE v.clabe = ${clabe}`;
  return holder ?? null;
}

/** For whom this payer's transfers count now: what was undone says nothing. More than a few say no more. */
export async function payersBefore(tx: Pick<Tx, '$queryRaw'>, payerClabe: string | null): Promise<Account[]> {
  if (payerClabe === null) return [];
  return tx.$queryRaw<Account[]>`
    SELECT DISTINCT a.id AS "accountId", a.currency FROM transfers t
      JOIN payments p ON p.transfer_id = t.id AND p.status = 'settled' JOIN accounts a ON a.id = p.account_id
    WHERE t.payer_clabe = ${payerClabe} ORDER BY 1 LIMIT 5`;
}
