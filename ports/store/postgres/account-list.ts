import { Prisma } from '../../../prisma/client/client.ts';
import type { Accounts, AccountSort } from '../accounts.ts';
import { ACCOUNTS, accountsFor, conditionsOf, machineTime, whereAll } from './account-conditions.ts';
import { ACCOUNT_COLUMNS, type AccountRead, toRead } from './accounts.ts';
import { DAY, type Form, NUMBER, pageFrom, placeIn, TEXT, type Place } from './db/keyset.ts';
import { dayOfDate } from './db/values.ts';
import type { Desk } from './decide/desk.ts';

type Row = AccountRead & { ordinal: bigint; openMinor: bigint; overdueSince: Date | null };

/**
 * One order of the list: how it sorts, where a row stands in it, and what comes after a place. `id` settles what is
 * equal.
 */
interface Order {
  /** It is one of the account's own, and not of what readers see of it. */
  ofAccount?: true;
  by(from: Prisma.Sql): Prisma.Sql;
  forms: Form[];
  placeOf(row: Row): Place;
  after(place: Place, from: Prisma.Sql): Prisma.Sql;
}

/** Where both have it, that of the account, of which the rest is asked. */
const ordinalIn = (from: Prisma.Sql): Prisma.Sql => (from === ACCOUNTS ? Prisma.sql`a.ordinal` : Prisma.sql`p.ordinal`);

/** What a row of the list is read of, in parentheses: it is joined. */
const READ = Prisma.sql`(accounts a JOIN projections p ON p.account_id = a.id JOIN account_states s ON s.account_id = a.id)`;

/** Stands for "nothing overdue" in a place: after every day. */
const NEVER = '';

const ORDERS = {
  newest: {
    by: (from) => Prisma.sql`${ordinalIn(from)} DESC`,
    forms: [NUMBER],
    placeOf: (row) => [String(row.ordinal)],
    after: ([ordinal], from) => Prisma.sql`${ordinalIn(from)} < ${ordinal}::bigint`,
  },
  name: {
    ofAccount: true,
    by: () => Prisma.sql`a.name, a.id`,
    forms: [TEXT, TEXT],
    placeOf: (row) => [row.name, row.id],
    after: ([name, id]) => Prisma.sql`(a.name, a.id) > (${name}, ${id})`,
  },
  balance: {
    by: () => Prisma.sql`p.open_minor DESC, p.account_id DESC`,
    forms: [NUMBER, TEXT],
    placeOf: (row) => [String(row.openMinor), row.id],
    after: ([open, id]) => Prisma.sql`(p.open_minor, p.account_id) < (${open}::bigint, ${id})`,
  },
  overdueSince: {
    by: () => Prisma.sql`p.overdue_since, p.account_id`,
    forms: [{ test: (text) => text === NEVER || DAY.test(text) }, TEXT],
    placeOf: (row) => [row.overdueSince === null ? NEVER : dayOfDate(row.overdueSince), row.id],
    after: ([since, id]) =>
      since === NEVER
        ? Prisma.sql`p.overdue_since IS NULL AND p.account_id > ${id}`
        : Prisma.sql`(p.overdue_since, p.account_id) > (${since}::date, ${id}) OR p.overdue_since IS NULL`,
  },
} satisfies Record<AccountSort, Order>;

export const accountListOf = (desk: Desk): Pick<Accounts, 'accounts' | 'accountsById'> => ({
  async accounts({ limit, cursor, sort = 'newest', ...filter }) {
    const order: Order = ORDERS[sort];
    const list = `accounts by ${sort}`;
    const place = placeIn(list, cursor, order.forms);
    const conditions = conditionsOf(filter, machineTime(desk));
    const from = order.ofAccount === true ? ACCOUNTS : accountsFor(filter);
    if (place !== null) conditions.push(order.after(place, from));
    const rows = await desk.db.$queryRaw<Row[]>`
      SELECT ${ACCOUNT_COLUMNS}, a.ordinal, p.open_minor AS "openMinor", p.overdue_since AS "overdueSince"
      FROM (
        SELECT p.account_id FROM ${from} ${whereAll(conditions)} ORDER BY ${order.by(from)} LIMIT ${limit + 1}::int
      ) page JOIN ${READ} ON a.id = page.account_id ORDER BY ${order.by(ACCOUNTS)}`;
    return pageFrom(list, rows, limit, order.placeOf, toRead);
  },

  async accountsById(ids) {
    if (ids.length === 0) return [];
    const rows = await desk.db.$queryRaw<AccountRead[]>`
      SELECT ${ACCOUNT_COLUMNS} FROM ${READ} WHERE a.id = ANY(${[...ids]}::text[])`;
    return rows.map(toRead);
  },
});
