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
    const { key, at, token, sentAt, amountMinor } = deed;
    // Another bank was asked then: this one knows nothing of it, and says nothing by that.
    if (deed.provider !== gateway.provider) return store.settleLookUp(ref, { outcome: 'failed' });
    const answer: LookUpResult = await gateway.lookUp(key, at, { accountId: ref.accountId, token, sentAt }).then(
      // Whether its holder confirms is not known yet: as little as when nobody could be asked.
      (found) => (found.outcome === 'requiresAction' ? { outcome: 'failed' as const } : asAsked(found, amountMinor)),
      () => ({ outcome: 'failed' as const }),
    );
    return store.settleLookUp(ref, answer);
  };
