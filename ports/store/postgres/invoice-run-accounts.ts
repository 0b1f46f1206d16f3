import type { Month } from '../../../domain/billing/month.ts';
import { unbilledTask } from '../../../domain/chart/reads/billing.ts';
import type { TaskKind } from '../../../domain/tasks.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import { keyIn } from './decide/task-changes.ts';

/** How each account stands with a month of its service, and of what it rents. */

/** Of a month of what is rented, as the chart names it: that of the service is another. */
const RENTAL_TASK = unbilledTask({ billing: null }, 'rental');
const UNBILLED: TaskKind = 'monthUnbilled';

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

const STANDS = Prisma.sql`NOT (b.outcome = 'issued' AND i.status = 'void')`;

/** What became of it last; a void invoice's month is to be billed again. */
const outcomesIn = (month: Month): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT ON (b.account_id, b.series) b.account_id, b.series, b.outcome, b.total_minor, i.currency
  FROM billed_months b LEFT JOIN invoices i ON i.id = b.invoice_id
  WHERE b.month = ${month} AND ${STANDS}
  ORDER BY b.account_id, b.series, b.generation DESC`;

/**
 * Whether a later month of `e`'s was billed, with what this one lacked on it: not where its invoice was voided after that.
 * Asked of those alone that this month has nothing of: later months are as many as there were since.
 */
const isOnALater = (month: Month): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM billed_months b LEFT JOIN invoices i ON i.id = b.invoice_id
  WHERE b.account_id = e.account_id AND b.series = e.series AND b.month > ${month} AND ${STANDS} AND NOT EXISTS (
    SELECT FROM billed_months v
    JOIN invoices w ON w.id = v.invoice_id AND w.status = 'void'
    JOIN facts f ON f.account_id = v.account_id AND f.type = 'INVOICE_VOIDED' AND f.body ->> 'invoiceId' = w.id
    WHERE v.account_id = b.account_id AND v.series = b.series AND v.month = ${month} AND f.at > b.billed_at))`;

/** Each that is expected once, with what became of it: `account_id, series, outcome, total_minor, currency, because`. */
export const standingIn = (month: Month): Prisma.Sql => Prisma.sql`
  WITH expected AS (${expectedIn(month)}), outcomes AS (${outcomesIn(month)})
  SELECT e.account_id, e.series, o.total_minor, o.currency, t.data ->> 'because' AS because,
    coalesce(o.outcome, CASE WHEN ${isOnALater(month)} THEN 'later' WHEN t.id IS NOT NULL THEN 'failed'
      ELSE 'waiting' END) AS outcome
  FROM expected e
  LEFT JOIN outcomes o USING (account_id, series)
  LEFT JOIN tasks t ON ${isItsTask(month)}`;

const isItsTask = (month: Month): Prisma.Sql => Prisma.sql`
  t.account_id = e.account_id AND t.kind = ${UNBILLED} AND t.status = 'open'
    AND (t.key = ${keyIn(Prisma.sql`e.account_id`, RENTAL_TASK)}) = (e.series = 'rental') AND t.data ->> 'month' <= ${month}`;

/** Those that are to be billed for it and are not: `account_id, because`. */
export const unbilledFor = (month: Month): Prisma.Sql => Prisma.sql`
  SELECT s.account_id, s.because FROM (${standingIn(month)}) s WHERE s.outcome IN ('failed', 'waiting')`;
