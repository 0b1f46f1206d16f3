import { z } from 'zod';
import type { Policy as PolicyBody } from '../../../domain/policy/policy.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN, READ } from '../../http/access.ts';
import { actorIn, callerIn } from '../../http/caller.ts';
import { found } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { pageIn, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { NewPolicyVersion } from './bodies.ts';
import { judged, nextVersion } from './judged.ts';
import { name, versionParams } from './path.ts';
import { Policy, PolicyName } from './shapes.ts';

export function versionRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Policies'];

  app.get(
    '/v1/policies',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listPolicies',
        summary: 'List policies and their versions',
        querystring: pageQuery,
        response: answers(pageOf(PolicyName)),
      },
    },
    async (request) => {
      const [all, counts] = await Promise.all([deps.store.policies(), deps.store.policyAccounts()]);
      const accountsUnder = (name: string, version: number): number =>
        counts.find((one) => one.name === name && one.version === version)?.accounts ?? 0;
      return pageIn(
        all.map(({ name, version, createdAt, actor: { kind, id } }) => ({
          name,
          version,
          createdAt,
          actor: { kind, id },
          accounts: accountsUnder(name, version),
        })),
        request.query,
      );
    },
  );

  app.get(
    '/v1/policies/:name/versions/:version',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getPolicyVersion',
        summary: 'Show a version of a policy',
        params: versionParams,
        response: answers(Policy),
      },
    },
    async (request) => {
      const policy = await deps.store.policyBody(request.params.name, request.params.version);
      return { ...found(policy, 'version of a policy') };
    },
  );

  app.post(
    '/v1/policies/:name/versions',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'addPolicyVersion',
        summary: 'Add a version to a policy',
        description:
          'Admins. A new name begins a policy of its own, at version 1. Changes nothing for accounts that are ' +
          'under another version: that is an override, `changePolicy`. Some sample lives are played ahead under it ' +
          'first: 422 `policy_does_not_work` says what went wrong.',
        params: z.object({ name }),
        body: NewPolicyVersion,
        response: answersCreated(Policy),
      },
    },
    async (request, reply) => {
      const next = await nextVersion(deps, request.params.name);
      const policy = await judged(
        deps,
        { ...request.body, name: request.params.name, version: next },
        callerIn(request).id,
      );
      const saved = request.resumed ? await savedBefore(deps, policy, next - 1) : null;
      if (saved === null) await deps.store.savePolicy(policy, actorIn(request));
      const { name, version } = saved ?? policy;
      return reply
        .code(201)
        .header('location', `/v1/policies/${name}/versions/${version}`)
        .send({ ...(saved ?? policy) });
    },
  );
}

/** A crash came between saving and answering: the latest version is what this request made. */
async function savedBefore(deps: ApiDeps, policy: PolicyBody, latest: number): Promise<PolicyBody | null> {
  const before = await deps.store.policyBody(policy.name, latest);
  return before !== null && isSame(before, { ...policy, version: latest }) ? before : null;
}

/** The same, in whatever order its fields are written. */
const isSame = (a: unknown, b: unknown): boolean =>
  typeof a !== 'object' || typeof b !== 'object' || a === null || b === null
    ? a === b
    : Object.keys(a).length === Object.keys(b).length &&
      Object.entries(a).every(([key, one]) => isSame(one, (b as Record<string, unknown>)[key]));
