import type { Prisma } from '../../../prisma/client/client.ts';
import type { AccountFilter } from '../account-filter.ts';
import type { Accounts, AccountSort } from '../accounts.ts';
import { toAccount, withProjection } from './accounts.ts';
import type { Db } from './db/database.ts';
import { DAY, type Form, NUMBER, pageFrom, placeIn, TEXT, type Place } from './db/keyset.ts';
import { dateOf, dayOfDate } from './db/values.ts';

type Row = Prisma.AccountGetPayload<{ include: typeof withProjection }>;

/**
 * One order of the list: how it sorts, where a row stands in it, and what comes after a place. `id` settles what is
 * equal.
 */
interface Order {
  orderBy: Prisma.AccountOrderByWithRelationInput[];
  forms: Form[];
  placeOf(row: Row): Place;
  after(place: Place): Prisma.AccountWhereInput;
}

/** Stands for "nothing overdue" in a place: after every day. */
const NEVER = '';

const ORDERS = {
  newest: {
    orderBy: [{ ordinal: 'desc' }],
    forms: [NUMBER],
    placeOf: (row) => [String(row.ordinal)],
    after: ([ordinal]) => ({ ordinal: { lt: BigInt(ordinal as string) } }),
  },
  name: {
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    forms: [TEXT, TEXT],
    placeOf: (row) => [row.name, row.id],
    after: ([name, id]) => ({ OR: [{ name: { gt: name } }, { name, id: { gt: id } }] }),
  },
  balance: {
    orderBy: [{ projection: { openMinor: 'desc' } }, { id: 'asc' }],
    forms: [NUMBER, TEXT],
    placeOf: (row) => [String(row.projection?.openMinor ?? 0), row.id],
    after: ([open, id]) => ({
      OR: [
        { projection: { openMinor: { lt: BigInt(open as string) } } },
        { projection: { openMinor: BigInt(open as string) }, id: { gt: id } },
      ],
    }),
  },
  overdueSince: {
    orderBy: [{ projection: { overdueSince: { sort: 'asc', nulls: 'last' } } }, { id: 'asc' }],
    forms: [{ test: (text) => text === NEVER || DAY.test(text) }, TEXT],
    placeOf: (row) => [row.projection?.overdueSince ? dayOfDate(row.projection.overdueSince) : NEVER, row.id],
    after: ([since, id]) => {
      if (since === NEVER) return { projection: { overdueSince: null }, id: { gt: id } };
      const overdueSince = new Date(since as string);
      return {
        OR: [
          { projection: { overdueSince: { gt: overdueSince } } },
          { projection: { overdueSince }, id: { gt: id } },
          { projection: { overdueSince: null } },
        ],
      };
    },
  },
} satisfies Record<AccountSort, Order>;

export const accountListOf = (db: Db): Pick<Accounts, 'accounts'> => ({
  async accounts({ limit, cursor, sort = 'newest', ...filter }) {
    const order: Order = ORDERS[sort];
    const list = `accounts by ${sort}`;
    const place = placeIn(list, cursor, order.forms);
    const where = whereOf(filter);
    if (place !== null) where.push(order.after(place));
    const rows = await db.account.findMany({
      where: { AND: where },
      orderBy: order.orderBy,
      include: withProjection,
      take: limit + 1,
    });
    return pageFrom(list, rows, limit, order.placeOf, toAccount);
  },
});

/** All that are asked for have to be true of an account. */
export function whereOf({
  state,
  service,
  overdueFrom,
  q,
  currency,
  policy,
  policyVersion,
  tag,
  balanceFromMinor,
  balanceToMinor,
}: AccountFilter): Prisma.AccountWhereInput[] {
  const where: Prisma.AccountWhereInput[] = [];
  if (state !== undefined) where.push({ projection: { state } });
  if (service !== undefined) where.push({ projection: { service } });
  if (overdueFrom !== undefined) where.push({ projection: { overdueSince: { lte: dateOf(overdueFrom) } } });
  if (q !== undefined) where.push({ search: { contains: literally(q.toLowerCase()) } });
  if (currency !== undefined) where.push({ currency });
  if (policy !== undefined) where.push({ policyName: policy });
  if (policyVersion !== undefined) where.push({ policyVersion });
  if (tag !== undefined) where.push({ tags: { has: tag } });
  if (balanceFromMinor !== undefined) where.push({ projection: { openMinor: { gte: balanceFromMinor } } });
  if (balanceToMinor !== undefined) where.push({ projection: { openMinor: { lte: balanceToMinor } } });
  return where;
}

/** LIKE's own signs are looked for as they are. */
const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
