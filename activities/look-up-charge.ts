import type { LookUpResult } from '../ports/store/charges.ts';
import { asAsked } from './as-asked.ts';
import type { ActivityDeps } from './deps.ts';
import { ours, type Verb } from './perform.ts';

/**
 * Asks the provider what became of an attempt (rules, Unknown outcome), and writes what it knows. That it can't be
 * asked is an answer too. Of one that its holder has not confirmed in time it is asked to let it go.
 */
export const lookUpCharge =
  ({ store, gateway }: Pick<ActivityDeps, 'store' | 'gateway'>): Verb =>
  async (ref) => {
    const deed = ours(await store.beginLookUp(ref));
    if (deed === null) return null;
    const { key, at, token, sentAt, amountMinor, providerRef } = deed;
    // Another bank was asked then: this one knows nothing of it, and says nothing by that.
    if (deed.provider !== gateway.provider) return store.settleLookUp(ref, { outcome: 'failed' });
    const asked =
      deed.cancel && providerRef !== null
        ? gateway.cancel(providerRef)
        : gateway.lookUp(key, at, { accountId: ref.accountId, token, sentAt });
    const answer: LookUpResult = await asked.then(
      (found) => asAsked(found, amountMinor),
      () => ({ outcome: 'failed' as const }),
    );
    return store.settleLookUp(ref, answer);
  };
