import { addMinutes } from '../time/calendar.ts';
import type { Instant } from '../time/time.ts';

/** How long somebody stays signed in: without a request, and at all. */
export interface SessionLimits {
  idleMinutes: number;
  hours: number;
}

/** OWASP's session management sheet: 15-30 minutes idle, and a working day. */
export const SESSION_LIMITS: SessionLimits = { idleMinutes: 30, hours: 12 };

interface SessionTimes {
  lastSeenAt: Instant;
  /** Whatever is done meanwhile. */
  expiresAt: Instant;
}

/** When it ends, should nobody ask for anything any more. */
export function sessionEnd({ lastSeenAt, expiresAt }: SessionTimes, { idleMinutes }: SessionLimits): Instant {
  const idle = addMinutes(lastSeenAt, idleMinutes);
  return idle < expiresAt ? idle : expiresAt;
}

/** Writing down each request would cost each a write: whoever was seen within this time is not written down anew. */
const SEEN_MINUTES = 1;

export const isToBeSeen = (lastSeenAt: Instant | null, now: Instant): boolean =>
  lastSeenAt === null || addMinutes(lastSeenAt, SEEN_MINUTES) <= now;
