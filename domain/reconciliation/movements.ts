import type { Day, Instant } from '../time/time.ts';

/** What a provider's own book says, in our words. Amounts are minor units, as everywhere. */

/** Why a balance at a provider moves. */
export type MovementKind =
  | 'charge'
  /** A direct debit that came back without a dispute. */
  | 'chargeFailed'
  | 'refund'
  /** It could not be given back after all. */
  | 'refundFailed'
  /** Money of a charge that its holder or bank has taken back. */
  | 'dispute'
  /** A dispute that was won. */
  | 'disputeReversed'
  /** What the provider asks by itself, not for one movement. */
  | 'fee'
  | 'payout'
  | 'payoutFailed'
  /** All else. */
  | 'adjustment';

export interface Amount {
  amountMinor: number;
  currency: string;
}

/** One line of the provider's book. */
export interface Movement extends Amount {
  id: string;
  kind: MovementKind;
  /** What the balance rises by before the fee, in the balance's currency; below zero what it falls by. */
  amountMinor: number;
  /** Asked for this one; above zero when the provider takes it. */
  feeMinor: number;
  /** `amountMinor` less `feeMinor`. */
  netMinor: number;
  /**
   * What was asked of the customer's bank or given back to it, above zero and in its currency: a balance may be in
   * another. Null: it is no customer's.
   */
  asked: Amount | null;
  /** Of the charge that it is about, as an attempt's `providerRef`. */
  chargeRef: string | null;
  /** Of the thing itself: a refund, a dispute, a payout. */
  ref: string | null;
  at: Instant;
  /** The day from which it may be paid out, in UTC. */
  availableOn: Day;
}

export type PayoutStatus = 'onItsWay' | 'paid' | 'failed' | 'canceled';

/** Money that goes from the provider to the company's bank account. */
export interface Payout extends Amount {
  id: string;
  status: PayoutStatus;
  /** The day on which it is at the bank, or will be. */
  arrivesOn: Day;
  /** What it is made of, itself left out; null: the provider can't say, since somebody ordered it by hand. */
  movements: readonly Movement[] | null;
}
