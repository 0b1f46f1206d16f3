import type { Month } from '../../../domain/billing/month.ts';
import type { TaskKind } from '../../../domain/tasks.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import type { InvoiceRuns } from '../invoice-runs.ts';
import { json } from './db/database.ts';
import { dateOf, minorOf } from './db/values.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { heldBecause } from './invoice-run-changes.ts';

const MOST_FAILURES = 100;
const UNBILLED: TaskKind = 'monthUnbilled';
/** Of a month of what is rented, as the chart names it. */
const RENTAL_TASK = 'monthUnbilled:rental';

/** Who is to be billed for a month: from the first invoice's on, through the one after the end, for its calls. */
const expectedIn = (month: Month): Prisma.Sql => Prisma.sql`
  SELECT s.account_id, 'service' AS series FROM subscriptions s
  WHERE to_char(s.first_invoice_on, 'YYYY-MM') <= ${month}
    AND (s.ends_on IS NULL OR to_char(s.ends_on + interval '1 month', 'YYYY-MM') >= ${month})
  UNION ALL
  SELECT e.account_id, 'rental' FROM equipment_orders e WHERE e.first_invoice_on IS NOT NULL
  GROUP BY e.account_id
  HAVING to_char(min(e.first_invoice_on), 'YYYY-MM') <= ${month}
    AND (bool_or(e.ended_on IS NULL) OR to_char(max(e.ended_on) + interval '1 month', 'YYYY-MM') >= ${month})`;

/** What became of it last; a void invoice's month is to be billed again. */
const outcomesIn = (month: Month): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT ON (b.account_id, b.series) b.account_id, b.series, b.outcome, b.total_minor, i.currency
  FROM billed_months b LEFT JOIN invoices i ON i.id = b.invoice_id
  WHERE b.month = ${month} AND NOT (b.outcome = 'issued' AND i.status = 'void')
  ORDER BY b.account_id, b.series, b.generation DESC`;

export const invoiceRunsOf = (desk: Desk): InvoiceRuns => ({
  async invoiceRun(month) {
    const { db } = desk;
    const rows = await db.$queryRaw<
      { outcome: string | null; failed: boolean; currency: string | null; n: bigint; total: bigint }[]
    >`
      WITH expected AS (${expectedIn(month)}), outcomes AS (${outcomesIn(month)})
      SELECT o.outcome, t.id IS NOT NULL AS failed, o.currency, count(*) AS n, coalesce(sum(o.total_minor), 0)::bigint AS total
      FROM expected e
      LEFT JOIN outcomes o USING (account_id, series)
      LEFT JOIN tasks t ON o.outcome IS NULL AND t.account_id = e.account_id AND t.kind = ${UNBILLED} AND t.status = 'open'
        AND (t.key = ${RENTAL_TASK}) = (e.series = 'rental')
      GROUP BY 1, 2, 3`;
    const count = (has: (row: (typeof rows)[number]) => boolean): number =>
      rows.filter(has).reduce((sum, { n }) => sum + Number(n), 0);
    const failures = await db.task.findMany({
      where: { kind: UNBILLED, status: 'open', data: { path: ['month'], equals: month } },
      orderBy: { openedAt: 'asc' },
      take: MOST_FAILURES,
    });
    return {
      month,
      heldBecause: await heldBecause(db, month),
      expected: count(() => true),
      issued: count(({ outcome }) => outcome === 'issued'),
      nothing: count(({ outcome }) => outcome === 'nothing'),
      credited: count(({ outcome }) => outcome === 'credited'),
      failed: count(({ outcome, failed }) => outcome === null && failed),
      waiting: count(({ outcome, failed }) => outcome === null && !failed),
      totals: rows
        .filter(({ outcome, currency }) => outcome === 'issued' && currency !== null)
        .map(({ currency, total }) => ({ currency: currency ?? '', totalMinor: minorOf(total) })),
      failures: failures.flatMap(({ accountId, data }) =>
        accountId === null ? [] : [{ accountId, because: String((data as { because?: unknown }).because) }],
      ),
    };
  },

  async holdInvoiceRun({ id, month, held, reason, actor, at }) {
    await desk.db.invoiceRunChange.createMany({
      data: { id, month, held, reason, actor: json(actor), at: dateOf(at) },
      skipDuplicates: true,
    });
  },

  async unbilled(month, { after, limit }) {
    const rows = await desk.db.$queryRaw<{ account_id: string }[]>`
      WITH expected AS (${expectedIn(month)}), outcomes AS (${outcomesIn(month)})
      SELECT DISTINCT account_id FROM expected e LEFT JOIN outcomes o USING (account_id, series)
      WHERE o.outcome IS NULL AND account_id > ${after ?? ''}
      ORDER BY account_id LIMIT ${limit}`;
    return rows.map((row) => row.account_id);
  },

  chaseMonth: ({ accountId, requestId, actor }) =>
    decideOn(desk, accountId, async (account) => {
      const cause = `${accountId} ${requestId}`;
      if ((await writtenBefore(account, 'MONTH_CHASED', cause, async () => true)) !== null) return;
      const c = account.state?.snapshot.context;
      if (c === undefined || (c.billing === null && c.rental === null)) return;
      const subscriptionId = c.billing?.subscriptionId ?? null;
      await account.happened({ type: 'MONTH_CHASED', subscriptionId }, actor, cause);
    }),
});
