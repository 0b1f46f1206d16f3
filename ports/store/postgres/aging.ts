import { BUCKETS, BUCKET_DAYS, type Bucket, type OpenByDueDay } from '../../../domain/aging.ts';
import type { Day } from '../../../domain/time/time.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import type { Aging, AgingOfAll } from '../aging.ts';
import { localToday, machineTime } from './account-conditions.ts';
import { dayOfDate, minorOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';

export const agingOf = (desk: Desk): AgingOfAll => ({
  async agingNow(currency) {
    const today = localToday(machineTime(desk));
    const [row] = await desk.db.$queryRaw<[Row]>`
      ${SUMS} FROM (
        ${OF_ONE} FROM (
          SELECT i.account_id, o.today - i.due_on AS days, i.balance_minor AS minor FROM invoices i JOIN (
            SELECT a.id, ${today} AS today FROM accounts a WHERE a.currency = ${currency} OFFSET 0
          ) o ON o.id = i.account_id
          WHERE i.status = 'open' AND i.balance_minor > 0
        ) debts GROUP BY account_id
      ) aged`;
    return bucketsOf(row);
  },

  async agingOn(day, currency) {
    if (!(await isKept(desk, day))) return null;
    const [row] = await desk.db.$queryRaw<[Row]>`
      ${SUMS} FROM (
        ${OF_ONE} FROM (
          SELECT a.id AS account_id, ${day}::date - (debt ->> 0)::date AS days, (debt ->> 1)::bigint AS minor
          FROM accounts a, LATERAL (
            SELECT debts FROM aging_days WHERE account_id = a.id AND day <= ${day}::date ORDER BY day DESC LIMIT 1
          ) last, jsonb_array_elements(last.debts) debt WHERE a.currency = ${currency}
        ) debts GROUP BY account_id
      ) aged`;
    return bucketsOf(row);
  },

  async lastDay() {
    const now = machineTime(desk);
    const [row] = await desk.db.$queryRaw<[{ last: Date }]>`
      SELECT greatest((${now} AT TIME ZONE ${FIRST_ZONE})::date, max(${localToday(now)})) AS last
      FROM accounts a WHERE a.test_clock`;
    return dayOfDate(row.last);
  },

  async openByDueDay(accountIds) {
    const rows = await desk.db.$queryRaw<{ accountId: string; dueOn: Date; minor: Prisma.Decimal }[]>`
      SELECT account_id AS "accountId", due_on AS "dueOn", sum(balance_minor) AS minor FROM invoices
      WHERE account_id = ANY(${[...accountIds]}::text[]) AND status = 'open' AND balance_minor > 0
      GROUP BY account_id, due_on ORDER BY due_on`;
    const open = new Map<string, OpenByDueDay[]>();
    for (const { accountId, dueOn, minor } of rows)
      open.set(accountId, [...(open.get(accountId) ?? []), { dueOn: dayOfDate(dueOn), minor: minor.toNumber() }]);
    return open;
  },
});

/** Where each day begins first. */
const FIRST_ZONE = 'Pacific/Kiritimati';

/** By bucket, in their order: how many accounts have something of that age, and how much that is. */
type Row = Record<`accounts${number}`, bigint> & Record<`minor${number}`, Prisma.Decimal | null>;

const each = (column: (bucket: Bucket, i: number) => string): Prisma.Sql =>
  Prisma.raw(BUCKETS.map((bucket, i) => column(bucket, i)).join(', '));

/** Of debts by their days past the due day. */
const inBucket = (bucket: Bucket): string => {
  const [from, through] = BUCKET_DAYS[bucket];
  return [...(from === null ? [] : [`days >= ${from}`]), ...(through === null ? [] : [`days <= ${through}`])].join(
    ' AND ',
  );
};

/** An account's sums, one column a bucket: no sorting by the bucket's name, which costs more than all else. */
const OF_ONE = Prisma.sql`SELECT account_id, ${each((bucket, i) => `sum(minor) FILTER (WHERE ${inBucket(bucket)}) AS minor${i}`)}`;
const SUMS = Prisma.sql`SELECT ${each((_, i) => `count(minor${i}) AS accounts${i}, sum(minor${i}) AS minor${i}`)}`;

const bucketsOf = (row: Row): Aging =>
  BUCKETS.map((name, i) => ({
    name,
    accounts: minorOf(row[`accounts${i}`] ?? 0n),
    amountMinor: row[`minor${i}`]?.toNumber() ?? 0,
  }));

/** From the first day of which anything is written, and where there were accounts before that from when it was. */
async function isKept(desk: Desk, day: Day): Promise<boolean> {
  const [{ isKept }] = await desk.db.$queryRaw<[{ isKept: boolean }]>`
    SELECT ${day}::date >= coalesce(greatest((SELECT min(day) FROM aging_days), aging_from),
      (${machineTime(desk)} AT TIME ZONE 'UTC')::date) AS "isKept" FROM record_info`;
  return isKept;
}
