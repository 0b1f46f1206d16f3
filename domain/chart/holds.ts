import { addBankDays, addDays, addWorkingDays, dayOf, daysBetween, firstContactOn, later, startOfDay } from '../calendar.ts';
import type { Day, Instant } from '../time.ts';
import { atItsHour } from './charge-times.ts';
import type { Context, Hold } from './context.ts';
import { debtById, dueMinor, isOnItsWay, today } from './debts.ts';
import { answer, contact } from './letters.ts';
import { graceEnds, installmentEnds, nextInstallment } from './plans.ts';
import { dropLadders } from './retry-ladder.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';

/** Holds add up; each ends on its own, and releasing one never releases another (rules, Holds). */

type Placed = Pick<Hold, 'kind' | 'until' | 'reason'> & Partial<Hold>;

export function place(turn: Turn, given: Placed): Hold {
  const { counters, now, holds: others } = turn.context;
  const hold: Hold = {
    id: `hold-${counters.holds + 1}`, placedAt: now, invoiceId: null, amountMinor: 0, paidOn: null, trackingKey: null, phase: null,
    receivedMinor: 0, invoiceIds: [], installments: [], triedOn: null, chargeableSince: now, disputedMinor: null, ...given,
  };
  turn.set({ holds: [...others, hold], counters: { ...counters, holds: counters.holds + 1 } });
  turn.note('hold.placed', `On hold (${hold.kind})${hold.until === null ? '' : ` until ${hold.until}`}: ${hold.reason}`, { hold: hold.kind, until: hold.until, invoiceId: hold.invoiceId, reason: hold.reason });
  return hold;
}

export function release(turn: Turn, hold: Hold, why: string, by = turn.actor): void {
  const { context: c } = turn;
  const since = (instant: Instant): Instant => later(instant, c.now);
  turn.set({
    // A due day, or an installment's, that the hold has made us miss is made up in the next window.
    holds: c.holds.filter((one) => one.id !== hold.id).map((one) => ({ ...one, chargeableSince: since(one.chargeableSince) })),
    debts: c.debts.map((debt) => ({
      ...debt,
      chargeableSince: debt.triedByAutopay ? debt.chargeableSince : since(debt.chargeableSince),
      resumed: debt.resumed || hold.invoiceId === debt.id || hold.invoiceIds.includes(debt.id),
    })),
    ladders: c.ladders.map((ladder) => atItsHour(c, ladder)),
  });
  turn.note('hold.released', `Hold (${hold.kind}) released: ${why}`, { hold: hold.kind, invoiceId: hold.invoiceId, why }, by);
}

/** The day by which the money of a proof accepted today is expected. */
export const moneyExpectedBy = (c: Context): Day => addBankDays(today(c), c.policy.holds.proofBankDays, c.policy.calendar);

/** Until when an accepted proof is believed: its bank days, then the first contact hour. */
export const proofEnds = (c: Context): Instant => firstContactOn(addDays(moneyExpectedBy(c), 1), c.policy.calendar, c.profile.timeZone);

/** Until when a proof is looked at before it becomes somebody's task: its working days, to their end. */
export const reviewEnds = (c: Context): Instant => startOfDay(addDays(addWorkingDays(today(c), c.policy.holds.proofReviewWorkingDays, c.policy.calendar), 1), c.profile.timeZone);

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
  turn.note('promise.kept', `Promise of ${turn.money(promise.amountMinor)} kept`, { amountMinor: promise.amountMinor, on: promise.paidOn }, SYSTEM);
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

/** A hold's own end has come. What follows is where time says. */
export function holdEnds(turn: Turn, holdId: string): void {
  const hold = turn.context.holds.find((one) => one.id === holdId);
  if (hold === undefined) return;
  switch (hold.kind) {
    case 'promise':
      turn.note('promise.broken', `Promised ${turn.money(hold.amountMinor)}, received ${turn.money(hold.receivedMinor)}`, { amountMinor: hold.amountMinor, receivedMinor: hold.receivedMinor, on: hold.paidOn }, SYSTEM);
      release(turn, hold, 'promise broken', SYSTEM);
      contact(turn, 'promise-broken', hold.id, [], { amountMinor: hold.amountMinor, receivedMinor: hold.receivedMinor, on: hold.paidOn });
      return;
    case 'plan':
      planEnds(turn, hold);
      return;
    case 'proof':
      proofEnded(turn, hold);
      return;
    case 'agent':
    case 'legal':
    case 'dispute':
      release(turn, hold, 'its time is over', SYSTEM);
  }
}

