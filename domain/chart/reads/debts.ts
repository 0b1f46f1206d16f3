import { addDays, daysBetween, later } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import { once } from '../state/once.ts';
import type { WatchedAttempt } from '../state/payment.ts';
import { dueMinor, inOrder, isSetAside, oldestFirst, sumDue } from './due.ts';
import { awaitsFirstTry } from './first-try.ts';
import { isProven } from './proofs.ts';
import { today } from './today.ts';

export { disputedMinor, dueMinor, inOrder, isOnItsWay, isSetAside, oldestFirst, sumDue } from './due.ts';

/** Questions about what is owed. All amounts in minor units; all days local to the account. */

const byId = once((debts: Debt[]) => new Map(debts.map((debt) => [debt.id, debt])));

export const debtById = (c: Context, id: string): Debt | null => byId(c.debts).get(id) ?? null;

/** Those of these that are open, oldest first. */
export const openOf = (c: Context, ids: readonly string[]): Debt[] =>
  oldestFirst(ids.flatMap((id) => debtById(c, id) ?? []));

/** Its due day is over. Once noted that stays so: a change of zone moves no past date. */
export const isPastDue = (c: Context, debt: Debt): boolean => debt.overdueNoted || today(c) > debt.dueOn;

export const isOverdue = (c: Context, debt: Debt): boolean => isPastDue(c, debt) && dueMinor(c, debt) > 0;

/** Oldest first. */
export const overdueDebts = once((c: Context): readonly Debt[] =>
  inOrder(c.debts).filter((debt) => isOverdue(c, debt)),
);

export const overdueMinor = (c: Context): number => sumDue(c, overdueDebts(c));

/** Open and past its day, disputed or not: what has to fall for a service to come back by money. */
export const pastDueMinor = (c: Context): number =>
  c.debts.reduce((sum, debt) => (isPastDue(c, debt) ? sum + debt.balanceMinor : sum), 0);

export const openMinor = (c: Context): number => c.debts.reduce((sum, debt) => sum + debt.balanceMinor, 0);

/**
 * What of each is on its way by direct debits that are still counted on: one that is stuck is not, nor one more of
 * those that have come back as often as autopay itself would try.
 */
const countedOn = once((c: Context): ReadonlyMap<string, number> => {
  const believed = new Map(beingTaken(c));
  for (const id of believed.keys())
    if (c.returns.filter((one) => one.invoiceId === id).length > c.policy.charge.debits.retryOnDays.length)
      believed.delete(id);
  return believed;
});

/** What their banks may still take of each, however often others of its debits have come back. */
const beingTaken = once((c: Context): ReadonlyMap<string, number> => {
  const taken = new Map<string, number>();
  for (const debit of c.debits) {
    if (debit.settled || debit.stuck) continue;
    for (const [id, minor] of reachedBy(c, debit)) taken.set(id, (taken.get(id) ?? 0) + minor);
  }
  return taken;
});

/** A part goes as far as it goes, with the credit that pays the same ones; all else pays what it names. */
function reachedBy(c: Context, { purpose, invoiceIds, amountMinor }: WatchedAttempt): [string, number][] {
  const isPart = purpose.kind === 'asked' && purpose.isPart === true;
  let left = isPart ? amountMinor + Math.max(0, c.creditMinor) : Number.POSITIVE_INFINITY;
  return invoiceIds.flatMap((id): [string, number][] => {
    const debt = debtById(c, id);
    const minor = debt === null ? 0 : Math.min(left, dueMinor(c, debt));
    left -= minor;
    return minor > 0 ? [[id, minor]] : [];
  });
}

/** What of it is on its way, never more than is due. */
export const countedOnMinor = (c: Context, debt: Debt): number =>
  c.debits.length === 0 ? 0 : Math.min(countedOn(c).get(debt.id) ?? 0, dueMinor(c, debt));

/** Money of a direct debit that is still counted on is on its way for it: what was agreed waits for that. */
export const isAwaited = (c: Context, debt: Debt): boolean => countedOnMinor(c, debt) > 0;

/** All that is due of it is. */
export const isCountedOn = (c: Context, debt: Debt): boolean => {
  const minor = countedOnMinor(c, debt);
  return minor > 0 && minor === dueMinor(c, debt);
};

/** Or an attempt for it is at its bank: money that may be here in a moment. */
export const isBeingPaid = (c: Context, debt: Debt): boolean =>
  isCountedOn(c, debt) || c.attempt?.invoiceIds.includes(debt.id) === true;

/** What is to be paid of it besides what is on its way: what a mail asks for, and what somebody may pay. */
export const toPayMinor = (c: Context, debt: Debt): number => dueMinor(c, debt) - countedOnMinor(c, debt);

export const sumToPay = (c: Context, debts: readonly Debt[]): number =>
  debts.reduce((sum, debt) => sum + toPayMinor(c, debt), 0);

/** What may be paid of it: with what its bank may still take besides, it would be paid twice. */
export const payableMinor = (c: Context, debt: Debt): number =>
  Math.max(0, dueMinor(c, debt) - (c.debits.length === 0 ? 0 : (beingTaken(c).get(debt.id) ?? 0)));

/** The overdue debts that nothing holds: what the campaign asks for, oldest first. */
export const askedFor = once((c: Context): readonly Debt[] =>
  overdueDebts(c).filter(
    (debt) => !isSetAside(c, debt) && !isProven(c, debt) && !isCountedOn(c, debt) && !awaitsFirstTry(c, debt),
  ),
);

/**
 * The invoice whose age drives the case: the oldest overdue one that nothing holds. A remainder so small that the
 * campaign rests for it gives its age to nobody else: a new debt isn't old because of a few pesos of an old one.
 */
export const anchorOf = (c: Context): Debt | null => notRemainder(c, askedFor(c)) ?? null;

/** The one whose age the account shows: days go on counting under holds of an invoice. */
export const agedBy = (c: Context): Debt | undefined => notRemainder(c, overdueDebts(c));

const notRemainder = (c: Context, debts: readonly Debt[]): Debt | undefined =>
  debts.find((debt) => dueMinor(c, debt) >= c.policy.thresholds.restBelowMinor) ?? debts[0];

/** Its due day as far as age counts: days that don't count are left out. */
export const agedFrom = (debt: Debt): Day => addDays(debt.dueOn, debt.pausedDays);

/** Day 0 for reminders, last notice and deactivation: a chargeback's day, and never before it is late. */
export const ladderDay0 = (debt: Debt): Day => later(agedFrom(debt), debt.ladderFrom ?? debt.dueOn);

export const daysOverdue = (c: Context, debt: Debt): number => Math.max(0, daysBetween(agedFrom(debt), today(c)));
