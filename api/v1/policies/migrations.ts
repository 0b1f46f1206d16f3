import { z } from 'zod';
import type { PolicyJob as Job } from '../../../ports/store/policy-jobs.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN, READ } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { found } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { prose } from '../../http/schemas/text.ts';
import { AccountFilter } from '../accounts/filter.ts';
import { under, versionParams } from './path.ts';
import { PolicyJob, policyJobShape } from './shapes.ts';

const Order = z
  .strictObject({
    filter: AccountFilter.prefault({}),
    reason: prose(1_000).optional().meta({ description: 'Stands on their timelines.' }),
  })
  .meta({
    id: 'Migration',
    title: 'Which accounts to move',
    examples: [{ filter: { policyVersion: 1 }, reason: 'New reminder ladder' }],
  });

const PROBLEMS_SHOWN = 100;

export function migrationRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Policies'];

  app.post(
    '/v1/policies/:name/versions/:version/migrate',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'migrateToPolicyVersion',
        summary: 'Move accounts to a version',
        description: 'Admins. Makes a job, which goes on by itself: `GET /v1/policy-jobs/{id}`.',
        params: versionParams,
        body: Order,
        response: answersCreated(PolicyJob),
      },
    },
    async (request, reply) => {
      const { name, version } = request.params;
      found(await deps.store.policyBody(name, version), 'version of a policy');
      const { filter, reason = `Moved to version ${version} of ${name}` } = request.body;
      const job = await deps.store.createPolicyJob({
        id: idFrom(request.workId, 'job'),
        policyName: name,
        policyVersion: version,
        filter: under(name, filter),
        reason,
        actor: actorIn(request),
        now: deps.now(),
      });
      return reply.code(201).header('location', `/v1/policy-jobs/${job.id}`).send(policyJobShape(job, []));
    },
  );

  app.get(
    '/v1/policy-jobs',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listPolicyJobs',
        summary: 'List migrations, newest first',
        querystring: pageQuery,
        response: answers(pageOf(PolicyJob)),
      },
    },
    async (request) => {
      const page = await deps.store.policyJobs(asked(request.query));
      return { items: await Promise.all(page.items.map((job) => shown(deps, job))), nextCursor: page.nextCursor };
    },
  );

  const params = idParams('job');
  app.get(
    '/v1/policy-jobs/:id',
    {
      config: { access: READ },
      schema: { tags, operationId: 'getPolicyJob', summary: 'Show a migration', params, response: answers(PolicyJob) },
    },
    async (request) => shown(deps, found(await deps.store.policyJobById(request.params.id), 'migration')),
  );

  app.post(
    '/v1/policy-jobs/:id/resume',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'resumePolicyJob',
        summary: 'Try again what was refused or failed',
        description: 'A job that was interrupted goes on without this.',
        params,
        body: z.strictObject({}),
        response: answers(PolicyJob),
      },
    },
    async (request) => {
      const { id } = found(await deps.store.policyJobById(request.params.id), 'migration');
      return shown(deps, await deps.store.retryPolicyJob(id));
    },
  );
}

const shown = async (deps: ApiDeps, job: Job) =>
  policyJobShape(
    job,
    job.outcomes.refused + job.outcomes.failed === 0 ? [] : await deps.store.policyJobProblems(job.id, PROBLEMS_SHOWN),
  );
