import { z } from 'zod';
import type { BankMapping } from '../../../domain/statements/mapping.ts';
import { PRESETS, presetNamed } from '../../../domain/statements/presets.ts';
import { STATEMENT_FORMATS, type StatementFormat } from '../../../ports/store/bank-statements.ts';
import { checkImportedThrough } from '../../account/day-spans.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { found, invalid, unknownReference } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { oneOf } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';
import { Unreadable } from '../../http/unreadable.ts';
import { importLines } from './import.ts';
import { linesOf } from './lines.ts';
import { BankStatement, statementShape } from './shapes.ts';
import { type SpooledFile, sentFile, takeFiles } from '../../http/spooled-file.ts';

const FILE_TYPES = ['text/csv', 'application/xml', 'text/plain', 'application/octet-stream'];

const HowToRead = z.object({
  format: oneOf(...STATEMENT_FORMATS),
  mapping: z
    .string('must be given once')
    .optional()
    .meta({ description: 'By which mapping: of a CSV always; of an MT940 for what its texts say.' }),
  importedThrough: day.optional().meta({
    description: 'The last day that is wholly in: notes the bank feed, unless a line was rejected.',
  }),
});

/** A scope of its own, since these routes alone take files. */
export async function bankStatementRoutes(v1: App, deps: ApiDeps): Promise<void> {
  await v1.register(async (scope) => {
    const files = scope as App;
    takeFiles(files);
    addRoutes(files, deps);
  });
}

function addRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Bank transfers'];

  app.post(
    '/v1/bank-statements',
    {
      config: { access: WRITE, files: FILE_TYPES },
      schema: {
        tags,
        operationId: 'importBankStatement',
        summary: 'Import a statement file',
        description:
          'The file is the body. Each line that brings money becomes a transfer, once by rail, tracking key and day: the ' +
          'same file again brings nothing new, nor does one that overlaps, or that was broken off. A line that cannot be ' +
          'read is in `rejected`, with what would be right; the others are imported.',
        querystring: HowToRead,
        response: answersCreated(BankStatement),
      },
    },
    async (request, reply) => {
      const { format, mapping: name, importedThrough = null } = request.query;
      const file = sentFile(request.body, 'the file of the statement');
      if (importedThrough !== null) checkImportedThrough(importedThrough, deps.now());
      const mapping = await mappingNamed(deps, name, format);
      await readThrough(file, format, mapping);
      const actor = actorIn(request);
      const id = idFrom(request.workId, 'bst');
      await deps.store.beginStatement({
        id,
        format,
        mapping: name ?? null,
        sha256: file.sha256,
        actor,
        createdAt: deps.now(),
      });
      const tally = await importLines(deps, linesOf(format, file.read(), mapping), {
        statementId: id,
        workId: request.workId,
        actor,
      });
      const statement = await deps.store.finishStatement({
        id,
        ...tally,
        // Money may be in a line that nobody could read: whoever has paid it is not to lose the service for that.
        importedThrough: tally.rejectedRows === 0 ? importedThrough : null,
        finishedAt: deps.now(),
        feedId: idFrom(request.workId, 'bfi'),
      });
      return reply.code(201).header('location', `/v1/bank-statements/${id}`).send(statementShape(statement));
    },
  );

  app.get(
    '/v1/bank-statements',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listBankStatements',
        summary: 'List statements, oldest first',
        querystring: pageQuery,
        response: answers(pageOf(BankStatement)),
      },
    },
    async (request) => {
      return shownPage(await deps.store.statements(asked(request.query)), statementShape);
    },
  );

  app.get(
    '/v1/bank-statements/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getBankStatement',
        summary: 'Show a statement and what came of it',
        params: idParams('bst'),
        response: answers(BankStatement),
      },
    },
    async (request) => statementShape(found(await deps.store.statementById(request.params.id), 'bank statement')),
  );
}

async function mappingNamed(
  deps: ApiDeps,
  name: string | undefined,
  format: StatementFormat,
): Promise<BankMapping | null> {
  if (name !== undefined) {
    const mapping = (await deps.store.bankMapping(name)) ?? presetNamed(name);
    if (mapping === null) throw unknownReference('mapping', 'bank mapping');
    return mapping;
  }
  if (format === 'csv')
    throw invalid([
      {
        path: 'mapping',
        message: `is missing: a CSV is read by a mapping, one of yours or ${Object.keys(PRESETS).join(', ')}`,
      },
    ]);
  return null;
}

/** To the end, before anything is done: of a file that breaks off nothing is imported. */
async function readThrough(file: SpooledFile, format: StatementFormat, mapping: BankMapping | null): Promise<void> {
  try {
    for await (const line of linesOf(format, file.read(), mapping)) void line;
  } catch (error) {
    if (error instanceof Unreadable)
      throw invalid([{ path: 'body', message: `can't be read from line ${error.line} on. ${error.message}` }]);
    throw error;
  }
}
