import { addDays, addMinutes, at, dayOf, later, timeOf } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import type { Ladder } from '../state/autopay.ts';
import type { Context } from '../state/context.ts';
import type { Debt, Method } from '../state/ledger.ts';
import { once } from '../state/once.ts';
import {
  automaticMinor,
  chargeableOnceDue,
  dueToday,
  isRemainder,
  lessCredit,
  mayBeCharged,
  untried,
} from './chargeable.ts';
import { dueMinor, openOf } from './debts.ts';
import { attemptFrom } from './limits.ts';
import { autopayMethod, methodById } from './methods.ts';
import { planById, planCharge } from './plans.ts';
import { besideProofs, shownMinor } from './proofs.ts';
import { today } from './today.ts';
import { chargeInstant, chargeSlot, windowFrom } from './window.ts';

/** When automatic attempts are to come, and what they would take. */

/**
 * The next charge of what falls due by its day; days on which credit or proofs leave nothing to charge are passed over.
 */
export const nextDueCharge = once((c: Context): { at: Instant; debts: Debt[]; amountMinor: number } | null => {
  const instants = [...new Set(untried(c).map((debt) => chargeInstant(c, debt)))].sort();
  const candidates = chargeableOnceDue(c);
  let taken = 0;
  let sumMinor = 0;
  for (const instant of instants) {
    const day = dayOf(instant, c.profile.timeZone);
    for (let debt = candidates[taken]; debt !== undefined && debt.dueOn <= day; debt = candidates[++taken])
      sumMinor += dueMinor(c, debt) - shownMinor(c, [debt]);
    const amountMinor = lessCredit(c, sumMinor);
    if (amountMinor > 0) return { at: instant, debts: [...besideProofs(c, candidates.slice(0, taken))], amountMinor };
  }
  return null;
});

/** A charge that is held back over the end of the window goes in the next one. */
export function chargeFrom(
  c: Context,
  method: Method,
  amountMinor: number,
  wantedAt: Instant,
): ReturnType<typeof attemptFrom> {
  const from = attemptFrom(c, method, amountMinor, wantedAt);
  return { ...from, at: windowFrom(c, from.at) };
}

/**
 * When the n-th retry of a ladder is due: the first after an hour, the others on their days at the same local time.
 * Null: there is none.
 */
export function rungInstant(c: Context, ladder: Pick<Ladder, 'firstDeclinedAt'>, rung: number): Instant | null {
  const hour = addMinutes(ladder.firstDeclinedAt, c.policy.charge.retryAfterMinutes);
  if (rung === 1) return hour;
  const day = c.policy.charge.retryOnDays[rung - 2];
  if (day === undefined) return null;
  const zone = c.profile.timeZone;
  return later(at(addDays(dayOf(ladder.firstDeclinedAt, zone), day), timeOf(ladder.firstDeclinedAt, zone), zone), hour);
}

/** A retry that a hold has kept back goes at its own local hour, the next time that it comes. */
export function atItsHour(c: Context, ladder: Ladder): Ladder {
  const due = rungInstant(c, ladder, ladder.rung + 1);
  if (due === null || due >= c.now) return ladder;
  const zone = c.profile.timeZone;
  const [today, tomorrow] = [0, 1].map((days) =>
    at(addDays(dayOf(c.now, zone), days), timeOf(ladder.firstDeclinedAt, zone), zone),
  ) as [Instant, Instant];
  return { ...ladder, notBefore: today < c.now ? tomorrow : today };
}

/** What a retry of a ladder would take now. */
export function retryCharge(c: Context, ladder: Ladder): { debts: Debt[]; amountMinor: number } {
  if (ladder.planId === null) {
    const debts = openOf(c, ladder.invoiceIds).filter(
      (debt) => debt.dueOn <= today(c) && mayBeCharged(c, debt) && !isRemainder(c, debt),
    );
    return { debts: [...besideProofs(c, debts)], amountMinor: automaticMinor(c, debts) };
  }
  const plan = planById(c, ladder.planId);
  return plan === null || plan.triedOn === null ? { debts: [], amountMinor: 0 } : planCharge(c, plan, plan.triedOn);
}

/** The next retry of a ladder; null: none is to come, or nothing of it can be charged for now. */
export function nextRetry(
  c: Context,
  ladder: Ladder,
): { rung: number; at: Instant; amountMinor: number; methodId: string; detail: Record<string, unknown> } | null {
  const method = autopayMethod(c);
  const rung = ladder.rung + 1;
  const due = ladder.state === 'running' ? rungInstant(c, ladder, rung) : null;
  if (method === null || due === null) return null;
  const { amountMinor } = retryCharge(c, ladder);
  if (amountMinor === 0) return null;
  return {
    rung,
    amountMinor,
    methodId: method.id,
    ...attemptFrom(c, method, amountMinor, later(due, ladder.notBefore ?? due)),
  };
}

/** What a new method is to be tried with: what somebody asked for, or what autopay could not take from the last one. */
export function newMethodCharge(
  c: Context,
): { method: Method; debts: Debt[]; amountMinor: number; asked: boolean; notBefore: Instant | null } | null {
  if (c.chargeNow === null) return null;
  const { methodId, asked, notBefore } = c.chargeNow;
  const method = methodById(c, methodId);
  if (method === null || method.blocked || (!asked && (!c.autopayOn || method.manualOnly))) return null;
  const debts = dueToday(c).filter(
    (debt) => asked || (mayBeCharged(c, debt) && (debt.triedByAutopay || chargeSlot(c, debt.dueOn) <= c.now)),
  );
  const amountMinor = automaticMinor(c, debts);
  return amountMinor === 0 ? null : { method, debts: [...besideProofs(c, debts)], amountMinor, asked, notBefore };
}

/** When a new method may be tried: at once, unless it rests or is held back. */
export function newMethodFrom(
  c: Context,
  { method, amountMinor, notBefore }: { method: Method; amountMinor: number; notBefore: Instant | null },
): ReturnType<typeof attemptFrom> {
  return attemptFrom(c, method, amountMinor, later(c.now, notBefore ?? c.now));
}
