import type { Day } from '../../../domain/time/time.ts';
import { addDays, daysBetween } from '../../../domain/time/calendar.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import type { Analytics, Report, ReportName, ReportRow, Span } from '../analytics.ts';
import { agingOf } from './aging.ts';
import type { Desk } from './decide/desk.ts';

type Ask = (desk: Desk, span: Span) => Promise<Report>;

export const analyticsOf = (desk: Desk): Analytics => ({
  report: (name, span) => REPORTS[name](desk, span),
  async currencies() {
    const found = await desk.db.$queryRaw<{ currency: string }[]>`
      WITH RECURSIVE found (currency) AS (
        SELECT min(currency) FROM accounts
        UNION ALL
        SELECT (SELECT min(a.currency) FROM accounts a WHERE a.currency > f.currency) FROM found f WHERE f.currency IS NOT NULL
      )
      SELECT currency FROM found WHERE currency IS NOT NULL`;
    return found.map(({ currency }) => currency);
  },
});

/** What of a view lies in the span. The first bounds are an index's: local days lie within half a day of UTC's. */
const within = ({ from, to, currency }: Span): Prisma.Sql => Prisma.sql`
  at >= ${from}::date - interval '1 day' AND at < ${to}::date + interval '2 days'
  AND local_at >= ${from}::date AND local_at < ${to}::date + 1 AND currency = ${currency}`;

const REPORTS: Record<ReportName, Ask> = {
  async recovery({ db }, span) {
    const [tried, recovered, came] = await Promise.all([
      db.$queryRaw<Counted[]>`
        SELECT count(*) AS n, count(*) FILTER (WHERE outcome = 'declined') AS failed, sum(amount_minor) AS minor,
          sum(amount_minor) FILTER (WHERE outcome = 'declined') AS "failedMinor"
        FROM analytics_attempts WHERE trigger = 'autopay' AND ${within(span)}`,
      db.$queryRaw<Counted[]>`
        SELECT by, count(DISTINCT payment_id) AS payments, sum(amount_minor) AS minor
        FROM analytics_recoveries WHERE ${within(span)} GROUP BY by HAVING sum(amount_minor) > 0 ORDER BY minor DESC, by`,
      // Of no charge more than it was for: the invoice of one may have grown, and several may be for one invoice.
      db.$queryRaw<Counted[]>`
        SELECT sum(least(amount_minor, came_minor)) AS minor FROM (
          SELECT amount_minor, sum(came_minor) FILTER (WHERE came_local_at < ${span.to}::date + 1) AS came_minor
          FROM analytics_failed WHERE ${within(span)} GROUP BY attempt_id, amount_minor
        ) failed WHERE came_minor > 0`,
    ]);
    const rows = recovered.map((row) => ({
      by: word(row.by),
      payments: num(row.payments),
      recoveredMinor: num(row.minor),
    }));
    const recoveredMinor = sum(rows, 'recoveredMinor');
    const [first] = tried;
    return {
      rows,
      totals: {
        attempts: num(first?.n),
        attemptedMinor: num(first?.minor),
        failed: num(first?.failed),
        failedMinor: num(first?.failedMinor),
        failureRate: share(num(first?.failed), num(first?.n)),
        recoveredMinor,
        recoveryRate: share(num(came[0]?.minor), num(first?.failedMinor)),
      },
    };
  },

  async declines({ db }, span) {
    const found = await db.$queryRaw<Counted[]>`
      SELECT coalesce(decline_code, 'unknown') AS code, count(*) AS n, count(DISTINCT account_id) AS accounts,
        sum(amount_minor) AS minor
      FROM analytics_attempts WHERE outcome = 'declined' AND ${within(span)} GROUP BY 1 ORDER BY n DESC, 1`;
    const rows = found.map((row) => ({
      code: word(row.code),
      declines: num(row.n),
      accounts: num(row.accounts),
      amountMinor: num(row.minor),
    }));
    return { rows, totals: { declines: sum(rows, 'declines'), amountMinor: sum(rows, 'amountMinor') } };
  },

  async 'retry-hours'({ db }, span) {
    const found = await db.$queryRaw<Counted[]>`
      SELECT extract(isodow FROM local_at)::int AS weekday, extract(hour FROM local_at)::int AS hour, count(*) AS n,
        count(*) FILTER (WHERE outcome = 'succeeded') AS succeeded,
        sum(amount_minor) FILTER (WHERE outcome = 'succeeded') AS minor
      FROM analytics_attempts WHERE trigger = 'retry' AND ${within(span)} GROUP BY 1, 2 ORDER BY 1, 2`;
    const rows = found.map((row) => ({
      weekday: num(row.weekday),
      hour: num(row.hour),
      attempts: num(row.n),
      succeeded: num(row.succeeded),
      successRate: share(num(row.succeeded), num(row.n)),
      recoveredMinor: num(row.minor),
    }));
    const [attempts, succeeded] = [sum(rows, 'attempts'), sum(rows, 'succeeded')];
    return {
      rows,
      totals: {
        attempts,
        succeeded,
        successRate: share(succeeded, attempts),
        recoveredMinor: sum(rows, 'recoveredMinor'),
      },
    };
  },

  /** How it stood at the end of days: at the last, and every so many before. Those that are not kept are left out. */
  async aging(desk, span) {
    const days = await agingOf(desk).agingOnDays(pointsOf(span), span.currency);
    const rows = [...days].flatMap(([day, buckets]) =>
      buckets.map(({ name, accounts, amountMinor }) => ({ day, bucket: name, accounts, amountMinor })),
    );
    const atEnd = [...days.values()].at(-1) ?? null;
    return {
      rows,
      totals: { openMinor: totalOf(atEnd), overdueMinor: atEnd === null ? null : totalOf(atEnd.slice(1)) },
    };
  },

  /** Days sales outstanding: what is open at the end of a month, over what was billed in it, times its days. */
  async dso(desk, span) {
    const found = await desk.db.$queryRaw<{ month: string; minor: Prisma.Decimal }[]>`
      SELECT to_char(day, 'YYYY-MM') AS month, sum(amount_minor) AS minor FROM analytics_billed
      WHERE day >= ${span.from}::date AND day <= ${span.to}::date AND currency = ${span.currency} GROUP BY 1 ORDER BY 1`;
    const months = monthsOf(span);
    const open = await agingOf(desk).agingOnDays(
      months.map(({ to }) => to),
      span.currency,
    );
    const rows = months.map(({ from, to }) => {
      const billedMinor = num(found.find(({ month }) => from.startsWith(month))?.minor);
      const openMinor = totalOf(open.get(to) ?? null);
      return { month: from.slice(0, 7), from, to, billedMinor, openMinor, days: dso(openMinor, billedMinor, from, to) };
    });
    const billedMinor = sum(rows, 'billedMinor');
    // The last part of a month ends with the span.
    const openMinor = (rows.at(-1)?.openMinor ?? null) as number | null;
    return { rows, totals: { billedMinor, openMinor, days: dso(openMinor, billedMinor, span.from, span.to) } };
  },

  async promises({ db }, span) {
    const found = await db.$queryRaw<Counted[]>`
      SELECT what, count(*) AS n, sum(amount_minor) AS minor FROM analytics_promises
      WHERE ${within(span)} GROUP BY what ORDER BY what`;
    const rows = found.map((row) => ({ what: word(row.what), promises: num(row.n), amountMinor: num(row.minor) }));
    const of = (what: string) => rows.find((row) => row.what === what)?.promises ?? 0;
    const [made, kept, broken] = [of('made'), of('kept'), of('broken')];
    return { rows, totals: { made, kept, broken, takenBack: of('takenBack'), keptRate: share(kept, kept + broken) } };
  },

  async contacts({ db }, span) {
    const [found, came] = await Promise.all([
      db.$queryRaw<Counted[]>`
        SELECT kind, what, count(*) AS n, count(DISTINCT account_id) AS accounts FROM analytics_contacts
        WHERE ${within(span)} GROUP BY kind, what ORDER BY n DESC, kind, what`,
      db.$queryRaw<Counted[]>`SELECT sum(amount_minor) AS minor FROM analytics_payments WHERE ${within(span)}`,
    ]);
    const rows = found.map((row) => ({
      kind: word(row.kind),
      what: word(row.what),
      contacts: num(row.n),
      accounts: num(row.accounts),
    }));
    const contacts = sum(rows, 'contacts');
    const collectedMinor = num(came[0]?.minor);
    return {
      rows,
      totals: {
        contacts,
        emails: sum(
          rows.filter(({ kind }) => kind === 'email'),
          'contacts',
        ),
        calls: sum(
          rows.filter(({ kind }) => kind === 'call'),
          'contacts',
        ),
        collectedMinor,
        collectedPerContactMinor: contacts === 0 ? null : Math.round(collectedMinor / contacts),
      },
    };
  },

  async deactivations({ db }, span) {
    const found = await db.$queryRaw<Counted[]>`
      SELECT what, count(*) AS n, count(DISTINCT account_id) AS accounts, sum(amount_minor) AS minor
      FROM analytics_services WHERE ${within(span)} GROUP BY what ORDER BY what`;
    const rows = found.map((row) => ({
      what: word(row.what),
      times: num(row.n),
      accounts: num(row.accounts),
      overdueMinor: num(row.minor),
    }));
    const of = (what: string) => rows.find((row) => row.what === what)?.times ?? 0;
    const [deactivated, relocked] = [of('deactivated'), of('relocked')];
    return { rows, totals: { deactivated, relocked, reactivated: of('reactivated'), provisional: of('provisional') } };
  },
};

