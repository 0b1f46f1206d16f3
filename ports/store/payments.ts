import type { Actor, Allocation } from '../../domain/account.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

export type PaymentSource = 'card' | 'bankAccount' | 'transfer' | 'cash';

export interface PaymentRow {
  id: string;
  accountId: string;
  at: Instant;
  source: PaymentSource;
  amountMinor: number;
  currency: string;
  attemptId: string | null;
  transferId: string | null;
  allocations: Allocation[];
  creditMinor: number;
  status: 'settled' | 'reversed';
}

/** Money that came in: of attempts that succeeded, and of transfers that were matched. */
export interface Payments {
  /** The bank has taken an attempt's money back. 422 `nothing_to_charge_back`. */
  chargeBack(input: { attemptId: string; actor: Actor }): Promise<PaymentRow>;
  /**
   * How it ended, once. `won`: the money is here again, and pays what it had paid. 404 where nothing was charged back.
   */
  closeChargeback(input: { attemptId: string; outcome: 'won' | 'lost'; actor: Actor }): Promise<PaymentRow>;
  payments(accountId: string, page: PageQuery): Promise<Page<PaymentRow>>;
}
