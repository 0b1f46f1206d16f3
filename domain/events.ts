import type { AccountProfile, Actor, Allocation, AttemptTrigger, Invoice, PaymentMethod, Role } from './account.ts';
import type { BillingFact, BillingOutcome } from './billing-events.ts';
import type { BillSeries } from './billing/series.ts';
import type { DeclineFound } from './decline-found.ts';
import type { RefundPart } from './money/give-back.ts';
import type { OrderFact, OrderOutcome } from './order-events.ts';
import type { HeldWhy } from './safety/clearance.ts';
import type { EvidenceFact } from './matching/evidence.ts';
import type { Mail } from './messages/mail.ts';
import type { Policy } from './policy/policy.ts';
import type { TaskKind } from './tasks.ts';
import type { Day, Instant } from './time/time.ts';

/**
 * Facts: what happened to the account's money, methods and papers. Written to the ledger in the transaction in which
 * the chart is told of them, in the order of their sequence.
 */
export type Fact =
  | { type: 'ACCOUNT_OPENED'; profile: AccountProfile; policy: Policy; autopay: boolean }
  | { type: 'ACCOUNT_CHANGED'; profile: AccountProfile }
  | { type: 'AUTOPAY_CHANGED'; enabled: boolean; consent: string | null }
  /** `chargeNow`: try what is due on this method at once. */
  | { type: 'METHOD_ADDED'; method: PaymentMethod; chargeNow: boolean }
  | { type: 'METHOD_REMOVED'; methodId: string; newDefaultId: string | null }
  | { type: 'METHOD_DEFAULTED'; methodId: string }
  /** Its network has given it another date, or number. */
  | { type: 'METHOD_CHANGED'; method: PaymentMethod }
  /**
   * `creditMinor` of the account's credit paid part of it in the same transaction; `balanceMinor` is after that.
   * `sentAlready`: the customer has it from elsewhere, and gets no mail of it. `bought`: what they have just bought by
   * it, of which the mail doesn't wait.
   */
  | { type: 'INVOICE_ISSUED'; invoice: Invoice; creditMinor: number; sentAlready?: true; bought?: Bought }
  | ({
      type: 'INVOICE_VOIDED';
      invoiceId: string /** paid money that became credit */;
      creditMinor: number;
      reason: string;
      /** Of a month of the subscription, which is billed anew. */
      isMonth?: true;
      /** Of which series; missing: the service's. */
      series?: BillSeries;
    } & Giving)
  /** Another last day to pay, `from` the one before. */
  | { type: 'DUE_DATE_CHANGED'; invoiceId: string; from: Day; dueOn: Day; reason: string }
  /** A credit note lowers the invoice by `amountMinor`; what exceeds its balance became credit. */
  | ({
      type: 'CREDIT_NOTED';
      creditNoteId: string;
      invoiceId: string;
      amountMinor: number;
      creditMinor: number;
      reason: string;
    } & Recovering &
      Giving)
  | ({
      type: 'TRANSFER_RECEIVED';
      transferId: string;
      paymentId: string;
      trackingKey: string | null;
      amountMinor: number;
      settledAt: Instant;
      allocations: Allocation[] /** the rest, kept as credit */;
      creditMinor: number;
      status: 'matched' | 'partial';
      /** an agent matched it by hand, rather than its reference */ byHand: boolean;
      /** it names no invoice, and its tracking key is that of a proof of payment */ byProof?: boolean;
      /** neither: how it was known all the same */ matchedBy?: 'sum' | 'ownClabe' | 'payer';
      /** it came to an account of ours that is retired */ retiredAccount?: true;
    } & Recovering)
  | { type: 'TRANSFER_REPEATED'; transferId: string; differs: string[] }
  /** A transfer came that is nobody's for certain, and may be this account's: `evidence` speaks for it. Told once. */
  | { type: 'TRANSFER_SUGGESTED'; transferId: string; amountMinor: number; evidence: EvidenceFact[] }
  /** It is not: another's, or nobody's of ours. */
  | { type: 'TRANSFER_RULED_OUT'; transferId: string; why: 'elsewhere' | 'dismissed' }
  /** A wrong match undone: balances rise again, and credit falls. */
  /** `proofIds`: the proofs of payment that it had settled. */
  | ({ type: 'TRANSFER_UNMATCHED'; transferId: string; reason: string; proofIds?: string[] } & Reversal)
  | { type: 'PROOF_RECEIVED'; proofId: string; amountMinor: number; paidOn: Day; trackingKey: string | null }
  | ({
      type: 'DISPUTE_RESOLVED';
      disputeId: string;
      invoiceId: string;
      outcome: 'accepted' | 'rejected';
      creditMinor: number /** part of it that became account credit */;
      toCreditMinor: number;
      /** as it is after that; it may have been paid long ago. Facts of older releases lack it. */
      invoice?: Invoice;
      /** why, where somebody said it */ reason?: string;
    } & Recovering &
      Giving)
  /** `fingerprint`: of the card, which may have been removed since. */
  | ({ type: 'CHARGEBACK_RECEIVED'; attemptId: string; methodId: string; fingerprint?: string } & Reversal)
  /** `restored`: it was won, and the payment is here again. */
  | {
      type: 'CHARGEBACK_CLOSED';
      attemptId: string;
      outcome: 'won' | 'lost';
      amountMinor: number;
      restored: Restored | null;
    }
  /** `parts`: where it goes; facts of older releases lack them, and whoever asked paid it back. */
  | ({ type: 'CREDIT_REFUNDED'; refundId: string; amountMinor: number; reason: string; parts?: RefundPart[] } & Giving)
  /** A part of it that nobody has paid is not to be paid any more: it is credit again. */
  | { type: 'REFUND_UNDONE'; refundId: string; position: number; amountMinor: number; reason: string }
  | BillingFact
  | OrderFact
  /** A person says that it is not to be done. `key`: as the chart opened it. */
  | { type: 'TASK_DISMISSED'; taskId: string; kind: TaskKind; key: string; reason: string };

