import { z } from 'zod';
import { BULK_COMMANDS } from '../../../domain/bulk.ts';
import { dayOf, lastDayOf } from '../../../domain/time/calendar.ts';
import type { BulkJob as Job, Chosen, Judged, Ordered } from '../../../ports/store/bulk-jobs.ts';
import { checkPlanned } from '../../account/day-spans.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn, callerIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { found, Problem } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { BulkOverride, orderIn } from './bodies.ts';
import { BulkJob, BulkPreview, bulkJobShape, PROBLEMS_SHOWN, refusalShape } from './shapes.ts';

/** Beyond it a dry run is a job too. */
const JUDGED_AT_ONCE = 1_000;
const LOOKS_AT_ONCE = 8;

export function bulkOverrideRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Overrides'];

  app.post(
    '/v1/bulk-overrides',
    {
      // Some commands are for admins alone: which is told below.
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'overrideInBulk',
        summary: 'Give many accounts one order',
        description:
          'The set is frozen when it is asked, and each account is judged when its turn comes. Answers 202 with a job, which ' +
          'goes on by itself: `GET /v1/jobs/{id}`. With `dryRun` it answers what it would come to, 200; over 1,000 accounts ' +
          'that is a job too. `deactivate`, `writeOff`, `changePolicy` and a `legal` pause are for admins: 403 `forbidden`.',
        body: BulkOverride,
        response: { ...answers(BulkPreview), 202: BulkJob },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const role = callerIn(request).role === 'admin' ? ('admin' as const) : ('agent' as const);
      const isAdmins = BULK_COMMANDS[body.command] === 'admin' || (body.command === 'pause' && body.legal);
      if (isAdmins && role !== 'admin')
        throw new Problem(403, 'forbidden', `${body.command} of many accounts is for an admin to order`);
      if (body.command === 'pause' && body.until)
        checkPlanned('until', lastDayOf(body.until, 'UTC'), dayOf(deps.now(), 'UTC'));
      const chosen: Chosen =
        body.filter === undefined ? { accountIds: body.accountIds ?? [] } : { filter: body.filter };
      const ordered: Ordered = { order: orderIn(body), reason: body.reason, role, actor: actorIn(request) };
      if (body.dryRun && (await deps.store.countChosen(chosen)) <= JUDGED_AT_ONCE)
        return preview(deps, chosen, ordered);
      const job = await deps.store.createBulkJob({
        id: idFrom(request.workId, 'job'),
        chosen,
        ...ordered,
        dryRun: body.dryRun,
        now: deps.now(),
      });
      return reply
        .code(202)
        .header('location', `/v1/jobs/${job.id}`)
        .send(await shown(deps, job));
    },
  );

  app.get(
    '/v1/jobs',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listJobs',
        summary: 'List orders for many accounts, newest first',
        querystring: pageQuery,
        response: answers(pageOf(BulkJob)),
      },
    },
    async (request) => {
      const page = await deps.store.bulkJobs(asked(request.query));
      return { items: await Promise.all(page.items.map((job) => shown(deps, job))), nextCursor: page.nextCursor };
    },
  );

  const params = idParams('job');
  app.get(
    '/v1/jobs/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getJob',
        summary: 'Show an order for many accounts',
        params,
        response: answers(BulkJob),
      },
    },
    async (request) => shown(deps, found(await deps.store.bulkJobById(request.params.id), 'job')),
  );

  app.post(
    '/v1/jobs/:id/resume',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'resumeJob',
        summary: 'Try again what was refused or failed',
        description: 'A job that was interrupted goes on without this.',
        params,
        body: z.strictObject({}),
        response: answers(BulkJob),
      },
    },
    async (request) => {
      const job = found(await deps.store.bulkJobById(request.params.id), 'job');
      if (job.role === 'admin' && callerIn(request).role !== 'admin')
        throw new Problem(403, 'forbidden', 'An admin has given this order, and an admin may give it again');
      return shown(deps, await deps.store.retryBulkJob(job.id));
    },
  );
}

async function preview(deps: ApiDeps, chosen: Chosen, ordered: Ordered): Promise<z.infer<typeof BulkPreview>> {
  const ids = await deps.store.chosenIds(chosen, JUDGED_AT_ONCE);
  const judged: (Judged & { accountId: string })[] = [];
  const waiting = [...ids.entries()];
  await Promise.all(
    Array.from({ length: LOOKS_AT_ONCE }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [i, accountId] = next;
        judged[i] = { accountId, ...(await deps.store.judgeBulk(accountId, ordered)) };
      }
    }),
  );
  return {
    willApply: judged.filter(({ outcome }) => outcome === 'applied').length,
    skipped: judged.filter(({ outcome }) => outcome === 'skipped').length,
    refused: judged.filter(({ outcome }) => outcome === 'refused').map(refusalShape),
  };
}

const shown = async (deps: ApiDeps, job: Job) =>
  bulkJobShape(
    job,
    job.outcomes.refused + job.outcomes.failed === 0 ? [] : await deps.store.bulkJobProblems(job.id, PROBLEMS_SHOWN),
  );
