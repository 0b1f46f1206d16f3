import type { Actor } from '../../domain/account.ts';
import type { RefundPart } from '../../domain/money/give-back.ts';
import type { Agenda, WorkRef } from '../../domain/work.ts';
import type { GatewayRefund, Provider, RefundAnswer } from '../gateway/gateway.ts';
import type { Begun } from './work.ts';

/** What giving a part of a refund back through its provider needs. */
export interface RefundDeed {
  /** Who took the money. */
  provider: Provider;
  refund: GatewayRefund;
  /** Why nothing is moved at the bank for now; null: it may go. */
  stopped: string | null;
}

/** What the provider says, of the amount that it was asked for. */
export type RefundResult =
  | Pick<Extract<RefundAnswer, { refundRef: string }>, 'outcome' | 'refundRef'>
  | Extract<RefundAnswer, { outcome: 'refused' }>;

/**
 * `pending`: its provider is to be asked; `sent`: it has it, and its bank takes days; `paid`; `byHand`: a person is to
 * pay it; `paidByHand`: so he says; `undone`: it is credit again.
 */
export type RefundPartStatus = 'pending' | 'sent' | 'paid' | 'byHand' | 'paidByHand' | 'undone';

export interface RefundPartRow {
  position: number;
  amountMinor: number;
  by: RefundPart['by'];
  paymentId: string | null;
  /** The account that the money came from, where it is to be paid by transfer; null: not known. */
  toClabe: string | null;
  status: RefundPartStatus;
  /** The provider's own name for it. */
  refundRef: string | null;
  /** Why it could not go back where it came from. */
  because: string | null;
}

/** Parts of refunds that go back by themselves. */
export interface Refunds {
  beginRefund(ref: WorkRef): Promise<Begun<RefundDeed>>;
  settleRefund(ref: WorkRef, result: RefundResult): Promise<Agenda>;
}

/** What a provider tells of a refund later. */
export interface ToldRefunds {
  /**
   * A refund came back, days after it was given: a person pays it another way. `key`: under which it was sent. False:
   * no refund is known under it. One that is told of again changes nothing.
   */
  tellRefundFailed(input: { key: string; because: string; actor: Actor }): Promise<boolean>;
}
