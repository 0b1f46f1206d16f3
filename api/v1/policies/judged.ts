import { validatePolicy } from '../../../domain/policy/check.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import type { ApiDeps } from '../../deps.ts';
import { invalid, Problem } from '../../http/problem.ts';

/** The number that a policy's next version gets: 1 for the first of a name. */
export async function nextVersion(deps: Pick<ApiDeps, 'store'>, name: string): Promise<number> {
  const versions = (await deps.store.policies()).filter((one) => one.name === name).map(({ version }) => version);
  return Math.max(0, ...versions) + 1;
}

/**
 * A policy that nobody lives under yet, if it could be stored. Else 400 with each field that is wrong, named as it stands
 * in the body (`at`), or 422 `policy_does_not_work`.
 */
export async function judged(
  { foresight, now }: Pick<ApiDeps, 'foresight' | 'now'>,
  policy: Policy,
  by: string,
  at = '',
): Promise<Policy> {
  const problems = validatePolicy(policy);
  if (problems.length > 0)
    throw invalid(problems.map(({ path, message }) => ({ path: `${at}${path.replace(/\.(\d+)/g, '[$1]')}`, message })));
  const broken = await foresight.rehearse({ policy, now: now() }, by);
  if (broken !== null) throw new Problem(422, 'policy_does_not_work', broken);
  return policy;
}
