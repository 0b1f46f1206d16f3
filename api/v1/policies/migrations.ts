import { z } from 'zod';
import type { PolicyChange } from '../../../domain/foresight/forecast/policy-change.ts';
import { policyChange } from '../../../domain/foresight/forecast/policy-change.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import type { AccountFilter as Filter } from '../../../ports/store/account-filter.ts';
import type { PolicyJob as Job } from '../../../ports/store/policy-jobs.ts';
import type { AccountRow } from '../../../ports/store/store.ts';
import { ADMIN, READ } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { accountNow } from '../../account/account-now.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { idFrom } from '../../http/ids.ts';
import { found } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idOut, idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { prose } from '../../http/schemas/text.ts';
import { instantOut } from '../../http/schemas/time.ts';
import { AccountFilter } from '../accounts/filter.ts';
import { PolicyJob, policyJobShape } from './job-shape.ts';
import { versionParams } from './versions.ts';

const Next = z.strictObject({ kind: z.string(), at: instantOut }).nullable();

const Preview = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          accountId: idOut('acc'),
          before: Next.meta({ description: 'What comes next as it is; null: nothing.' }),
          after: Next.meta({ description: 'What would come next.' }),
          changed: z
            .boolean()
            .meta({ description: 'Something that will come changes, the next action or a later one.' }),
        }),
      )
      .meta({ description: 'Every account in flight: with something open, or something to come.' }),
    counts: z
      .strictObject({ accounts: z.int(), changed: z.int(), unchanged: z.int() })
      .meta({ description: 'Of these items.' }),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'PolicyPreview', title: 'What another version of a policy would change' });

const Wish = z.strictObject({ filter: AccountFilter.prefault({}) }).meta({
  id: 'PolicyPreviewQuestion',
  title: 'Which accounts to look at',
  examples: [{ filter: { state: 'overdue' } }],
});
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

/** As many as are looked at in one answer. */
const previewQuery = pageQuery.extend({
  limit: z.coerce
    .number('must be a whole number from 1 to 1000')
    .int('must be a whole number from 1 to 1000')
    .min(1, 'must be at least 1')
    .max(1_000, 'must be at most 1000')
    .default(1_000),
});
const LOOKS_AT_ONCE = 8;
const PROBLEMS_SHOWN = 100;

export function policyChangeRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Policies'];

  app.post(
    '/v1/policies/:name/versions/:version/preview',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'previewPolicyVersion',
        summary: 'What a version would change',
        description: 'For each account in flight its next action, before and after. Changes nothing.',
        params: versionParams,
        querystring: previewQuery,
        body: Wish,
        response: answers(Preview),
      },
    },
    async (request) => {
      const { name, version } = request.params;
      const policy = found(await deps.store.policyBody(name, version), 'version of a policy');
      const page = await deps.store.accounts({ ...asked(request.query), ...under(name, request.body.filter) });
      const items = await changesOf(deps, page.items.filter(isInFlight), policy);
      const changed = items.filter((item) => item.changed).length;
      return {
        items,
        counts: { accounts: items.length, changed, unchanged: items.length - changed },
        nextCursor: page.nextCursor,
      };
    },
  );

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

/** The accounts of the policy itself, unless another is named. */
const under = (policy: string, filter: Filter): Filter => ({ policy, ...filter });

const isInFlight = ({ projection }: AccountRow): boolean =>
  projection !== null && (projection.upcoming.length > 0 || projection.balance.openMinor > 0);

const shown = async (deps: ApiDeps, job: Job) =>
  policyJobShape(
    job,
    job.outcomes.refused + job.outcomes.failed === 0 ? [] : await deps.store.policyJobProblems(job.id, PROBLEMS_SHOWN),
  );

async function changesOf(
  deps: ApiDeps,
  rows: readonly AccountRow[],
  policy: Policy,
): Promise<({ accountId: string } & PolicyChange)[]> {
  const changes: ({ accountId: string } & PolicyChange)[] = [];
  const waiting = [...rows.entries()];
  await Promise.all(
    Array.from({ length: LOOKS_AT_ONCE }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [i, row] = next;
        const look = await deps.store.lookAt(row.id);
        if (look !== null)
          changes[i] = { accountId: row.id, ...policyChange(look.state, policy, accountNow(row, deps)) };
      }
    }),
  );
  return changes.filter((change) => change !== undefined);
}
