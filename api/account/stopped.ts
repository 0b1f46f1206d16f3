import type { Switch } from '../../domain/safety/switches.ts';
import type { ApiDeps } from '../deps.ts';
import { Problem } from '../http/problem.ts';

/**
 * What a person asks for is refused while it is stopped for all accounts; what would happen by itself waits (the
 * account's chart sees to that).
 */
export async function refuseWhileStopped(deps: ApiDeps, name: Switch): Promise<void> {
  const reason = await deps.store.stopOf(name);
  if (reason !== null)
    throw new Problem(409, `${name}_stopped`, `An admin has stopped ${name} for all accounts: ${reason}`, {
      data: { reason },
    });
}
