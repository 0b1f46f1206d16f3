import type { Day } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Hold } from '../state/hold.ts';
import type { Debt } from '../state/ledger.ts';
import type { Off } from '../state/service.ts';
import { offOf } from '../state/service.ts';
import { dueMinor, inOrder, isPastDue, openOf, sumDue } from './debts.ts';
import { coveredOnSchedule } from './plans.ts';
import { recoverable, uncollectedOf } from './uncollected.ts';

/** What brings a service back that is off, or makes a loan of it final (rules, Reactivation and Lent). */

/** What is open of what it is off for, disputed or not; what a plan on schedule covers doesn't count. */
export const owedOf = (c: Context, off: Pick<Off, 'invoiceIds'>): number =>
  counted(c, off).reduce((sum, debt) => sum + debt.balanceMinor, 0);

/** What of it isn't in dispute. */
export const dueOf = (c: Context, off: Pick<Off, 'invoiceIds'>): number => sumDue(c, counted(c, off));

const counted = (c: Context, { invoiceIds }: Pick<Off, 'invoiceIds'>): Debt[] =>
  openOf(c, invoiceIds).filter((debt) => !coveredOnSchedule(c, debt));

/** It was off for a debt that is paid, or for one that was written off and is recovered; fraud is a person's to settle. */
export function isSettled(c: Context, off: Off): boolean {
  switch (off.for) {
    case 'debt':
      return owedOf(c, off) === 0;
    case 'writtenOff':
      return uncollectedOf(c, off.invoiceIds) === 0;
    case 'fraud':
      return false;
  }
}

/** What it is off for was written off, and is paid after all. */
export const isRecovered = (c: Context): boolean => c.service.is === 'off' && isSettled(c, c.service);

/**
 * Off for debt, all that has fallen due since is missing too, and what is in dispute of the old until that is decided;
 * what a plan on schedule covers isn't. Oldest first.
 */
export function missing(c: Context): Debt[] {
  const old = c.service.is === 'off' ? c.service.invoiceIds : [];
  return inOrder(c.debts).filter(
    (debt) =>
      isPastDue(c, debt) &&
      !coveredOnSchedule(c, debt) &&
      (old.includes(debt.id) ? debt.balanceMinor : dueMinor(c, debt)) > 0,
  );
}

/** What keeps it off is all in dispute: nothing is asked for, and it stays off until that is decided. */
export function isOnlyDisputed(c: Context): boolean {
  const left = c.service.is === 'off' && c.service.for === 'debt' ? missing(c) : [];
  return left.length > 0 && left.every((debt) => dueMinor(c, debt) === 0);
}

/** What money still has to come for a service that is off to be back; 0: none, or no money brings it back. */
export function missingMinor(c: Context): number {
  const { service } = c;
  if (service.is !== 'off' || service.for === 'fraud') return 0;
  return service.for === 'debt' ? sumDue(c, missing(c)) : uncollectedOf(c, service.invoiceIds);
}

/** What a service that is off, or lent, has to have to be back for good: of debts, or of some that were written off. */
function short(c: Context): readonly Debt[] {
  const off = offOf(c.service);
  if (off === null || off.for === 'fraud') return [];
  if (off.for === 'writtenOff') {
    // How much is open of what an older release has written off nobody knows: none of it is let go.
    const given = c.uncollected.filter((debt) => off.invoiceIds.includes(debt.id));
    return given.every((debt) => recoverable(c).includes(debt)) ? given : [];
  }
  return c.service.is === 'off' ? missing(c) : counted(c, off);
}

/**
 * What is let go of each: so little that nobody is kept off for it, all together and with what is in dispute (rules,
 * Small remainders).
 */
export function letGo(c: Context): { debt: Debt; amountMinor: number }[] {
  const debts = short(c);
  const old = offOf(c.service)?.invoiceIds ?? [];
  const shortMinor = debts.reduce((sum, one) => sum + (old.includes(one.id) ? one.balanceMinor : dueMinor(c, one)), 0);
  return shortMinor > c.policy.thresholds.adjustUpToMinor
    ? []
    : debts.map((debt) => ({ debt, amountMinor: dueMinor(c, debt) })).filter(({ amountMinor }) => amountMinor > 0);
}

/** A loan whose debt is settled, whatever fell due since. */
export const isRedeemed = (c: Context): boolean => c.service.is === 'lent' && isSettled(c, c.service.off);

/** The proofs on which a service is lent end when it goes off again. */
export const endsWithLoan = ({ service }: Context, hold: Hold): boolean =>
  service.is === 'lent' && service.by === 'proof' && hold.kind === 'proof' && hold.stage === 'accepted';

/** Since when an agent's loans count, all of a case together; null: no agent has lent it yet. */
export const firstLentDay = (c: Context, off: Off): Day | null => c.case?.firstLentOn ?? off.firstLentOn;
