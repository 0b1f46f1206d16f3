import type { Actor, Allocation } from '../../domain/account.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

export interface TransferRow {
  id: string;
  rail: 'spei' | 'other';
  trackingKey: string | null;
  bankReference: string | null;
  amountMinor: number;
  currency: string;
  settledAt: Instant;
  reference: string | null;
  concept: string | null;
  payerName: string | null;
  payerClabe: string | null;
  status: 'matched' | 'partial' | 'unmatched' | 'duplicate';
  accountId: string | null;
  paymentId: string | null;
  allocations: Allocation[];
  creditMinor: number;
  createdAt: Instant;
}

export interface BankTransfers {
  /** Matches by reference (see rules: transfers); unmatched ones wait. `now` is the machine's. */
  receiveTransfer(
    input: Pick<
      TransferRow,
      | 'id'
      | 'rail'
      | 'trackingKey'
      | 'bankReference'
      | 'amountMinor'
      | 'currency'
      | 'settledAt'
      | 'reference'
      | 'concept'
      | 'payerName'
      | 'payerClabe'
    > & {
      actor: Actor;
      now: Instant;
    },
  ): Promise<TransferRow>;
  /**
   * By hand: invoices of one account, each at most by its balance, together at most by the transfer; the rest is
   * credit.
   */
  matchTransfer(input: {
    transferId: string;
    allocations: Allocation[];
    requestId?: string;
    actor: Actor;
  }): Promise<TransferRow>;
  /**
   * Takes the money back from invoices and credit; credit that was spent is taken from the invoices that it paid.
   * Refunded already: 422 `credit_already_used`.
   */
  unmatchTransfer(input: {
    transferId: string;
    reason: string;
    requestId?: string;
    actor: Actor;
  }): Promise<TransferRow>;
  transferById(id: string): Promise<TransferRow | null>;
  transfers(page: PageQuery & { status?: string }): Promise<Page<TransferRow>>;
}
