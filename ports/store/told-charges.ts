import type { Actor } from '../../domain/account.ts';
import type { ChargeResult } from './charges.ts';

/** What a provider tells of an attempt by itself: as a look-up would find it. */
export type ToldResult =
  | Exclude<ChargeResult, { outcome: 'unknown' | 'refused' }>
  /** A direct debit came back. */
  | { outcome: 'returned'; declineCode: string };

export interface ToldCharges {
  /**
   * Whatever is going on with the attempt; what is known already, or is older than what is known, changes nothing. Money
   * for an attempt that had been declined for good is a person's task, and no booking.
   */
  tellCharge(input: { attemptId: string; result: ToldResult; actor: Actor }): Promise<void>;
  /**
   * The provider has given this much of a charge back by now. What nobody here has ordered of it is a person's task,
   * once a charge and sum.
   */
  tellGivenBack(input: { attemptId: string; amountMinor: number }): Promise<void>;
}
