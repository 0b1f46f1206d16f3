import type { Month } from '../../../domain/billing/month.ts';
import type { BillSeries } from '../../../domain/billing/series.ts';
import { unbilledTask } from '../../../domain/chart/reads/billing.ts';
import type { TaskKind } from '../../../domain/tasks.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import { keyIn } from './decide/task-changes.ts';

/** How each account stands with a month of its service, and of what it rents. */

/** Of a month of what is rented, as the chart names it: that of the service is another. */
const RENTAL_TASK = unbilledTask({ billing: null }, 'rental');
const UNBILLED: TaskKind = 'monthUnbilled';

/**
 * Who is to be billed for a month, by series: from the first invoice's on, through the one after the end, for its calls.
 */
const expectedIn = (month: Month): Record<BillSeries, Prisma.Sql> => {
  const first = Prisma.sql`${`${month}-01`}::date`;
  const begun = Prisma.sql`< ${first} + interval '1 month'`;
  const notOver = Prisma.sql`>= ${first} - interval '1 month'`;
  return {
    service: Prisma.sql`
      SELECT s.account_id, 'service' AS series FROM subscriptions s
      WHERE s.first_invoice_on ${begun} AND (s.ends_on IS NULL OR s.ends_on ${notOver})`,
    rental: Prisma.sql`
      SELECT e.account_id, 'rental' AS series FROM equipment_orders e WHERE e.first_invoice_on IS NOT NULL
      GROUP BY e.account_id
      HAVING min(e.first_invoice_on) ${begun} AND (bool_or(e.ended_on IS NULL) OR max(e.ended_on) ${notOver})`,
  };
};

/** A void invoice's month is to be billed again. */
const STANDS = Prisma.sql`NOT EXISTS (
  SELECT FROM invoices i WHERE i.id = b.invoice_id AND i.status = 'void' AND b.outcome = 'issued')`;

/** What became of it last. */
const outcomesIn = (month: Month): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT ON (b.account_id, b.series) b.account_id, b.series, b.outcome, b.total_minor, b.currency
  FROM billed_months b WHERE b.month = ${month} AND ${STANDS}
  ORDER BY b.account_id, b.series, b.generation DESC`;

/**
 * Whether a later month of `e`'s was billed, with what this one lacked on it: not where its invoice was voided after that.
 * Asked of those alone that this month has nothing of, one after the other (`OFFSET 0`): later months are as many as there
 * were since.
 */
const isOnALater = (month: Month): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM billed_months b
  WHERE b.account_id = e.account_id AND b.series = e.series AND b.month > ${month} AND ${STANDS} AND NOT EXISTS (
    SELECT FROM billed_months v
    JOIN invoices w ON w.id = v.invoice_id AND w.status = 'void'
    JOIN facts f ON f.account_id = v.account_id AND f.type = 'INVOICE_VOIDED' AND f.body ->> 'invoiceId' = w.id
    WHERE v.account_id = b.account_id AND v.series = b.series AND v.month = ${month} AND f.at > b.billed_at) OFFSET 0)`;

/** Each that is expected once, with what became of it: `account_id, series, outcome, total_minor, currency, because`. */
export const standingIn = (month: Month): Prisma.Sql => {
  const { service, rental } = expectedIn(month);
  return Prisma.sql`
    WITH expected AS (${service} UNION ALL ${rental}), outcomes AS (${outcomesIn(month)})
    SELECT e.account_id, e.series, o.total_minor, o.currency, t.data ->> 'because' AS because,
      coalesce(o.outcome, CASE WHEN ${isOnALater(month)} THEN 'later' WHEN t.id IS NOT NULL THEN 'failed'
        ELSE 'waiting' END) AS outcome
    FROM expected e
    LEFT JOIN outcomes o USING (account_id, series)
    LEFT JOIN tasks t ON ${isItsTask(month)}`;
};

const isItsTask = (month: Month): Prisma.Sql => Prisma.sql`
  t.account_id = e.account_id AND t.kind = ${UNBILLED} AND t.status = 'open'
    AND (t.key = ${keyIn(Prisma.sql`e.account_id`, RENTAL_TASK)}) = (e.series = 'rental') AND t.data ->> 'month' <= ${month}`;

/** Those that are to be billed for it and are not: `account_id, because`, null where nobody has to mend anything. */
export const unbilledFor = (month: Month): Prisma.Sql => Prisma.sql`
  SELECT s.account_id, s.because FROM (${standingIn(month)}) s WHERE s.outcome IN ('failed', 'waiting')`;

/** A page of the same, by their ids after one, each once. As they lie, so far as the page goes, in one series and the other. */
export function unbilledPage(month: Month, after: string, limit: number): Prisma.Sql {
  const of = (expected: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT e.account_id FROM (
      SELECT e.account_id, e.series FROM (${expected}) e WHERE e.account_id > ${after} AND NOT EXISTS (
        SELECT FROM billed_months b
        WHERE b.month = ${month} AND b.account_id = e.account_id AND b.series = e.series AND ${STANDS})
      ORDER BY e.account_id OFFSET 0
    ) e WHERE NOT ${isOnALater(month)} LIMIT ${limit}::int`;
  const { service, rental } = expectedIn(month);
  return Prisma.sql`
    SELECT u.account_id FROM ((${of(service)}) UNION (${of(rental)})) u ORDER BY u.account_id LIMIT ${limit}::int`;
}
