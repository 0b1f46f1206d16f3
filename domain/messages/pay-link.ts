import { addMinutes } from '../time/calendar.ts';
import type { Instant } from '../time/time.ts';

/**
 * How long a link to pay is good for (rules, Pay link). No number of the policy: it decides nothing about the case, and whoever still owes
 * has a newer link by then, since everything that asks for money brings one and the ladder of reminders is never silent
 * for as long.
 */
const LIFE_DAYS = 30;

/** `at`: the account's own time, as the answer. */
export const payLinkEnds = (at: Instant): Instant => addMinutes(at, LIFE_DAYS * 24 * 60);

export type PayLinkState = 'open' | 'revoked' | 'expired';

export const payLinkState = (
  { revokedAt, expiresAt }: { revokedAt: Instant | null; expiresAt: Instant },
  now: Instant,
): PayLinkState => (revokedAt !== null ? 'revoked' : now >= expiresAt ? 'expired' : 'open');
