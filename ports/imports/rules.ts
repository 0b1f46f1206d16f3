import type { Policy } from '../../domain/policy/policy.ts';
import type { Store } from '../store/store.ts';

/** The latest version of each policy: what new accounts begin under. */
export async function latestPolicies(store: Pick<Store, 'policies' | 'policyBody'>): Promise<Map<string, Policy>> {
  // In the order of their versions: the last one stays.
  const versions = new Map((await store.policies()).map(({ name, version }) => [name, version]));
  const found = new Map<string, Policy>();
  for (const [name, version] of versions) {
    const policy = await store.policyBody(name, version);
    if (policy !== null) found.set(name, policy);
  }
  return found;
}

export function policyNamed(policies: ReadonlyMap<string, Policy>, name: string): Policy {
  const policy = policies.get(name);
  if (policy === undefined) throw new Error(`There is no policy ${name} any more`);
  return policy;
}
