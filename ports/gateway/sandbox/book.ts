import type { Instant } from '../../../domain/time/time.ts';
import type { Page, PageQuery } from '../../store/store.ts';

/**
 * What happened to the money. `pending` is a direct debit on its way, `returned` one that came back after it had
 * settled, `requiresAction` a charge that waits for its holder: nothing of it was taken yet.
 */
export type BookedOutcome = 'succeeded' | 'declined' | 'lost' | 'pending' | 'returned' | 'requiresAction';

/** Whether a holder has confirmed; `canceled`: nobody waits for that any more. */
export type Challenge = 'open' | 'confirmed' | 'refused' | 'canceled';

/** One attempt that reached the bank; `at` in the account's own time. */
export interface BookedCharge {
  id: string;
  at: Instant;
  key: string;
  amountMinor: number;
  outcome: BookedOutcome;
}

export const SANDBOX_RAILS = ['cards', 'mail', 'service'] as const;
export type SandboxRail = (typeof SANDBOX_RAILS)[number];
export const SANDBOX_FAULTS = ['away', 'hangs', 'unauthorized', 'none'] as const;
export type SandboxFaultKind = (typeof SANDBOX_FAULTS)[number];

/** By its id in the book, or by the key under which it was made. */
export type ChargeNamed = { id: string } | { key: string };

export interface ChargeSeen {
  outcome: BookedOutcome;
  chargedBack: boolean;
  chargebackOutcome: 'won' | 'lost' | null;
  /** Null: its holder was never asked. */
  challenge: Challenge | null;
}

/** The bank's own book: what it did, whatever its callers heard. */
export interface SandboxBook {
  /** In the order in which the bank saw them. Direct debits stand as they were last looked up. Throws `BadCursor`. */
  charges(accountId: string, page: PageQuery): Promise<Page<BookedCharge>>;
  /**
   * The cardholder takes a charge back, once. Null when there is no such charge, when its money didn't move, or when it
   * was taken back before; but the same `requestId` is answered the same again, so that a request that a crash cut
   * short can be resumed.
   */
  chargeBack(chargeId: string, requestId?: string): Promise<{ key: string } | null>;
  /**
   * How a chargeback ends, once; `won`: the bank gives the money back. Null when there is none that is open; but the
   * same `requestId` is answered the same again.
   */
  closeChargeback(charge: ChargeNamed, outcome: 'won' | 'lost', requestId?: string): Promise<{ key: string } | null>;
  /** One charge, and whether its cardholder has taken it back, and how that ended; null: it is not in the book. */
  chargeNamed(charge: ChargeNamed): Promise<ChargeSeen | null>;
  /**
   * The holder confirms a charge that waits for it, or refuses; once. Null when there is none that waits under this
   * key; but the same `requestId` is answered the same again.
   */
  challenge(key: string, outcome: 'confirmed' | 'refused', requestId?: string): Promise<BookedCharge | null>;
  setFault(rail: SandboxRail, kind: SandboxFaultKind): Promise<void>;
}
