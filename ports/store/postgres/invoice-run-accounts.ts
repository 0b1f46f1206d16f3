import type { Month } from '../../../domain/billing/month.ts';
import type { TaskKind } from '../../../domain/tasks.ts';
import { Prisma } from '../../../prisma/client/client.ts';

/** How each account stands with a month of its service. */

const SERVICE = 'service';
const UNBILLED: TaskKind = 'monthUnbilled';

/** Who is to be billed for a month: from the first invoice's on, through the one after the end, for its calls. */
const expectedIn = (month: Month): Prisma.Sql => Prisma.sql`
  SELECT s.account_id FROM subscriptions s
  WHERE to_char(s.first_invoice_on, 'YYYY-MM') <= ${month}
    AND (s.ends_on IS NULL OR to_char(s.ends_on + interval '1 month', 'YYYY-MM') >= ${month})`;

const STANDS = Prisma.sql`b.series = ${SERVICE} AND NOT (b.outcome = 'issued' AND i.status = 'void')`;

/** What became of it last; a void invoice's month is to be billed again. */
const outcomesIn = (month: Month): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT ON (b.account_id) b.account_id, b.outcome, b.total_minor, i.currency
  FROM billed_months b LEFT JOIN invoices i ON i.id = b.invoice_id
  WHERE b.month = ${month} AND ${STANDS}
  ORDER BY b.account_id, b.generation DESC`;

/** Whose later month was billed, with what this one lacked on it: not where its invoice was voided after that. */
const laterThan = (month: Month): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT b.account_id
  FROM billed_months b LEFT JOIN invoices i ON i.id = b.invoice_id
  WHERE b.month > ${month} AND ${STANDS} AND NOT EXISTS (
    SELECT 1 FROM billed_months v
    JOIN invoices w ON w.id = v.invoice_id AND w.status = 'void'
    JOIN facts f ON f.account_id = v.account_id AND f.type = 'INVOICE_VOIDED' AND f.body ->> 'invoiceId' = w.id
    WHERE v.account_id = b.account_id AND v.series = ${SERVICE} AND v.month = ${month} AND f.at > b.billed_at)`;

/** Each that is expected once, with what became of it: `account_id, outcome, total_minor, currency, because`. */
export const standingIn = (month: Month): Prisma.Sql => Prisma.sql`
  WITH expected AS (${expectedIn(month)}), outcomes AS (${outcomesIn(month)}), later AS (${laterThan(month)})
  SELECT e.account_id, o.total_minor, o.currency, t.data ->> 'because' AS because,
    coalesce(o.outcome, CASE WHEN l.account_id IS NOT NULL THEN 'later' WHEN t.id IS NOT NULL THEN 'failed'
      ELSE 'waiting' END) AS outcome
  FROM expected e
  LEFT JOIN outcomes o USING (account_id)
  LEFT JOIN later l USING (account_id)
  LEFT JOIN tasks t ON t.account_id = e.account_id AND t.kind = ${UNBILLED} AND t.status = 'open'
    AND t.data ->> 'month' <= ${month}`;

/** Those that are to be billed for it and are not: `account_id, because`. */
export const unbilledFor = (month: Month): Prisma.Sql => Prisma.sql`
  SELECT s.account_id, s.because FROM (${standingIn(month)}) s WHERE s.outcome IN ('failed', 'waiting')`;
