import { addMinutes, later } from '../calendar.ts';
import type { Outcome } from '../events.ts';
import type { Day, Instant } from '../time.ts';
import type { Context, Debt } from './context.ts';
import { mayBeCharged, oldestFirst, pastDueMinor, sumDue } from './debts.ts';
import { allocate, settle } from './money.ts';
import { planOwes } from './plans.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';
import { chargeSlot } from './window.ts';

/**
 * Credit that lies there while something falls due: nobody is dunned, or deactivated, for what the company holds already. It pays its part at
 * the account's minute of the charging window, just before the automatic charge takes the rest; what is due already, at once.
 */

interface Part { at: Instant; debts: Debt[]; amountMinor: number }

/** What the credit is next put against, and when. */
export function nextCredit(c: Context): Part | null {
  if (c.creditMinor <= 0 || c.credit.inFlight !== null) return null;
  const next = [dueByThen(c), ...installments(c)].filter((part) => part !== null).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))[0];
  return next === undefined ? null : { ...next, at: later(next.at, c.credit.notBefore ?? next.at), amountMinor: Math.min(next.amountMinor, c.creditMinor) };
}

/** All that has fallen due when the first of it does: not what is disputed, set aside, or being paid by a direct debit. */
function dueByThen(c: Context): Part | null {
  const open = c.debts.filter((debt) => mayBeCharged(c, debt));
  const first = open.map((debt) => chargeSlot(c, debt.dueOn)).sort()[0];
  if (first === undefined) return null;
  const by = later(first, c.now);
  const debts = oldestFirst(open.filter((debt) => chargeSlot(c, debt.dueOn) <= by));
  return { at: first, debts, amountMinor: sumDue(c, debts) };
}

/** Of what a plan covers, only what the plan asks for by the day. */
const installments = (c: Context): (Part | null)[] =>
  c.holds.map((hold) => {
    for (const { on } of hold.installments) {
      const owed: { debts: Debt[]; amountMinor: number } = planOwes(c, hold, on as Day);
      if (owed.amountMinor > 0) return { at: chargeSlot(c, on), ...owed };
    }
    return null;
  });

export function applyCredit(turn: Turn): void {
  const c = turn.context;
  const next = nextCredit(c);
  if (next === null) return;
  const credits = c.counters.credits + 1;
  const key = `${c.profile.id}:credit:${credits}`;
  turn.set({ credit: { ...c.credit, inFlight: { key, amountMinor: next.amountMinor } }, counters: { ...c.counters, credits } });
  turn.do({ type: 'applyCredit', key, params: { accountId: c.profile.id, invoiceIds: next.debts.map((debt) => debt.id), amountMinor: next.amountMinor, at: c.now } });
}

/** Less than we believed there was room for: a fact is on its way, and we look again when it should be here. */
const LOOK_AGAIN_MINUTES = 5;

export function creditApplied(turn: Turn, { key, allocations, creditMinor }: Extract<Outcome, { type: 'CREDIT_APPLIED' }>): void {
  const { credit: { inFlight }, now } = turn.context;
  if (inFlight?.key !== key) return;
  const isLess = -creditMinor < inFlight.amountMinor;
  turn.set({ credit: { inFlight: null, notBefore: isLess ? addMinutes(now, LOOK_AGAIN_MINUTES) : null } });
  const before = pastDueMinor(turn.context);
  for (const { invoiceId, amountMinor } of allocations) turn.note('credit.applied', `Credit of ${turn.money(amountMinor)} paid towards what is due`, { invoiceId, amountMinor }, SYSTEM);
  allocate(turn, allocations, creditMinor);
  settle(turn, 0, before);
}
