import type { Candidate } from '../../../domain/matching/evidence.ts';
import { comparedName } from '../../../domain/matching/payer-name.ts';
import type { Known } from '../../../domain/matching/whose.ts';
import type { TransferRow } from '../bank-transfers.ts';
import type { TransferSuggestions } from '../transfer-suggestions.ts';
import type { Db } from './db/database.ts';
import { minorOf } from './db/values.ts';
import { debtsOf } from './money.ts';
import { knownOf } from './transfer-owners.ts';
import { toTransfer, withSettledPayments } from './transfer-rows.ts';

/** An amount that so many owe, or a name that so many have, says nothing of one of them. */
const FEW = 5;
const MOST_CANDIDATES = 10;

export const transferSuggestionsOf = (db: Db): TransferSuggestions => ({
  async candidatesFor(transferId, only) {
    const row = await db.transfer.findUnique({ where: { id: transferId }, include: withSettledPayments });
    if (row === null) return null;
    const transfer = toTransfer(row);
    // Reads alone: what is written meanwhile is seen or not.
    const tx = db as unknown as Parameters<typeof knownOf>[0];
    const known = await knownOf(tx, transfer);
    const accountIds = new Set(only === undefined ? await likelyOwners(db, transfer, known) : [only]);
    const accounts = await db.account.findMany({
      where: { id: { in: [...accountIds].slice(0, MOST_CANDIDATES) }, currency: transfer.currency },
      select: { id: true, name: true },
    });
    const numbers = await db.invoice.findMany({
      where: { id: { in: known.found.map(({ id }) => id) } },
      select: { id: true, number: true, accountId: true },
    });
    const paid = await paidBefore(db, transfer.payerClabe);
    const candidates: Candidate[] = [];
    for (const { id, name } of accounts) {
      const debts = await debtsOf({ tx, id });
      const open = await db.invoice.findMany({
        where: { id: { in: debts.map((debt) => debt.id) } },
        select: { id: true, number: true },
      });
      candidates.push({
        accountId: id,
        name,
        invoices: debts.map((debt) => ({ ...debt, number: open.find((one) => one.id === debt.id)?.number ?? debt.id })),
        named: numbers.filter(({ accountId }) => accountId === id).map((one) => ({ id: one.id, number: one.number })),
        paidBefore: {
          here: paid.get(id) ?? 0,
          elsewhere: [...paid].reduce((sum, [accountId, times]) => (accountId === id ? sum : sum + times), 0),
        },
        hasProof: known.provers.some(({ accountId }) => accountId === id),
        isHolder: known.holder?.accountId === id,
      });
    }
    const place = [...accountIds];
    return candidates.sort((a, b) => place.indexOf(a.accountId) - place.indexOf(b.accountId));
  },
});

async function likelyOwners(db: Db, transfer: TransferRow, known: Known): Promise<string[]> {
  return [
    ...known.found.map(({ accountId }) => accountId),
    ...known.provers.map(({ accountId }) => accountId),
    ...(known.holder === null ? [] : [known.holder.accountId]),
    ...known.payers.map(({ accountId }) => accountId),
    ...(await calledLike(db, transfer.payerName)),
    ...(await owingExactly(db, transfer)),
  ];
}

/** By their words, whatever kind of company stands behind them; the index on trigrams finds them. */
async function calledLike(db: Db, payerName: string | null): Promise<string[]> {
  const words = comparedName(payerName ?? '').toLowerCase();
  if (words.length < 4) return [];
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM accounts WHERE ${words} <% search ORDER BY ${words} <<-> search, id LIMIT ${FEW + 1}`;
  return found.length > FEW ? [] : found.map(({ id }) => id);
}

async function owingExactly(
  db: Db,
  { amountMinor, currency }: { amountMinor: number; currency: string },
): Promise<string[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT account_id AS id FROM invoices
    WHERE currency = ${currency} AND balance_minor = ${amountMinor} AND balance_minor > 0 ORDER BY 1 LIMIT ${FEW + 1}`;
  return found.length > FEW ? [] : found.map(({ id }) => id);
}

async function paidBefore(db: Db, payerClabe: string | null): Promise<Map<string, number>> {
  if (payerClabe === null) return new Map();
  const rows = await db.$queryRaw<{ id: string; times: bigint }[]>`
    SELECT p.account_id AS id, count(*) AS times FROM transfers t
      JOIN payments p ON p.transfer_id = t.id AND p.status = 'settled'
    WHERE t.payer_clabe = ${payerClabe} GROUP BY 1`;
  return new Map(rows.map(({ id, times }) => [id, minorOf(times)]));
}
