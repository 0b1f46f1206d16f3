import type { Instant } from '../../../domain/time/time.ts';
import type { Prisma, PrismaClient } from '../../../prisma/client/client.ts';
import type { ChargeInBook } from '../gateway.ts';
import { answerOf } from './rows.ts';

const PAGE = 500;

/**
 * The charges that reached the sandbox bank since an instant of the machine's clock, oldest first; then the older ones of
 * which something was given back since.
 */
export async function* chargesSince(db: PrismaClient, from: Instant): AsyncGenerator<ChargeInBook[]> {
  for (let after = 0n; ; ) {
    const rows = await db.sandboxCharge.findMany({
      where: { bookedAt: { gte: new Date(from) }, ordinal: { gt: after }, outcome: { not: 'lost' } },
      orderBy: { ordinal: 'asc' },
      include: { refunds: { select: { amountMinor: true } } },
      take: PAGE,
    });
    yield rows.map(inBook);
    after = rows.at(-1)?.ordinal ?? after;
    if (rows.length < PAGE) break;
  }
  const since = { gte: new Date(from) };
  const backSince = await db.sandboxRefund.findMany({
    where: { at: since, charge: { bookedAt: { lt: since.gte } } },
    distinct: ['chargeId'],
    orderBy: { chargeId: 'asc' },
    include: { charge: { include: { refunds: { select: { amountMinor: true } } } } },
  });
  yield backSince.map(({ charge }) => inBook(charge));
}

const inBook = (
  row: Prisma.SandboxChargeGetPayload<{ include: { refunds: { select: { amountMinor: true } } } }>,
): ChargeInBook => ({
  key: row.key,
  accountId: row.accountId,
  token: row.token,
  amountMinor: Number(row.amountMinor),
  currency: row.currency,
  at: row.at.toISOString() as Instant,
  answer: answerOf(row),
  givenBackMinor: row.refunds.reduce((sum, { amountMinor }) => sum + Number(amountMinor), 0),
});
