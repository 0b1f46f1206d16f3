import type { AttemptTrigger } from '../../account.ts';
import type { ChargeOrder } from '../../effects.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Ladder } from './autopay.ts';
import { LADDER } from './autopay.ts';
import { each, filled, maybe } from './filled.ts';
import type { Since } from './filled.ts';
import type { TriedMethod } from './ledger.ts';

/** Attempts: the one that is made, those of which the bank may yet speak, and what the networks count. */
export interface PaymentSlice {
  attempt: Attempt | null;
  lastAttemptId: string | null;
  /** Given up as lost: should the bank say later that it took the money after all, it did. */
  lost: WatchedAttempt[];
  /** Direct debits: on their way, or settled and still to be watched. */
  debits: WatchedAttempt[];
  /** Direct debits that came back, for each invoice that they were to pay. */
  returns: { invoiceId: string; at: Instant }[];
  /** Recent attempts of each card, for the networks' limits. `notBefore`: the bank's advice on a decline. */
  attemptLedger: {
    fingerprint: string;
    at: Instant;
    declined: boolean;
    amountMinor: number;
    notBefore: Instant | null;
    /** The plastic itself rests after it, under any token. One that has expired comes back with another date. */
    rests: boolean;
  }[];
  /**
   * Cards that were refused for good, and cards that a chargeback has made us distrust, under whichever token they come
   * again.
   */
  cards: { refused: string[]; distrusted: string[] };
}

/** What an attempt is part of: it says what its failure moves. */
export type Purpose =
  /** The due day's automatic charge. */
  | { kind: 'due' }
  | { kind: 'retry'; ladderId: string }
  | { kind: 'installment'; planId: string; on: Day }
  /** A new default method, tried at once. `asked`: somebody is waiting for its answer. */
  | { kind: 'newMethod'; asked: boolean }
  /** `isPart`: of an amount that was named, less than all that could be paid. */
  | { kind: 'asked'; isPart?: true };

/** One attempt at a time. */
export interface Attempt {
  id: string;
  key: string;
  trigger: AttemptTrigger;
  purpose: Purpose;
  methodId: string;
  /** Null: begun before that was kept. */
  method: TriedMethod | null;
  invoiceIds: string[];
  amountMinor: number;
  at: Instant;
  /** What was owed when it was decided. */
  believes: ChargeOrder['believes'];
  resend: number;
  /** Its sending stands on the timeline. */
  noted: boolean;
  /** Look-ups that found nothing, and look-ups made at all. */
  notFound: number;
  lookUps: number;
  lookUpInFlight: boolean;
  /** Since when look-ups themselves fail; null: they don't. */
  lookUpsFailSince: Instant | null;
  /** Its holder is to confirm it until then; how often the provider was asked to let it go. Null: nobody has to. */
  confirm: { url: string | null; until: Instant; asks: number } | null;
}

/** An attempt that nothing waits for and of which the bank may yet speak: a direct debit, or one given up as lost. */
export interface WatchedAttempt {
  attemptId: string;
  purpose: Purpose;
  /** The ladder on which it was a rung: it goes on there if it comes back, settled meanwhile or not. */
  ladder: Ladder | null;
  methodId: string;
  method: TriedMethod | null;
  invoiceIds: string[];
  amountMinor: number;
  at: Instant;
  settled: boolean;
  /** It has neither settled nor come back for so long that nobody counts on it any more. */
  stuck: boolean;
  lookUps: number;
  lookUpInFlight: boolean;
}

/** Nothing has been heard of it yet. */
export const UNHEARD = {
  resend: 0,
  noted: false,
  notFound: 0,
  lookUps: 0,
  lookUpInFlight: false,
  lookUpsFailSince: null,
  confirm: null,
} as const;

export const emptyPayment = (): PaymentSlice => ({
  attempt: null,
  lastAttemptId: null,
  lost: [],
  debits: [],
  returns: [],
  attemptLedger: [],
  cards: { refused: [], distrusted: [] },
});

const ATTEMPT: Since<
  Attempt,
  | 'id'
  | 'key'
  | 'trigger'
  | 'purpose'
  | 'methodId'
  | 'invoiceIds'
  | 'amountMinor'
  | 'at'
  | 'believes'
  | Exclude<keyof typeof UNHEARD, 'confirm'>
> = { method: null, confirm: null };

const WATCHED: Since<
  WatchedAttempt,
  | 'attemptId'
  | 'purpose'
  | 'ladder'
  | 'methodId'
  | 'invoiceIds'
  | 'amountMinor'
  | 'at'
  | 'settled'
  | 'lookUps'
  | 'lookUpInFlight'
> = { method: null, stuck: false };

const RETURN: Since<PaymentSlice['returns'][number], 'invoiceId' | 'at'> = {};
const COUNTED: Since<
  PaymentSlice['attemptLedger'][number],
  'fingerprint' | 'at' | 'declined' | 'amountMinor' | 'notBefore'
> = { rests: false };
const CARDS: Since<PaymentSlice['cards'], 'refused' | 'distrusted'> = {};

const watched = (one: WatchedAttempt): WatchedAttempt => ({
  ...filled(WATCHED, one),
  ladder: maybe(LADDER, one.ladder),
});

export const wholePayment = (stored: PaymentSlice): PaymentSlice => ({
  attempt: maybe(ATTEMPT, stored.attempt),
  lastAttemptId: stored.lastAttemptId,
  lost: stored.lost.map(watched),
  debits: stored.debits.map(watched),
  returns: each(RETURN, stored.returns),
  attemptLedger: each(COUNTED, stored.attemptLedger),
  cards: filled(CARDS, stored.cards),
});
