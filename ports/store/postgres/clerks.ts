import type { Effect } from '../../../domain/effects.ts';
import type { Outcome } from '../../../domain/events.ts';
import { clear } from './clearances.ts';
import { applyCredit } from './credit-applications.ts';
import type { Account, Clerks } from './decide/account.ts';
import { makeMark } from './step-marks.ts';

/** What the ledger does at the chart's word: the decision is given it, and knows none of the papers itself. */
export const CLERKS: Clerks = {
  mark: makeMark,
  answer: (account, effect) => (isOrder(effect) ? answerOrder(account, effect) : null),
};

/** What the chart asks of the record itself: answered in the same transaction, nothing of it leaves the house. */
type Order = Extract<Effect, { type: 'applyCredit' | 'clearDeactivation' }>;

const isOrder = (effect: Effect): effect is Order =>
  effect.type === 'applyCredit' || effect.type === 'clearDeactivation';

const answerOrder = (account: Account, order: Order): Promise<Outcome> =>
  order.type === 'applyCredit'
    ? applyCredit(account, order.key, order.params)
    : clear(account, order.key, order.params);
