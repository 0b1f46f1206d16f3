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
    return bucketsOf(
      await desk.db.$queryRaw<Row[]>`
        SELECT bucket, count(*) AS accounts, sum(minor) AS minor FROM (
          SELECT i.account_id, ${bucketOf(Prisma.sql`${today} - i.due_on`)} AS bucket, sum(i.balance_minor) AS minor
          FROM invoices i JOIN accounts a ON a.id = i.account_id JOIN account_states s ON s.account_id = i.account_id
          WHERE i.status = 'open' AND i.balance_minor > 0 AND a.currency = ${currency} GROUP BY 1, 2
        ) aged GROUP BY bucket`,
    );
  },

  async agingOn(day, currency) {
    if (!(await isKept(desk, day))) return null;
    return bucketsOf(
      await desk.db.$queryRaw<Row[]>`
        SELECT bucket, count(*) AS accounts, sum(minor) AS minor FROM (
          SELECT last.account_id, ${bucketOf(Prisma.sql`${day}::date - (debt ->> 0)::date`)} AS bucket,
            sum((debt ->> 1)::bigint) AS minor
          FROM (
            SELECT DISTINCT ON (account_id) account_id, debts FROM aging_days WHERE day <= ${day}::date
            ORDER BY account_id, day DESC
          ) last JOIN accounts a ON a.id = last.account_id, jsonb_array_elements(last.debts) debt
          WHERE a.currency = ${currency} GROUP BY 1, 2
        ) aged GROUP BY bucket`,
    );
  },

  async lastDay() {
    const now = machineTime(desk);
    const [row] = await desk.db.$queryRaw<[{ last: Date }]>`
      SELECT greatest((${now} AT TIME ZONE ${FIRST_ZONE})::date, max(${localToday(now)})) AS last
      FROM accounts a JOIN account_states s ON s.account_id = a.id WHERE a.test_clock`;
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

interface Row {
  bucket: Bucket;
  accounts: bigint;
  minor: Prisma.Decimal;
}

/** Each once, in their order, those with nothing in them too. */
const bucketsOf = (rows: readonly Row[]): Aging =>
  BUCKETS.map((name) => {
    const row = rows.find(({ bucket }) => bucket === name);
    return { name, accounts: minorOf(row?.accounts ?? 0n), amountMinor: row?.minor.toNumber() ?? 0 };
  });

/** Of days past the due day. */
const bucketOf = (days: Prisma.Sql): Prisma.Sql => {
  const ends = BUCKETS.flatMap((name) => {
    const [, through] = BUCKET_DAYS[name];
    return through === null ? [] : [Prisma.sql`WHEN ${days} <= ${through}::int THEN ${name}`];
  });
  return Prisma.sql`CASE ${Prisma.join(ends, ' ')} ELSE ${BUCKETS.at(-1)} END`;
};

/** From the first day of which anything is written, and where there were accounts before that from when it was. */
async function isKept(desk: Desk, day: Day): Promise<boolean> {
  const [{ isKept }] = await desk.db.$queryRaw<[{ isKept: boolean }]>`
    SELECT ${day}::date >= coalesce(greatest((SELECT min(day) FROM aging_days), aging_from),
      (${machineTime(desk)} AT TIME ZONE 'UTC')::date) AS "isKept" FROM record_info`;
  return isKept;
}
