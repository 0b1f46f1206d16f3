import { later } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import { atItsHour } from '../reads/charge-times.ts';
import { coveredBy } from '../reads/holds.ts';
import { windowFrom } from '../reads/window.ts';
import type { Hold, Placed } from '../state/hold.ts';
import { invoiceOf } from '../state/hold.ts';
import type { Turn } from '../state/turn.ts';

/** Holds add up; each ends on its own, and releasing one never releases another (rules, Holds). */

export function place(turn: Turn, given: Placed): Hold {
  const { counters, now, holds: others } = turn.context;
  const hold: Hold = { id: `hold-${counters.holds + 1}`, placedAt: now, ...given };
  turn.set({ holds: [...others, hold], counters: { ...counters, holds: counters.holds + 1 } });
  const { kind, until, reason } = hold;
  turn.note('hold.placed', `On hold (${kind})${until === null ? '' : ` until ${turn.local(until)}`}: ${reason}`, {
    hold: kind,
    until,
    invoiceId: invoiceOf(hold),
    reason,
  });
  return hold;
}

export const release = (turn: Turn, hold: Hold, why: string, by = turn.actor): void =>
  releaseAll(turn, [hold], () => why, by);

/** The same thing, where it has all of that already. */
const changed = <T extends object>(one: T, change: Partial<T>): T =>
  (Object.keys(change) as (keyof T)[]).every((field) => one[field] === change[field]) ? one : { ...one, ...change };

/** In one pass, however many they are. */
export function releaseAll(turn: Turn, released: readonly Hold[], why: (hold: Hold) => string, by = turn.actor): void {
  if (released.length === 0) return;
  const { context: c } = turn;
  const since = (instant: Instant): Instant => later(instant, c.now);
  const ids = new Set(released.map((hold) => hold.id));
  const resumed = new Set(released.flatMap((hold) => coveredBy(c, hold)));
  turn.set({
    // A due day, or an installment's, that the hold has made us miss is made up in the next window.
    holds: c.holds
      .filter((one) => !ids.has(one.id))
      .map((one) => (one.kind === 'plan' ? changed(one, { chargeableSince: since(one.chargeableSince) }) : one)),
    debts: c.debts.map((debt) =>
      changed(debt, {
        chargeableSince: debt.triedByAutopay ? debt.chargeableSince : since(debt.chargeableSince),
        resumed: debt.resumed || resumed.has(debt.id),
      }),
    ),
    ladders: c.ladders.map((ladder) => atItsHour(c, ladder)),
    chargeNow:
      c.chargeNow === null || c.chargeNow.asked
        ? c.chargeNow
        : { ...c.chargeNow, notBefore: later(c.chargeNow.notBefore ?? c.now, windowFrom(c, c.now)) },
  });
  for (const hold of released)
    turn.note(
      'hold.released',
      `Hold (${hold.kind}) released: ${why(hold)}`,
      { hold: hold.kind, invoiceId: invoiceOf(hold), why: why(hold) },
      by,
    );
}
