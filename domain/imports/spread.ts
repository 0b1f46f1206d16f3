import type { Policy } from '../policy/policy.ts';
import { mostOnADay } from '../safety/clearance.ts';
import { addDays, addWorkingDays } from '../time/calendar.ts';
import type { Day } from '../time/time.ts';
import type { ImportedAccount } from './imported.ts';

/**
 * Accounts whose debt is as old as a last notice would all be sent it on the day on which they come, and be deactivated
 * three working days later: some hundred on one day. They are spread instead, so many a working day as the breaker lets
 * through, and the rest is held until its turn.
 */

/** Whether it owes something for which the last notice would go at once. */
export const isDueForLastNotice = ({ invoices }: ImportedAccount, policy: Policy, today: Day): boolean =>
  invoices.some(({ dueOn }) => addDays(dueOn, policy.reminders.lastNoticeOnDay) <= today);

/** Which of the waves the so-many-th such account is in: 0 isn't held at all. */
export const waveOf = (nth: number, perDay: number): number => Math.floor(nth / perDay);

/** As many as the breaker lets through on a day, once these are there. */
export const perDayOf = (accounts: number, policy: Policy): number => mostOnADay(accounts, policy.deactivation.breaker);

/** The last day on which a wave is held; null: it isn't. The first wave may need the next working day for itself. */
export const heldThrough = (wave: number, policy: Policy, liveOn: Day): Day | null =>
  wave === 0 ? null : addWorkingDays(liveOn, wave, policy.calendar);
