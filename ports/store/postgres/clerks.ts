import type { Effect } from '../../../domain/effects.ts';
import type { Outcome } from '../../../domain/events.ts';
import { billMonth } from './month-bills.ts';
import { issueEquipment } from './equipment-bills.ts';
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
type Order = Extract<Effect, { type: 'applyCredit' | 'billMonth' | 'clearDeactivation' | 'issueEquipment' }>;

const isOrder = (effect: Effect): effect is Order =>
  effect.type === 'applyCredit' ||
  effect.type === 'billMonth' ||
  effect.type === 'clearDeactivation' ||
  effect.type === 'issueEquipment';

function answerOrder(account: Account, order: Order): Promise<Outcome> {
  switch (order.type) {
    case 'applyCredit':
      return applyCredit(account, order.key, order.params);
    case 'billMonth':
      return billMonth(account, order.key, order.params);
    case 'issueEquipment':
      return issueEquipment(account, order.key, order.params);
    case 'clearDeactivation':
      return clear(account, order.key, order.params);
  }
}
