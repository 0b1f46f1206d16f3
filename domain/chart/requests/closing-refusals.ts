import type { Request } from '../../events.ts';
import { plainMoney } from '../../money/money.ts';
import type { Refusal } from '../../refusal.ts';
import { ENDED_WITH_CREDIT, isClosed } from '../reads/closing.ts';
import { openMinor } from '../reads/debts.ts';
import type { Context } from '../state/context.ts';
import { notNow } from './refusals.ts';

/** What speaks against closing an account, and against anything but reopening a closed one. */

export function whileClosed(c: Context, { type }: Pick<Request, 'type'>): Refusal | null {
  if (type === 'REOPEN_REQUESTED') return isClosed(c) ? null : notNow('The account is not closed');
  return isClosed(c) ? notNow('The account is closed: reopen it first') : null;
}

/** Nothing may be left that somebody would have to hear of, or that could still move money. */
export function closing(c: Context): Refusal | null {
  const money = (minor: number): string => plainMoney(minor, c.profile.currency);
  if (c.attempt !== null || c.credit.inFlight !== null || c.debits.some((debit) => !debit.settled))
    return notNow('A payment is on its way: its outcome comes first');
  if (c.debts.length > 0)
    return notNow(`${money(openMinor(c))} is open: it is paid, credited, voided or written off first`);
  if (c.creditMinor > 0) return notNow(`${money(c.creditMinor)} of credit is left: it is refunded first`);
  if (c.billing !== null && c.billing.next !== null)
    return notNow('Its subscription is still billed: it is cancelled, and ends, first');
  if (c.rental !== null && c.rental.next !== null)
    return notNow('Equipment is still rented: its rental is ended, and billed, first');
  if (c.orders.equipment.some(({ rented }) => !rented))
    return notNow('An order of equipment is not invoiced yet: it is released first');
  if (c.orders.ports.length > 0) return notNow('Numbers are to leave, and have not: that comes first');
  if (c.holds.some((hold) => hold.kind === 'dispute')) return notNow('A dispute is undecided: it is resolved first');
  return c.proofs.length > 0
    ? notNow('A proof of payment waits for a decision, or for its money: that comes first')
    : null;
}

/** It has a subscription, and is neither closed nor reopened since that ended. Whether it has, `closing` asks. */
const closesByItself = (c: Context): boolean => c.billing !== null && !c.billing.closed && !isClosed(c);

/** What is to be rented is billed when it is delivered: a person may close before that, time doesn't. */
const awaitsRental = (c: Context): boolean => c.orders.equipment.some(({ rented }) => rented);

/** It closes by itself: all is billed, nothing is open and no credit is left (rules, Closed by itself). */
export const isOver = (c: Context): boolean => closesByItself(c) && !awaitsRental(c) && closing(c) === null;

/** Credit is all that is left of it. */
export const leavesCredit = (c: Context): boolean =>
  c.creditMinor > 0 &&
  closesByItself(c) &&
  !c.tasks.some(({ key }) => key === ENDED_WITH_CREDIT) &&
  closing({ ...c, creditMinor: 0 }) === null;
