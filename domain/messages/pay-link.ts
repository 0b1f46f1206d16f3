import type { Policy } from '../policy/policy.ts';
import { addMinutes } from '../time/calendar.ts';
import type { Instant } from '../time/time.ts';

/** How long links to pay are good for (rules, Pay link). All of it in the account's own time. */

const days = (count: number): number => count * 24 * 60;

/** Of one that is made at `at`: what its account's policy says then is its own, whatever that says later. */
export const payLinkLife = (
  { lifeDays, afterPaidDays }: Pick<Policy['payLinks'], 'lifeDays' | 'afterPaidDays'>,
  at: Instant,
): { expiresAt: Instant; afterPaidDays: number } => ({ expiresAt: addMinutes(at, days(lifeDays)), afterPaidDays });

/** When the link of an older mail ends at the latest, once a newer one of its kind has left at `at`. */
export const olderLinkEnds = ({ afterNewerDays }: Pick<Policy['payLinks'], 'afterNewerDays'>, at: Instant): Instant =>
  addMinutes(at, days(afterNewerDays));

export interface PayLinkLife {
  expiresAt: Instant;
  revokedAt: Instant | null;
  /** When a newer mail of its kind brought another; `expiresAt` is what that has left of it. */
  replacedAt: Instant | null;
  /** When the last of what it asks for was paid; null: something of it is open, or it asks for nothing. */
  paidAt: Instant | null;
  afterPaidDays: number;
}

/** `replaced`: a newer mail has another; `paid`: there is nothing left for it to do. */
export type PayLinkState = 'open' | 'revoked' | 'replaced' | 'paid' | 'expired';

export function payLinkState(
  { expiresAt, revokedAt, replacedAt, paidAt, afterPaidDays }: PayLinkLife,
  now: Instant,
): PayLinkState {
  if (revokedAt !== null) return 'revoked';
  if (paidAt !== null && now >= addMinutes(paidAt, days(afterPaidDays))) return 'paid';
  if (now < expiresAt) return 'open';
  return replacedAt === null ? 'expired' : 'replaced';
}