/** What an invoice is for that the customer has just bought. */
export type Bought = 'equipment' | 'other';

/** Who gave it: what agents give away is counted (rules, Holds). Missing: nobody whose limit counts. */
interface Giving {
  role?: Role;
}

/**
 * What this does to invoices that were given up: as they are after it, paid ones with nothing open. Missing: nothing,
 * or a build has written it that did not say.
 */
interface Recovering {
  uncollectible?: Invoice[];
}

/**
 * A payment taken back. `reopened`: the invoices that it had paid, whole, with their balances after this (closed ones
 * are no longer in the chart).
 */
export interface Reversal extends Recovering {
  paymentId: string;
  amountMinor: number;
  allocations: Allocation[];
  /** The part that had become credit, and is taken from it again. */
  creditMinor: number;
  reopened: Invoice[];
  /** What of it had been refunded: that money went out twice. `owedMinor` of it is asked for again. */
  outTwice?: { refundedMinor: number; owedMinor: number };
}

/** A payment that was taken back and has come again. `creditMinor`: what the credit rises by. */
export interface Restored extends Recovering {
  paymentId: string;
  allocations: Allocation[];
  creditMinor: number;
}

/** Requests: somebody asks; the chart decides. Each carries the id under which it is asked, once. */
export type Request =
  | {
      type: 'PAY_REQUESTED';
      attemptId: string /** null: everything open */;
      invoiceId: string | null;
      methodId: string | null;
      trigger: Extract<AttemptTrigger, 'agent' | 'portal' | 'api'>;
      /** A part of it; without it all that is not in dispute, on its way or covered by credit. */
      amountMinor?: number;
    }
  /**
   * Its window is judged in the account's time, so it is asked, not recorded first. `late`: an admin allows it after
   * the window.
   */
  | {
      type: 'DISPUTE_REQUESTED';
      disputeId: string;
      invoiceId: string;
      amountMinor: number | null;
      reason: string;
      late: boolean;
      /** Filled in by the record where the invoice is paid: the chart knows open ones alone. */
      paid?: { invoice: Invoice; paidMinor: number } | null;
    }
  | { type: 'PROOF_ACCEPTED'; proofId: string }
  | { type: 'PROOF_REJECTED'; proofId: string; reason: string }
  | OverrideRequest;

interface Override {
  reason: string;
  expectedVersion: number | null;
  role: 'admin' | 'agent';
}
export type OverrideRequest = Override &
  (
    | { type: 'PAUSE_REQUESTED' /** the last day */; until: Day | null; invoiceId: string | null; legal: boolean }
    | { type: 'RESUME_REQUESTED'; invoiceId: string | null }
    | { type: 'EXTEND_REQUESTED'; days: number }
    | { type: 'PROMISE_REQUESTED'; amountMinor: number; on: Day }
    | { type: 'PLAN_REQUESTED'; installments: { on: Day; amountMinor: number }[] }
    | { type: 'CANCEL_PROMISE_REQUESTED' }
    | { type: 'CANCEL_PLAN_REQUESTED' }
    | { type: 'RETRY_NOW_REQUESTED'; attemptId: string; methodId: string | null }
    | { type: 'SKIP_REMINDER_REQUESTED' }
    | { type: 'SEND_REMINDER_REQUESTED' }
    | { type: 'DEACTIVATE_REQUESTED'; fraud: boolean }
    | { type: 'REACTIVATE_REQUESTED'; until: Day | null }
    | { type: 'WRITE_OFF_REQUESTED' }
    | { type: 'CLOSE_REQUESTED' }
    | { type: 'REOPEN_REQUESTED' }
    | { type: 'CHANGE_POLICY_REQUESTED'; policy: Policy }
  );

