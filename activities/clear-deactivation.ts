import { clearance } from '../domain/clearance.ts';
import type { ClearanceOrder } from '../domain/effects.ts';
import type { Outcome } from '../domain/events.ts';
import type { ActivityDeps } from './deps.ts';
import { patiently } from './patience.ts';

/** Asks whether a service may be switched off by itself: the store has the company's figures, the policy's rules judge them. */
export const clearDeactivation =
  ({ store }: Pick<ActivityDeps, 'store'>) =>
  async (key: string, order: ClearanceOrder): Promise<Outcome> => {
    const { clearanceId } = order;
    const said = await patiently(() => store.decideClearance({ ...order, key }, (facts) => clearance(facts, order)));
    return said.cleared ? { type: 'DEACTIVATION_CLEARED', clearanceId } : { type: 'DEACTIVATION_HELD', clearanceId, why: said.why, because: said.because };
  };
