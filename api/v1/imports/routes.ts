import { Readable } from 'node:stream';
import { z } from 'zod';
import { addMinutes } from '../../../domain/time/calendar.ts';
import type { ImportRow } from '../../../ports/store/imports.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { CSV_TYPE } from '../../http/csv.ts';
import { asDownload } from '../../http/download.ts';
import { idFrom } from '../../http/ids.ts';
import { found, invalid, Problem } from '../../http/problem.ts';
import { answers, answersFile, answersFound, answersLater } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { line, oneOf, yesOrNo } from '../../http/schemas/text.ts';
import { type SpooledFile, sentFile, takeFiles } from '../../http/spooled-file.ts';
import { Unreadable } from '../../http/unreadable.ts';
import { foreseeAtOnce, FORESEEN_AT_ONCE, leaseOf } from './at-once.ts';
import { checkAccounts, keepLines } from './check.ts';
import { refusedLines } from './refused-lines.ts';
import { Import, ImportAccount, importAccountShape } from './shapes.ts';
import { shownImport } from './shown.ts';
import { type ImportTable, tableIn } from './table.ts';

const FILE_TYPES = ['text/csv', 'text/plain', 'application/octet-stream'];
const tags = ['Imports'];
const params = idParams('imp');

/** What was foreseen so long ago is not what would happen now. */
const FRESH_MINUTES = 7 * 24 * 60;

const HowToRead = z.object({
  fileName: line(200).optional().meta({ description: 'To know it again by.' }),
  dateFormat: oneOf('YYYY-MM-DD', 'DD/MM/YYYY', 'MM/DD/YYYY').default('YYYY-MM-DD').meta({
    description: 'How days are written in it.',
  }),
  decimal: oneOf('.', ',').default('.').meta({ description: 'What stands before the decimals of amounts.' }),
});

export async function importRoutes(app: App, deps: ApiDeps): Promise<void> {
  // A scope of its own, since this route alone takes a file.
  await app.register(async (scope) => {
    const files = scope as App;
    takeFiles(files);
    takeRoute(files, deps);
  });
  readRoutes(app, deps);
  goLiveRoute(app, deps);
}

function takeRoute(app: App, deps: ApiDeps): void {
  app.post(
    '/v1/imports',
    {
      config: { access: ADMIN, files: FILE_TYPES },
      schema: {
        tags,
        operationId: 'importAccounts',
        summary: 'Check a file of accounts, and see what Puntual would do',
        description:
          'The file is the body: a CSV of accounts and their open invoices, a line an invoice, with headings ' +
          '(`externalId`, `name`, `email`; `invoiceNumber`, `issuedOn`, `dueOn`, `amount`; and more, see the guide). ' +
          'Nothing of it is an account yet: `errors` says what is wrong with which line, and `observing` what would be ' +
          'done within 60 days. Of more than 200 accounts that is worked out in the background: ask again. A file that ' +
          'is live already is answered 200 as it is.',
        querystring: HowToRead,
        response: answersFound(Import),
      },
    },
    async (request, reply) => {
      const file = sentFile(request.body, 'the file');
      const { fileName = null, dateFormat, decimal } = request.query;
      const before = await deps.store.liveImportOf(file.sha256);
      if (before !== null) return reply.code(200).send(await shownImport(deps, before));
      const table = await readable(file);
      const id = idFrom(request.workId, 'imp');
      const begun = await deps.store.importById(id);
      if (begun === null || begun.phase === 'checking')
        await check(
          deps,
          { id, fileName, sha256: file.sha256, actor: actorIn(request) },
          table,
          {
            days: dateFormat,
            decimal,
          },
          request.workId,
        );
      reply.code(201).header('location', `/v1/imports/${id}`);
      return reply.send(await shownImport(deps, await importOf(deps, id)));
    },
  );
}

async function check(
  deps: ApiDeps,
  sent: Pick<ImportRow, 'id' | 'fileName' | 'sha256' | 'actor'>,
  table: ImportTable,
  written: Parameters<typeof checkAccounts>[2]['written'],
  workId: string,
): Promise<void> {
  const { places } = table;
  const { id } = sent;
  const { headings, ignored } = places;
  await deps.store.beginImport({ ...sent, createdAt: deps.now(), headings, ignored });
  await keepLines(deps, id, table);
  const perDay = await checkAccounts(deps, id, { places, written });
  const waiting = await deps.store.importWaiting(id, 'observing', FORESEEN_AT_ONCE + 1);
  const isForUs = waiting.length <= FORESEEN_AT_ONCE;
  await deps.store.endImportCheck(id, perDay, isForUs ? leaseOf(workId) : null);
  if (isForUs) await foreseeAtOnce(deps, id, workId, waiting);
}

