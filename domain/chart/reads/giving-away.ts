import { addMinutes } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Given } from '../state/ledger.ts';

/** What agents have given away of late (rules, Holds: agents' limits). */

const WITHOUT_A_CASE_MINUTES = 30 * 24 * 60;

/** From when on it counts: in a case all of the case, without one the last 30 days. */
export const countsFrom = (c: Context): Instant => c.case?.openedAt ?? thirtyDaysAgo(c);

/** What may count later on, when a case begins or ends. */
export const remembered = (c: Context): Given[] =>
  c.given.filter((one) => one.at >= thirtyDaysAgo(c) || one.at >= countsFrom(c));

const thirtyDaysAgo = (c: Context): Instant => addMinutes(c.now, -WITHOUT_A_CASE_MINUTES);

export const givenMinor = (c: Context, what: Given['what']): number =>
  c.given.reduce((sum, one) => (one.what === what && one.at >= countsFrom(c) ? sum + one.amountMinor : sum), 0);
