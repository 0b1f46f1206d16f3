import type { Day } from '../../../domain/time/time.ts';
import type { Usage } from '../../../ports/store/usage.ts';
import { UnreadableUsage } from '../../../ports/usage-files/usage-files.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { found, invalid } from '../../http/problem.ts';
import { answers, answersLater } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { sentFile, takeFiles } from '../../http/spooled-file.ts';
import { HowToRead, UsageEvents } from './bodies.ts';
import { completeDay } from './complete-through.ts';
import { eventLines, shaOf } from './events.ts';
import { importShape, rejectShape, UsageImport, UsageRejected } from './shapes.ts';

const FILE_TYPES = ['text/csv', 'application/gzip', 'application/octet-stream'];
/** A month of a million calls, packed, is a tenth of it. */
const MOST_BYTES = 256 * 1024 * 1024;
const tags = ['Billing'];

/** Calls as switches deliver them. */
export async function usageRoutes(v1: App, deps: ApiDeps): Promise<void> {
  await v1.register(async (scope) => {
    const files = scope as App;
    takeFiles(files, MOST_BYTES);
    fileRoute(files, deps);
  });
  eventsRoute(v1, deps);
  readRoutes(v1, deps);
}

function fileRoute(app: App, deps: ApiDeps): void {
  app.post(
    '/v1/usage-imports',
    {
      config: { access: WRITE, files: FILE_TYPES },
      schema: {
        tags,
        operationId: 'importUsage',
        summary: 'Import calls from a file',
        description:
          'The file is the body, packed with gzip or not. Each call is taken once by its source and its id there, in ' +
          'parts that stand by themselves: what breaks off is taken up where it was when the same file is sent again. A ' +
          'line that is no call of ours is among the rejects; the others are taken. 200: the file was taken before, and ' +
          'nothing of it is new. 409 `import_in_progress` while the same file is being read.',
        querystring: HowToRead,
        response: answersLater(UsageImport),
      },
    },
    async (request, reply) => {
      const { source, preset, timeZone = null } = request.query;
      const file = sentFile(request.body, 'the file of the calls');
      const input: Parameters<Usage['importUsage']>[0] = {
        id: idFrom(request.workId, 'use'),
        sha256: shaOf(source, preset, timeZone, file.sha256),
        source,
        preset,
        timeZone,
        completeThrough: completeDay(request.query.completeThrough, zoneOf(deps, timeZone)),
        actor: actorIn(request),
        at: deps.now(),
      };
      try {
        const { row, isRepeat } = await deps.store.importUsage(
          input,
          deps.readCalls(file.read(), { preset, timeZone }),
        );
        reply.code(isRepeat ? 200 : 202).header('location', `/v1/usage-imports/${row.id}`);
        return importShape(row);
      } catch (error) {
        if (error instanceof UnreadableUsage)
          throw invalid([{ path: 'body', message: `can't be read. ${error.message}` }]);
        throw error;
      }
    },
  );
}

const zoneOf = ({ company }: ApiDeps, told: string | null): string => told ?? company.defaults.timeZone ?? 'UTC';

function eventsRoute(app: App, deps: ApiDeps): void {
  app.post(
    '/v1/usage-events',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'sendUsageEvents',
        summary: 'Send calls as events',
        description:
          'Up to a thousand at once, as they end. Each is taken once by its source and its id there: sent again, also ' +
          'with others, it is `repeated`. 200: just these were taken before.',
        body: UsageEvents,
        response: answersLater(UsageImport),
      },
    },
    async (request, reply) => {
      const { source, events, completeThrough } = request.body;
      const through: Day | null = completeDay(completeThrough, zoneOf(deps, null));
      const { row, isRepeat } = await deps.store.importUsage(
        {
          id: idFrom(request.workId, 'use'),
          sha256: shaOf(source, events),
          source,
          preset: 'events',
          timeZone: null,
          completeThrough: through,
          actor: actorIn(request),
          at: deps.now(),
        },
        eventLines(events),
      );
      reply.code(isRepeat ? 200 : 202).header('location', `/v1/usage-imports/${row.id}`);
      return importShape(row);
    },
  );
}

function readRoutes(app: App, deps: ApiDeps): void {
  const params = idParams('use');

  app.get(
    '/v1/usage-imports',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listUsageImports',
        summary: 'List deliveries of calls, oldest first',
        querystring: pageQuery,
        response: answers(pageOf(UsageImport)),
      },
    },
    async (request) => shownPage(await deps.store.usageImports(asked(request.query)), importShape),
  );

  app.get(
    '/v1/usage-imports/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getUsageImport',
        summary: 'Show a delivery of calls',
        params,
        response: answers(UsageImport),
      },
    },
    async (request) => importShape(found(await deps.store.usageImportById(request.params.id), 'usage import')),
  );

  app.get(
    '/v1/usage-imports/:id/rejects',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listUsageRejects',
        summary: 'List the lines of a delivery that were not taken',
        description: 'By their lines: the first ten thousand.',
        params,
        querystring: pageQuery,
        response: answers(pageOf(UsageRejected)),
      },
    },
    async (request) => {
      const { id } = found(await deps.store.usageImportById(request.params.id), 'usage import');
      return shownPage(await deps.store.usageRejects(id, asked(request.query)), rejectShape);
    },
  );
}
