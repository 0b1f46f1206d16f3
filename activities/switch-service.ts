import type { Outcome } from '../domain/events.ts';
import type { Instant } from '../domain/time.ts';
import type { ActivityDeps } from './deps.ts';
import { patiently } from './patience.ts';

export interface ServiceOrder {
  accountId: string;
  version: number;
  at: Instant;
}

/** Turns an account's service off or on. A call that a newer one has overtaken does nothing, and has nothing to tell. */
export const switchService =
  ({ store }: Pick<ActivityDeps, 'store'>) =>
  async (key: string, verb: 'deactivate' | 'reactivate', { accountId, version, at }: ServiceOrder): Promise<Outcome | null> => {
    const isDone = await patiently(() => store.switchService({ key, accountId, verb, version, at }));
    return isDone ? { type: 'SERVICE_DONE', key, verb } : null;
  };
