import { later } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import { oldestFirst, sumDue } from './debts.ts';
import { mayTakeMoney } from './due.ts';
import { planOwes } from './plans.ts';
import { chargeSlot } from './window.ts';

/**
 * Credit that lies there while something falls due: nobody is dunned, or deactivated, for what the company holds
 * already. It pays its part at the account's minute of the charging window, just before the automatic charge takes the
 * rest; what is due already, at once.
 */

interface Part {
  at: Instant;
  debts: Debt[];
  amountMinor: number;
}

/** What the credit is next put against, and when. */
export function nextCredit(c: Context): Part | null {
  if (c.creditMinor <= 0 || c.credit.inFlight !== null) return null;
  const next = [dueByThen(c), ...installments(c)]
    .filter((part) => part !== null)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))[0];
  return next === undefined
    ? null
    : {
        ...next,
        at: later(next.at, c.credit.notBefore ?? next.at),
        amountMinor: Math.min(next.amountMinor, c.creditMinor),
      };
}

/**
 * All that has fallen due when the first of it does: not what is disputed, set aside, or being paid by a direct debit.
 */
function dueByThen(c: Context): Part | null {
  const open = oldestFirst(c.debts.filter((debt) => mayTakeMoney(c, debt)));
  if (open[0] === undefined) return null;
  const first = chargeSlot(c, open[0].dueOn);
  const by = later(first, c.now);
  const end = open.findIndex((debt) => chargeSlot(c, debt.dueOn) > by);
  const debts = end === -1 ? open : open.slice(0, end);
  return { at: first, debts, amountMinor: sumDue(c, debts) };
}

/** Of what a plan covers, only what the plan asks for by the day. */
const installments = (c: Context): (Part | null)[] =>
  c.holds.map((hold) => {
    const owed = hold.kind === 'plan' ? planOwes(c, hold) : null;
    return owed === null ? null : { ...owed, at: chargeSlot(c, owed.on) };
  });
