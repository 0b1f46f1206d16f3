import type { OurCharge, OurRefund } from '../../domain/reconciliation/compare.ts';
import type { Provider } from '../gateway/gateway.ts';
import type { Instant } from '../../domain/time/time.ts';

/** What the record says of a provider's money, to be held beside the provider's own book. */
export interface BooksBeside {
  /**
   * Charges and refunds by the provider's names for them, and those that were sent, or taken back, from one instant up
   * to another.
   * `clock`: the provider's; what lives in another time than it has no instant there.
   */
  booksBeside(asked: {
    provider: Provider;
    clock: 'machine' | 'account';
    refs: readonly string[];
    refundRefs: readonly string[];
    from: Instant;
    to: Instant;
  }): Promise<{ charges: OurCharge[]; refunds: OurRefund[] }>;
}