function planEnds(turn: Turn, plan: Hold): void {
  const { context: c } = turn;
  if (c.debts.some((debt) => plan.invoiceIds.includes(debt.id) && isOnItsWay(c, debt))) {
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
  const until = firstContactOn(addWorkingDays(today(c), c.policy.holds.planNoticeWorkingDays, c.policy.calendar), c.policy.calendar, c.profile.timeZone);
  turn.changeHold(plan.id, { phase: 'missed', until });
  turn.note('plan.missed', `Installment of ${missed?.on} missed: the plan ends on ${dayOf(until, c.profile.timeZone)} unless it comes`, { ...missed, until }, SYSTEM);
  // The same installment can be missed twice, if the money that came for it is taken back.
  const letters = c.counters.letters + 1;
  turn.set({ counters: { ...turn.context.counters, letters } });
  contact(turn, 'plan-missed', `${plan.id}:${missed?.on}:${letters}`, plan.invoiceIds, { planId: plan.id, ...missed });
}

function proofEnded(turn: Turn, proof: Hold): void {
  if (proof.phase === 'review') {
    release(turn, proof, 'not looked at in time', SYSTEM);
    turn.note('task.opened', 'A proof of payment waits for an agent', { proofId: proof.id }, SYSTEM);
    return;
  }
  returnProof(turn, proof);
}

/** The money of an accepted proof did not come. */
export function returnProof(turn: Turn, proof: Hold): void {
  turn.mark({ kind: 'proof', proofId: proof.id, status: 'returned', reason: 'the money did not come' });
  turn.note('proof.returned', `The ${turn.money(proof.amountMinor)} of the proof did not come in time`, { proofId: proof.id, amountMinor: proof.amountMinor }, SYSTEM);
  release(turn, proof, 'the money did not come', SYSTEM);
}

/** The money that accepted proofs spoke of is here, or isn't needed any more. `trackingKey`: only the one of this transfer. */
export function releaseProofs(turn: Turn, status: 'settled', trackingKey?: string): void {
  for (const hold of turn.context.holds) {
    if (trackingKey === undefined ? hold.phase !== 'accepted' : hold.trackingKey !== trackingKey) continue;
    turn.set({ proofs: turn.context.proofs.filter((one) => one.id !== hold.id) });
    turn.mark({ kind: 'proof', proofId: hold.id, status, reason: null });
    turn.note('proof.settled', `The ${turn.money(hold.amountMinor)} of the proof came`, { proofId: hold.id, amountMinor: hold.amountMinor }, SYSTEM);
    release(turn, hold, 'the money came', SYSTEM);
  }
}

export function proofReceived(turn: Turn, proof: { proofId: string; amountMinor: number; paidOn: Day; trackingKey: string | null }): void {
  const c = turn.context;
  turn.note('proof.received', `Proof of a payment of ${turn.money(proof.amountMinor)} received`, { ...proof });
  turn.set({ proofs: [...c.proofs, { id: proof.proofId, amountMinor: proof.amountMinor, paidOn: proof.paidOn, trackingKey: proof.trackingKey }] });
  place(turn, { id: proof.proofId, kind: 'proof', phase: 'review', until: reviewEnds(c), reason: 'proof of payment under review', amountMinor: proof.amountMinor, paidOn: proof.paidOn, trackingKey: proof.trackingKey });
  answer(turn, { template: 'proof-received', data: { amountMinor: proof.amountMinor, paidOn: proof.paidOn, trackingKey: proof.trackingKey } }, proof.proofId);
}

/** A dispute is decided: what is left of it is due again, with days of grace and, by policy, without the days on which it was wholly disputed. */
export function endDispute(turn: Turn, disputeId: string, invoiceId: string, outcome: 'accepted' | 'rejected'): void {
  const c = turn.context;
  const hold = c.holds.find((one) => one.id === disputeId);
  if (hold === undefined) return;
  const disputed = debtById(c, invoiceId);
  release(turn, hold, `dispute ${outcome}`);
  if (disputed === null) return;
  const from = later(dayOf(hold.placedAt, c.profile.timeZone), disputed.dueOn);
  const wasWhole = dueMinor(c, disputed) === 0 && !c.policy.holds.disputedDaysCount;
  turn.changeDebt(invoiceId, {
    graceUntil: addWorkingDays(today(c), c.policy.holds.disputeRejectedWorkingDays, c.policy.calendar),
    pausedDays: disputed.pausedDays + (wasWhole ? Math.max(0, daysBetween(from, today(c))) : 0),
  });
}
