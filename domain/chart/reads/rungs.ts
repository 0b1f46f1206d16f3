import { addDays, dayOf } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import type { Off } from '../state/service.ts';
import { afterChange, soonest } from './contact-times.ts';
import { askedFor, ladderDay0, sumToPay } from './debts.ts';
import { openingOn } from './openings.ts';
import { provenMinor } from './proofs.ts';

/** When the campaign's rungs are due: reminders, and the last notice. */

/**
 * So little asked for that the campaign rests; credit that the next charge will take counts as paid, and
 * what accepted proofs show.
 */
export const isResting = (c: Context): boolean =>
  sumToPay(c, askedFor(c)) - provenMinor(c, askedFor(c)) - Math.max(0, c.creditMinor) <
  c.policy.thresholds.restBelowMinor;

/** First contact hour on or after a day of the ladder. */
const rungAt = (c: Context, anchor: Debt, day: number): Instant => openingOn(c, addDays(ladderDay0(anchor), day));

/** The reminders that have not gone yet, with their instants. */
export const openRungs = (c: Context, anchor: Debt): { day: number; at: Instant }[] =>
  c.policy.reminders.onDays.filter((day) => day > anchor.rungDay).map((day) => ({ day, at: rungAt(c, anchor, day) }));

/** The latest of them that has had its day before an instant. */
export const lastRungBefore = (
  c: Context,
  anchor: Debt,
  instant: Instant,
): ReturnType<typeof openRungs>[number] | undefined =>
  openRungs(c, anchor)
    .filter((rung) => rung.at < instant)
    .at(-1);

/** What is owed by an account that is off is said once a month, however little it is. */
export const monthlyWordAt = (c: Context, { since }: Pick<Off, 'since'>, n: number): Instant =>
  openingOn(c, addDays(dayOf(since, c.profile.timeZone), c.policy.reminders.whileDeactivatedEveryDays * n));

export const lastNoticeAt = (c: Context, anchor: Debt): Instant =>
  soonest(c, afterChange(c, rungAt(c, anchor, c.policy.reminders.lastNoticeOnDay)));
