import type { AttemptOutcome } from '../../../domain/account.ts';
import type { Outcome } from '../../../domain/events.ts';
import type { OurCharge, OurRefund } from '../../../domain/reconciliation/compare.ts';
import { addDays, dayOf } from '../../../domain/time/calendar.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { Provider } from '../../gateway/gateway.ts';
import type { BooksBeside } from '../books-beside.ts';
import type { Db } from './db/database.ts';
import { dateOf, instantOf, minorOf } from './db/values.ts';

/** A statement names so many at most. */
const AT_ONCE = 1_000;

const TAKEN_BACK = 'paymentTakenBack';
const RESTORED = 'paymentRestored';

export const booksBesideOf = (db: Db): BooksBeside => ({
  async booksBeside({ provider, clock, refs, refundRefs, from, to }) {
    const within = { gte: dateOf(from), lt: dateOf(to) };
    const takenBack = await db.journalEntry.findMany({
      // Its day, in whatever zone, is found by an index.
      where: { entryOn: daysAround(from, to), document: TAKEN_BACK, at: within },
      select: { documentId: true },
    });
    const found = new Map<string, AttemptBeside>();
    const find = async (where: Prisma.AttemptWhereInput): Promise<void> => {
      const rows = await db.attempt.findMany({ where: { provider, ...where }, include: withMoney });
      for (const row of rows) found.set(row.id, row);
    };
    await find({ at: within, payment: { isNot: null } });
    for (const some of chunks(refs)) await find({ providerRef: { in: some } });
    for (const some of chunks(takenBack.map(({ documentId }) => documentId)))
      await find({ payment: { id: { in: some } } });
    const attempts = [...found.values()];
    const moved = await movedAfterwards(db, attempts);
    return {
      charges: attempts.map((row) => chargeOf(row, moved, clock)),
      refunds: await refundsOf(db, { provider, clock, refundRefs, within }),
    };
  },
});

/** Those that the provider has, whatever became of them afterwards. */
async function refundsOf(
  db: Db,
  {
    provider,
    clock,
    refundRefs,
    within,
  }: {
    provider: Provider;
    clock: Clock;
    refundRefs: readonly string[];
    within: Prisma.DateTimeFilter;
  },
): Promise<OurRefund[]> {
  const found = new Map<string, OurRefund>();
  const find = async (where: Prisma.RefundPartWhereInput): Promise<void> => {
    const rows = await db.refundPart.findMany({
      where: { payment: { attempt: { provider } }, refundRef: { not: null }, ...where },
      include: { refund: { include: { account: { select: { currency: true, testClock: true } } } } },
    });
    for (const { refund, refundId, refundRef, amountMinor, status } of rows)
      found.set(refundRef as string, {
        refundId,
        accountId: refund.accountId,
        refundRef: refundRef as string,
        amountMinor: minorOf(amountMinor),
        currency: refund.account.currency,
        sentAt: clock === 'machine' && refund.account.testClock ? null : instantOf(refund.createdAt),
        isFailed: status !== 'sent' && status !== 'paid',
      });
  };
  await find({ refund: { createdAt: within } });
  for (const some of chunks(refundRefs)) await find({ refundRef: { in: some } });
  return [...found.values()];
}

const daysAround = (from: Instant, to: Instant) => ({
  gte: dateOf(addDays(dayOf(from, 'UTC'), -1)),
  lte: dateOf(addDays(dayOf(to, 'UTC'), 1)),
});

const withMoney = {
  payment: { select: { id: true, status: true } },
  account: { select: { currency: true, testClock: true } },
} satisfies Prisma.AttemptInclude;
type AttemptBeside = Prisma.AttemptGetPayload<{ include: typeof withMoney }>;

type Clock = 'machine' | 'account';

/** When payments were taken back the last time, and which of them came again. */
interface Moved {
  takenBackAt: Map<string, Date>;
  restored: Set<string>;
}

async function movedAfterwards(db: Db, attempts: readonly AttemptBeside[]): Promise<Moved> {
  const moved: Moved = { takenBackAt: new Map(), restored: new Set() };
  for (const some of chunks(attempts)) {
    const rows = await db.journalEntry.findMany({
      where: {
        accountId: { in: some.map(({ accountId }) => accountId) },
        document: { in: [TAKEN_BACK, RESTORED] },
        documentId: { in: some.flatMap(({ payment }) => payment?.id ?? []) },
      },
      orderBy: { id: 'asc' },
      select: { document: true, documentId: true, at: true },
    });
    for (const { document, documentId, at } of rows)
      if (document === TAKEN_BACK) moved.takenBackAt.set(documentId, at);
      else moved.restored.add(documentId);
  }
  return moved;
}

function chargeOf(row: AttemptBeside, { takenBackAt, restored }: Moved, clock: Clock): OurCharge {
  const { payment, account } = row;
  const inItsTime = (at: Date | undefined) =>
    at === undefined || (clock === 'machine' && account.testClock) ? null : instantOf(at);
  const backAt = payment === null ? undefined : takenBackAt.get(payment.id);
  const answer = row.answer as Outcome | null;
  return {
    attemptId: row.id,
    accountId: row.accountId,
    providerRef: row.providerRef,
    amountMinor: minorOf(row.amountMinor),
    currency: account.currency,
    outcome: row.outcome as AttemptOutcome | null,
    sentAt: inItsTime(row.at),
    isTaken: payment !== null,
    isTakenBack: backAt !== undefined || payment?.status === 'reversed' || answer?.type === 'CHARGE_RETURNED',
    takenBackAt: inItsTime(backAt),
    isHereAgain: payment !== null && restored.has(payment.id),
  };
}

function chunks<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let i = 0; i < all.length; i += AT_ONCE) parts.push(all.slice(i, i + AT_ONCE));
  return parts;
}
