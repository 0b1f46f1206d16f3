import type { LookUpResult } from '../ports/store/charges.ts';
import { asAsked } from './as-asked.ts';
import type { ActivityDeps } from './deps.ts';
import { ours, type Verb } from './perform.ts';

/**
 * Asks the provider what became of an attempt (rules, Unknown outcome), and writes what it knows. That it can't be
 * asked is an answer too.
 */
export const lookUpCharge =
  ({ store, gateway }: Pick<ActivityDeps, 'store' | 'gateway'>): Verb =>
  async (ref) => {
    const deed = ours(await store.beginLookUp(ref));
    if (deed === null) return null;
    const answer: LookUpResult = await gateway.lookUp(deed.key, deed.at).then(
      (found) => asAsked(found, deed.amountMinor),
      () => ({ outcome: 'failed' as const }),
    );
    return store.settleLookUp(ref, answer);
  };
