import { Readable } from 'node:stream';
import { z } from 'zod';
import type { ApiDeps, App } from '../../deps.ts';
import { BOOKS } from '../../http/access.ts';
import { answers } from '../../http/schemas/answers.ts';
import { daysOf, daysQuery } from '../../http/schemas/days.ts';
import { idOf } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { journalCsv } from './csv.ts';
import { JournalEntry, journalShape } from './shapes.ts';

/** A year and a day: a year's books are closed by one file. */
const MOST_DAYS = 367;

const csvFile = z
  .custom<Readable>((value) => value instanceof Readable)
  .meta({ type: 'string', contentMediaType: 'text/csv' });

const { 200: _, ...failures } = answers(z.null());

export function journalRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/journal',
    {
      config: { access: BOOKS },
      schema: {
        tags: ['Books'],
        operationId: 'listJournal',
        summary: 'List the journal, by day',
        description:
          'What money has done, in double entry, with the ledger that it was written with. Nothing in it is ever changed: what is ' +
          'undone is another entry, on the day on which it was undone, so a day that is over everywhere stays as it is. ' +
          'With `Accept: text/csv` the whole range is one file, a line a row, without `limit` and `cursor`.',
        querystring: pageQuery.extend({ ...daysQuery, accountId: idOf('acc').optional() }),
        response: {
          200: {
            description: 'The entries',
            content: {
              'application/json': { schema: pageOf(JournalEntry) },
              'text/csv': { schema: csvFile },
            },
          },
          ...failures,
        },
      },
    },
    async (request, reply) => {
      const { accountId, ...query } = request.query;
      const range = { ...daysOf(query, MOST_DAYS), accountId };
      if (wantsCsv(request.headers.accept))
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="journal-${range.from}-${range.to}.csv"`)
          .send(Readable.from(journalCsv(deps.store, range)));
      const page = await deps.store.journal({ ...range, ...asked(query) });
      return { items: page.items.map(journalShape), nextCursor: page.nextCursor };
    },
  );
}

/** Named before JSON, and not only by `*` for anything. */
function wantsCsv(accept = ''): boolean {
  const types = accept.split(',').map((type) => type.split(';')[0]?.trim().toLowerCase());
  const csv = types.indexOf('text/csv');
  const json = types.indexOf('application/json');
  return csv >= 0 && (json < 0 || csv < json);
}
