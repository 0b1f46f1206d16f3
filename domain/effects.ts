import type { AttemptTrigger } from './account.ts';
import type { Month } from './billing/month.ts';
import type { BillSeries } from './billing/series.ts';
import type { OffSpell } from './billing/subscription.ts';
import type { ClearanceRules } from './safety/clearance.ts';
import type { Mail } from './messages/mail.ts';
import type { Day, Instant } from './time/time.ts';

/**
 * What the chart's decision does to papers of the ledger that carry no fact of their own; written with the step that
 * decided it.
 */
export type LedgerMark =
  | { kind: 'invoicesUncollectible'; invoiceIds: string[] }
  | { kind: 'invoiceAdjusted'; invoiceId: string; amountMinor: number; reason: string }
  | { kind: 'proof'; proofId: string; status: 'accepted' | 'rejected' | 'settled' | 'returned'; reason: string | null }
  /** `amountMinor` null: all of it, which was `disputedMinor`. */
  | {
      kind: 'disputeOpened';
      disputeId: string;
      invoiceId: string;
      amountMinor: number | null;
      disputedMinor: number;
      reason: string;
    }
  | { kind: 'methodBlocked'; methodId: string; status: 'blocked' | 'expired' }
  /** The one payment is over that it was left for. */
  | { kind: 'methodRemoved'; methodId: string }
  /** The attempt never reached the provider; its key is free again. */
  | { kind: 'attemptLost'; attemptId: string }
  | { kind: 'policy'; name: string; version: number };

export interface ChargeOrder {
  accountId: string;
  attemptId: string;
  /** Sent to the provider: one key, one charge. The same when an attempt that was lost is sent once more. */
  key: string;
  trigger: AttemptTrigger;
  methodId: string;
  /** Oldest first. */
  invoiceIds: string[];
  /** What the chart believes to be due on them, less credit. */
  amountMinor: number;
  at: Instant;
  /**
   * What the chart knew of the ledger when it decided: the open balances of `invoiceIds` together, and the account's
   * credit. When either differs at the beginning, it was overtaken: `CHARGE_STALE`.
   */
  believes: { openMinor: number; creditMinor: number };
  /** How many times it was sent before; more than 0 only after the provider was found to know nothing of it. */
  resend: number;
}

/**
 * Whether a service may be switched off by itself, asked of what is known of the whole company (`domain/safety/clearance.ts`).
 */
export interface ClearanceOrder extends ClearanceRules {
  accountId: string;
  clearanceId: string;
  at: Instant;
  /** The account's local day: what the breaker counts by. */
  day: Day;
}

/** The account's credit, put against what is due. */
export interface CreditOrder {
  accountId: string;
  /** Oldest first. */
  invoiceIds: string[];
  /** What is due of them, at most the credit. Less is applied where the ledger has less of either by then. */
  amountMinor: number;
  at: Instant;
}

/** An account's invoice of a month, drawn and issued by the record. */
export interface BillOrder {
  accountId: string;
  series: BillSeries;
  /** Of the service's series; null: of rentals, which have none. */
  subscriptionId: string | null;
  month: Month;
  /** The local day that the invoice bears. */
  on: Day;
  at: Instant;
  /** The last day of service; null: it goes on. */
  endsOn: Day | null;
  /** When the service was off. */
  off: OffSpell[];
}

/** The invoice of equipment that was bought. */
export interface EquipmentBill {
  accountId: string;
  orderId: string;
  /** The local day that it bears. */
  on: Day;
  at: Instant;
}

/** Named imperatives. `key` is stable (`chart/keys.ts`): account + effect + cause. */
export type Effect =
  | { type: 'chargeBalance'; key: string; params: ChargeOrder }
  | {
      type: 'lookUpCharge';
      key: string;
      params: {
        accountId: string;
        attemptId: string;
        at: Instant /** its holder has not confirmed it in time: nothing is to come of it any more */;
        cancel?: true;
      };
    }
  | {
      type: 'sendEmail';
      key: string;
      params: {
        mail: Mail /** balances that must still stand when it is begun for the mail to be true; null: an answer, always true */;
        believes: { invoiceId: string; balanceMinor: number }[] | null;
      };
    }
  | {
      type: 'deactivateService';
      key: string;
      params: { accountId: string /** fencing token */; version: number; at: Instant; why: string };
    }
  | {
      type: 'reactivateService';
      key: string;
      params: { accountId: string; version: number; at: Instant; why: string; until: Day | null };
    }
  /** A part of a refund goes back through the rail that it came by. */
  | {
      type: 'refundPayment';
      key: string;
      params: { accountId: string; refundId: string; position: number; amountMinor: number; at: Instant };
    }
  | { type: 'clearDeactivation'; key: string; params: ClearanceOrder }
  | { type: 'applyCredit'; key: string; params: CreditOrder }
  | { type: 'billMonth'; key: string; params: BillOrder }
  | { type: 'issueEquipment'; key: string; params: EquipmentBill };

const TYPES = {
  chargeBalance: true,
  lookUpCharge: true,
  sendEmail: true,
  deactivateService: true,
  reactivateService: true,
  refundPayment: true,
  clearDeactivation: true,
  applyCredit: true,
  billMonth: true,
  issueEquipment: true,
} satisfies Record<Effect['type'], true>;

/** Whether this release knows such effects: a newer one may have ordered others. */
export const isEffectType = (type: string): type is Effect['type'] => type in TYPES;
