import type { Mail, MailMethod } from '../../messages/mail.ts';
import type { HeldWhy } from '../../safety/clearance.ts';
import type { Day, Instant } from '../../time/time.ts';
import { each, filled, maybe } from './filled.ts';
import type { Since } from './filled.ts';
import { MAIL } from './mail.ts';

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

const STOPPED: Since<CompanySlice['stopped'], 'charges' | 'mails'> = {};
const STOP: Since<MailStop, 'since' | 'lookAt' | 'told' | 'answers'> = {};
const CREDIT: Since<CompanySlice['credit'], 'inFlight' | 'notBefore'> = {};
const IN_FLIGHT: Since<CreditInFlight, 'key' | 'amountMinor'> = { receipt: null };
const CLEARANCE: Since<CompanySlice['clearance'], 'asked' | 'heldUntil' | 'why' | 'told'> = {};
const ASKED: Since<NonNullable<CompanySlice['clearance']['asked']>, 'id' | 'purpose'> = {};

const wholeStop = (stored: MailStop): MailStop => ({ ...filled(STOP, stored), answers: each(MAIL, stored.answers) });

export const wholeCompany = ({ stopped, credit, clearance }: CompanySlice): CompanySlice => ({
  stopped: { ...filled(STOPPED, stopped), mails: stopped.mails && wholeStop(stopped.mails) },
  credit: { ...filled(CREDIT, credit), inFlight: maybe(IN_FLIGHT, credit.inFlight) },
  clearance: { ...filled(CLEARANCE, clearance), asked: maybe(ASKED, clearance.asked) },
});
