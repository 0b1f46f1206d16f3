import { installmentEnds } from '../reads/plans.ts';
import type { Hold } from '../state/hold.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { release } from './holds.ts';

/** Money came, or was taken back: promises and plans hear of it. */
export function moneyTowardsHolds(turn: Turn, receivedMinor: number): void {
  for (const hold of turn.context.holds) {
    if (hold.kind === 'promise') towardsPromise(turn, hold, receivedMinor);
    if (hold.kind === 'plan') towardsPlan(turn, hold);
  }
}

function towardsPromise(turn: Turn, promise: Hold, receivedMinor: number): void {
  const received = Math.max(0, promise.receivedMinor + receivedMinor);
  turn.changeHold(promise.id, { receivedMinor: received });
  if (received < promise.amountMinor && turn.context.debts.length > 0) return;
  turn.note(
    'promise.kept',
    `Promise of ${turn.money(promise.amountMinor)} kept`,
    { amountMinor: promise.amountMinor, on: promise.paidOn },
    SYSTEM,
  );
  release(turn, promise, 'promise kept', SYSTEM);
}

function towardsPlan(turn: Turn, plan: Hold): void {
  const until = installmentEnds(turn.context, plan);
  if (until === null) {
    turn.note('plan.kept', 'All installments of the plan came', {}, SYSTEM);
    release(turn, plan, 'plan kept', SYSTEM);
  } else if (plan.phase !== 'missed' || until > turn.context.now) {
    turn.changeHold(plan.id, { until, phase: null });
  }
}
