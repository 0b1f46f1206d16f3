import { addBankDays, addDays, startOfDay } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Hold, Installment } from '../state/hold.ts';
import type { Debt } from '../state/ledger.ts';
import { lessCredit } from './chargeable.ts';
import { debtById, dueMinor, isOnItsWay, openOf, sumDue } from './debts.ts';
import { chargeInstantOf } from './window.ts';

/**
 * A payment plan: what is open of the invoices that it covers falls, installment by installment. How far it has come is
 * read from their balances.
 */
type Plan = Pick<Hold, 'invoiceIds' | 'installments' | 'amountMinor'>;

/** The first instant after the bank day on which money that was spoken of for a day may still come. */
export const graceEnds = (c: Context, on: Day): Instant =>
  startOfDay(addDays(addBankDays(on, 1, c.policy.calendar), 1), c.profile.timeZone);

const paidMinor = (c: Context, plan: Plan): number =>
  plan.amountMinor - plan.invoiceIds.reduce((sum, id) => sum + (debtById(c, id)?.balanceMinor ?? 0), 0);

/** The first installment that has not come in full; null: all have. */
export function nextInstallment(c: Context, plan: Plan): Installment | null {
  const paid = paidMinor(c, plan);
  let sum = 0;
  return plan.installments.find((one) => (sum += one.amountMinor) > paid) ?? null;
}

/** When the next installment counts as missed; null: all have come. */
export function installmentEnds(c: Context, plan: Plan): Instant | null {
  const next = nextInstallment(c, plan);
  return next === null ? null : graceEnds(c, next.on);
}

/** What may be asked of what a plan covers, oldest first, and what it asks for by each of its days and has not got. */
function schedule(c: Context, plan: Plan): { debts: Debt[]; days: Installment[] } {
  const debts = openOf(c, plan.invoiceIds).filter((debt) => dueMinor(c, debt) > 0 && !isOnItsWay(c, debt));
  const most = sumDue(c, debts);
  let owedMinor = -paidMinor(c, plan);
  return {
    debts,
    days: plan.installments.map(({ on, amountMinor }) => ({
      on,
      amountMinor: Math.max(0, Math.min((owedMinor += amountMinor), most)),
    })),
  };
}

interface Part {
  on: Day;
  debts: Debt[];
  amountMinor: number;
}

/** The first of its days on which a plan asks for something that it has not got. */
export function planOwes(c: Context, plan: Plan): Part | null {
  if (plan.installments.length === 0) return null;
  const { debts, days } = schedule(c, plan);
  const first = days.find((one) => one.amountMinor > 0);
  return first === undefined ? null : { ...first, debts };
}

/** What may be charged for a plan by one of its days. */
export function planCharge(c: Context, plan: Plan, day: Day): Omit<Part, 'on'> {
  const { debts, days } = schedule(c, plan);
  return { debts, amountMinor: lessCredit(c, days.findLast(({ on }) => on <= day)?.amountMinor ?? 0) };
}

/** The next installment that autopay has not tried yet, on its day. */
export function installmentCharge(c: Context, plan: Hold): (Part & { at: Instant }) | null {
  if (plan.installments.length === 0) return null;
  const { debts, days } = schedule(c, plan);
  const next = days.find(
    ({ on, amountMinor }) => (plan.triedOn === null || on > plan.triedOn) && lessCredit(c, amountMinor) > 0,
  );
  return next === undefined
    ? null
    : {
        on: next.on,
        at: chargeInstantOf(c, next.on, plan.chargeableSince),
        debts,
        amountMinor: lessCredit(c, next.amountMinor),
      };
}

/** Something is still owed of what autopay has tried for it. */
export function owesTried(c: Context, plan: Hold): boolean {
  const next = nextInstallment(c, plan);
  return next !== null && next.on <= (plan.triedOn ?? '');
}
