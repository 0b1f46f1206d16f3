import { type Month, monthOf, nextMonths } from '../../domain/billing/month.ts';
import { epochMs, instantFromMs } from '../../domain/time/epoch.ts';
import type { Day, Instant } from '../../domain/time/time.ts';

/** What moving needs, and letting go; `Store` has it. */
interface Moving {
  moveBodies(limit: number): Promise<number>;
}
interface Parts {
  makeMonthsOfBodies(months: readonly Month[]): Promise<void>;
  letGoOfBodies(before: Month): Promise<string[]>;
}

const AT_ONCE = 500;
const MONTHS_AHEAD = 2;
const DAY_MS = 86_400_000;

/** Moves the bodies of all that is done by now, some at a time, and answers how many. */
export async function moveBodies(store: Moving, signal?: AbortSignal): Promise<number> {
  let all = 0;
  while (signal?.aborted !== true) {
    const moved = await store.moveBodies(AT_ONCE);
    all += moved;
    if (moved < AT_ONCE) break;
  }
  return all;
}

/**
 * Makes the parts of this month and the next ones, and lets go of those that ended more than `keepDays` ago, by the
 * machine's clock and in UTC; null: of none. Answers the names of those that are gone.
 */
export async function turnMonths(
  store: Parts,
  { now, keepDays }: { now: Instant; keepDays: number | null },
): Promise<string[]> {
  const month = monthAt(now);
  await store.makeMonthsOfBodies(Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) => nextMonths(month, ahead)));
  return keepDays === null ? [] : store.letGoOfBodies(monthAt(instantFromMs(epochMs(now) - keepDays * DAY_MS)));
}

const monthAt = (at: Instant): Month => monthOf(at.slice(0, 10) as Day);
