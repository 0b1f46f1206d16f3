import type { ActivityDeps } from './deps.ts';
import { ours, type Verb } from './perform.ts';

/**
 * Turns an account's service off or on. A call that a newer one has overtaken does nothing, and has nothing to tell.
 */
export const switchService =
  ({ store, service }: Pick<ActivityDeps, 'store' | 'service'>): Verb =>
  async (ref) => {
    const deed = ours(await store.beginService(ref));
    if (deed === null) return null;
    const { verb, key, version, externalId, reason, at } = deed;
    await service.call({ key, accountId: ref.accountId, externalId, verb, version, reason, at });
    return store.settleService(ref, { verb, version, at });
  };