/** To the end, before anything is written: a file that breaks off is refused as a whole. */
async function readable(file: SpooledFile): Promise<ImportTable> {
  try {
    const table = await tableIn(file);
    for await (const row of table.rows()) void row;
    return table;
  } catch (error) {
    if (error instanceof Unreadable)
      throw invalid([{ path: 'body', message: `can't be read from line ${error.line} on: ${error.message}` }]);
    throw error;
  }
}

const importOf = async ({ store }: ApiDeps, id: string): Promise<ImportRow> =>
  found(await store.importById(id), 'import');

function readRoutes(app: App, deps: ApiDeps): void {
  const config = { access: ADMIN };
  app.get(
    '/v1/imports',
    {
      config,
      schema: {
        tags,
        operationId: 'listImports',
        summary: 'List files of accounts, newest first',
        querystring: pageQuery,
        response: answers(pageOf(Import)),
      },
    },
    async (request) => {
      const { items, nextCursor } = await deps.store.imports(asked(request.query));
      return { items: await Promise.all(items.map((row) => shownImport(deps, row))), nextCursor };
    },
  );
  app.get(
    '/v1/imports/:id',
    {
      config,
      schema: { tags, operationId: 'getImport', summary: 'Show a file of accounts', params, response: answers(Import) },
    },
    async (request) => shownImport(deps, await importOf(deps, request.params.id)),
  );
  app.get(
    '/v1/imports/:id/accounts',
    {
      config,
      schema: {
        tags,
        operationId: 'listImportAccounts',
        summary: "List a file's accounts, those that would be deactivated first",
        params,
        querystring: pageQuery,
        response: answers(pageOf(ImportAccount)),
      },
    },
    async (request) => {
      const { id } = await importOf(deps, request.params.id);
      return shownPage(await deps.store.importMembers(id, asked(request.query)), importAccountShape);
    },
  );
  app.get(
    '/v1/imports/:id/refused-lines',
    {
      config,
      schema: {
        tags,
        operationId: 'downloadRefusedLines',
        summary: 'What was refused, as a file to be put right and sent again',
        description: 'All lines of accounts of which one was refused, with what is wrong behind it.',
        params,
        response: answersFile,
      },
    },
    async (request, reply) => {
      const row = await importOf(deps, request.params.id);
      asDownload(reply, { name: `refused-${row.fileName ?? `${row.id}.csv`}`, type: CSV_TYPE });
      return reply.send(Readable.from(refusedLines(deps, row)) as never);
    },
  );
}

function goLiveRoute(app: App, deps: ApiDeps): void {
  app.post(
    '/v1/imports/:id/go-live',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'goLive',
        summary: "Open a file's accounts and issue their invoices",
        description:
          'Goes on by itself, also after a crash, and opens nothing twice: ask for the import again. 422 `lines_refused` ' +
          'while lines of it are refused, unless `withoutRefused`: then their accounts are left out. 409 ' +
          '`not_observed_yet`; 409 `observed_too_long_ago` after seven days: send the file again. Once it is live: what ' +
          'was refused or failed is tried again.',
        params,
        body: z.strictObject({
          withoutRefused: yesOrNo
            .default(false)
            .meta({ description: 'Leave out accounts of which a line is refused.' }),
        }),
        response: answersLater(Import),
      },
    },
    async (request, reply) => {
      const row = await importOf(deps, request.params.id);
      checkReady(row, request.body.withoutRefused, deps);
      const begun = await deps.store.beginGoLive({ id: row.id, actor: actorIn(request), now: deps.now() });
      if (begun === null) throw notObserved();
      return reply.code(begun.phase === 'live' ? 200 : 202).send(await shownImport(deps, begun));
    },
  );
}

const notObserved = (): Problem =>
  new Problem(409, 'not_observed_yet', 'What would be done is not known yet: ask for the import until it is observed');

function checkReady(row: ImportRow, withoutRefused: boolean, deps: ApiDeps): void {
  if (row.phase === 'goingLive' || row.phase === 'live') return;
  if (row.observing === null) throw notObserved();
  if (addMinutes(row.observing.at, FRESH_MINUTES) < deps.now())
    throw new Problem(
      409,
      'observed_too_long_ago',
      'What was foreseen is more than seven days old: send the file again',
    );
  if (row.refusedRows > 0 && !withoutRefused)
    throw new Problem(
      422,
      'lines_refused',
      `${row.refusedRows} lines are refused: put them right and send the file again, or leave their accounts out by withoutRefused`,
    );
  if (row.outcomes.waiting === 0)
    throw new Problem(
      422,
      'nothing_to_import',
      'No account of this file would be opened: see its errors, and which exist',
    );
}
