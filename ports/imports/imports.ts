import { type Foreseen, observe } from '../../domain/foresight/observing/observe.ts';
import { heldThrough } from '../../domain/imports/spread.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { dayOf } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Imports } from '../store/imports.ts';
import type { Policies } from '../store/policies.ts';

/** What whoever takes a file and whoever works on it later do alike. */

/** The latest version of each policy: what new accounts begin under. */
export async function latestPolicies(
  store: Pick<Policies, 'policies' | 'policyBody'>,
): Promise<ReadonlyMap<string, Policy>> {
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

/** What would be done with an account of a file that went live now. Writes nothing. */
export async function foresee(
  store: Pick<Imports, 'importMember'>,
  policies: ReadonlyMap<string, Policy>,
  { id, externalId, now }: { id: string; externalId: string; now: Instant },
): Promise<Foreseen[]> {
  const member = await store.importMember(id, externalId);
  if (member === null) throw new Error(`${id} has no account ${externalId}`);
  const { account, wave } = member;
  const policy = policyNamed(policies, account.policyName);
  const today = dayOf(now, account.profile.timeZone);
  return observe(account, { policy, now, heldThrough: heldThrough(wave, policy, today) });
}
