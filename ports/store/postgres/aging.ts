import { BUCKETS, BUCKET_DAYS, type Bucket, type OpenByDueDay } from '../../../domain/aging.ts';
import type { Day } from '../../../domain/time/time.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import type { Aging, AgingOfAll } from '../aging.ts';
import { localToday, machineTime } from './account-conditions.ts';
import { dayOfDate, minorOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';

export const agingOf = (desk: Desk): AgingOfAll => ({
  /** Of real time by sums that are kept; test clocks are few, and each has a day of its own. */
  async agingNow(currency) {
    const now = machineTime(desk);
    const [row] = await desk.db.$queryRaw<[Row]>`
      SELECT ${each(
        (bucket, i) => `sum(n) FILTER (WHERE ${inBucket(bucket)} AND ${isLast(bucket)})::bigint AS accounts${i},
        sum(minor) FILTER (WHERE ${inBucket(bucket)}) AS minor${i}`,
      )} FROM (
        SELECT (${now} AT TIME ZONE time_zone)::date - due_on AS days,
          (${now} AT TIME ZONE time_zone)::date - next_due_on AS next_days, accounts AS n, minor
        FROM debts_by_due_day WHERE currency = ${currency}
        UNION ALL
        SELECT o.today - d.due_on, o.today - d.next_due_on, 1, d.minor FROM (
          SELECT a.id, ${localToday(now)} AS today FROM accounts a WHERE a.test_clock AND a.currency = ${currency} OFFSET 0
        ) o, LATERAL (
          SELECT debts FROM aging_days WHERE account_id = o.id ORDER BY day DESC LIMIT 1
        ) last, debts_of(last.debts) d
      ) debts`;
    return bucketsOf(row);
  },

  async agingOn(day, currency) {
    if (day < (await keptFrom(desk))) return null;
    const [row] = await desk.db.$queryRaw<[Row]>`
      ${SUMS} FROM (
        ${OF_ONE} FROM (
          SELECT last.account_id, ${day}::date - (debt ->> 0)::date AS days, (debt ->> 1)::bigint AS minor
          FROM (${lastBy(day, currency)}) last, jsonb_array_elements(last.debts) debt
        ) debts GROUP BY account_id
      ) aged`;
    return bucketsOf(row);
  },

  /** Each account's debts are read once, however many of the days they stood through. */
  async agingOnDays(asked, currency) {
    const from = await keptFrom(desk);
    const days = asked.filter((day) => day >= from).sort();
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return new Map();
    const rows = await desk.db.$queryRaw<(Row & { day: Date })[]>`
      ${SUMS}, day FROM (
        ${OF_ONE}, day FROM (
          SELECT k.account_id, asked.day, asked.day - (debt ->> 0)::date AS days, (debt ->> 1)::bigint AS minor
          FROM (
            SELECT account_id, day, debts, lead(day, 1, 'infinity') OVER (PARTITION BY account_id ORDER BY day) AS until
            FROM (
              ${lastBy(first, currency)}
              UNION ALL
              SELECT d.account_id, d.day, d.debts FROM aging_days d JOIN accounts a ON a.id = d.account_id
              WHERE d.day > ${first}::date AND d.day <= ${last}::date AND a.currency = ${currency}
            ) kept
          ) k JOIN unnest(${days}::date[]) asked (day) ON asked.day >= k.day AND asked.day < k.until,
            jsonb_array_elements(k.debts) debt
          WHERE k.debts <> '[]'
        ) debts GROUP BY account_id, day
      ) aged GROUP BY day`;
    const found = new Map(rows.map((row) => [dayOfDate(row.day), bucketsOf(row)]));
    return new Map(days.map((day) => [day, found.get(day) ?? bucketsOf({})]));
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
type Row = Partial<Record<`accounts${number}`, bigint | null> & Record<`minor${number}`, Prisma.Decimal | null>>;

const each = (column: (bucket: Bucket, i: number) => string): Prisma.Sql =>
  Prisma.raw(BUCKETS.map((bucket, i) => column(bucket, i)).join(', '));

/** Of debts by their days past the due day. */
const inBucket = (bucket: Bucket): string => {
  const [from, through] = BUCKET_DAYS[bucket];
  return [...(from === null ? [] : [`days >= ${from}`]), ...(through === null ? [] : [`days <= ${through}`])].join(
    ' AND ',
  );
};

/** An account with debts of several days in a bucket is counted by the last of them. */
const isLast = (bucket: Bucket): string => {
  const [from] = BUCKET_DAYS[bucket];
  return from === null ? 'next_days IS NULL' : `(next_days IS NULL OR next_days < ${from})`;
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

/** What each account owed last by a day, as it was written down. */
const lastBy = (day: Day, currency: string): Prisma.Sql => Prisma.sql`
  SELECT a.id AS account_id, last.day, last.debts FROM accounts a, LATERAL (
    SELECT day, debts FROM aging_days WHERE account_id = a.id AND day <= ${day}::date ORDER BY day DESC LIMIT 1
  ) last WHERE a.currency = ${currency}`;

/** The first day of which anything is written; where there were accounts before that, the day from which it was. */
async function keptFrom(desk: Desk): Promise<Day> {
  const [{ from }] = await desk.db.$queryRaw<[{ from: Date }]>`
    SELECT coalesce(greatest((SELECT min(day) FROM aging_days), aging_from),
      (${machineTime(desk)} AT TIME ZONE 'UTC')::date) AS "from" FROM record_info`;
  return dayOfDate(from);
}
