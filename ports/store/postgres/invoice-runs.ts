import type { Month } from '../../../domain/billing/month.ts';
import type { InvoiceRuns } from '../invoice-runs.ts';
import { json } from './db/database.ts';
import { dateOf, minorOf } from './db/values.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { standingIn, unbilledFor, unbilledPage } from './invoice-run-accounts.ts';
import { heldBecause } from './invoice-run-changes.ts';
import { incompleteIn } from './usage-sources.ts';

const MOST_FAILURES = 100;
const NOT_YET = 'its time has not come yet';

/** Of those with one outcome, in one currency; none where nothing was billed. */
interface Standing {
  outcome: string;
  currency: string | null;
  n: bigint;
  total: bigint;
  failures: { accountId: string; because: string }[] | null;
}

export const invoiceRunsOf = (desk: Desk): InvoiceRuns => ({
  async invoiceRun(month) {
    const { db } = desk;
    const rows = await db.$queryRaw<Standing[]>`
      SELECT s.outcome, s.currency, count(*) AS n, coalesce(sum(s.total_minor), 0)::bigint AS total,
        (array_agg(jsonb_build_object('accountId', s.account_id, 'because', coalesce(s.because, ''))
          ORDER BY s.account_id, s.series) FILTER (WHERE s.outcome = 'failed'))[1:${MOST_FAILURES}::int] AS failures
      FROM (${standingIn(month)}) s GROUP BY 1, 2 ORDER BY 1, 2`;
    const count = (outcome?: string): number =>
      rows.filter((row) => outcome === undefined || row.outcome === outcome).reduce((sum, { n }) => sum + Number(n), 0);
    return {
      month,
      heldBecause: await heldBecause(db, month),
      expected: count(),
      issued: count('issued'),
      nothing: count('nothing'),
      credited: count('credited'),
      later: count('later'),
      failed: count('failed'),
      waiting: count('waiting'),
      totals: rows
        .filter(({ outcome }) => outcome === 'issued')
        .map(({ currency, total }) => ({ currency: currency ?? '', totalMinor: minorOf(total) })),
      failures: rows.flatMap(({ failures }) => failures ?? []),
      incompleteSources: await incompleteIn(db, month),
    };
  },

  async invoiceRunMonths(limit) {
    const rows = await desk.db.$queryRaw<{ month: string }[]>`
      WITH RECURSIVE billed (month) AS (
        (SELECT month FROM billed_months ORDER BY month DESC LIMIT 1)
        UNION ALL
        SELECT (SELECT b.month FROM billed_months b WHERE b.month < l.month ORDER BY b.month DESC LIMIT 1)
        FROM billed l WHERE l.month IS NOT NULL
      )
      SELECT month FROM (SELECT month FROM billed WHERE month IS NOT NULL LIMIT ${limit}) few
      UNION SELECT month FROM invoice_run_changes ORDER BY month DESC LIMIT ${limit}`;
    return rows.map(({ month }) => month as Month);
  },

  async holdInvoiceRun({ id, month, held, reason, actor, at }) {
    await desk.db.invoiceRunChange.createMany({
      data: { id, month, held, reason, actor: json(actor), at: dateOf(at) },
      skipDuplicates: true,
    });
  },

  async unbilled(month, { after, limit }) {
    const rows = await desk.db.$queryRaw<{ account_id: string }[]>`${unbilledPage(month, after ?? '', limit)}`;
    return rows.map((row) => row.account_id);
  },

  async chaseMonth({ accountId, month, requestId, actor }) {
    await decideOn(desk, accountId, async (account) => {
      const { billing, rental, counters } = account.state?.snapshot.context ?? {};
      if ((billing == null && rental == null) || counters === undefined) return;
      // Asked for once between two tries of the month: a job that is resumed asks for another.
      const cause = `${accountId} ${requestId} ${counters.bills}`;
      if ((await writtenBefore(account, 'MONTH_CHASED', cause, async () => true)) !== null) return;
      const subscriptionId = billing?.subscriptionId ?? null;
      await account.happened({ type: 'MONTH_CHASED', subscriptionId }, actor, cause);
    });
    const [left] = await desk.db.$queryRaw<{ because: string | null }[]>`
      SELECT u.because FROM (${unbilledFor(month)}) u WHERE u.account_id = ${accountId}`;
    return left === undefined ? null : (left.because ?? (await heldBecause(desk.db, month)) ?? NOT_YET);
  },
});
