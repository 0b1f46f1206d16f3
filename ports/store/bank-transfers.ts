import type { Actor, Allocation } from '../../domain/account.ts';
import type { WhyUnmatched } from '../../domain/matching/why-unmatched.ts';
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
  /** The CLABE or number of our account at which it arrived, where the bank said it. */
  receivedAtAccount: string | null;
  /** That account was retired by then. */
  retiredAccount: boolean;
  /** The file that brought it; null: it came by itself. */
  statementId: string | null;
  status: 'matched' | 'partial' | 'unmatched' | 'duplicate';
  /** Why it waits; null: it doesn't, or an older release left it. */
  unmatchedWhy: WhyUnmatched | null;
  /** Null: it waits, or is several accounts'. */
  accountId: string | null;
  paymentId: string | null;
  /** Of all of them. */
  allocations: Allocation[];
  creditMinor: number;
  /** What it became, one an account. */
  payments: { accountId: string; paymentId: string; amountMinor: number }[];
  createdAt: Instant;
}

/**
 * A transfer as a bank tells of it: a body of `POST /v1/bank-transfers`. Events of older releases lack where it arrived,
 * and whether nobody should pay there any more.
 */
export type ToldTransfer = Pick<
  TransferRow,
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
> &
  Partial<Pick<TransferRow, 'receivedAtAccount' | 'retiredAccount'>>;

export interface BankTransfers {
  /**
   * Matches by what it names, by a proof's key, by where it arrived or by who paid (see rules: transfers); unmatched ones
   * wait. `now` is the machine's. One that a statement repeats as it was is `duplicate`, and leaves no row of its own.
   */
  receiveTransfer(
    input: ToldTransfer &
      Pick<TransferRow, 'id'> &
      Partial<Pick<TransferRow, 'statementId'>> & {
        actor: Actor;
        now: Instant;
        /** Whose calendar says by which bank day somebody is to look, when it matches nothing. */
        policyName: string;
      },
  ): Promise<TransferRow>;
  /**
   * By hand: invoices each at most by its balance. Of one account together at most by the transfer, the rest is its
   * credit; of several they add up to it (422 `allocations_do_not_add_up`), and each gets a payment of its own.
   */
  matchTransfer(input: {
    transferId: string;
    allocations: Allocation[];
    requestId?: string;
    actor: Actor;
  }): Promise<TransferRow>;
  /**
   * Takes the money back from invoices and credit of all accounts that it was given to; credit that was spent is taken
   * from the invoices that it paid.
   * Refunded already: 422 `credit_already_used`.
   */
  unmatchTransfer(input: {
    transferId: string;
    reason: string;
    requestId?: string;
    actor: Actor;
  }): Promise<TransferRow>;
  transferById(id: string): Promise<TransferRow | null>;
  /** Oldest first unless asked otherwise. */
  transfers(page: PageQuery & { status?: string; order?: 'oldest' | 'newest' }): Promise<Page<TransferRow>>;
}
