import type { Policy } from '../policy/policy.ts';
import type { Day } from '../time/time.ts';

/** What is known of the company as a whole when a service is about to be switched off by itself. */
export interface ClearanceFacts {
  /** Why somebody has stopped deactivations; null: nobody has. */
  stopped: string | null;
  /** The account lives in a time of its own: the company's figures and its bank feed are of another. */
  testClock: boolean;
  /** The last day whose transfers the bank feed has brought; null: there is no feed. */
  importedThrough: Day | null;
  /** Other accounts that were cleared on this local day. */
  clearedToday: number;
  /** All accounts that such a figure is measured against, as last counted; null: nobody has counted yet. */
  accounts: number | null;
  /** An admin has released the breaker for this day. */
  released: boolean;
}

/** What of the account's policy and calendar the judgement needs. */
export interface ClearanceRules {
  breaker: Policy['deactivation']['breaker'];
  /** The last day before today on which the banks were open. */
  lastBankDay: Day;
}

export type HeldWhy = 'switch' | 'bankFeed' | 'breaker';

export type Clearance = { cleared: true } | { cleared: false; why: HeldWhy; because: string };

const held = (why: HeldWhy, because: string): Clearance => ({ cleared: false, why, because });

/**
 * Whether an automatic deactivation may go ahead (rules, The case): nobody has stopped them, the bank feed is fresh
 * where there is one (the money may be there), and it is not one of suspiciously many on a day.
 */
export function clearance(facts: ClearanceFacts, { breaker, lastBankDay }: ClearanceRules): Clearance {
  if (facts.stopped !== null) return held('switch', facts.stopped);
  if (facts.testClock) return { cleared: true };
  if (facts.importedThrough !== null && facts.importedThrough < lastBankDay)
    return held(
      'bankFeed',
      `The bank feed was imported through ${facts.importedThrough}, and ${lastBankDay} was a bank day`,
    );
  const most = mostOnADay(facts.accounts ?? 0, breaker);
  if (!facts.released && facts.clearedToday >= most) {
    const of = facts.accounts === null ? '' : ` of ${facts.accounts}`;
    return held('breaker', `${facts.clearedToday}${of} accounts were deactivated today, ${most} is the most`);
  }
  return { cleared: true };
}

/**
 * How many accounts may be deactivated by themselves on a day. A percentage says nothing of a handful of accounts: up
 * to `minCount` it doesn't count.
 */
export const mostOnADay = (accounts: number, { maxPercent, maxCount, minCount }: ClearanceRules['breaker']): number =>
  Math.min(maxCount, Math.max(minCount, Math.floor((accounts * maxPercent) / 100)));
