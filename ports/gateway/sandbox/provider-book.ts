import type { Movement } from '../../../domain/reconciliation/movements.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { PrismaClient, SandboxCharge } from '../../../prisma/client/client.ts';
import type { Span } from '../book.ts';
import { bankDayOf } from './bank-days.ts';

const PAGE = 500;

/**
 * The sandbox bank's charges that took money, as a provider's book: it asks no fees, and nothing is paid out of it. One
 * that came back or was taken back was taken before.
 */
export async function* chargesTaken(db: PrismaClient, { from, to }: Span): AsyncGenerator<Movement[]> {
  for (let before: bigint | undefined; ; ) {
    const rows = await db.sandboxCharge.findMany({
      where: {
        outcome: { in: ['succeeded', 'returned'] },
        at: { gte: new Date(from), lt: new Date(to) },
        ...(before === undefined ? {} : { ordinal: { lt: before } }),
      },
      orderBy: { ordinal: 'desc' },
      take: PAGE,
    });
    yield rows.map(movementOf);
    before = rows.at(-1)?.ordinal;
    if (rows.length < PAGE || before === undefined) return;
  }
}

function movementOf({ id, amountMinor: amount, currency, at: date }: SandboxCharge): Movement {
  const at = date.toISOString() as Instant;
  const amountMinor = Number(amount);
  return {
    id,
    kind: 'charge',
    amountMinor,
    feeMinor: 0,
    netMinor: amountMinor,
    currency,
    asked: { amountMinor, currency },
    chargeRef: id,
    ref: id,
    at,
    availableOn: bankDayOf(at, currency),
  };
}
