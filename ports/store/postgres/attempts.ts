import type { ChargeOrder } from '../../../domain/effects.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { AttemptRow, Reads } from '../store.ts';
import type { Account } from './decide/account.ts';
import { NO_JSON, type Db, type Tx } from './db/database.ts';
import { toAttempt, withPayment } from './rows.ts';
import { dateOf } from './db/values.ts';

/** An attempt before the bank has answered. How it ends is in `attempt-outcomes.ts`. */
export const attemptsOf = (db: Db): Pick<Reads, 'attemptById'> => ({
  async attemptById(id) {
    const row = await db.attempt.findUnique({ where: { id }, include: withPayment });
    return row === null ? null : toAttempt(row);
  },
});

const UNANSWERED = { outcome: null, declineCode: null, providerRef: null, answer: NO_JSON };

/**
 * Amount and method as they are sent. The same sending again finds the row; a further one, after it was lost, begins it
 * anew.
 */
export async function freeze(
  { tx, id: accountId }: Account,
  order: ChargeOrder,
): Promise<Prisma.AttemptGetPayload<object>> {
  const { attemptId: id, key, trigger, methodId, invoiceIds, amountMinor, at, believes, resend } = order;
  const known = await tx.attempt.findUnique({ where: { id } });
  if (known !== null && known.resend === resend) return known;
  const frozen = {
    trigger,
    invoiceIds,
    amountMinor,
    creditMinor: believes.creditMinor,
    paymentMethodId: methodId,
    resend,
    at: dateOf(at),
    ...UNANSWERED,
  };
  return tx.attempt.upsert({ where: { id }, create: { id, key, accountId, ...frozen }, update: frozen });
}

/** Nothing reached the bank; its key is free again. An attempt that has ended otherwise meanwhile stays as it ended. */
export async function loseAttempt({ tx, id: accountId }: Account, attemptId: string): Promise<void> {
  await tx.attempt.updateMany({
    where: { id: attemptId, accountId, OR: [{ outcome: null }, { outcome: 'unknown' }] },
    data: { outcome: 'lost', answer: NO_JSON },
  });
}

export const attemptRow = async (tx: Tx, id: string): Promise<AttemptRow> =>
  toAttempt(await tx.attempt.findUniqueOrThrow({ where: { id }, include: withPayment }));
