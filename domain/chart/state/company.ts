import type { Mail, MailMethod } from '../../messages/mail.ts';
import type { HeldWhy } from '../../safety/clearance.ts';
import type { Day, Instant } from '../../time/time.ts';
import { filled, having, within } from './filled.ts';
import { blankMail } from './mail.ts';

/**
 * What an account has come upon of what concerns all accounts at once, and the credit that it is waiting to hear of.
 */
export interface CompanySlice {
  /** Stopped by an admin, as far as that has kept something from us: charges since, mails. */
  stopped: { charges: Instant | null; mails: MailStop | null };
  /** Credit that is being put against what is due. `notBefore`: nothing could be put, and we don't know why. */
  credit: { inFlight: CreditInFlight | null; notBefore: Instant | null };
  /**
   * An automatic deactivation is cleared first: what is asked; until when the last answer holds it back, and why; and
   * what of that was told.
   */
  clearance: {
    asked: { id: string; purpose: ClearancePurpose } | null;
    heldUntil: Day | null;
    why: HeldWhy | null;
    told: string[];
  };
}

interface CreditInFlight {
  key: string;
  amountMinor: number;
  /** Of the payment that it came with; null: it came otherwise. */
  receipt: Receipt | null;
}

/** A receipt that is not written yet. `creditMinor`: what the credit has risen by in all, below zero when it fell. */
export interface Receipt {
  /** What makes it: the payment, each time that it comes. */
  cause: string;
  paymentId: string;
  amountMinor: number;
  paidAt: Instant;
  via: 'card' | 'bankAccount' | 'transfer';
  method: MailMethod | null;
  paid: { invoiceId: string; number: string; amountMinor: number }[];
  creditMinor: number;
}

export type ClearancePurpose = 'deactivation' | 'relock';

export interface MailStop {
  /** Since when that has kept us from sending. */
  since: Instant;
  /** When we try again. */
  lookAt: Instant;
  /** Keys of the stopped mails that the timeline tells of. */
  told: string[];
  /** Answers that wait as they are. */
  answers: Mail[];
}

export const emptyCompany = (): CompanySlice => ({
  stopped: { charges: null, mails: null },
  credit: { inFlight: null, notBefore: null },
  clearance: { asked: null, heldUntil: null, why: null, told: [] },
});

export function wholeCompany(stored: CompanySlice, now: Instant): CompanySlice {
  const empty = emptyCompany();
  const stopped = filled(empty.stopped, stored.stopped);
  const stop: MailStop = { since: now, lookAt: now, told: [], answers: [] };
  return {
    stopped: {
      ...stopped,
      mails: stopped.mails === null ? null : within(stop, stopped.mails, 'answers', blankMail(now)),
    },
    credit: having(empty.credit, stored.credit, 'inFlight', { key: '', amountMinor: 0, receipt: null }),
    clearance: having(empty.clearance, stored.clearance, 'asked', { id: '', purpose: 'deactivation' }),
  };
}
