import { addDays, at, addMinutes, dayOf, daysBetween } from '../calendar.ts';
import type { Day, Instant } from '../time.ts';
import type { Invoice } from '../account.ts';
import type { Context, Debt, Method } from './context.ts';

/** Questions about what is owed. All amounts in minor units; all days local to the account. */

export const today = (c: Context): Day => dayOf(c.now, c.profile.timeZone);

const byAge = (a: Debt, b: Debt): number => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : a.number < b.number ? -1 : 1);

export const oldestFirst = (debts: readonly Debt[]): Debt[] => [...debts].sort(byAge);

/** An invoice that has just become known, or open again. */
export const newDebt = (invoice: Invoice, now: Instant): Debt => ({
  ...invoice, overdueNoted: false, chargeableSince: now, triedByAutopay: false, chargeNoticed: false, pausedDays: 0, ladderFrom: null, graceUntil: null,
});

/** What of an invoice is in dispute. */
export function disputedMinor(c: Context, debt: Debt): number {
  let disputed = 0;
  for (const hold of c.holds) {
    if (hold.kind === 'dispute' && hold.invoiceId === debt.id) disputed += hold.disputedMinor ?? debt.balanceMinor;
  }
  return Math.min(disputed, debt.balanceMinor);
}

/** What of an invoice is due once its day comes: all but the disputed part. */
export const dueMinor = (c: Context, debt: Debt): number => debt.balanceMinor - disputedMinor(c, debt);

export const isOverdue = (c: Context, debt: Debt): boolean => today(c) > debt.dueOn && dueMinor(c, debt) > 0;

export const overdueDebts = (c: Context): Debt[] => oldestFirst(c.debts.filter((debt) => isOverdue(c, debt)));

export const sumDue = (c: Context, debts: readonly Debt[]): number => debts.reduce((sum, debt) => sum + dueMinor(c, debt), 0);

export const overdueMinor = (c: Context): number => sumDue(c, c.debts.filter((debt) => isOverdue(c, debt)));

export const openMinor = (c: Context): number => c.debts.reduce((sum, debt) => sum + debt.balanceMinor, 0);

/** Taken out of collecting by an agent's pause of the invoice, or by a payment plan. Its days go on counting. */
export const isSetAside = (c: Context, debt: Debt): boolean =>
  c.holds.some((hold) => (hold.kind === 'agent' && hold.invoiceId === debt.id) || (hold.kind === 'plan' && hold.invoiceIds.includes(debt.id)));

/** Money of a direct debit is on its way for it. */
export const isOnItsWay = (c: Context, debt: Debt): boolean => c.debits.some((debit) => !debit.settled && debit.invoiceIds.includes(debt.id));

/** The invoice whose age drives the case: the oldest overdue one that nothing holds. */
export const anchorOf = (c: Context): Debt | null => overdueDebts(c).find((debt) => !isSetAside(c, debt)) ?? null;

/** Day 0 of its ladder. */
export const agingFrom = (debt: Debt): Day => debt.ladderFrom ?? addDays(debt.dueOn, debt.pausedDays);

export const daysOverdue = (c: Context, debt: Debt): number => Math.max(0, daysBetween(addDays(debt.dueOn, debt.pausedDays), today(c)));

export const defaultMethod = (c: Context): Method | null => c.methods.find((method) => method.default) ?? null;

export const methodById = (c: Context, id: string): Method | null => c.methods.find((method) => method.id === id) ?? null;

/** A method that an automatic charge may use. */
export const autopayMethod = (c: Context): Method | null => {
  const method = defaultMethod(c);
  return method && !method.blocked && !method.manualOnly ? method : null;
};

/** The method that somebody asked to pay with: the named one, else the default. */
export const payMethod = (c: Context, methodId: string | null): Method | null => (methodId === null ? defaultMethod(c) : methodById(c, methodId));

/** Money that was shown to be on its way by accepted proofs. */
const provenMinor = (c: Context): number => c.holds.reduce((sum, hold) => (hold.kind === 'proof' && hold.phase === 'accepted' ? sum + hold.amountMinor : sum), 0);

/** What an automatic charge of these invoices takes: less credit, less money accepted on a proof. */
export const automaticMinor = (c: Context, debts: readonly Debt[]): number => Math.max(0, sumDue(c, debts) - Math.max(0, c.creditMinor) - provenMinor(c));

/** Invoices that may be charged automatically when their day has come, on `day`; tried ones are their ladder's, but for small remainders. */
export function chargeable(c: Context, day: Day): Debt[] {
  const candidates = c.debts.filter((debt) => debt.dueOn <= day && dueMinor(c, debt) > 0 && !isSetAside(c, debt) && !isOnItsWay(c, debt));
  const fresh = candidates.filter((debt) => !debt.triedByAutopay);
  if (fresh.length === 0) return [];
  const remainders = candidates.filter((debt) => debt.triedByAutopay && dueMinor(c, debt) < c.policy.thresholds.restBelowMinor);
  return oldestFirst([...fresh, ...remainders]);
}

/** All that may be charged automatically today, tried or not: for a new method, or an agent's word. */
export const dueToday = (c: Context): Debt[] => oldestFirst(c.debts.filter((debt) => debt.dueOn <= today(c) && dueMinor(c, debt) > 0 && !isSetAside(c, debt) && !isOnItsWay(c, debt)));

/** The account's own minute of the charging window, so that the 10th's herd is spread over it. */
export function chargeSlot(c: Context, day: Day): Instant {
  const { from, to } = c.policy.charge.window;
  const minutes = minuteOf(to) - minuteOf(from);
  return addMinutes(at(day, from, c.profile.timeZone), hash(c.profile.id) % minutes);
}

export const windowEnd = (c: Context, day: Day): Instant => at(day, c.policy.charge.window.to, c.profile.timeZone);

/** When an invoice's automatic charge is to come: its due day's slot; missed, the next window. */
export function chargeInstant(c: Context, debt: Debt): Instant {
  const slot = chargeSlot(c, debt.dueOn);
  const since = debt.chargeableSince;
  if (since <= slot) return slot;
  const sinceDay = dayOf(since, c.profile.timeZone);
  // Still its own due day and the window is open: now is in time.
  if (sinceDay === debt.dueOn && since < windowEnd(c, sinceDay)) return since;
  const slotThatDay = chargeSlot(c, sinceDay);
  return since <= slotThatDay ? slotThatDay : chargeSlot(c, addDays(sinceDay, 1));
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
