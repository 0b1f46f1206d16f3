import { addDays, addMinutes, at, dayOf } from '../../time/calendar.ts';
import { minuteOfDay } from '../../time/epoch.ts';
import { ownPart } from '../../time/own-part.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';

/** The charging window, and the account's own minute in it. */

const opens = (c: Context, day: Day): Instant => at(day, c.policy.charge.window.from, c.profile.timeZone);

/** As long on every day: where the clocks change, it ends as much earlier or later. */
const minutes = ({
  policy: {
    charge: { window },
  },
}: Context): number => minuteOfDay(window.to) - minuteOfDay(window.from);

/** The account's own minute of the window, so that the 10th's herd is spread over it. */
export const chargeSlot = (c: Context, day: Day): Instant =>
  addMinutes(opens(c, day), ownPart(c.profile.id, minutes(c)));

/** When what falls due on a day can't be charged on it any more. */
export const windowEnds = (c: Context, day: Day): Instant => addMinutes(opens(c, day), minutes(c));

/** It fell due while autopay was off, or its window was over when it was switched on (rules, Charging). */
export const isOldDebt = (c: Context, dueOn: Day): boolean =>
  c.autopaySince !== null && windowEnds(c, dueOn) <= c.autopaySince;

export function isInWindow(c: Context, instant: Instant): boolean {
  const day = dayOf(instant, c.profile.timeZone);
  const from = opens(c, day);
  return instant >= from && instant < addMinutes(from, minutes(c));
}

/** The instant itself if it is in the window, else the account's minute of the next one. */
export function windowFrom(c: Context, instant: Instant): Instant {
  if (isInWindow(c, instant)) return instant;
  const day = dayOf(instant, c.profile.timeZone);
  return instant < opens(c, day) ? chargeSlot(c, day) : chargeSlot(c, addDays(day, 1));
}

/**
 * When what falls due on a day is charged, if it could be since an instant: in that day's window; missed, in the next.
 */
export function chargeInstantOf(c: Context, dueOn: Day, since: Instant): Instant {
  const slot = chargeSlot(c, dueOn);
  if (since <= slot) return slot;
  const day = dayOf(since, c.profile.timeZone);
  // Still its own day and the window is open: now is in time.
  if (day === dueOn) return windowFrom(c, since);
  const slotThatDay = chargeSlot(c, day);
  return since <= slotThatDay ? slotThatDay : chargeSlot(c, addDays(day, 1));
}

export const chargeInstant = (c: Context, debt: Debt): Instant => chargeInstantOf(c, debt.dueOn, debt.chargeableSince);
