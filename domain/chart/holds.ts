import {
  addBankDays,
  addDays,
  addWorkingDays,
  dayOf,
  daysBetween,
  firstContactOn,
  later,
  startOfDay,
} from '../time/calendar.ts';
import type { Day, Instant } from '../time/time.ts';
import { atItsHour } from './charge-times.ts';
import type { Context, Hold } from './context.ts';
import { debtById, dueMinor, today } from './debts.ts';
import { answer } from './letters.ts';
import { installmentEnds } from './plans.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';

/** Holds add up; each ends on its own, and releasing one never releases another (rules, Holds). */

type Placed = Pick<Hold, 'kind' | 'until' | 'reason'> & Partial<Hold>;

export const newHold = (id: string, now: Instant, given: Placed): Hold => ({
  id,
  placedAt: now,
  invoiceId: null,
  amountMinor: 0,
  paidOn: null,
  trackingKey: null,
  phase: null,
  receivedMinor: 0,
  invoiceIds: [],
  installments: [],
  triedOn: null,
  chargeableSince: now,
  disputedMinor: null,
  ...given,
});

export function place(turn: Turn, given: Placed): Hold {
  const { counters, now, holds: others } = turn.context;
  const hold = newHold(`hold-${counters.holds + 1}`, now, given);
  turn.set({ holds: [...others, hold], counters: { ...counters, holds: counters.holds + 1 } });
  turn.note(
    'hold.placed',
    `On hold (${hold.kind})${hold.until === null ? '' : ` until ${hold.until}`}: ${hold.reason}`,
    { hold: hold.kind, until: hold.until, invoiceId: hold.invoiceId, reason: hold.reason },
  );
  return hold;
}

export const release = (turn: Turn, hold: Hold, why: string, by = turn.actor): void =>
  releaseAll(turn, [hold], () => why, by);

/** The same thing, where it has all of that already. */
const changed = <T extends object>(one: T, change: Partial<T>): T =>
  (Object.keys(change) as (keyof T)[]).every((field) => one[field] === change[field]) ? one : { ...one, ...change };

/** In one pass, however many they are. */
export function releaseAll(turn: Turn, released: readonly Hold[], why: (hold: Hold) => string, by = turn.actor): void {
  if (released.length === 0) return;
  const { context: c } = turn;
  const since = (instant: Instant): Instant => later(instant, c.now);
  const ids = new Set(released.map((hold) => hold.id));
  const resumed = new Set(released.flatMap((hold) => [hold.invoiceId, ...hold.invoiceIds]));
  turn.set({
    // A due day, or an installment's, that the hold has made us miss is made up in the next window.
    holds: c.holds
      .filter((one) => !ids.has(one.id))
      .map((one) => changed(one, { chargeableSince: since(one.chargeableSince) })),
    debts: c.debts.map((debt) =>
      changed(debt, {
        chargeableSince: debt.triedByAutopay ? debt.chargeableSince : since(debt.chargeableSince),
        resumed: debt.resumed || resumed.has(debt.id),
      }),
    ),
    ladders: c.ladders.map((ladder) => atItsHour(c, ladder)),
  });
  for (const hold of released)
    turn.note(
      'hold.released',
      `Hold (${hold.kind}) released: ${why(hold)}`,
      { hold: hold.kind, invoiceId: hold.invoiceId, why: why(hold) },
      by,
    );
}

/** The day by which the money of a proof accepted today is expected. */
export const moneyExpectedBy = (c: Context): Day =>
  addBankDays(today(c), c.policy.holds.proofBankDays, c.policy.calendar);

/** Until when an accepted proof is believed: its bank days, then the first contact hour. */
export const proofEnds = (c: Context): Instant =>
  firstContactOn(addDays(moneyExpectedBy(c), 1), c.policy.calendar, c.profile.timeZone);

/** The last day on which a proof that comes today keeps the account quiet without anybody's word. */
const reviewDueOn = (c: Context): Day =>
  addWorkingDays(today(c), c.policy.holds.proofReviewWorkingDays, c.policy.calendar);

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

/** Each that stands, and each proof that nobody has decided about, also when its stop is over. */
export function countHolds({ holds, proofs }: Context): number {
  const ids = new Set(holds.map((hold) => hold.id));
  return holds.length + proofs.filter((proof) => !ids.has(proof.id)).length;
}

/** The key of the task to look at it. */
export const proofReview = (proofId: string): string => `proofReview:${proofId}`;

/**
 * The money that accepted proofs spoke of is here, or isn't needed any more. `trackingKey`: only the one of this
 * transfer, looked at or not.
 */
export function releaseProofs(turn: Turn, trackingKey?: string): void {
  const { holds, proofs } = turn.context;
  const isMeant = (one: { phase?: Hold['phase']; trackingKey: string | null }): boolean =>
    trackingKey === undefined ? one.phase === 'accepted' : one.trackingKey === trackingKey;
  const came = holds.filter(isMeant);
  for (const hold of came) proofSettled(turn, hold);
  releaseAll(turn, came, () => 'the money came', SYSTEM);
  // Its review has run out, and nobody needs to look at it any more.
  for (const proof of proofs.filter((one) => isMeant(one) && !holds.some((hold) => hold.id === one.id)))
    proofSettled(turn, proof);
}

function proofSettled(turn: Turn, { id: proofId, amountMinor }: Pick<Hold, 'id' | 'amountMinor'>): void {
  turn.set({ proofs: turn.context.proofs.filter((one) => one.id !== proofId) });
  turn.mark({ kind: 'proof', proofId, status: 'settled', reason: null });
  turn.closeTask(proofReview(proofId));
  turn.note('proof.settled', `The ${turn.money(amountMinor)} of the proof came`, { proofId, amountMinor }, SYSTEM);
}

export function proofReceived(
  turn: Turn,
  proof: { proofId: string; amountMinor: number; paidOn: Day; trackingKey: string | null },
): void {
  const c = turn.context;
  turn.note('proof.received', `Proof of a payment of ${turn.money(proof.amountMinor)} received`, { ...proof });
  turn.set({
    proofs: [
      ...c.proofs,
      { id: proof.proofId, amountMinor: proof.amountMinor, paidOn: proof.paidOn, trackingKey: proof.trackingKey },
    ],
  });
  const dueOn = reviewDueOn(c);
  const until = startOfDay(addDays(dueOn, 1), c.profile.timeZone);
  turn.openTask({
    key: proofReview(proof.proofId),
    kind: 'proofReview',
    dueOn,
    subject: { proofId: proof.proofId },
    data: { summary: 'A proof of payment waits for an agent', proofId: proof.proofId },
  });
  place(turn, {
    id: proof.proofId,
    kind: 'proof',
    phase: 'review',
    until,
    reason: 'proof of payment under review',
    amountMinor: proof.amountMinor,
    paidOn: proof.paidOn,
    trackingKey: proof.trackingKey,
  });
  answer(
    turn,
    {
      template: 'proof-received',
      data: { amountMinor: proof.amountMinor, paidOn: proof.paidOn, trackingKey: proof.trackingKey },
    },
    proof.proofId,
  );
}

/**
 * A dispute is decided: what is left of it is due again, with days of grace and, by policy, without the days on which
 * it was wholly disputed.
 */
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
