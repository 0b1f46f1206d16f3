import { RULES } from '../../rules.ts';
import { isBehind } from '../reads/case.ts';
import { agedBy, daysOverdue, inOrder, isPastDue, overdueDebts, overdueMinor } from '../reads/debts.ts';
import { today } from '../reads/today.ts';
import type { Answered, Asked } from './question.ts';
import { sayDay, sayDays, sayInvoices, sayMoney } from './words.ts';

/** Why the account is overdue, or why it isn't (rules, Overdue and Days overdue). */
export function ofOverdue({ c, view, look }: Asked): Answered {
  if (isBehind(c)) return behind({ c, look });
  const overdue = overdueDebts(c);
  if (overdue.length > 0)
    return {
      says:
        `Of ${sayInvoices(overdue)} ${sayMoney(c, overdueMinor(c))} is left. That is too little to be asked for: ` +
        'it joins the next charge, and the account counts as current.',
      because: look.because(RULES.smallRemainders, ['thresholds.restBelowMinor'], ofDebts(look, overdue)),
    };
  const disputed = c.debts.filter((debt) => isPastDue(c, debt));
  if (disputed.length > 0)
    return {
      says: `Nothing is overdue: what is past its due day, ${sayInvoices(disputed)}, is in dispute until that is decided.`,
      because: look.because(RULES.dispute, [], look.last('dispute.opened'), ofDebts(look, disputed)),
    };
  if (view.collections.state === 'writtenOff')
    return {
      says: 'Nothing is asked for: the debt was written off.',
      because: look.because(RULES.uncollectible, [], look.last('override/writeOff')),
    };
  const [next] = inOrder(c.debts);
  return next === undefined
    ? { says: 'Nothing is open.', because: null }
    : {
        says:
          `Nothing is overdue. ${sayMoney(c, view.balance.openMinor)} is open, and ` +
          `${next.dueOn === today(c) ? 'today is the last day to pay' : `the next due day is ${sayDay(next.dueOn)}`}.`,
        because: look.because(RULES.overdue, [], ofDebts(look, [next])),
      };
}

function behind({ c, look }: Pick<Asked, 'c' | 'look'>): Answered {
  const overdue = overdueDebts(c);
  const oldest = agedBy(c);
  if (oldest === undefined) return { says: 'Nothing is overdue.', because: null };
  const paused = oldest.pausedDays === 0 ? '' : ` The ${sayDays(oldest.pausedDays)} in dispute don't count.`;
  const reopened =
    oldest.ladderFrom === null
      ? ''
      : ` The bank took a payment back: reminders and deactivation count from ${sayDay(oldest.ladderFrom)}.`;
  return {
    says:
      `${sayMoney(c, overdueMinor(c))} of ${sayInvoices(overdue)} is overdue. ` +
      `${overdue.length === 1 ? 'It' : `The oldest, ${oldest.number},`} was due on ${sayDay(oldest.dueOn)} ` +
      `and has been overdue for ${sayDays(daysOverdue(c, oldest))}.${paused}${reopened}`,
    because: look.because(RULES.overdue, [], look.last('overdue.began'), ofDebts(look, overdue)),
  };
}

const ofDebts = (look: Asked['look'], debts: readonly { id: string }[]): number[] =>
  look.last(...debts.map(({ id }) => `invoice/${id}` as const));
