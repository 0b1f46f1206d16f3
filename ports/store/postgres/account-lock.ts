import { strict as assert } from 'node:assert';
import type { Actor } from '../../../domain/account.ts';
import type { Fact } from '../../../domain/events.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import { Refused, type Written } from '../store.ts';
import { json, type Tx } from './database.ts';
import { minorOf } from './values.ts';

/**
 * An account while its row is locked: whatever is written of its money is written with one of these in hand, so that balances that
 * were read still stand when they are changed. `creditMinor` and `lastFactSeq` follow what this transaction has written.
 */
export interface LockedAccount {
  readonly tx: Tx;
  readonly id: string;
  readonly row: Readonly<Prisma.AccountGetPayload<object>>;
  creditMinor: number;
  lastFactSeq: number;
}

/** Waits for whoever has it. Locks of two accounts are never held at once, so nobody waits for one another. */
export async function lockAccount(tx: Tx, accountId: string): Promise<LockedAccount> {
  // The lock of an update that keeps the key: other transactions may go on referring to the account.
  const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM accounts WHERE id = ${accountId} FOR NO KEY UPDATE`;
  if (locked.length === 0) throw new Refused(404, 'not_found', `There is no account ${accountId}`);
  const row = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  return { tx, id: row.id, row, creditMinor: minorOf(row.creditMinor), lastFactSeq: row.lastFactSeq };
}

/**
 * Writes a fact under the account's next sequence number. `cause` names what made it, once: the id of what was written, or of the
 * request. A write that finds its cause taken has been here before (`factOf`).
 */
export async function writeFact(account: LockedAccount, fact: Fact, actor: Actor, cause: string): Promise<number> {
  const seq = account.lastFactSeq + 1;
  await account.tx.account.update({ where: { id: account.id }, data: { lastFactSeq: seq }, select: { id: true } });
  await account.tx.fact.create({
    data: { accountId: account.id, seq, type: fact.type, body: json(fact), actor: json(actor), cause: causeOf(fact.type, cause) },
    select: { seq: true },
  });
  account.lastFactSeq = seq;
  return seq;
}

/** Where the fact of this type and cause stands; null: it hasn't happened. */
export const factOf = (tx: Tx, type: Fact['type'], cause: string): Promise<{ accountId: string; seq: number; body: Fact } | null> =>
  tx.fact.findUnique({ where: { cause: causeOf(type, cause) }, select: { accountId: true, seq: true, body: true } }) as Promise<{
    accountId: string;
    seq: number;
    body: Fact;
  } | null>;

const causeOf = (type: Fact['type'], cause: string): string => `${type} ${cause}`;

/** A write that was made before: its result, under the sequence that it had. Without a cause nothing tells it from a second one. */
export async function writtenBefore<T>(tx: Tx, type: Fact['type'], cause: string | undefined, read: () => Promise<T>): Promise<Written<T> | null> {
  const fact = cause === undefined ? null : await factOf(tx, type, cause);
  return fact === null ? null : { value: await read(), accountId: fact.accountId, seq: fact.seq };
}

/** Why the account's credit moved. */
export type CreditReason = 'overpaid' | 'invoicePaid' | 'invoiceVoided' | 'creditNoted' | 'paymentReversed' | 'refunded';

/** Moves the account's credit, by a plus or a minus, and writes down why. Nothing is moved for 0. */
export async function moveCredit(
  account: LockedAccount,
  amountMinor: number,
  reason: CreditReason,
  of: { invoiceId?: string; paymentId?: string; refundId?: string },
): Promise<void> {
  if (amountMinor === 0) return;
  const creditMinor = account.creditMinor + amountMinor;
  assert(creditMinor >= 0, `account ${account.id}: its credit of ${account.creditMinor} can't move by ${amountMinor}`);
  await account.tx.account.update({ where: { id: account.id }, data: { creditMinor }, select: { id: true } });
  await account.tx.creditMovement.create({ data: { accountId: account.id, amountMinor, reason, ...of }, select: { id: true } });
  account.creditMinor = creditMinor;
}
