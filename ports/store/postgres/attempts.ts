import { strict as assert } from 'node:assert';
import type { AttemptRow, Steps } from '../store.ts';
import { lockAccount, type LockedAccount } from './account-lock.ts';
import { inTransaction, NO_JSON, type Db, type Tx } from './database.ts';
import { toAttempt, withPayment } from './rows.ts';
import { stopOf } from './switches.ts';
import { dateOf, minorOf } from './values.ts';

/** An attempt before the bank has answered. How it ends is in `attempt-outcomes.ts`. */
export const attemptsOf = (db: Db): Pick<Steps, 'attemptById' | 'freezeAttempt' | 'loseAttempt'> => ({
  async attemptById(id) {
    const row = await db.attempt.findUnique({ where: { id }, include: withPayment });
    return row === null ? null : toAttempt(row);
  },

  freezeAttempt: (input) =>
    inTransaction(db, async (tx) => {
      const account = await lockAccount(tx, input.accountId);
      const known = await tx.attempt.findUnique({ where: { id: input.id } });
      if (known !== null && (isOver(known.outcome) || known.resend > input.resend)) return attemptRow(tx, input.id);
      if (known !== null && known.resend === input.resend) return begunBefore(account, input);
      const stopped = await stopOf(tx, 'charges');
      if (stopped !== null || (await isStale(account, input))) {
        await loseAttemptIn(account, input.id);
        return stopped === null ? 'stale' : { stopped };
      }
      const { id, key, trigger, methodId, invoiceIds, amountMinor, at, believes, resend } = input;
      const frozen = { trigger, invoiceIds, amountMinor, creditMinor: believes.creditMinor, paymentMethodId: methodId, resend, at: dateOf(at), ...UNANSWERED };
      await tx.attempt.upsert({ where: { id }, create: { id, key, accountId: account.id, ...frozen }, update: frozen, select: { id: true } });
      return attemptRow(tx, id);
    }),

  loseAttempt: (attemptId) =>
    inTransaction(db, async (tx) => {
      const { accountId } = await tx.attempt.findUniqueOrThrow({ where: { id: attemptId }, select: { accountId: true } });
      await loseAttemptIn(await lockAccount(tx, accountId), attemptId);
    }),
});

type Frozen = Parameters<Steps['freezeAttempt']>[0];

const UNANSWERED = { outcome: null, declineCode: null, providerRef: null, answer: NO_JSON };

/** The bank has said what is for good, or that it comes. */
const isOver = (outcome: string | null): boolean => outcome === 'succeeded' || outcome === 'declined' || outcome === 'pending';

/**
 * The same sending, after a crash: the bank may have been called. That the first sending was lost may have been written down after the
 * second had begun (the record lane is another); of the second it says nothing.
 */
async function begunBefore({ tx }: LockedAccount, { id, resend }: Frozen): Promise<AttemptRow> {
  if (resend > 0) await tx.attempt.updateMany({ where: { id, outcome: 'lost' }, data: UNANSWERED });
  return attemptRow(tx, id);
}

/**
 * Whether the world isn't what the chart decided by: a fact is on its way to it, or the method may not be charged any more. The sums
 * have to be the very same. Less open, and we would take too much; more, and the chart is about to hear of something.
 */
async function isStale(account: LockedAccount, { methodId, invoiceIds, amountMinor, believes }: Frozen): Promise<boolean> {
  assert(amountMinor > 0, 'an attempt is above zero');
  const method = await account.tx.paymentMethod.findUnique({ where: { id: methodId } });
  if (method === null || method.accountId !== account.id || method.status !== 'active') return true;
  const open = await account.tx.invoice.findMany({ where: { id: { in: invoiceIds }, accountId: account.id, status: 'open' }, select: { balanceMinor: true } });
  const openMinor = open.reduce((sum, invoice) => sum + minorOf(invoice.balanceMinor), 0);
  if (openMinor !== believes.openMinor || account.creditMinor !== believes.creditMinor) return true;
  // Never more than what is open: the rest would be credit that nobody has asked for.
  return amountMinor > openMinor;
}

/** Nothing reached the bank. An attempt that has ended otherwise meanwhile stays as it ended. */
export async function loseAttemptIn(account: LockedAccount, attemptId: string): Promise<void> {
  await account.tx.attempt.updateMany({
    where: { id: attemptId, accountId: account.id, OR: [{ outcome: null }, { outcome: 'unknown' }] },
    data: { outcome: 'lost', answer: NO_JSON },
  });
}

export const attemptRow = async (tx: Tx, id: string): Promise<AttemptRow> => toAttempt(await tx.attempt.findUniqueOrThrow({ where: { id }, include: withPayment }));
