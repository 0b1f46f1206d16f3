import type { Actor } from '../../../domain/account.ts';
import { comparedKey } from '../../../domain/matching/tracking-key.ts';
import { lookUpsFor, type Match, matchNamed, namedAmong } from '../../../domain/matching/named.ts';
import type { InvoiceMoney } from '../../../domain/money/moves.ts';
import { dayOf } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/time.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { BankTransfers, TransferRow } from '../bank-transfers.ts';
import type { Tx } from './db/database.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, instantOf, minorOf, orNull } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { decide, type Decision } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { payable } from './money.ts';
import { closeTask } from './decide/task-changes.ts';
import { askForMatch, calendarOf, matchTask } from './unmatched-transfers.ts';
import { paymentIdOf, receivePayment, standingRows, withAllocations } from './payments.ts';
import { lockKey, matchedByProof, proverOf } from './proven-transfers.ts';
import { recovering } from './told-invoices.ts';

type Received = Parameters<BankTransfers['receiveTransfer']>[0];

/** What an agent does with them is in `transfer-matching.ts`. */
export const bankTransfersOf = (
  desk: Desk,
  bankTimeZone: string,
): Pick<BankTransfers, 'receiveTransfer' | 'transferById' | 'transfers'> => ({
  receiveTransfer: (given) =>
    decide(desk, async (decision) => {
      const { tx } = decision;
      const input = { ...given, settledAt: instantOf(dateOf(given.settledAt)) };
      const settledOn = dayOf(input.settledAt, bankTimeZone);
      await lockIdentity(tx, input, settledOn);
      await lockKey(tx, input.trackingKey);
      // The same id again, after a crash: what it made then.
      if (decision.again && (await tx.transfer.count({ where: { id: input.id } })) > 0)
        return transferRow(tx, input.id);
      const first = await firstOf(tx, input, settledOn);
      if (first !== null && first.id !== input.id) return repeated(decision, input, settledOn, toTransfer(first));

      const found = await foundFor(tx, input);
      const named = namedAmong(found, input.currency);
      await keep(tx, input, settledOn, { status: 'unmatched' });
      if (named !== null) {
        const account = await decision.lock(named.accountId);
        const invoices = await payable(account, named.invoiceIds);
        const matched = { match: matchNamed(input.amountMinor, invoices), invoices };
        await bookTransfer(account, await transferRow(tx, input.id), matched, { by: 'reference', actor: input.actor });
        return transferRow(tx, input.id);
      }
      // Where numbers are named and don't tell whose it is, an agent decides.
      const prover = found.length > 0 ? null : await proverOf(tx, input);
      if (prover !== null) {
        const account = await decision.lock(prover);
        const matched = await matchedByProof(account, input.amountMinor);
        await bookTransfer(account, await transferRow(tx, input.id), matched, { by: 'proof', actor: input.actor });
      } else await askForMatch(tx, input, await calendarOf(desk, tx, input.policyName), bankTimeZone);
      return transferRow(tx, input.id);
    }),

  transferById: async (id) =>
    orNull(await desk.db.transfer.findUnique({ where: { id }, include: withSettledPayments }), toTransfer),

  async transfers({ status, ...page }) {
    const rows = await desk.db.transfer.findMany({
      where: { ...(status === undefined ? {} : { status }), ...afterOrdinal('transfers', page) },
      orderBy: { ordinal: 'asc' },
      include: withSettledPayments,
      take: page.limit + 1,
    });
    return pageFrom('transfers', rows, page.limit, ordinalOf, toTransfer);
  },
});

export const transferRow = async (tx: Tx, id: string): Promise<TransferRow> =>
  toTransfer(await tx.transfer.findUniqueOrThrow({ where: { id }, include: withSettledPayments }));

/**
 * An unmatched transfer, or a part of one, becomes a payment of the account. `cause`: the request, for a match by hand.
 */
export async function bookTransfer(
  account: Account,
  transfer: Pick<TransferRow, 'id' | 'amountMinor' | 'trackingKey' | 'settledAt'>,
  { match, invoices }: { match: Match; invoices: readonly InvoiceMoney[] },
  { by, actor, cause }: { by: 'reference' | 'proof' | 'hand'; actor: Actor; cause?: string | undefined },
): Promise<void> {
  const { tx } = account;
  const { id: transferId, amountMinor, trackingKey, settledAt } = transfer;
  // Undone and matched again, it is another payment.
  const before = await tx.payment.count({ where: { transferId } });
  const paymentId = paymentIdOf(transferId, before + 1);
  await closeTask(tx, matchTask(transferId, before), { accountId: null, at: account.machineNow });
  // It acts at the account's now; when it settled is recorded (rules, Money).
  const moves = await receivePayment(
    account,
    { source: 'transfer', attemptId: null, transferId, at: account.now },
    invoices,
    {
      type: 'transferMatched',
      paymentId,
      amountMinor,
      allocations: match.allocations,
    },
  );
  await tx.transfer.update({
    where: { id: transferId },
    data: { status: match.status, accountId: account.id },
    select: { id: true },
  });
  const recovered = await recovering(account, moves);
  await account.happened(
    {
      type: 'TRANSFER_RECEIVED',
      transferId,
      paymentId,
      trackingKey,
      amountMinor,
      settledAt,
      ...match,
      byHand: by === 'hand',
      ...(by === 'proof' ? { byProof: true } : {}),
      ...recovered,
    },
    actor,
    cause ?? paymentId,
  );
}

