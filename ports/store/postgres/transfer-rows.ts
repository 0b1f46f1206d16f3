import { standingRows, withAllocations } from './payments.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { WhyUnmatched } from '../../../domain/matching/why-unmatched.ts';
import type { Day } from '../../../domain/time/time.ts';
import type { BankTransfers, TransferRow } from '../bank-transfers.ts';
import type { Tx } from './db/database.ts';
import { dateOf, instantOf, minorOf } from './db/values.ts';

/** Transfers as they are written and read, whoever asks. */

export type Received = Parameters<BankTransfers['receiveTransfer']>[0];

export const transferRow = async (tx: Tx, id: string): Promise<TransferRow> =>
  toTransfer(await tx.transfer.findUniqueOrThrow({ where: { id }, include: withSettledPayments }));

export async function keepTransfer(
  tx: Tx,
  given: Received,
  settledOn: Day,
  as: { status: TransferRow['status']; duplicateOfId?: string; accountId?: string | null; unmatchedWhy?: WhyUnmatched },
): Promise<void> {
  const { receivedAtAccount = null, retiredAccount = false, statementId = null } = given;
  const { status, duplicateOfId = null, accountId = null, unmatchedWhy = null } = as;
  await tx.$executeRaw`
    INSERT INTO transfers (id, rail, tracking_key, bank_reference, amount_minor, currency, settled_at, settled_on,
      reference, concept, payer_name, payer_clabe, received_at_account, retired_account, statement_id, status,
      duplicate_of_id, account_id, unmatched_why, suggest_at, created_at)
    VALUES (${given.id}, ${given.rail}, ${given.trackingKey}, ${given.bankReference}, ${given.amountMinor},
      ${given.currency}, ${dateOf(given.settledAt)}, ${settledOn}::date, ${given.reference}, ${given.concept},
      ${given.payerName}, ${given.payerClabe}, ${receivedAtAccount}, ${retiredAccount}, ${statementId}, ${status},
      ${duplicateOfId}, ${accountId}, ${unmatchedWhy}, CASE WHEN ${unmatchedWhy}::text IS NULL THEN NULL ELSE clock_timestamp() END,
      ${dateOf(given.now)})`;
}

/** As it stands when it was just kept, and nobody could match it. */
export const unmatchedRow = (
  { receivedAtAccount = null, retiredAccount = false, statementId = null, ...given }: Received,
  unmatchedWhy: WhyUnmatched,
): TransferRow => ({
  id: given.id,
  rail: given.rail,
  trackingKey: given.trackingKey,
  bankReference: given.bankReference,
  amountMinor: given.amountMinor,
  currency: given.currency,
  settledAt: given.settledAt,
  reference: given.reference,
  concept: given.concept,
  payerName: given.payerName,
  payerClabe: given.payerClabe,
  receivedAtAccount,
  retiredAccount,
  unmatchedWhy,
  statementId,
  status: 'unmatched',
  accountId: null,
  paymentId: null,
  allocations: [],
  creditMinor: 0,
  payments: [],
  createdAt: instantOf(dateOf(given.now)),
});

/** Of a transfer's payments only the settled ones count; of an account there is at most one. */
export const withSettledPayments = {
  payments: { where: { status: 'settled' }, orderBy: { ordinal: 'asc' }, include: withAllocations },
} satisfies Prisma.TransferInclude;

export const toTransfer = ({
  payments,
  ...row
}: Prisma.TransferGetPayload<{ include: typeof withSettledPayments }>): TransferRow => ({
  id: row.id,
  rail: row.rail as TransferRow['rail'],
  trackingKey: row.trackingKey,
  bankReference: row.bankReference,
  amountMinor: minorOf(row.amountMinor),
  currency: row.currency,
  settledAt: instantOf(row.settledAt),
  reference: row.reference,
  concept: row.concept,
  payerName: row.payerName,
  payerClabe: row.payerClabe,
  receivedAtAccount: row.receivedAtAccount,
  retiredAccount: row.retiredAccount,
  unmatchedWhy: row.unmatchedWhy as TransferRow['unmatchedWhy'],
  statementId: row.statementId,
  status: row.status as TransferRow['status'],
  accountId: row.accountId,
  paymentId: payments.length === 1 ? (payments[0]?.id ?? null) : null,
  allocations: payments.flatMap(({ allocations }) => standingRows(allocations)),
  creditMinor: payments.reduce((sum, { creditMinor }) => sum + minorOf(creditMinor), 0),
  payments: payments.map(({ id: paymentId, accountId, amountMinor }) => ({
    accountId,
    paymentId,
    amountMinor: minorOf(amountMinor),
  })),
  createdAt: instantOf(row.createdAt),
});
