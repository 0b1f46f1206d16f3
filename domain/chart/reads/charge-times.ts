import { decide } from '../../declines/codes.ts';
import { addDays, addMinutes, at, dayOf, later, timeOf } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import type { Ladder } from '../state/autopay.ts';
import type { Context } from '../state/context.ts';
import type { Debt, Method } from '../state/ledger.ts';
import { once } from '../state/once.ts';
import {
  areTooLittle,
  askedMinor,
  askedToday,
  automaticMinor,
  chargeableMinor,
  chargeableOnceDue,
  dueToday,
  isCharged,
  isUntried,
  mayBeCharged,
} from './chargeable.ts';
import { openOf } from './debts.ts';
import { nextContact } from './contact-times.ts';
import { attemptFrom } from './limits.ts';
import { autopayMethod, methodById } from './methods.ts';
import { isOverBy, planById, planCharge } from './plans.ts';
import { besideProofs, provenMinor, shownMinor } from './proofs.ts';
import { isRemainder } from './remainders.ts';
import { today } from './today.ts';
import { chargeInstant, chargeSlot, windowFrom } from './window.ts';

/** When automatic attempts are to come, and what they would take. */

/** A charge of what falls due by its day. */
export interface DueCharge {
  at: Instant;
  debts: Debt[];
  amountMinor: number;
}

/** From how much on a charge is made of what it is among: of remainders alone once they are no small amount together. */
const leastFor = (c: Context, debt: Debt): number =>
  isCharged(c, debt)
    ? 1
    : isUntried(c, debt)
      ? Math.max(1, c.policy.thresholds.restBelowMinor)
      : Number.POSITIVE_INFINITY;

/**
 * The charges that are to come of what falls due, each of what the one before leaves; days on which credit or proofs
 * leave nothing to charge are passed over. Soonest first.
 */
export const dueCharges = once((c: Context): readonly DueCharge[] => {
  const instants = [
    ...new Set(c.debts.filter((debt) => isUntried(c, debt)).map((debt) => chargeInstant(c, debt))),
  ].sort();
  const candidates = chargeableOnceDue(c);
  const charges: DueCharge[] = [];
  let creditMinor = Math.max(0, c.creditMinor);
  let sumMinor = 0;
  let from = 0;
  let taken = 0;
  let leastMinor = Number.POSITIVE_INFINITY;
  for (const instant of instants) {
    const day = dayOf(instant, c.profile.timeZone);
    for (let debt = candidates[taken]; debt !== undefined && debt.dueOn <= day; debt = candidates[++taken]) {
      sumMinor += chargeableMinor(c, debt);
      leastMinor = Math.min(leastMinor, leastFor(c, debt));
    }
    const amountMinor = sumMinor - creditMinor;
    // What credit pays whole on its day is in no later charge.
    if (amountMinor > 0 && amountMinor < leastMinor) continue;
    if (amountMinor > 0)
      charges.push({ at: instant, debts: [...besideProofs(c, candidates.slice(from, taken))], amountMinor });
    [from, sumMinor, leastMinor] = [taken, 0, Number.POSITIVE_INFINITY];
    creditMinor = Math.max(0, -amountMinor);
  }
  return charges;
});

export const nextDueCharge = (c: Context): DueCharge | null => dueCharges(c)[0] ?? null;

/** The charge that takes one of these. */
export const dueChargeOf = (c: Context, invoiceIds: readonly string[]): DueCharge | null =>
  dueCharges(c).find(({ debts }) => debts.some((debt) => invoiceIds.includes(debt.id))) ?? null;

/** When a charge is made that is due at an instant: late already, at once, in the window. */
export const announcedFrom = (c: Context, method: Method, amountMinor: number, dueAt: Instant): Instant =>
  chargeFrom(c, method, amountMinor, later(dueAt, c.now)).at;

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
 * When the n-th retry of a ladder is due: a card's first after an hour, where the policy has one, the others on their
 * days at the same local time. Null: there is none.
 */
export function rungInstant(
  c: Context,
  { firstDeclinedAt, method: { kind } }: Pick<Ladder, 'firstDeclinedAt' | 'method'>,
  rung: number,
): Instant | null {
  const { retryAfterMinutes, retryOnDays, debits } = c.policy.charge;
  const minutes = kind === 'card' ? retryAfterMinutes : null;
  if (rung === 1 && minutes !== null) return addMinutes(firstDeclinedAt, minutes);
  const day = (kind === 'card' ? retryOnDays : debits.retryOnDays)[rung - (minutes === null ? 1 : 2)];
  if (day === undefined) return null;
  const zone = c.profile.timeZone;
  const same = at(addDays(dayOf(firstDeclinedAt, zone), day), timeOf(firstDeclinedAt, zone), zone);
  return later(same, addMinutes(firstDeclinedAt, minutes ?? 0));
}

