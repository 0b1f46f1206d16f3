import { rehearse } from '../../../domain/foresight/rehearsal/rehearse.ts';
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
export function judged(policy: Policy, deps: Pick<ApiDeps, 'now'>, at = ''): Policy {
  const problems = validatePolicy(policy);
  if (problems.length > 0)
    throw invalid(problems.map(({ path, message }) => ({ path: `${at}${path.replace(/\.(\d+)/g, '[$1]')}`, message })));
  const broken = rehearse(policy, deps.now(), untilItTakesTooLong());
  if (broken !== null) throw new Problem(422, 'policy_does_not_work', broken);
  return policy;
}

/** A tenth of a second is usual; the API answers nobody else meanwhile. */
const REHEARSAL_MS = 3_000;

function untilItTakesTooLong(): () => boolean {
  const end = performance.now() + REHEARSAL_MS;
  return () => performance.now() > end;
}
