import type { AttemptOutcome, AttemptTrigger } from '../../../domain/account.ts';
import type { ChargeOrder } from '../../../domain/effects.ts';
import type { Outcome } from '../../../domain/events.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { Provider } from '../../gateway/gateway.ts';
import type { AttemptRow, Attempts } from '../attempts.ts';
import { NO_JSON, type Db, type Tx } from './db/database.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, instantOf, minorOf, orNull } from './db/values.ts';
import type { Account } from './decide/account.ts';

/** An attempt before the bank has answered. How it ends is in `attempt-outcomes.ts`. */
export const attemptsOf = (db: Db): Attempts => ({
  attemptById: async (id) => orNull(await db.attempt.findUnique({ where: { id }, include: withPayment }), toAttempt),

  attemptByProviderRef: async (providerRef) =>
    orNull(await db.attempt.findFirst({ where: { providerRef }, include: withPayment }), toAttempt),

  attemptByKey: async (key) => orNull(await db.attempt.findUnique({ where: { key }, include: withPayment }), toAttempt),

  async attempts(accountId, page) {
    const rows = await db.attempt.findMany({
      where: { accountId, ...afterOrdinal('attempts', page) },
      orderBy: { ordinal: 'asc' },
      include: withPayment,
      take: page.limit + 1,
    });
    return pageFrom('attempts', rows, page.limit, ordinalOf, toAttempt);
  },

  async limitOf(accountId, attemptId) {
    const [held] = await db.$queryRaw<{ until: string | null; reason: string }[]>`
      SELECT data ->> 'until' AS until, data ->> 'reason' AS reason FROM timeline
      WHERE account_id = ${accountId} AND type = 'charge.held' AND data ->> 'attemptId' = ${attemptId}
      ORDER BY seq DESC LIMIT 1`;
    return held === undefined || held.until === null ? null : { until: held.until as Instant, reason: held.reason };
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
  provider: Provider,
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
    provider,
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

export const withPayment = { payment: { select: { id: true } } } satisfies Prisma.AttemptInclude;

export const toAttempt = (row: Prisma.AttemptGetPayload<{ include: typeof withPayment }>): AttemptRow => ({
  id: row.id,
  accountId: row.accountId,
  at: instantOf(row.at),
  trigger: row.trigger as AttemptTrigger,
  invoiceIds: row.invoiceIds,
  amountMinor: minorOf(row.amountMinor),
  paymentMethodId: row.paymentMethodId,
  provider: row.provider as Provider,
  outcome: row.outcome as AttemptOutcome | null,
  declineCode: row.declineCode,
  key: row.key,
  providerRef: row.providerRef,
  paymentId: row.payment?.id ?? null,
  answer: row.answer as Outcome | null,
});
