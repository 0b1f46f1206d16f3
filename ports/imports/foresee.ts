import { type Foreseen, observe } from '../../domain/foresight/observing/observe.ts';
import { heldThrough } from '../../domain/imports/spread.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { dayOf } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Imports } from '../store/imports.ts';
import { policyNamed } from './rules.ts';

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
