import { foresee, latestPolicies } from '../../../ports/imports/imports.ts';
import type { ApiDeps } from '../../deps.ts';

/** So few are foreseen while one waits; a file of more is for the worker. */
export const FORESEEN_AT_ONCE = 200;
const LEASE_MS = 15_000;

/** What foresees a file for whoever sent it. `requestId`: whose lease it is. */
export const leaseOf = (requestId: string) => ({ worker: `api ${requestId}`, forMs: LEASE_MS });

/** Foresees all that waits; what is left when somebody else has it is theirs. */
export async function foreseeAtOnce(
  { store, now }: ApiDeps,
  id: string,
  requestId: string,
  waiting: readonly string[],
): Promise<void> {
  const lease = { id, ...leaseOf(requestId) };
  const policies = await latestPolicies(store);
  for (const externalId of waiting) {
    const foreseen = await foresee(store, policies, { id, externalId, now: now() });
    if (!(await store.noteForeseen({ ...lease, externalId, foreseen }))) return;
  }
  await store.leaveImport(id, lease.worker, now());
}
