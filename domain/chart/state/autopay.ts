import type { Instant } from '../../time/time.ts';
import { each, maybe } from './filled.ts';
import type { Since } from './filled.ts';
import type { TriedMethod } from './ledger.ts';

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

export const LADDER: Since<
  Ladder,
  | 'id'
  | 'planId'
  | 'firstDeclinedAt'
  | 'invoiceIds'
  | 'methodId'
  | 'method'
  | 'declineCode'
  | 'rung'
  | 'tries'
  | 'state'
  | 'declineTold'
  | 'notBefore'
> = {};

const CHARGE_NOW: Since<NonNullable<AutopaySlice['chargeNow']>, 'methodId' | 'asked' | 'notBefore'> = {};

export const wholeAutopay = (stored: AutopaySlice): AutopaySlice => ({
  autopayOn: stored.autopayOn,
  autopaySince: stored.autopaySince,
  chargeNow: maybe(CHARGE_NOW, stored.chargeNow),
  ladders: each(LADDER, stored.ladders),
  methodAsked: stored.methodAsked,
});
