import { z } from 'zod';
import { agedOn, BUCKETS } from '../../../domain/aging.ts';
import type { StatementLine } from '../../../domain/statement-of-account.ts';
import { addDays, dayOf } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/time.ts';
import { accountNow } from '../../account/account-now.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { CSV_TYPE, csvOf } from '../../http/csv.ts';
import { cellsOf, columnsOf } from '../../http/csv-columns.ts';
import { wantsCsv } from '../../http/csv-lists.ts';
import { asDocument } from '../../http/document.ts';
import { accountStuck, invalid } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { oneOf } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';
import { statementPdf } from './pdf.ts';
import { Statement, StatementRow } from './shapes.ts';

const YEAR = 365;
const COLUMNS = columnsOf(StatementRow);

export function statementRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/accounts/:id/statement',
    {
      config: { access: READ },
      schema: {
        tags: ['Accounts'],
        operationId: 'getStatement',
        summary: 'A statement of account: what was owed, what came, what is owed now',
        description:
          'From a local day through another, by the day on which each was recorded. `format=csv`, or `Accept: text/csv`: ' +
          'its lines as a table, with the opening and closing balances as the first and the last. `format=pdf`: as ' +
          'customers read it, in the language of the account; `ETag` is the SHA-256 of its bytes; ' +
          '`If-None-Match` with it is answered 304.',
        params: idParams('acc'),
        querystring: z.object({
          from: day.optional().meta({ description: 'The first day; a year before the last unless given.' }),
          to: day.optional().meta({ description: 'The last day; today unless given.' }),
          format: oneOf('json', 'csv', 'pdf').optional(),
        }),
        response: answers(Statement),
      },
    },
    async (request, reply) => {
      const account = await accountOf(deps, request.params.id);
      if (account.stuckSince !== null) throw accountStuck();
      const { timeZone } = account;
      const today = dayOf(accountNow(account, deps), timeZone);
      const { to = today, from = addDays(to, -YEAR), format } = request.query;
      if (from > to) throw invalid([{ path: 'from', message: `must not be after to, ${to}` }]);
      const [all, open] = await Promise.all([
        deps.store.statementOfAccount(account.id),
        deps.store.openByDueDay([account.id]),
      ]);
      const dated = all.map((line) => rowOf(line, dayOf(line.at, timeZone)));
      const lines = dated.filter(({ on }) => on >= from && on <= to);
      const openingMinor = dated.findLast(({ on }) => on < from)?.balanceMinor ?? 0;
      const closingMinor = lines.at(-1)?.balanceMinor ?? openingMinor;
      if (format === 'csv' || (format === undefined && wantsCsv(request.headers.accept))) {
        const balance = (kind: string, on: Day, balanceMinor: number) => cellsOf({ kind, on, balanceMinor }, COLUMNS);
        reply.type(CSV_TYPE).serializer((text) => text as string);
        return csvOf(
          COLUMNS.map(({ heading }) => heading),
          [
            balance('opening', from, openingMinor),
            ...lines.map((line) => cellsOf(line, COLUMNS)),
            balance('closing', to, closingMinor),
          ],
        ) as never;
      }
      const aged = agedOn(today, open.get(account.id) ?? []);
      if (format === 'pdf') {
        const paper = { from, through: to, openingMinor, lines, closingMinor, agedOn: today, aged };
        const made = await statementPdf(deps, account, paper);
        const name = `statement-${from}-${to}.pdf`;
        return asDocument(request, reply, name, { type: 'application/pdf', ...made }) as never;
      }
      return {
        accountId: account.id,
        name: account.name,
        rfc: account.rfc,
        currency: account.currency,
        from,
        to,
        openingMinor,
        lines,
        closingMinor,
        aging: BUCKETS.map((name) => ({ name, amountMinor: aged[name] })),
      };
    },
  );
}

const rowOf = (line: StatementLine, on: Day): z.infer<typeof StatementRow> => ({
  seq: line.seq,
  on,
  at: line.at,
  kind: line.kind,
  reference: line.reference,
  summary: line.summary,
  amountMinor: line.amountMinor,
  balanceMinor: line.balanceMinor,
});
