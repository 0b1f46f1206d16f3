import { addDays, daysBetween } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Hold } from '../state/hold.ts';
import type { Debt } from '../state/ledger.ts';
import { once } from '../state/once.ts';
import type { WatchedAttempt } from '../state/payment.ts';
import { today } from './today.ts';

/** Questions about what is owed. All amounts in minor units; all days local to the account. */

const byAge = (a: Debt, b: Debt): number =>
  a.dueOn < b.dueOn
    ? -1
    : a.dueOn > b.dueOn
      ? 1
      : a.issuedOn < b.issuedOn
        ? -1
        : a.issuedOn > b.issuedOn
          ? 1
          : a.number < b.number
            ? -1
            : 1;

export const oldestFirst = (debts: readonly Debt[]): Debt[] => [...debts].sort(byAge);

/** Everything open, oldest first: what is picked from it needs no sorting. */
export const inOrder = once((debts: Debt[]) => oldestFirst(debts));

const byId = once((debts: Debt[]) => new Map(debts.map((debt) => [debt.id, debt])));

export const debtById = (c: Context, id: string): Debt | null => byId(c.debts).get(id) ?? null;

/** Those of these that are open, oldest first. */
export const openOf = (c: Context, ids: readonly string[]): Debt[] =>
  oldestFirst(ids.flatMap((id) => debtById(c, id) ?? []));

/** Asked of each debt, again and again: which holds are about it is gathered once for each list of holds. */
const heldOf = once((holds: Hold[]) => {
  const disputed = new Map<string, (number | null)[]>();
  const setAside = new Set<string>();
  for (const { kind, invoiceId, invoiceIds, disputedMinor } of holds) {
    if (kind === 'dispute' && invoiceId !== null)
      disputed.set(invoiceId, [...(disputed.get(invoiceId) ?? []), disputedMinor]);
    if (kind === 'agent' && invoiceId !== null) setAside.add(invoiceId);
    for (const id of invoiceIds) setAside.add(id);
  }
  return { disputed, setAside };
});

/** What of an invoice is in dispute. */
export function disputedMinor(c: Context, debt: Debt): number {
  const disputes = heldOf(c.holds).disputed.get(debt.id);
  if (disputes === undefined) return 0;
  return Math.min(
    disputes.reduce<number>((sum, minor) => sum + (minor ?? debt.balanceMinor), 0),
    debt.balanceMinor,
  );
}

/** What of an invoice is due once its day comes: all but the disputed part. */
export const dueMinor = (c: Context, debt: Debt): number => debt.balanceMinor - disputedMinor(c, debt);

/** Its due day is over. Once noted that stays so: a change of zone moves no past date. */
export const isPastDue = (c: Context, debt: Debt): boolean => debt.overdueNoted || today(c) > debt.dueOn;

export const isOverdue = (c: Context, debt: Debt): boolean => isPastDue(c, debt) && dueMinor(c, debt) > 0;

/** Oldest first. */
export const overdueDebts = once((c: Context): readonly Debt[] =>
  inOrder(c.debts).filter((debt) => isOverdue(c, debt)),
);

export const sumDue = (c: Context, debts: readonly Debt[]): number =>
  debts.reduce((sum, debt) => sum + dueMinor(c, debt), 0);

export const overdueMinor = (c: Context): number => sumDue(c, overdueDebts(c));

/** Open and past its day, disputed or not: what has to fall for a service to come back by money. */
export const pastDueMinor = (c: Context): number =>
  c.debts.reduce((sum, debt) => (isPastDue(c, debt) ? sum + debt.balanceMinor : sum), 0);

export const openMinor = (c: Context): number => c.debts.reduce((sum, debt) => sum + debt.balanceMinor, 0);

/**
 * Whether a hold takes this invoice out of collecting: an agent's pause of it, or a payment plan. Its days go on
 * counting.
 */
export const isSetAside = (c: Context, debt: Debt): boolean => heldOf(c.holds).setAside.has(debt.id);

const onTheirWay = once(
  (debits: WatchedAttempt[]) => new Set(debits.flatMap((debit) => (debit.settled ? [] : debit.invoiceIds))),
);

/** Money of a direct debit is on its way for it. */
export const isOnItsWay = (c: Context, debt: Debt): boolean => onTheirWay(c.debits).has(debt.id);

/** The overdue debts that nothing holds: what the campaign asks for, oldest first. */
export const askedFor = once((c: Context): readonly Debt[] => overdueDebts(c).filter((debt) => !isSetAside(c, debt)));

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

/** Day 0 of its reminder ladder. */
export const ladderDay0 = (debt: Debt): Day => debt.ladderFrom ?? agedFrom(debt);

export const daysOverdue = (c: Context, debt: Debt): number => Math.max(0, daysBetween(agedFrom(debt), today(c)));
