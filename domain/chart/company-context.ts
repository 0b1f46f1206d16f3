import type { HeldWhy } from '../safety/clearance.ts';
import type { Mail } from '../messages/mail.ts';
import type { Day, Instant } from '../time/time.ts';

/**
 * What an account has come upon of what concerns all accounts at once, and the credit that it is waiting to hear of.
 */
export interface CompanyContext {
  /** Stopped by an admin, as far as that has kept something from us: charges since, mails. */
  stopped: { charges: Instant | null; mails: MailStop | null };
  /** Credit that is being put against what is due. `notBefore`: nothing could be put, and we don't know why. */
  credit: { inFlight: { key: string; amountMinor: number } | null; notBefore: Instant | null };
  /**
   * An automatic deactivation is cleared first: what is asked; until when the last answer holds it back, and why; and
   * what of that was told.
   */
  clearance: {
    asked: { id: string; purpose: 'deactivation' | 'relock' } | null;
    heldUntil: Day | null;
    why: HeldWhy | null;
    told: string[];
  };
}

export interface MailStop {
  /** Since when that has kept us from sending. */
  since: Instant;
  /** When we try again. */
  lookAt: Instant;
  /** Keys of the held mails that the timeline tells of. */
  told: string[];
  /** Answers that wait as they are. */
  answers: Mail[];
}

export const undisturbed: CompanyContext = {
  stopped: { charges: null, mails: null },
  credit: { inFlight: null, notBefore: null },
  clearance: { asked: null, heldUntil: null, why: null, told: [] },
};
