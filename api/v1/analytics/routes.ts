import { z } from 'zod';
import { addDays, dayOf, daysBetween } from '../../../domain/time/calendar.ts';
import { REPORT_COLUMNS, REPORTS, type ReportName, type ReportRow } from '../../../ports/store/analytics.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { CSV_TYPE, csvOf } from '../../http/csv.ts';
import { wantsCsv } from '../../http/csv-lists.ts';
import { invalid } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { currency } from '../../http/schemas/money.ts';
import { oneOf } from '../../http/schemas/text.ts';
import { day, dayOut } from '../../http/schemas/time.ts';

const MONTH = 30;
const LONGEST = 2 * 366;

const totals = z
  .record(z.string(), z.number().nullable())
  .meta({ description: 'Counts, minor units (`…Minor`), shares from 0 to 1 (`…Rate`); null: of nothing.' });

const Report = z
  .strictObject({
    name: z.enum(REPORTS),
    from: dayOut,
    to: dayOut,
    currency: z.string(),
    currencies: z
      .array(z.string())
      .meta({ description: 'In which accounts are billed. Each has reports of its own: they are never added.' }),
    rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
    totals,
    previous: z
      .strictObject({ from: dayOut, to: dayOut, totals })
      .nullable()
      .meta({ description: 'The span of the same length before, where that was asked for.' }),
  })
  .meta({ id: 'Report', title: 'How collecting went' });

export function analyticsRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/analytics/:name',
    {
      config: { access: READ },
      schema: {
        tags: ['Analytics'],
        operationId: 'getReport',
        summary: 'How collecting went over a span of days',
        description:
          'From views of the database, `analytics_…`, which may be asked besides; days are local to each account. ' +
          '`recovery`: first charges that failed, and what came all the same, by what brought it. `declines`: by the ' +
          "bank's code. `retry-hours`: retries by local weekday (Monday is 1) and hour. `aging`: what was owed by its age on " +
          'days of the span. `dso`: days sales outstanding, by month. `promises`, `contacts`, `deactivations`: what became ' +
          'of them. `Accept: text/csv`: the rows as a table.',
        params: z.object({ name: z.enum(REPORTS) }),
        querystring: z.object({
          from: day.optional().meta({ description: 'The first day; 30 days up to the last unless given.' }),
          to: day.optional().meta({ description: "The last day; the company's today unless given." }),
          currency: currency.optional().meta({ description: "The company's own unless given." }),
          compare: oneOf('previous').optional(),
        }),
        response: answers(Report),
      },
    },
    async (request, reply) => {
      const { name } = request.params;
      const { defaults } = deps.company;
      const { to = dayOf(deps.now(), defaults.timeZone ?? 'UTC'), currency: of = defaults.currency } = request.query;
      const { from = addDays(to, 1 - MONTH), compare } = request.query;
      const days = daysBetween(from, to) + 1;
      if (days < 1) throw invalid([{ path: 'from', message: `must not be after to, ${to}` }]);
      if (days > LONGEST) throw invalid([{ path: 'from', message: `must be at most ${LONGEST} days before to` }]);
      const { rows, totals: sums } = await deps.store.report(name, { from, to, currency: of });
      if (wantsCsv(request.headers.accept)) {
        reply.type(CSV_TYPE);
        return tableOf(name, rows) as never;
      }
      const before = { from: addDays(from, -days), to: addDays(from, -1) };
      const previous =
        compare === undefined
          ? null
          : { ...before, totals: (await deps.store.report(name, { ...before, currency: of })).totals };
      const currencies = await deps.store.currencies();
      return { name, from, to, currency: of, currencies, rows, totals: sums, previous };
    },
  );
}

const tableOf = (name: ReportName, rows: readonly ReportRow[]): string =>
  csvOf(
    REPORT_COLUMNS[name],
    rows.map((row) => REPORT_COLUMNS[name].map((column) => row[column])),
  );
