import type { Instant } from '../../time/time.ts';
import { isAwaited, openOf } from '../reads/debts.ts';
import { proofsLast } from '../reads/holds.ts';
import { endsAfterNotice, graceEnds, nextInstallment, planById, planOwesMinor } from '../reads/plans.ts';
import { provenMinor } from '../reads/proofs.ts';
import { today } from '../reads/today.ts';
import type { Context } from '../state/context.ts';
import type { PlanHold } from '../state/hold.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { release } from './holds.ts';
import { contact } from './mails.ts';
import { dropLadders } from './retry-ladder.ts';

/** What becomes of a plan when an installment has not come. */

export function planEnds(turn: Turn, plan: PlanHold): void {
  const { context: c } = turn;
  const until = waitsUntil(c, plan);
  if (until !== null) {
    // Nothing is missed while it is on its way.
    turn.changeHold('plan', plan.id, { until });
  } else if (nextInstallment(c, plan) === null) {
    // What is left of it is in dispute: it goes on when that is decided.
    turn.changeHold('plan', plan.id, { until: null, missed: null });
  } else if (plan.missed !== null) {
    release(turn, plan, 'an installment was missed', SYSTEM);
    dropLadders(turn);
  } else {
    planMissed(turn, plan);
  }
}

/** A direct debit takes days, and so does money that an accepted proof of the installment has shown. */
function waitsUntil(c: Context, plan: PlanHold): Instant | null {
  const debts = openOf(c, plan.invoiceIds);
  if (debts.some((debt) => isAwaited(c, debt))) return graceEnds(c, today(c));
  return provenMinor(c, debts) >= planOwesMinor(c, plan, today(c)) ? proofsLast(c, plan.invoiceIds) : null;
}

/** Its end waits for the notice, and counts from the day on which that leaves (rules, Holds). */
function planMissed(turn: Turn, plan: PlanHold): void {
  const c = turn.context;
  const missed = nextInstallment(c, plan);
  if (missed === null) return;
  turn.changeHold('plan', plan.id, { missed, until: null });
  const days = c.policy.holds.planNoticeWorkingDays;
  turn.note(
    'plan.missed',
    `Installment of ${missed.on} missed: the plan ends ${days} working days after its notice, unless it comes`,
    missed,
    SYSTEM,
  );
  // The same installment can be missed twice, if the money that came for it is taken back.
  const letters = c.counters.letters + 1;
  turn.set({ counters: { ...turn.context.counters, letters } });
  contact(turn, 'plan-missed', `${plan.id}:${missed.on}:${letters}`, plan.invoiceIds, { planId: plan.id, ...missed });
}

/** Its notice has left: from today the days count after which it ends. */
export function noticeOfPlanLeft(turn: Turn, planId: string): void {
  const plan = planById(turn.context, planId);
  if (plan !== null && plan.missed !== null)
    turn.changeHold('plan', planId, { until: endsAfterNotice(turn.context, today(turn.context)) });
}