type Counted = Record<string, string | number | bigint | Prisma.Decimal | null>;

const num = (value: Counted[string] | undefined): number => (value === undefined ? 0 : Number(value ?? 0));
const word = (value: Counted[string] | undefined): string => String(value);
const sum = (rows: readonly ReportRow[], column: string): number =>
  rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
/** To four places; null: of nothing. */
const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
const totalOf = (buckets: readonly { amountMinor: number }[] | null): number | null =>
  buckets === null ? null : buckets.reduce((total, { amountMinor }) => total + amountMinor, 0);
const dso = (openMinor: number | null, billedMinor: number, from: Day, to: Day): number | null =>
  openMinor === null || billedMinor === 0
    ? null
    : Math.round((openMinor / billedMinor) * (daysBetween(from, to) + 1) * 10) / 10;

const MOST_POINTS = 14;

/** The last day, and back from it in even steps, oldest first. */
function pointsOf({ from, to }: Span): Day[] {
  const step = Math.max(1, Math.ceil((daysBetween(from, to) + 1) / MOST_POINTS));
  const points: Day[] = [];
  for (let day = to; day >= from; day = addDays(day, -step)) points.unshift(day);
  return points;
}

/** The parts of calendar months. */
function monthsOf({ from, to }: Span): { from: Day; to: Day }[] {
  const months: { from: Day; to: Day }[] = [];
  for (let day = from; day <= to; ) {
    const next = firstOfNext(day);
    months.push({ from: day, to: next > to ? to : addDays(next, -1) });
    day = next;
  }
  return months;
}

const firstOfNext = (day: Day): Day => `${addDays(`${day.slice(0, 7)}-28` as Day, 4).slice(0, 7)}-01` as Day;