/** The next time from an instant on that it is a ladder's own local hour. */
export function sameHourFrom(c: Context, { firstDeclinedAt }: Pick<Ladder, 'firstDeclinedAt'>, from: Instant): Instant {
  const zone = c.profile.timeZone;
  const [today, tomorrow] = [0, 1].map((days) =>
    at(addDays(dayOf(from, zone), days), timeOf(firstDeclinedAt, zone), zone),
  ) as [Instant, Instant];
  return today < from ? tomorrow : today;
}

/** A retry that has been kept back by more than an hour waits for its own local hour: nobody is charged at night. */
const ON_TIME_MINUTES = 60;

export const isKeptBack = (wantedAt: Instant, instant: Instant): boolean =>
  instant > addMinutes(wantedAt, ON_TIME_MINUTES);

/** A retry that a hold has kept back goes at its own local hour, the next time that it comes. */
export function atItsHour(c: Context, ladder: Ladder): Ladder {
  const due = rungInstant(c, ladder, ladder.rung + 1);
  return due === null || due >= c.now ? ladder : { ...ladder, notBefore: sameHourFrom(c, ladder, c.now) };
}

/** What a retry of a ladder would take now. */
export function retryCharge(c: Context, ladder: Ladder): { debts: Debt[]; amountMinor: number } {
  if (ladder.planId === null) {
    const may = openOf(c, ladder.invoiceIds).filter(
      (debt) => debt.dueOn <= today(c) && mayBeCharged(c, debt) && chargeableMinor(c, debt) > 0,
    );
    const large = may.filter((debt) => !isRemainder(c, debt));
    const debts = large.length > 0 || areTooLittle(c, may) ? large : may;
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
  const wantedAt = onceTold(c, ladder, later(due, ladder.notBefore ?? due));
  const from = attemptFrom(c, method, amountMinor, wantedAt);
  // Late already, it was kept back as well.
  const soonest = later(from.at, c.now);
  const instant = isKeptBack(wantedAt, soonest) ? sameHourFrom(c, ladder, soonest) : from.at;
  const plan = planById(c, ladder.planId);
  if (plan !== null && isOverBy(plan, instant)) return null;
  return { rung, amountMinor, methodId: method.id, at: instant, detail: from.detail };
}

/** No direct debit is tried again before its return was told. */
function onceTold(c: Context, ladder: Ladder, wantedAt: Instant): Instant {
  const ids = new Set(ladder.invoiceIds);
  const untold = c.contacts.waiting.filter(
    (one) => one.template === 'payment-returned' && one.invoiceIds.some((id) => ids.has(id)),
  );
  const told = untold.length > 0 ? nextContact(c, untold) : wantedAt;
  return told <= wantedAt ? wantedAt : sameHourFrom(c, ladder, told);
}

/**
 * The ladders of the very card: adding it again is no new card, and it goes on where it was. One that was refused for
 * good (it had expired) comes back as another.
 */
export const ownLadders = (c: Context, { fingerprint }: Pick<Method, 'fingerprint'>): Ladder[] =>
  c.ladders.filter((ladder) => ladder.method.fingerprint === fingerprint && decide(ladder.declineCode).kind !== 'hard');

/** What a new method is to be tried with: what somebody asked for, or what autopay could not take from the last one. */
export function newMethodCharge(
  c: Context,
): { method: Method; debts: readonly Debt[]; amountMinor: number; asked: boolean; notBefore: Instant | null } | null {
  if (c.chargeNow === null) return null;
  const { methodId, asked, notBefore } = c.chargeNow;
  const method = methodById(c, methodId);
  if (method === null || method.blocked || (!asked && (!c.autopayOn || method.manualOnly))) return null;
  const own = new Set(asked ? [] : ownLadders(c, method).flatMap((ladder) => ladder.invoiceIds));
  const debts = asked
    ? askedToday(c)
    : dueToday(c).filter((debt) => !own.has(debt.id) && (debt.triedByAutopay || chargeSlot(c, debt.dueOn) <= c.now));
  if (!asked && areTooLittle(c, debts)) return null;
  const amountMinor = asked ? askedMinor(c, debts) : automaticMinor(c, debts);
  return amountMinor === 0
    ? null
    : { method, debts: [...besideProofs(c, debts, asked ? provenMinor : shownMinor)], amountMinor, asked, notBefore };
}

/** When a new method may be tried: at once, unless it rests or is held back. */
export function newMethodFrom(
  c: Context,
  { method, amountMinor, notBefore }: { method: Method; amountMinor: number; notBefore: Instant | null },
): ReturnType<typeof attemptFrom> {
  return attemptFrom(c, method, amountMinor, later(c.now, notBefore ?? c.now));
}
