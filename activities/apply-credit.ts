import type { CreditOrder } from '../domain/effects.ts';
import type { Outcome } from '../domain/events.ts';
import type { ActivityDeps } from './deps.ts';
import { patiently } from './patience.ts';

/** Puts the account's credit against what is due, once. */
export const applyCredit =
  ({ store }: Pick<ActivityDeps, 'store'>) =>
  (key: string, order: CreditOrder): Promise<Outcome> =>
    patiently(() => store.applyCredit({ ...order, key }));
