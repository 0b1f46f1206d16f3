import type { DeclineReason } from '../messages/mail.ts';

/** What a decline is about, for the desk's analytics and worklists. */
export type DeclineCategory =
  | 'funds'
  | 'limit'
  | 'expired'
  | 'lostOrStolen'
  | 'closed'
  | 'revoked'
  | 'fraud'
  | 'wrongDetails'
  | 'authentication'
  | 'notAllowed'
  | 'issuer'
  | 'technical'
  | 'duplicate'
  | 'networkAdvice'
  | 'unclear';

/** What to do about one decline code. */
export interface Decision {
  /** Soft: the same method may be tried again. Hard: never again on this method. */
  kind: 'soft' | 'hard';
  /** What the customer is told. */
  reason: DeclineReason;
  /**
   * The code itself asks for at least so long a wait on this method, whoever charges. Null: the policy's own waits
   * hold.
   */
  waitAtLeastMinutes: number | null;
  /** Another method, or this one with new details, is needed. Every hard decline needs it. */
  needsMethod: boolean;
  /** Trying again helps only after the customer has done something: authenticated, called their bank. */
  needsCustomer: boolean;
  category: DeclineCategory;
  /** Who says so. */
  source: string;
}

/** A decision without its source, which its table adds. */
export type Judgement = Omit<Decision, 'source'>;

const soft = (category: DeclineCategory, reason: DeclineReason = 'bankDeclined'): Judgement => ({
  kind: 'soft',
  reason,
  waitAtLeastMinutes: null,
  needsMethod: false,
  needsCustomer: false,
  category,
});
const hard = (category: DeclineCategory, reason: DeclineReason): Judgement => ({
  kind: 'hard',
  reason,
  waitAtLeastMinutes: null,
  needsMethod: true,
  needsCustomer: false,
  category,
});

/** No money now; there may be some on another day. */
export const FUNDS = soft('funds', 'insufficientFunds');
/**
 * The bank's limit on amount or number is reached; limits are daily or monthly. To the customer the same as too little
 * money.
 */
export const LIMIT = soft('limit', 'insufficientFunds');
/** The bank says no, and not why. */
export const UNCLEAR = soft('unclear');
/** The bank wants to speak with its customer first, but often takes a later try. */
export const CALL_BANK: Judgement = { ...soft('issuer', 'needsCustomer'), needsCustomer: true };
/** The payer must authenticate or type something: a charge without them is declined again, and yet the card is good. */
export const AUTHENTICATE: Judgement = { ...soft('authentication', 'needsCustomer'), needsCustomer: true };
/** Something between us and the bank did not work; the customer has nothing to do with it. */
export const TECHNICAL = soft('technical');
/** It looks like a payment that was made just now. A day later it doesn't. */
export const DUPLICATE: Judgement = { ...soft('duplicate'), waitAtLeastMinutes: 24 * 60 };
export const EXPIRED = hard('expired', 'expired');
/** Reported lost or stolen, to be captured, or locked. */
export const BLOCKED = hard('lostOrStolen', 'blocked');
export const CLOSED = hard('closed', 'blocked');
/** The customer told the bank to refuse us. */
export const REVOKED = hard('revoked', 'blocked');
/** Suspected fraud is never said to who may be the fraudster. */
export const FRAUD = hard('fraud', 'bankDeclined');
/** A stored number that is wrong stays wrong. */
export const WRONG_DETAILS = hard('wrongDetails', 'bankDeclined');
/** This method can't pay for this kind of thing, or not in this currency. */
export const NOT_ALLOWED = hard('notAllowed', 'bankDeclined');
