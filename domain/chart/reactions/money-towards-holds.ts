import { later } from '../../time/calendar.ts';
import { openUnder, promiseReceived } from '../reads/holds.ts';
import { graceEnds, installmentEnds, isKept, planDueMinor } from '../reads/plans.ts';
import { today } from '../reads/today.ts';
import type { Context } from '../state/context.ts';
import type { PlanHold, PromiseHold } from '../state/hold.ts';
import type { WaitingContact } from '../state/mail.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { release } from './holds.ts';

/** Money came, or was taken back: promises and plans hear of it. */
export function moneyTowardsHolds(turn: Turn, receivedMinor: number): void {
  for (const hold of turn.context.holds) {
    if (hold.kind === 'promise') towardsPromise(turn, hold, receivedMinor);
    if (hold.kind === 'plan') towardsPlan(turn, hold);
  }
  if (receivedMinor !== 0) countSinceBroken(turn, receivedMinor);
}

/** What comes before the word of a broken promise has left counts in it (rules, Holds). */
function countSinceBroken(turn: Turn, movedMinor: number): void {
  const counted = (one: WaitingContact): WaitingContact =>
    one.template === 'promise-broken'
      ? { ...one, data: { ...one.data, cameMinor: Number(one.data.cameMinor ?? 0) + movedMinor } }
      : one;
  const { contacts, sending } = turn.context;
  turn.set({
    contacts: { ...contacts, waiting: contacts.waiting.map(counted) },
    sending: sending.map((one) => ({ ...one, contacts: one.contacts.map(counted) })),
  });
}

function towardsPromise(turn: Turn, { id, cameMinor }: PromiseHold, movedMinor: number): void {
  turn.changeHold('promise', id, { cameMinor: Math.max(0, cameMinor + movedMinor) });
  const { context: c } = turn;
  const promise = c.holds.find((hold): hold is PromiseHold => hold.kind === 'promise' && hold.id === id);
  if (promise === undefined || (promiseReceived(c, promise) < promise.amountMinor && openUnder(c, promise) > 0)) return;
  turn.note(
    'promise.kept',
    `Promise of ${turn.money(promise.amountMinor)} kept`,
    { amountMinor: promise.amountMinor, on: promise.on },
    SYSTEM,
  );
  release(turn, promise, 'promise kept', SYSTEM);
}

function towardsPlan(turn: Turn, plan: PlanHold): void {
  const { context: c } = turn;
  const until = installmentEnds(c, plan);
  if (isKept(c, plan)) {
    turn.note('plan.kept', 'All installments of the plan came', {}, SYSTEM);
    release(turn, plan, 'plan kept', SYSTEM);
  } else if (until === null || plan.missed === null || until > c.now) {
    turn.changeHold('plan', plan.id, { until, missed: null });
  }
}

/**
 * What is disputed is not owed under a plan, nor is it paid: whatever a deed takes out of what is due of a plan, or
 * puts back, leaves the plan as far as it had come. What is owed again has its bank day.
 */
export function besidePlans(turn: Turn, deed: () => void): void {
  const before = dueUnderPlans(turn.context);
  deed();
  const { context: c } = turn;
  for (const hold of c.holds) {
    const byMinor = hold.kind === 'plan' ? planDueMinor(c, hold) - (before.get(hold.id) ?? 0) : 0;
    if (hold.kind !== 'plan' || byMinor === 0) continue;
    const plan = { ...hold, amountMinor: hold.amountMinor + byMinor };
    const ends = installmentEnds(c, plan);
    const until = ends === null ? null : byMinor > 0 ? later(ends, graceEnds(c, today(c))) : ends;
    turn.changeHold('plan', hold.id, {
      amountMinor: plan.amountMinor,
      ...(hold.missed === null || ends === null ? { until, missed: null } : {}),
    });
  }
}

const dueUnderPlans = (c: Context): Map<string, number> =>
  new Map(c.holds.flatMap((hold) => (hold.kind === 'plan' ? [[hold.id, planDueMinor(c, hold)]] : [])));
