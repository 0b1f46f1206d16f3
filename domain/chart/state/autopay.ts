import type { Instant } from '../../time/time.ts';
import { having, maybe } from './filled.ts';
import type { TriedMethod } from './ledger.ts';
import { NO_METHOD } from './ledger.ts';

/** Charges that make themselves: what they have been declined for, and what they are to try next. */
export interface AutopaySlice {
  autopayOn: boolean;
  /** Since when it is on: what fell due before is old debt. Null: it is off, or was on before anybody kept it. */
  autopaySince: Instant | null;
  /** A method to be tried as soon as nothing else is in flight, and not before. */
  chargeNow: {
    methodId: string;
    /** Somebody asked for it: a hold does not keep it. */
    asked: boolean;
    notBefore: Instant | null;
  } | null;
  ladders: Ladder[];
  /** The mail has left that asks for a method, since none was usable; it is not asked for again until one was. */
  methodAsked: boolean;
}

/** One of the automatic retries' ladders: each declined charge has its own. */
export interface Ladder {
  /** The cause in its mails' keys. */
  id: string;
  /** It retries an installment of this plan. */
  planId: string | null;
  firstDeclinedAt: Instant;
  invoiceIds: string[];
  methodId: string;
  /** Whichever token it has: the same plastic again goes on here. Cards and direct debits have each their own days. */
  method: TriedMethod;
  declineCode: string;
  /** Retries made or passed over. */
  rung: number;
  /** Automatic attempts so far. */
  tries: number;
  state: 'running' | 'needsMethod' | 'exhausted';
  declineTold: boolean;
  /** Nothing is tried before. */
  notBefore: Instant | null;
}

export const emptyAutopay = (): AutopaySlice => ({
  autopayOn: false,
  autopaySince: null,
  chargeNow: null,
  ladders: [],
  methodAsked: false,
});

export const blankLadder = (now: Instant): Ladder => ({
  id: '',
  planId: null,
  firstDeclinedAt: now,
  invoiceIds: [],
  methodId: '',
  method: NO_METHOD,
  declineCode: '',
  rung: 0,
  tries: 0,
  state: 'running',
  declineTold: false,
  notBefore: null,
});

export const wholeLadder = (stored: Ladder, now: Instant): Ladder =>
  having(blankLadder(now), stored, 'method', NO_METHOD);

export const wholeAutopay = (stored: AutopaySlice, now: Instant): AutopaySlice => ({
  autopayOn: stored.autopayOn,
  autopaySince: stored.autopaySince,
  chargeNow: maybe<NonNullable<AutopaySlice['chargeNow']>>(
    { methodId: '', asked: false, notBefore: null },
    stored.chargeNow,
  ),
  ladders: stored.ladders.map((ladder) => wholeLadder(ladder, now)),
  methodAsked: stored.methodAsked,
});