/** The invoices that the transfer may be for, oldest first. */
async function foundFor(tx: Tx, transfer: Received): Promise<Prisma.InvoiceGetPayload<object>[]> {
  for (const { in: column, anyOf } of lookUpsFor(transfer)) {
    const found = await tx.invoice.findMany({
      where: column === 'number' ? { numberKey: { in: anyOf } } : { reference: { in: anyOf } },
      orderBy: [{ dueOn: 'asc' }, { issuedOn: 'asc' }, { ordinal: 'asc' }],
    });
    if (found.length > 0) return found;
  }
  return [];
}

/** Two who report the same transfer at once come one after the other: the second finds the first. */
async function lockIdentity(tx: Tx, { id, rail, trackingKey, bankReference }: Received, settledOn: Day): Promise<void> {
  const name = trackingKey === null ? bankReference : comparedKey(trackingKey);
  const identity = name === null ? id : JSON.stringify([rail, name, settledOn]);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${identity}, 0))`;
}

/**
 * The transfer that was reported before: the same rail, tracking key and bank day. One without a tracking key goes by
 * the bank's reference, which isn't a key everywhere, so that the amount has to be the same as well.
 */
async function firstOf(tx: Tx, { rail, trackingKey, bankReference, amountMinor }: Received, settledOn: Day) {
  if (trackingKey === null && bankReference === null) return null;
  const day = { rail, settledOn: dateOf(settledOn), status: { not: 'duplicate' } };
  if (trackingKey === null)
    return tx.transfer.findFirst({
      where: { ...day, trackingKey, bankReference, amountMinor },
      include: withSettledPayments,
    });
  const [first] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM transfers WHERE rail = ${rail} AND upper(regexp_replace(tracking_key, '\\s', '', 'g')) = ${comparedKey(trackingKey)}
      AND settled_on = ${settledOn}::date AND status <> 'duplicate'`;
  return first === undefined
    ? null
    : tx.transfer.findUniqueOrThrow({ where: { id: first.id }, include: withSettledPayments });
}

/** Kept, and changes nothing. When it says something else than the first did, the account's timeline is told. */
async function repeated(
  { tx, lock }: Decision,
  input: Received,
  settledOn: Day,
  first: TransferRow,
): Promise<TransferRow> {
  await keep(tx, input, settledOn, { status: 'duplicate', duplicateOfId: first.id, accountId: first.accountId });
  const differs = CONTENT.filter((field) => input[field] !== first[field]);
  if (differs.length > 0 && first.accountId !== null)
    await (await lock(first.accountId)).happened(
      { type: 'TRANSFER_REPEATED', transferId: input.id, differs },
      input.actor,
      input.id,
    );
  return transferRow(tx, input.id);
}

const CONTENT = [
  'amountMinor',
  'currency',
  'settledAt',
  'reference',
  'concept',
  'payerName',
  'payerClabe',
  'bankReference',
] as const;

async function keep(
  tx: Tx,
  input: Received,
  settledOn: Day,
  as: { status: TransferRow['status']; duplicateOfId?: string; accountId?: string | null },
): Promise<void> {
  const {
    id,
    rail,
    trackingKey,
    bankReference,
    amountMinor,
    currency,
    settledAt,
    reference,
    concept,
    payerName,
    payerClabe,
    now,
  } = input;
  await tx.transfer.create({
    data: {
      id,
      rail,
      trackingKey,
      bankReference,
      amountMinor,
      currency,
      settledAt: dateOf(settledAt),
      settledOn: dateOf(settledOn),
      reference,
      concept,
      payerName,
      payerClabe,
      createdAt: dateOf(now),
      ...as,
    },
    select: { id: true },
  });
}

/** Of a transfer's payments only the settled ones count; of an account there is at most one. */
const withSettledPayments = {
  payments: { where: { status: 'settled' }, orderBy: { ordinal: 'asc' }, include: withAllocations },
} satisfies Prisma.TransferInclude;

const toTransfer = ({
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
