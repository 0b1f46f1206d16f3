import type { Context } from '../state/context.ts';
import type { Hold } from '../state/hold.ts';
import type { Off } from '../state/service.ts';
import { debtById, dueMinor, isPastDue } from './debts.ts';

/** What brings a service back that is off, or makes a loan of it final (rules, Reactivation and Lent). */

/** What is open of what it is off for, disputed or not. */
export const owedOf = (c: Context, { invoiceIds }: Pick<Off, 'invoiceIds'>): number =>
  invoiceIds.reduce((sum, id) => sum + (debtById(c, id)?.balanceMinor ?? 0), 0);

/** What of it isn't in dispute. */
export function dueOf(c: Context, { invoiceIds }: Pick<Off, 'invoiceIds'>): number {
  return invoiceIds.reduce((sum, id) => {
    const debt = debtById(c, id);
    return debt === null ? sum : sum + dueMinor(c, debt);
  }, 0);
}

/** It was off for a debt that is paid, or for one that was written off and is recovered; fraud is a person's to settle. */
export function isSettled(c: Context, off: Off): boolean {
  switch (off.for) {
    case 'debt':
      return owedOf(c, off) === 0;
    case 'writtenOff':
      return !off.invoiceIds.some((id) => c.writtenOff.includes(id));
    case 'fraud':
      return false;
  }
}

/**
 * Nothing is missing any more of what keeps it off. Off for debt, all that has fallen due since is missing too, and
 * what is in dispute of the old until that is decided.
 */
export function mayComeBack(c: Context): boolean {
  const { service } = c;
  if (service.is !== 'off' || service.for !== 'debt') return service.is === 'off' && isSettled(c, service);
  return !c.debts.some(
    (debt) => isPastDue(c, debt) && (service.invoiceIds.includes(debt.id) ? debt.balanceMinor : dueMinor(c, debt)) > 0,
  );
}

/** A loan whose debt is settled, whatever fell due since. */
export const isRedeemed = (c: Context): boolean => c.service.is === 'lent' && isSettled(c, c.service.off);

/** The proofs on which a service is lent end when it goes off again. */
export const endsWithLoan = ({ service }: Context, { kind, phase }: Pick<Hold, 'kind' | 'phase'>): boolean =>
  service.is === 'lent' && service.by === 'proof' && kind === 'proof' && phase === 'accepted';
