import type { Effect } from '../../../domain/effects.ts';
import type { Outcome } from '../../../domain/events.ts';
import type { Account } from './decide/account.ts';
import { clear } from './clearances.ts';
import { applyCredit } from './credit-applications.ts';

/** What the chart asks of the record itself: answered in the same transaction, nothing of it leaves the house. */
type Order = Extract<Effect, { type: 'applyCredit' | 'clearDeactivation' }>;

export const isOrder = (effect: Effect): effect is Order =>
  effect.type === 'applyCredit' || effect.type === 'clearDeactivation';

export const answerOrder = (account: Account, order: Order): Promise<Outcome> =>
  order.type === 'applyCredit'
    ? applyCredit(account, order.key, order.params)
    : clear(account, order.key, order.params);
