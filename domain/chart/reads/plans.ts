import { addBankDays, addDays, addWorkingDays, startOfDay } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Installment, PlanHold } from '../state/hold.ts';
import type { Debt } from '../state/ledger.ts';
import { lessCredit } from './chargeable.ts';
import { countedOnMinor, dueMinor, isOnItsWay, openOf, sumDue, sumToPay } from './debts.ts';
import { disputedMinor, isQuiet } from './due.ts';
import { workingOpeningOn } from './openings.ts';
import { shownMinor } from './proofs.ts';
import { today } from './today.ts';
import { chargeInstantOf } from './window.ts';

/**
 * A payment plan: what is due of the invoices that it covers falls, installment by installment. How far it has come is
 * read from them. What is disputed is not owed under it (rules, Holds).
 */
type Terms = Pick<PlanHold, 'invoiceIds' | 'installments' | 'amountMinor'>;

export const planById = (c: Context, id: string | null): PlanHold | null =>
  c.holds.find((hold): hold is PlanHold => hold.kind === 'plan' && hold.id === id) ?? null;

/** One at a time. */
export const planOf = (c: Context): PlanHold | null =>
  c.holds.find((hold): hold is PlanHold => hold.kind === 'plan') ?? null;

/** The first instant after the bank day on which money that was spoken of for a day may still come. */
export const graceEnds = (c: Context, on: Day): Instant =>
  startOfDay(addDays(addBankDays(on, 1, c.policy.calendar), 1), c.profile.timeZone);

/** What is due of what it covers. */
export const planDueMinor = (c: Context, { invoiceIds }: Pick<Terms, 'invoiceIds'>): number =>
  sumDue(c, openOf(c, invoiceIds));

const paidMinor = (c: Context, plan: Terms): number => plan.amountMinor - planDueMinor(c, plan);

/** What it asks for by each of its days and has not got: never more than is due. */
function owedBy(c: Context, plan: Terms, mostMinor: number): Installment[] {
  let owedMinor = -paidMinor(c, plan);
  return plan.installments.map(({ on, amountMinor }) => ({
    on,
    amountMinor: Math.max(0, Math.min((owedMinor += amountMinor), mostMinor)),
  }));
}

/** The first installment that has not come in full; null: all have, or what is left is in dispute. */
export function nextInstallment(c: Context, plan: Terms): Installment | null {
  const next = owedBy(c, plan, planDueMinor(c, plan)).findIndex((one) => one.amountMinor > 0);
  return plan.installments[next] ?? null;
}

/** What it asks for by a day, and has not got. */
export const planOwesMinor = (c: Context, plan: Terms, day: Day): number =>
  owedBy(c, plan, planDueMinor(c, plan)).findLast(({ on }) => on <= day)?.amountMinor ?? 0;

/** What a plan asks for today of these, all of which it covers; null: it doesn't. */
export function askedUnderPlan(c: Context, debts: readonly Debt[]): number | null {
  const plan = planOf(c);
  return plan !== null && debts.length > 0 && debts.every((debt) => plan.invoiceIds.includes(debt.id))
    ? planOwesMinor(c, plan, today(c))
    : null;
}

/** All has come, and nothing of it is in dispute. */
export const isKept = (c: Context, plan: Terms): boolean =>
  nextInstallment(c, plan) === null && openOf(c, plan.invoiceIds).every((debt) => disputedMinor(c, debt) === 0);

/** When a plan ends of which an installment is missed: so long after the day on which its notice leaves. */
export const endsAfterNotice = (c: Context, noticeOn: Day): Instant => {
  const { calendar, holds } = c.policy;
  const day = addWorkingDays(noticeOn, holds.planNoticeWorkingDays, calendar);
  return workingOpeningOn(c, day);
};

/** An installment is missed, its notice is out, and nothing is charged for it any more by then. */
export const isOverBy = ({ missed, until }: PlanHold, instant: Instant): boolean =>
  missed !== null && until !== null && until <= instant;

/** When the next installment counts as missed; null: none is owed. */
export function installmentEnds(c: Context, plan: Terms): Instant | null {
  const next = nextInstallment(c, plan);
  return next === null ? null : graceEnds(c, next.on);
}

/**
 * Covered by a plan that is kept so far: its first installment has come, and none is missed. It keeps no service off
 * (rules, Reactivation).
 */
export const coveredOnSchedule = (c: Context, debt: Debt): boolean =>
  c.holds.some(
    (hold) =>
      hold.kind === 'plan' &&
      hold.invoiceIds.includes(debt.id) &&
      hold.missed === null &&
      paidMinor(c, hold) >= (hold.installments[0]?.amountMinor ?? 0),
  );

/** What may be charged of what a plan covers, oldest first, and what it asks for by each of its days and has not got. */
function schedule(c: Context, plan: Terms): { debts: Debt[]; days: Installment[] } {
  const debts = openOf(c, plan.invoiceIds).filter(
    (debt) => dueMinor(c, debt) > 0 && !isOnItsWay(c, debt) && !isQuiet(c, debt),
  );
  return { debts, days: owedBy(c, plan, sumDue(c, debts)) };
}

interface Part {
  on: Day;
  debts: Debt[];
  amountMinor: number;
}

/** The first of its days on which a plan asks for something that it has not got. */
export function planOwes(c: Context, plan: Terms): Part | null {
  const { debts, days } = schedule(c, plan);
  const first = days.find((one) => one.amountMinor > 0);
  return first === undefined ? null : { ...first, debts };
}

/** What may be charged for a plan by one of its days. */
export function planCharge(c: Context, plan: Terms, day: Day): Omit<Part, 'on'> {
  const { debts, days } = schedule(c, plan);
  const owedMinor = days.findLast(({ on }) => on <= day)?.amountMinor ?? 0;
  return { debts, amountMinor: lessShown(c, debts, owedMinor) };
}

/**
 * What somebody has to pay for a plan by a day: besides what direct debits are bringing, and nothing of what is paused
 * or promised. 0: nothing for now.
 */
export function planAsks(c: Context, plan: Terms, day: Day): number {
  const open = openOf(c, plan.invoiceIds);
  const debts = open.filter((debt) => !isQuiet(c, debt));
  const comingMinor = open.reduce((sum, debt) => sum + countedOnMinor(c, debt), 0);
  return lessShown(c, debts, Math.min(planOwesMinor(c, plan, day) - comingMinor, sumToPay(c, debts)));
}

/** Less what proofs of it show to be on its way, and less credit. */
const lessShown = (c: Context, debts: Debt[], minor: number): number =>
  lessCredit(c, Math.max(0, minor - shownMinor(c, debts)));

/** The next installment that autopay has not tried yet, on its day. */
export function installmentCharge(c: Context, plan: PlanHold): (Part & { at: Instant }) | null {
  const { debts, days } = schedule(c, plan);
  const next = days.find(
    ({ on, amountMinor }) => (plan.triedOn === null || on > plan.triedOn) && lessShown(c, debts, amountMinor) > 0,
  );
  if (next === undefined) return null;
  const instant = chargeInstantOf(c, next.on, plan.chargeableSince);
  return isOverBy(plan, instant)
    ? null
    : { on: next.on, at: instant, debts, amountMinor: lessShown(c, debts, next.amountMinor) };
}

/** Something is still owed of what autopay has tried for it. */
export function owesTried(c: Context, plan: PlanHold | null): boolean {
  const next = plan === null ? null : nextInstallment(c, plan);
  return next !== null && next.on <= (plan?.triedOn ?? '');
}
