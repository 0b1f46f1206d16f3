import { SYSTEM } from '../domain/chart/state/turn.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Store } from './store/store.ts';

type Needs = Pick<Store, 'unusedOnce' | 'removeMethod' | 'onceToForget' | 'onceForgotten'>;

export interface ForgottenOnce {
  forgotten: number;
  failed: { methodId: string; error: unknown }[];
}

/**
 * Tidies up after cards that were left for one payment: those that nobody has paid with in a day are removed, and the
 * provider forgets what is removed. Nothing of the case waits for it, so it is no effect of the chart; what fails is
 * tried again the next time.
 */
export async function forgetOnce(
  store: Needs,
  gateway: Pick<Gateway, 'provider' | 'forget'>,
  limit = 50,
): Promise<ForgottenOnce> {
  for (const methodId of await store.unusedOnce(limit)) await store.removeMethod({ methodId, actor: SYSTEM });
  const done: ForgottenOnce = { forgotten: 0, failed: [] };
  for (const { id: methodId, token } of await store.onceToForget(gateway.provider, limit)) {
    try {
      await gateway.forget({ methodId, token });
      await store.onceForgotten(methodId);
      done.forgotten += 1;
    } catch (error) {
      done.failed.push({ methodId, error });
    }
  }
  return done;
}
