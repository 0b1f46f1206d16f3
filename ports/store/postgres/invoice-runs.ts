import { firstDayOf, lastDayOfMonth, type Month, nextMonths } from '../../../domain/billing/month.ts';
import type { TaskKind } from '../../../domain/tasks.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import type { InvoiceRun, InvoiceRuns } from '../invoice-runs.ts';
import { type Db, json } from './db/database.ts';
import { dateOf, dayOfDate, minorOf } from './db/values.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { heldBecause } from './invoice-run-changes.ts';

const MOST_FAILURES = 100;
const UNBILLED: TaskKind = 'monthUnbilled';

/** Who is to be billed for a month: from the first invoice's on, through the one after the end, for its calls. */
const expectedIn = (month: Month): Prisma.Sql => Prisma.sql`
  SELECT s.account_id FROM subscriptions s
  WHERE to_char(s.first_invoice_on, 'YYYY-MM') <= ${month}
    AND (s.ends_on IS NULL OR to_char(s.ends_on + interval '1 month', 'YYYY-MM') >= ${month})`;

/** What became of it last; a void invoice's month is to be billed again. */
const outcomesIn = (month: Month): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT ON (b.account_id) b.account_id, b.outcome, b.total_minor, i.currency
  FROM billed_months b LEFT JOIN invoices i ON i.id = b.invoice_id
  WHERE b.month = ${month} AND NOT (b.outcome = 'issued' AND i.status = 'void')
  ORDER BY b.account_id, b.generation DESC`;

/** Those that have told of calls lately; one that was given up is missed by nobody. */
async function incompleteIn(db: Db, month: Month): Promise<InvoiceRun['incompleteSources']> {
  const usageMonth = nextMonths(month, -1);
  const rows = await db.$queryRaw<{ source: string; through: Date; without: bigint }[]>`
    SELECT s.source, s.complete_through AS through, count(b.account_id) AS without
    FROM usage_sources s LEFT JOIN billed_months b ON b.month = ${month} AND s.source = ANY(b.incomplete_sources)
    WHERE s.complete_through >= ${dateOf(firstDayOf(nextMonths(usageMonth, -1)))}::date
      AND (s.complete_through < ${dateOf(lastDayOfMonth(usageMonth))}::date OR b.account_id IS NOT NULL)
    GROUP BY 1, 2 ORDER BY 1`;
  return rows.map(({ source, through, without }) => ({
    source,
    completeThrough: dayOfDate(through),
    billedWithout: Number(without),
  }));
}

export const invoiceRunsOf = (desk: Desk): InvoiceRuns => ({
  async invoiceRun(month) {
    const { db } = desk;
    const rows = await db.$queryRaw<
      { outcome: string | null; failed: boolean; currency: string | null; n: bigint; total: bigint }[]
    >`
      WITH expected AS (${expectedIn(month)}), outcomes AS (${outcomesIn(month)})
      SELECT o.outcome, t.id IS NOT NULL AS failed, o.currency, count(*) AS n, coalesce(sum(o.total_minor), 0)::bigint AS total
      FROM expected e
      LEFT JOIN outcomes o USING (account_id)
      LEFT JOIN tasks t ON o.outcome IS NULL AND t.account_id = e.account_id AND t.kind = ${UNBILLED} AND t.status = 'open'
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
      incompleteSources: await incompleteIn(db, month),
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
      SELECT e.account_id FROM expected e LEFT JOIN outcomes o USING (account_id)
      WHERE o.outcome IS NULL AND e.account_id > ${after ?? ''}
      ORDER BY e.account_id LIMIT ${limit}`;
    return rows.map((row) => row.account_id);
  },

  chaseMonth: ({ accountId, requestId, actor }) =>
    decideOn(desk, accountId, async (account) => {
      const cause = `${accountId} ${requestId}`;
      if ((await writtenBefore(account, 'MONTH_CHASED', cause, async () => true)) !== null) return;
      const subscriptionId = account.state?.snapshot.context.billing?.subscriptionId;
      if (subscriptionId === undefined) return;
      await account.happened({ type: 'MONTH_CHASED', subscriptionId }, actor, cause);
    }),
});
