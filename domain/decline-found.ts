import type { PaymentMethod } from './account.ts';
import type { Instant } from './time/time.ts';

/** The provider had declined it, and a record that was restored knew of no such attempt. `at`: when it was tried. */
export interface DeclineFound {
  type: 'DECLINE_FOUND';
  attemptId: string;
  methodId: string;
  method: Pick<PaymentMethod, 'kind' | 'brand' | 'last4' | 'fingerprint'>;
  amountMinor: number;
  at: Instant;
  declineCode: string;
}
