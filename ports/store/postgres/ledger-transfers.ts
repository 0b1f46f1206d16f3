import { dayOf } from '../../../domain/calendar.ts';
import type { Actor } from '../../../domain/account.ts';
import type { Day, Instant } from '../../../domain/time.ts';
import type { Ledger, TransferRow, Written } from '../store.ts';
import { factOf, lockAccount, writeFact, type LockedAccount } from './account-lock.ts';
import { inTransaction, type Db, type Tx } from './database.ts';
import { paymentIdOf, receivePayment } from './payments.ts';
import { toTransfer, withSettledPayment } from './rows.ts';
import { matchNamed, namedBy, type Match } from './transfer-match.ts';
import { dateOf, instantOf } from './values.ts';

type Received = Parameters<Ledger['receiveTransfer']>[0];

export const ledgerOfTransfers = (db: Db, bankTimeZone: string): Pick<Ledger, 'receiveTransfer'> => ({
  receiveTransfer: (given) =>
    inTransaction(db, async (tx) => {
      const input = { ...given, settledAt: instantOf(dateOf(given.settledAt)) };
      const settledOn = dayOf(input.settledAt, bankTimeZone);
      await lockIdentity(tx, input, settledOn);
      if ((await tx.transfer.count({ where: { id: input.id } })) > 0) return received(tx, input.id);
      const first = await firstOf(tx, input, settledOn);
      if (first !== null) return repeated(tx, input, settledOn, toTransfer(first));

      const named = await namedBy(tx, input);
      if (named === null) {
        await keep(tx, input, settledOn, { status: 'unmatched' });
        return { value: await transferRow(tx, input.id), accountId: null, seq: null };
      }
      const account = await lockAccount(tx, named.accountId);
      const match = await matchNamed(account, named, input.amountMinor);
      await keep(tx, input, settledOn, { status: 'unmatched' });
      const seq = await bookTransfer(account, await transferRow(tx, input.id), match, { byHand: false, actor: input.actor, now: byItsClock(account, input.now) });
      return { value: await transferRow(tx, input.id), accountId: account.id, seq };
    }),
});

export const transferRow = async (tx: Tx, id: string): Promise<TransferRow> => toTransfer(await tx.transfer.findUniqueOrThrow({ where: { id }, include: withSettledPayment }));

/** The machine's now, as the account's own: on a test clock it is another. */
const byItsClock = ({ row }: LockedAccount, now: Instant): Instant => instantOf(new Date(dateOf(now).getTime() + Number(row.step === 0 ? row.clockOffsetMs : row.skewMs)));

/** An unmatched transfer becomes a payment of the account. `cause`: the request, for a match by hand. */
export async function bookTransfer(
  account: LockedAccount,
  transfer: TransferRow,
  match: Match,
  { byHand, actor, now, cause }: { byHand: boolean; actor: Actor; now: Instant; cause?: string | undefined },
): Promise<number> {
  const { tx } = account;
  const { id: transferId, amountMinor, trackingKey, settledAt } = transfer;
  // Undone and matched again, it is another payment.
  const paymentId = paymentIdOf(transferId, (await tx.payment.count({ where: { transferId } })) + 1);
  // It acts at the account's now; when it settled is recorded (rules, Money).
  await receivePayment(account, {
    id: paymentId,
    source: 'transfer',
    amountMinor,
    attemptId: null,
    transferId,
    at: now,
    allocations: match.allocations,
    creditMinor: match.creditMinor,
  });
  await tx.transfer.update({ where: { id: transferId }, data: { status: match.status, accountId: account.id }, select: { id: true } });
  return writeFact(account, { type: 'TRANSFER_RECEIVED', transferId, paymentId, trackingKey, amountMinor, settledAt, ...match, byHand }, actor, cause ?? paymentId);
}

/** Two who report the same transfer at once come one after the other: the second finds the first. */
async function lockIdentity(tx: Tx, { id, rail, trackingKey, bankReference }: Received, settledOn: Day): Promise<void> {
  const name = trackingKey ?? bankReference;
  const identity = name === null ? id : JSON.stringify([rail, name, settledOn]);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${identity}, 0))`;
}

/**
 * The transfer that was reported before: the same rail, tracking key and bank day. One without a tracking key goes by the bank's
 * reference, which isn't a key everywhere, so that the amount has to be the same as well.
 */
async function firstOf(tx: Tx, { rail, trackingKey, bankReference, amountMinor }: Received, settledOn: Day) {
  if (trackingKey === null && bankReference === null) return null;
  const identity = trackingKey === null ? { trackingKey, bankReference, amountMinor } : { trackingKey };
  return tx.transfer.findFirst({ where: { rail, ...identity, settledOn: dateOf(settledOn), status: { not: 'duplicate' } }, include: withSettledPayment });
}

/** Kept, and changes nothing. When it says something else than the first did, the account's timeline is told. */
async function repeated(tx: Tx, input: Received, settledOn: Day, first: TransferRow): Promise<Written<TransferRow>> {
  await keep(tx, input, settledOn, { status: 'duplicate', duplicateOfId: first.id, accountId: first.accountId });
  const differs = CONTENT.filter((field) => input[field] !== first[field]);
  const value = await transferRow(tx, input.id);
  if (differs.length === 0 || first.accountId === null) return { value, accountId: first.accountId, seq: null };
  const account = await lockAccount(tx, first.accountId);
  const seq = await writeFact(account, { type: 'TRANSFER_REPEATED', transferId: input.id, differs }, input.actor, input.id);
  return { value, accountId: account.id, seq };
}

const CONTENT = ['amountMinor', 'currency', 'settledAt', 'reference', 'concept', 'payerName', 'payerClabe', 'bankReference'] as const;

/** The same id again, after a crash: what it made then. */
async function received(tx: Tx, id: string): Promise<Written<TransferRow>> {
  const value = await transferRow(tx, id);
  const fact = (await factOf(tx, 'TRANSFER_RECEIVED', paymentIdOf(id, 1))) ?? (await factOf(tx, 'TRANSFER_REPEATED', id));
  return { value, accountId: fact?.accountId ?? value.accountId, seq: fact?.seq ?? null };
}

async function keep(tx: Tx, input: Received, settledOn: Day, as: { status: TransferRow['status']; duplicateOfId?: string; accountId?: string | null }): Promise<void> {
  const { id, rail, trackingKey, bankReference, amountMinor, currency, settledAt, reference, concept, payerName, payerClabe, now } = input;
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
