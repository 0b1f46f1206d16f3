import type { Actor } from '../../../domain/account.ts';
import { comparedKey } from '../../../domain/matching/tracking-key.ts';
import type { Match } from '../../../domain/matching/named.ts';
import { whose } from '../../../domain/matching/whose.ts';
import type { WhyUnmatched } from '../../../domain/matching/why-unmatched.ts';
import type { InvoiceMoney } from '../../../domain/money/moves.ts';
import { dayOf } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/time.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import type { BankTransfers, TransferRow } from '../bank-transfers.ts';
import type { Tx } from './db/database.ts';
import { afterOrdinal, beforeOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, instantOf, orNull } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { decide, type Decision } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { isErased } from './decide/erased.ts';
import { closeTask } from './decide/task-changes.ts';
import { askForMatch, calendarOf, matchTask } from './unmatched-transfers.ts';
import { tellAtOnce } from './suggested-transfers.ts';
import { ruleOut } from './transfer-candidates.ts';
import { paymentIdOf, receivePayment } from './payments.ts';
import { lockKey } from './proven-transfers.ts';
import { recovering } from './told-invoices.ts';
import { matchedOn } from './transfer-matches.ts';
import { knownOf } from './transfer-owners.ts';
import {
  keepTransfer,
  type Received,
  toTransfer,
  transferRow,
  unmatchedRow,
  withSettledPayments,
} from './transfer-rows.ts';

/** What an agent does with them is in `transfer-matching.ts`. */
export const bankTransfersOf = (
  desk: Desk,
  bankTimeZone: string,
): Pick<BankTransfers, 'receiveTransfer' | 'transferById' | 'transfers'> => ({
  async receiveTransfer(given) {
    const received = await decide(desk, async (decision) => {
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

      const why = await give(decision, input, settledOn);
      if (why === null) return transferRow(tx, input.id);
      await askForMatch(tx, { ...input, why, payments: 0 }, await calendarOf(desk, tx, input.policyName), bankTimeZone);
      return unmatchedRow(input, why);
    });
    // A statement may bring thousands, and nobody waits for each.
    if (received.status === 'unmatched' && received.statementId === null) await tellAtOnce(desk, received.id);
    return received;
  },

  transferById: async (id) =>
    orNull(await desk.db.transfer.findUnique({ where: { id }, include: withSettledPayments }), toTransfer),

  async transfers({ status, order = 'oldest', ...page }) {
    const list = order === 'oldest' ? 'transfers' : 'transfers, newest first';
    const rows = await desk.db.transfer.findMany({
      where: {
        ...(status === undefined ? {} : { status }),
        ...(order === 'oldest' ? afterOrdinal(list, page) : beforeOrdinal(list, page)),
      },
      orderBy: { ordinal: order === 'oldest' ? 'asc' : 'desc' },
      include: withSettledPayments,
      take: page.limit + 1,
    });
    return pageFrom(list, rows, page.limit, ordinalOf, toTransfer);
  },
});

/** Kept, and given to whose it is; else why it can't be told. */
async function give({ tx, lock }: Decision, input: Received, settledOn: Day): Promise<WhyUnmatched | null> {
  const whoseItIs = whose(await knownOf(tx, input));
  const account = whoseItIs.by === null ? null : await lock(whoseItIs.accountId);
  const judged = account === null || whoseItIs.by === null ? whoseItIs : await matchedOn(account, input, whoseItIs);
  await keepTransfer(tx, input, settledOn, {
    status: 'unmatched',
    ...('why' in judged ? { unmatchedWhy: judged.why } : {}),
  });
  if (account === null || !('matched' in judged)) return 'why' in judged ? judged.why : null;
  const { matched, by } = judged;
  await bookTransfer(account, { retiredAccount: false, ...input }, matched, { by, actor: input.actor });
  return null;
}

/** How an account's transfer came to be its own, in the words of the fact. */
export type MatchedBy = 'reference' | 'proof' | 'sum' | 'ownClabe' | 'payer' | 'hand';

/**
 * An unmatched transfer, or a part of one, becomes a payment of the account. `cause`: the request, for a match by hand.
 */
export async function bookTransfer(
  account: Account,
  transfer: Pick<TransferRow, 'id' | 'amountMinor' | 'trackingKey' | 'settledAt' | 'retiredAccount'>,
  { match, invoices }: { match: Match; invoices: readonly InvoiceMoney[] },
  { by, actor, cause }: { by: MatchedBy; actor: Actor; cause?: string | undefined },
): Promise<void> {
  const { tx } = account;
  const { id: transferId, amountMinor, trackingKey, settledAt } = transfer;
  // Undone and matched again, it is another payment.
  const before = await tx.payment.count({ where: { transferId } });
  const paymentId = paymentIdOf(transferId, before + 1);
  await closeTask(tx, matchTask(transferId, before), { accountId: null, at: account.machineNow });
  // It acts at the account's now; when it settled is recorded (rules, Money).
  await ruleOut(tx, transferId, account.id);
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
    data: { status: match.status, accountId: account.id, unmatchedWhy: null },
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
      ...(by === 'sum' || by === 'ownClabe' || by === 'payer' ? { matchedBy: by } : {}),
      ...(transfer.retiredAccount ? { retiredAccount: true } : {}),
      ...recovered,
    },
    actor,
    cause ?? paymentId,
  );
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
  // As the indexes say it, so that they are asked whatever the values are.
  const isSame =
    trackingKey === null
      ? Prisma.sql`tracking_key IS NULL AND bank_reference = ${bankReference} AND amount_minor = ${amountMinor}`
      : Prisma.sql`upper(regexp_replace(tracking_key, '\\s', '', 'g')) = ${comparedKey(trackingKey)}`;
  const [first] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM transfers WHERE rail = ${rail} AND ${isSame} AND settled_on = ${settledOn}::date AND status <> 'duplicate'`;
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
  const fromStatement = (input.statementId ?? null) !== null;
  // What it says of who was erased is not kept anew.
  if (first.accountId !== null && (await isErased(tx, first.accountId))) return { ...first, status: 'duplicate' };
  // Statements overlap, and are sent again as they are: that isn't worth a row each time.
  if (fromStatement && CONTENT_OF_STATEMENTS.every((field) => input[field] === first[field]))
    return { ...first, status: 'duplicate' };
  await keepTransfer(tx, input, settledOn, {
    status: 'duplicate',
    duplicateOfId: first.id,
    accountId: first.accountId,
  });
  const differs = (fromStatement ? CONTENT_OF_STATEMENTS : CONTENT).filter((field) => input[field] !== first[field]);
  if (differs.length > 0 && first.accountId !== null)
    await (await lock(first.accountId)).happened(
      { type: 'TRANSFER_REPEATED', transferId: input.id, differs },
      input.actor,
      input.id,
    );
  return transferRow(tx, input.id);
}

/** A statement tells the same transfer in other words, and its day without the time. */
const CONTENT_OF_STATEMENTS = ['amountMinor', 'currency'] as const;
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
