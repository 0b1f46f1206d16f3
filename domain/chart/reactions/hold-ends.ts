import { addWorkingDays, dayOf, firstContactOn } from '../../time/calendar.ts';
import { endsWithLoan } from '../reads/coming-back.ts';
import { isOnItsWay, openOf } from '../reads/debts.ts';
import { graceEnds, nextInstallment } from '../reads/plans.ts';
import { today } from '../reads/today.ts';
import type { Context } from '../state/context.ts';
import type { Hold } from '../state/hold.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { release, releaseAll } from './holds.ts';
import { contact } from './mails.ts';
import { dropLadders } from './retry-ladder.ts';

/** What follows when a hold's time is over. */

/**
 * The end of a hold has come, and of all others that end by now: together, as a step for each would be. What follows is
 * where time says.
 */
export function holdsEnd(turn: Turn, holdId: string): void {
  const { context: c } = turn;
  const due = c.holds.filter(
    (hold) => hold.id === holdId || (hold.until !== null && hold.until <= c.now && !endsWithLoan(c, hold)),
  );
  for (const hold of due) if (hold.kind === 'plan') planEnds(turn, hold);
  const over = due.filter((hold) => hold.kind !== 'plan');
  for (const hold of over) if (hold.kind === 'promise' || hold.phase === 'accepted') sayFailed(turn, hold);
  releaseAll(turn, over, whyOver, SYSTEM);
  for (const hold of over)
    if (hold.kind === 'promise') contact(turn, 'promise-broken', hold.id, ...brokenOver(turn.context, hold));
}

/** What a promise was about: what was open when it was made, and how much of that is now. */
function brokenOver(
  c: Context,
  { amountMinor, receivedMinor, paidOn: on, placedAt }: Hold,
): [string[], Record<string, unknown>] {
  const covered = c.debts.filter((debt) => debt.knownAt <= placedAt);
  const openMinor = covered.reduce((sum, debt) => sum + debt.balanceMinor, 0);
  return [covered.map((debt) => debt.id), { amountMinor, receivedMinor, on, openMinor }];
}

const NOT_COME = 'the money did not come';

const whyOver = ({ kind, phase }: Hold): string =>
  kind === 'promise'
    ? 'promise broken'
    : kind !== 'proof'
      ? 'its time is over'
      : phase === 'review'
        ? 'not looked at in time'
        : NOT_COME;

/** What was promised, or shown to be on its way, has not come. */
function sayFailed(turn: Turn, hold: Hold): void {
  const { amountMinor, receivedMinor, paidOn: on } = hold;
  if (hold.kind === 'promise') {
    turn.note(
      'promise.broken',
      `Promised ${turn.money(amountMinor)}, received ${turn.money(receivedMinor)}`,
      { amountMinor, receivedMinor, on },
      SYSTEM,
    );
    return;
  }
  turn.mark({ kind: 'proof', proofId: hold.id, status: 'returned', reason: NOT_COME });
  turn.note(
    'proof.returned',
    `The ${turn.money(amountMinor)} of the proof did not come in time`,
    { proofId: hold.id, amountMinor },
    SYSTEM,
  );
}

function planEnds(turn: Turn, plan: Hold): void {
  const { context: c } = turn;
  if (openOf(c, plan.invoiceIds).some((debt) => isOnItsWay(c, debt))) {
    // A direct debit takes days: nothing is missed while it is on its way.
    turn.changeHold(plan.id, { until: graceEnds(c, today(c)) });
  } else if (plan.phase === 'missed') {
    release(turn, plan, 'an installment was missed', SYSTEM);
    dropLadders(turn);
  } else {
    planMissed(turn, plan);
  }
}

function planMissed(turn: Turn, plan: Hold): void {
  const c = turn.context;
  const missed = nextInstallment(c, plan);
  const until = firstContactOn(
    addWorkingDays(today(c), c.policy.holds.planNoticeWorkingDays, c.policy.calendar),
    c.policy.calendar,
    c.profile.timeZone,
  );
  turn.changeHold(plan.id, { phase: 'missed', until });
  turn.note(
    'plan.missed',
    `Installment of ${missed?.on} missed: the plan ends on ${dayOf(until, c.profile.timeZone)} unless it comes`,
    { ...missed, until },
    SYSTEM,
  );
  // The same installment can be missed twice, if the money that came for it is taken back.
  const mails = c.counters.letters + 1;
  turn.set({ counters: { ...turn.context.counters, letters: mails } });
  contact(turn, 'plan-missed', `${plan.id}:${missed?.on}:${mails}`, plan.invoiceIds, { planId: plan.id, ...missed });
}

/** The money of an accepted proof did not come. */
export function returnProof(turn: Turn, proof: Hold): void {
  sayFailed(turn, proof);
  release(turn, proof, NOT_COME, SYSTEM);
}
