import { addBankDays, addDays, startOfDay } from '../calendar.ts';
import type { Day, Instant } from '../time.ts';
import type { Context, Debt, Hold, Installment } from './context.ts';
import { dueMinor, isOnItsWay, lessCredit, oldestFirst, sumDue } from './debts.ts';
import { chargeInstantOf } from './window.ts';

/** A payment plan: what is open of the invoices that it covers falls, installment by installment. How far it has come is read from their balances. */
type Plan = Pick<Hold, 'invoiceIds' | 'installments' | 'amountMinor'>;

/** The first instant after the bank day on which money that was spoken of for a day may still come. */
export const graceEnds = (c: Context, on: Day): Instant => startOfDay(addDays(addBankDays(on, 1, c.policy.calendar), 1), c.profile.timeZone);

const covered = (c: Context, plan: Plan): Debt[] => c.debts.filter((debt) => plan.invoiceIds.includes(debt.id));

const paidMinor = (c: Context, plan: Plan): number => plan.amountMinor - covered(c, plan).reduce((sum, debt) => sum + debt.balanceMinor, 0);

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

/** What a plan asks for by a day, and has not got. */
const owedMinor = (c: Context, plan: Plan, day: Day): number =>
  plan.installments.reduce((sum, one) => (one.on <= day ? sum + one.amountMinor : sum), 0) - paidMinor(c, plan);

/** What a plan asks for by a day, of what it covers, oldest first. */
export function planOwes(c: Context, plan: Plan, day: Day): { debts: Debt[]; amountMinor: number } {
  const debts = oldestFirst(covered(c, plan).filter((debt) => dueMinor(c, debt) > 0 && !isOnItsWay(c, debt)));
  return { debts, amountMinor: Math.max(0, Math.min(owedMinor(c, plan, day), sumDue(c, debts))) };
}

/** What may be charged for a plan by a day. */
export function planCharge(c: Context, plan: Plan, day: Day): { debts: Debt[]; amountMinor: number } {
  const { debts, amountMinor } = planOwes(c, plan, day);
  return { debts, amountMinor: lessCredit(c, amountMinor) };
}

/** The next installment that autopay has not tried yet, on its day. */
export function installmentCharge(c: Context, plan: Hold): { on: Day; at: Instant; debts: Debt[]; amountMinor: number } | null {
  for (const { on } of plan.installments) {
    if (plan.triedOn !== null && on <= plan.triedOn) continue;
    const charge = planCharge(c, plan, on);
    if (charge.amountMinor > 0) return { on, at: chargeInstantOf(c, on, plan.chargeableSince), ...charge };
  }
  return null;
}

/** Something is still owed of what autopay has tried for it. */
export function owesTried(c: Context, plan: Hold): boolean {
  const next = nextInstallment(c, plan);
  return next !== null && next.on <= (plan.triedOn ?? '');
}
