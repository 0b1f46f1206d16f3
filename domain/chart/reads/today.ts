import { dayOf } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import type { Context } from '../state/context.ts';

/** Asked many times in a step, and always the same. */
let lastAsked = { now: '' as string, zone: '', day: '' as Day | '' };

/** The account's local day. */
export function today(c: Context): Day {
  const {
    now,
    profile: { timeZone: zone },
  } = c;
  if (lastAsked.now !== now || lastAsked.zone !== zone) lastAsked = { now, zone, day: dayOf(now, zone) };
  return lastAsked.day as Day;
}
