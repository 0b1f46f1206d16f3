import type { EventOf } from '../../events.ts';
import { beforeDueGone } from '../reads/before-due.ts';
import { noticeDays } from '../reads/charge-notice.ts';
import { debtById } from '../reads/debts.ts';
import { lastRungBefore } from '../reads/rungs.ts';
import { today } from '../reads/today.ts';
import { isOldDebt } from '../reads/window.ts';
import type { NoticeAsked, NoticeOut } from '../state/collections.ts';
import { NO_NOTICE } from '../state/collections.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import type { Turn } from '../state/turn.ts';

/** An invoice has another last day to pay: all that counts from the due day begins from the new one. */
export function dueDateChanged(turn: Turn, { invoiceId, from, dueOn, reason }: EventOf<'DUE_DATE_CHANGED'>): void {
  const debt = debtById(turn.context, invoiceId);
  const number = debt?.number ?? invoiceId;
  turn.note('invoice.changed', `Invoice ${number} is due on ${dueOn}, no longer on ${from}: ${reason}`, {
    invoiceId,
    number,
    from,
    dueOn,
    reason,
  });
  if (debt === null) return;
  const isToCome = dueOn >= today(turn.context);
  turn.changeDebt(invoiceId, moved(turn.context, debt, dueOn, isToCome));
  if (isToCome) leaveLadders(turn, invoiceId);
  forgetNotice(turn, invoiceId);
}

/** To come again, it is as an invoice that is not due yet: charged on its day, and told of before. */
function moved(c: Context, debt: Debt, dueOn: Debt['dueOn'], isToCome: boolean): Debt {
  // Moved over into the past, its day is missed, and made up like any other.
  const chargeableSince = isToCome || debt.dueOn >= today(c) ? c.now : debt.chargeableSince;
  const anew: Debt = {
    ...debt,
    dueOn,
    dueMoves: debt.dueMoves + 1,
    overdueNoted: !isToCome,
    triedByAutopay: debt.triedByAutopay || isOldDebt(c, dueOn),
    chargeableSince,
    resumed: false,
    rungDay: 0,
  };
  const next: Debt = isToCome
    ? {
        ...anew,
        ladderFrom: null,
        pausedDays: 0,
        triedByAutopay: isOldDebt(c, dueOn),
        beforeDueDays: beforeDueGone(c, dueOn),
        // Its own mail named another day: however soon the new one is, the charge is announced.
        chargeNoticed: noticeDays(c) === 0,
      }
    : anew;
  // Rungs that its new age has passed are over.
  return { ...next, rungDay: lastRungBefore(c, next, c.now)?.day ?? 0 };
}

/** A charge of it that was declined is tried again on its new day, and no sooner. */
function leaveLadders(turn: Turn, invoiceId: string): void {
  const ladders = turn.context.ladders.map((ladder) => ({
    ...ladder,
    invoiceIds: ladder.invoiceIds.filter((id) => id !== invoiceId),
  }));
  turn.set({ ladders: ladders.filter((ladder) => ladder.planId !== null || ladder.invoiceIds.length > 0) });
}

/** The day that a last notice named holds for it no longer: another goes first (rules, The case). */
function forgetNotice(turn: Turn, invoiceId: string): void {
  const notice = turn.context.case?.notice;
  if (notice?.is !== 'asked' && notice?.is !== 'out') return;
  const renews = notice.is === 'asked' && notice.renews !== null ? without(notice.renews, invoiceId) : null;
  const left = notice.is === 'asked' ? { ...without(notice, invoiceId), renews } : without(notice, invoiceId);
  turn.changeCase({ notice: left.invoiceIds.length === 0 ? NO_NOTICE : left });
  turn.closeTasks('deactivationApproval');
}

const without = <N extends NoticeAsked | NoticeOut>(notice: N, invoiceId: string): N => ({
  ...notice,
  invoiceIds: notice.invoiceIds.filter((id) => id !== invoiceId),
  ...(notice.is === 'out' ? { approvalAsked: notice.dismissed } : {}),
});
