import type { EventOf } from '../../events.ts';
import { CLOSED_WITH_MONEY, ENDED_WITH_CREDIT, offBefore } from '../reads/closing.ts';
import { openMinor } from '../reads/debts.ts';
import { today } from '../reads/today.ts';
import { ACTIVE, offOf } from '../state/service.ts';
import type { Turn } from '../state/turn.ts';
import { releaseAll } from './holds.ts';
import { applied } from './overrides.ts';
import { switchService } from './service.ts';

/** An account that nobody bills any more: its service is cancelled, and only facts about money still come to it. */

export function cancelService(turn: Turn, event: EventOf<'CLOSE_REQUESTED'>): void {
  applied(turn, 'close', event, {});
  cancel(turn);
}

/** Nobody asked: its subscription has ended, and nothing is left of it. */
export const cancelOver = (turn: Turn): void => cancel(turn);

function cancel(turn: Turn): void {
  const { service } = turn.context;
  if (service.is !== 'off') switchService(turn, 'deactivate', 'account closed', null);
  turn.set({ service: { is: 'cancelled', since: turn.context.now, was: offOf(service) } });
}

/** Once: what somebody reopens stays open. */
const closedOnce = (turn: Turn): void => {
  const { billing } = turn.context;
  if (billing !== null) turn.set({ billing: { ...billing, closed: true } });
};

/** The other regions follow in the same step. */
export function closeOver(turn: Turn): void {
  closedOnce(turn);
  turn.closeTask(ENDED_WITH_CREDIT);
  turn.raise('ACCOUNT_OVER');
}

export function askAboutCredit(turn: Turn): void {
  const { creditMinor } = turn.context;
  turn.openTask({
    key: ENDED_WITH_CREDIT,
    kind: 'followUp',
    dueOn: today(turn.context),
    subject: {},
    data: { summary: `The subscription has ended, and ${turn.money(creditMinor)} is left: refund it`, creditMinor },
  });
}

export function closeAccount(turn: Turn): void {
  turn.set({ case: null, ladders: [], chargeNow: null });
  releaseAll(turn, turn.context.holds, () => 'the account is closed');
  turn.note('account.closed', 'Account closed', {});
}

/** What was off before for another reason than the closing, stays off for it. */
export function resumeService(turn: Turn, event: EventOf<'REOPEN_REQUESTED'>): void {
  applied(turn, 'reopen', event, {});
  closedOnce(turn);
  const was = offBefore(turn.context);
  if (was === null) switchService(turn, 'reactivate', 'account reopened', null);
  turn.set({ service: was ?? ACTIVE });
}

export function reopenAccount(turn: Turn): void {
  turn.closeTask(CLOSED_WITH_MONEY);
  turn.note('account.reopened', 'Account reopened', {});
}

/** Money came late, or was taken back: nothing is done by itself with a closed account's. */
export function askAboutMoney(turn: Turn): void {
  const c = turn.context;
  turn.openTask({
    key: CLOSED_WITH_MONEY,
    kind: 'followUp',
    dueOn: today(c),
    subject: {},
    data: {
      summary:
        c.debts.length > 0
          ? `The account is closed, and ${turn.money(openMinor(c))} is open again: reopen it to collect`
          : `The account is closed, and ${turn.money(c.creditMinor)} came: refund it, or reopen`,
      openMinor: openMinor(c),
      creditMinor: c.creditMinor,
    },
  });
}

export const settleMoney = (turn: Turn): void => turn.closeTask(CLOSED_WITH_MONEY);
