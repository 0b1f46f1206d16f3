import { epochMs } from '../../domain/time/epoch.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { ApiDeps } from '../deps.ts';
import { hashKey } from './caller.ts';
import { Problem } from './problem.ts';

/**
 * What `look` says of what was sent for an address, tries counted: all but those that were `right` are failures.
 * `locked`: nobody looked. Tries are kept by a hash of the address: people type their passwords into the wrong field.
 */
export async function tried<Outcome>(
  deps: ApiDeps,
  email: string,
  look: () => Promise<Outcome | 'right'>,
): Promise<Outcome | 'right' | { lockedUntil: Instant }> {
  const emailHash = hashKey(email);
  const lockedUntil = await deps.store.takeSignInTry(emailHash, deps.now());
  if (lockedUntil !== null) return { lockedUntil };
  const outcome = await look();
  if (outcome === 'right') await deps.store.giveBackSignInTries(emailHash);
  return outcome;
}

export function locked(until: Instant, now: Instant): Problem {
  const seconds = Math.max(1, Math.ceil((epochMs(until) - epochMs(now)) / 1_000));
  return new Problem(423, 'locked', `Too many wrong passwords were tried: nobody signs in here before ${until}`, {
    data: { lockedUntil: until },
    headers: { 'retry-after': String(seconds) },
  });
}
