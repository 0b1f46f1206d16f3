import type { Prisma } from '../../../prisma/client/client.ts';
import type { MethodRow, PaymentMethods } from '../payment-methods.ts';
import { databaseNow } from './db/database.ts';
import type { Desk } from './decide/desk.ts';

/** Nobody comes back to a page after so long: the next time the card is given anew. */
const UNUSED_HOURS = 24;

/** Methods that were left for one payment, and what is to be tidied up after it. */
export const onceMethodsOf = (
  { db, machineNow }: Pick<Desk, 'db' | 'machineNow'>,
  toMethod: (row: Prisma.PaymentMethodGetPayload<object>) => MethodRow,
): Pick<PaymentMethods, 'unusedOnce' | 'onceToForget' | 'onceForgotten'> => {
  const now = async (): Promise<Date> => (machineNow === null ? databaseNow(db) : new Date(machineNow()));
  return {
    async unusedOnce(limit) {
      // In the account's own time, as it was left.
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT m.id FROM payment_methods m JOIN account_states s ON s.account_id = m.account_id
        WHERE m.once AND m.forgotten_at IS NULL AND m.status <> 'removed'
          AND m.created_at + make_interval(hours => ${UNUSED_HOURS}::int)
            <= ${await now()}::timestamptz + s.skew_ms * interval '1 ms'
          AND NOT EXISTS (
            SELECT 1 FROM attempts a
            WHERE a.payment_method_id = m.id AND coalesce(a.outcome, 'unknown') IN ('unknown', 'pending', 'needsHolder')
          )
        ORDER BY m.ordinal LIMIT ${limit}`;
      return rows.map(({ id }) => id);
    },

    onceToForget: async (provider, limit) =>
      (
        await db.paymentMethod.findMany({
          where: { provider, once: true, status: 'removed', forgottenAt: null },
          orderBy: { ordinal: 'asc' },
          take: limit,
        })
      ).map(toMethod),

    onceForgotten: async (id) =>
      void (await db.paymentMethod.update({ where: { id }, data: { forgottenAt: await now() }, select: { id: true } })),
  };
};