/** What an effect answered. The key names the attempt, mail or call that it belongs to. */
export type Outcome =
  | ({
      type: 'CHARGE_SUCCEEDED';
      attemptId: string;
      paymentId: string;
      amountMinor: number;
      allocations: Allocation[];
      creditMinor: number;
      found: boolean;
    } & Recovering)
  | { type: 'CHARGE_DECLINED'; attemptId: string; declineCode: string; found: boolean }
  | { type: 'CHARGE_PENDING'; attemptId: string; found: boolean }
  | { type: 'CHARGE_UNKNOWN'; attemptId: string }
  /**
   * The bank wants its holder to confirm it (3-D Secure), at this address (null: only it knows where); nothing is taken
   * before.
   */
  | { type: 'CHARGE_NEEDS_HOLDER'; attemptId: string; url: string | null; found: boolean }
  /** Overtaken between its decision and its beginning: nothing was tried. */
  | { type: 'CHARGE_STALE'; attemptId: string }
  /**
   * The provider can't make this charge, and no bank was asked. `method`: an error about this charge (unknown or
   * detached method, wrong amount); `nobody`: it knows the key for another amount.
   */
  | { type: 'CHARGE_REFUSED'; attemptId: string; because: string; blames: 'method' | 'nobody' }
  /** Somebody has stopped charges for all accounts, or the card was tried as often as its network allows on others of
   * them: nothing was tried. */
  | {
      type: 'CHARGE_HELD';
      attemptId: string;
      why: string /** of a card network's limit: from then on */;
      until?: Instant;
    }
  /** The provider knows no such attempt. */
  | { type: 'LOOKUP_NOT_FOUND'; attemptId: string }
  | { type: 'LOOKUP_FAILED'; attemptId: string }
  /** A direct debit that was pending or settled came back. */
  | {
      type: 'CHARGE_RETURNED';
      attemptId: string;
      declineCode: string /** null: it had not settled, no money to take back */;
      reversal: Reversal | null;
      amountMinor: number;
    }
  | DeclineFound
  | { type: 'EMAIL_SENT'; key: string; template: string; emailId: string; to: string[]; subject: string }
  | { type: 'EMAIL_SKIPPED'; key: string; template: string; why: string }
  /** Somebody has stopped mails for all accounts: this one was not begun. */
  | { type: 'EMAIL_HELD'; key: string; template: string; why: string; mail: Mail }
  /** The carrier's word on a mail that was sent. `everybody`: it reached none of its recipients. */
  | { type: 'EMAIL_BOUNCED'; key: string; template: string; emailId: string; bounced: string[]; everybody: boolean }
  /** `isPending`: the bank takes days, and may say no after all. */
  | { type: 'REFUND_SUCCEEDED'; refundId: string; position: number; amountMinor: number; isPending: boolean }
  /** It can't go back to where it came from, or came back; nothing left us. */
  | { type: 'REFUND_REFUSED'; refundId: string; position: number; amountMinor: number; because: string }
  | { type: 'SERVICE_DONE'; key: string; verb: 'deactivate' | 'reactivate' }
  | { type: 'DEACTIVATION_CLEARED'; clearanceId: string }
  | { type: 'DEACTIVATION_HELD'; clearanceId: string; why: HeldWhy; because: string }
  | BillingOutcome
  | OrderOutcome
  /** `creditMinor` is below zero: what the credit fell by. Less than was asked for: overtaken. */
  | { type: 'CREDIT_APPLIED'; key: string; allocations: Allocation[]; creditMinor: number };

/** Time: a named deadline of the agenda has come. */
export interface DeadlineReached {
  type: 'DEADLINE_REACHED';
  kind: DeadlineKind;
  id: string;
  dueAt: Instant;
}

export type DeadlineKind =
  | 'charge'
  | 'retry'
  | 'reminder'
  | 'lastNotice'
  | 'deactivation'
  | 'relock'
  | 'holdEnds'
  | 'undecided'
  | 'lookup'
  | 'overdue'
  | 'credit'
  | 'contact'
  | 'heldMail'
  | 'notice'
  | 'billMonth'
  | 'issueEquipment'
  | 'portOverdue'
  | 'contractEnds'
  | 'task';

/** Everything the chart can be told. `at` is the account's own time; nothing in the chart asks a clock. */
export type ChartEvent = (Fact | Request | Outcome | DeadlineReached) & { at: Instant; actor: Actor };

export type EventOf<T extends ChartEvent['type']> = Extract<Fact | Request | Outcome | DeadlineReached, { type: T }>;
