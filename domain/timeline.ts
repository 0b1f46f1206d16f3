import type { Actor, Allocation, AttemptTrigger, HoldKind, MethodKind } from './account.ts';
import type { Month } from './billing/month.ts';
import type { BillSeries } from './billing/series.ts';
import type { EquipmentMode } from './billing/terms/equipment.ts';
import type { EvidenceFact } from './matching/evidence.ts';
import type { Command } from './projection.ts';
import type { HeldWhy } from './safety/clearance.ts';
import type { TaskKind } from './tasks.ts';
import type { Day, Instant } from './time/time.ts';

/**
 * Everything that can stand on an account's timeline, each with the facts beside its sentence: as they are stored, and
 * as whoever plays a life again reads them. Append-only. Amounts are minor units of the account's currency.
 */
export interface TimelineData {
  'account.opened': { policy: PolicyVersion };
  /** Names of the profile's fields. */
  'account.changed': { fields: string[] };
  'account.closed': Nothing;
  'account.reopened': Nothing;
  'account.mended': { since: Instant };

  'invoice.issued': { invoiceId: string; number: string; totalMinor: number; dueOn: Day };
  'invoice.paid': { invoiceId: string; number: string };
  /** `creditMinor`: what had been paid of it, and is credit now. */
  'invoice.voided': { invoiceId: string; creditMinor: number; reason: string };
  /** Its last day to pay. */
  'invoice.changed': { invoiceId: string; number: string; from: Day; dueOn: Day; reason: string };
  'invoice.uncollectible': { invoiceId: string; amountMinor: number };
  'invoice.reopened': { invoiceId: string; number: string; amountMinor: number };

  'charge.attempted': {
    attemptId: string;
    trigger: AttemptTrigger;
    amountMinor: number;
    invoiceIds: string[];
    paymentMethodId: string;
    /** Somebody named an amount, less than all that could be paid. */
    isPart?: true;
  };
  'charge.succeeded': Taken;
  'charge.declined': Declined;
  'charge.unknown': { attemptId: string; amountMinor: number };
  /** A look-up has said how it ended. */
  'charge.reconciled':
    | ({ outcome: 'succeeded' } & Taken)
    | ({ outcome: 'declined' } & Declined)
    | { outcome: 'lost'; attemptId: string };
  'charge.pending': { attemptId: string; amountMinor: number };
  /** Its holder is to confirm it by then. */
  'charge.confirming': { attemptId: string; amountMinor: number; until: Instant };
  'charge.lost': { attemptId: string };
  /** Without an attempt: its window went by. */
  'charge.skipped': { attemptId?: string };
  /** `until`: a card network's limit holds it back so long. */
  'charge.held': { attemptId: string; amountMinor: number; reason: string; until?: Instant };
  'charge.refused': {
    attemptId: string;
    because: string;
    blames: 'method' | 'nobody';
    amountMinor: number;
    paymentMethodId: string;
  };
  'charge.returned': { attemptId: string; amountMinor: number; declineCode: string };
  'chargeback.received': { attemptId: string; paymentId: string; amountMinor: number; paymentMethodId: string };
  'chargeback.closed': { attemptId: string; outcome: 'won' | 'lost'; amountMinor: number };
  /** `at` null: when it may be. */
  'retry.scheduled': { at: Instant | null; rung: number };
  'retries.exhausted': { attempts: number };

  'email.sent': { template: string; emailId: string; to: string[]; subject: string; key: string };
  /** Without `why`: it wouldn't have been true any more. */
  'email.skipped': { template: string; key: string; why?: string };
  'email.held': { template: string; key: string; reason: string };
  'email.bounced': { template: string; key: string; emailId: string; bounced: string[]; everybody: boolean };
  'email.complained': { template: string; key: string; emailId: string; complained: string[] };

  /** A customer's. `proofIds`: the proofs of payment that it brought. */
  'email.received': {
    mailId: string;
    from: string;
    subject: string;
    is: 'proof' | 'reply' | 'ignored';
    proofIds: string[];
  };

  /** Once a local day, however often: by its reader, or by a scanner of mail. */
  'payLink.opened': { payLinkId: string };

  /** The oldest of what is overdue. */
  'overdue.began': { invoiceId?: string | undefined; dueOn?: Day | undefined; overdueMinor: number };
  'overdue.ended': Nothing;
  'service.deactivated': { overdueMinor: number; invoiceIds: string[]; why: string };
  'service.reactivated': { why: 'paid' } | { why: 'agent'; until: Day | null; reason: string };
  'service.relocked': { why: 'proofNotSettled' | 'agentUntil'; overdueMinor: number };
  'service.provisional': { proofId: string; until: Instant };
  'deactivation.held': { why: HeldWhy; because: string; until: Day };

  'hold.placed': { hold: HoldKind; until: Instant | null; invoiceId: string | null; reason: string };
  'hold.released': { hold: HoldKind; invoiceId: string | null; why: string };
  'override.applied': {
    [C in Command]: { command: C; reason: string; basedOnVersion: number | null } & OverrideData[C];
  }[Command];
  'override.refused': { command: Command; reason: string; basedOnVersion: number; code: string; message: string };

  'transfer.received': {
    transferId: string;
    trackingKey: string | null;
    amountMinor: number;
    settledAt: Instant;
    /** It came to an account of ours that is retired. */
    retiredAccount?: true;
  };
  'transfer.matched': {
    transferId: string;
    status: 'matched' | 'partial';
    allocations: Allocation[];
    creditMinor: number;
  };
  'transfer.unmatched': { transferId: string; amountMinor: number; reason: string };
  'transfer.flagged': { transferId: string; differs: string[] };
  /** Nobody could match it, and it may be this account's. */
  'transfer.suggested': { transferId: string; amountMinor: number; evidence: EvidenceFact[] };

  'proof.received': { proofId: string; amountMinor: number; paidOn: Day; trackingKey: string | null };
  'proof.accepted': { proofId: string; amountMinor: number; until: Instant };
  'proof.rejected': { proofId: string; amountMinor: number; reason: string };
  'proof.settled': { proofId: string; amountMinor: number };
  /** `cameMinor` of `amountMinor`: the rest is still awaited. */
  'proof.partlySettled': { proofId: string; cameMinor: number; amountMinor: number };
  /** Without `amountMinor`: the money that had settled it was matched wrongly. */
  'proof.returned': { proofId: string; amountMinor?: number };
  /** `amountMinor` null: all of it. */
  'dispute.opened': { disputeId: string; invoiceId: string; amountMinor: number | null; reason: string };
  /** `reason`: where whoever decided it said why. */
  'dispute.resolved': {
    disputeId: string;
    invoiceId: string;
    outcome: 'accepted' | 'rejected';
    creditMinor: number;
    reason?: string;
  };

  /** Of a credit note: `creditMinor` of it was more than the invoice asked. */
  'credit.applied':
    | { invoiceId: string; amountMinor: number }
    | { creditNoteId: string; invoiceId: string; amountMinor: number; creditMinor: number; reason: string };
  'balance.adjusted': { invoiceId: string; amountMinor: number };
  'refund.made': { refundId: string; amountMinor: number; reason: string };
  /** `isPending`: the bank takes days for it. */
  'refund.paid': { refundId: string; amountMinor: number; isPending: boolean };
  'refund.failed': { refundId: string; amountMinor: number; because: string };
  /** It was not paid, and is credit again. */
  'refund.undone': { refundId: string; amountMinor: number; reason: string };

  /** What people write down: an account's owner, notes, calls and contacts are no business of the chart's. */
  'owner.changed': { from: string | null; to: string | null };
  'note.added': { noteId: string; text: string };
  /** `with`: whom it was with; null: nobody was named. */
  'call.noted': { callId: string; outcome: string; at: Instant; with: string | null; text: string | null };
  'contact.added': { contactId: string; name: string };
  'contact.changed': { contactId: string; name: string; fields: string[] };
  'contact.removed': { contactId: string; name: string };

  'subscription.started': { subscriptionId: string; startsOn: Day; firstInvoiceOn: Day };
  'subscription.moved': { subscriptionId: string; freeMonths: number; startsOn: Day; firstInvoiceOn: Day };
  'item.added': { itemId: string; price: string; quantity: number; on: Day };
  'item.removed': { itemId: string; price: string; quantity: number; on: Day };
  /** `invoiceId`: the invoice, or the one that was lowered instead. */
  'month.billed': { month: Month; invoiceId: string | null; totalMinor: number } & OfSeries;
  'month.nothingToBill': { month: Month } & OfSeries;
  'month.failed': { month: Month; because: string } & OfSeries;
  /** Calls that came when the invoice of their month was out. */
  'usage.late': { importId: string; month: Month; calls: number };
  'cancellation.requested': { subscriptionId: string; endsOn: Day; reason: string };
  'cancellation.withdrawn': { subscriptionId: string; reason: string };
  /** Numbers have not left yet: another month. */
  'cancellation.extended': { subscriptionId: string; endsOn: Day };
  'subscription.ended': { subscriptionId: string };
  /** It goes on month by month after the last day of its contract. */
  'contract.continued': { throughOn: Day } & OfSeries;
  /** Calls of the account came with an import, by their months. */
  'usage.imported': { importId: string; calls: number; months: Month[] };

  /** `invoiceByOn` null: nothing is invoiced before it is signed, or ever where it is rented. */
  'equipment.ordered': {
    orderId: string;
    mode: EquipmentMode;
    lines: { price: string; quantity: number }[];
    invoiceByOn: Day | null;
  };
  'equipment.signed': { orderId: string; on: Day; invoiceByOn: Day | null };
  'equipment.released': { orderId: string; on: Day };
  'equipment.invoiced': { orderId: string; invoiceId: string; totalMinor: number };
  /** `throughOn`: of a contract of rental; null: it was bought. */
  'equipment.delivered': { orderId: string; on: Day; throughOn: Day | null };
  'equipment.replaced': { orderId: string; price: string; quantity: number; on: Day; reason: string };
  'rental.ended': { orderId: string; on: Day };
  'port.requested': { portId: string; numbers: number; submittedOn: Day; earliestOn: Day; latestOn: Day };
  /** `endsOn`: the last day of service after it; null: no end was asked for. */
  'port.completed': { portId: string; on: Day; endsOn: Day | null };
  /** `released`: the customer gives the numbers up. */
  'port.failed': { portId: string; reason: string; released: boolean };
  /** Names of the tax profile's fields. */
  'taxProfile.changed': { fields: string[] };
  'invoice.stamped': { invoiceId: string; number: string; uuid: string };
  /** A receipt of payments is owed, until a day. */
  'rep.due': { repId: string; month: Month; dueOn: Day };
  'rep.stamped': { repId: string; month: Month; uuid: string };
  /** What it says was taken back, and it is cancelled. */
  'rep.cancelled': { repId: string; month: Month; uuid: string; reason: string };

  'task.dismissed': { taskId: string; kind: TaskKind; reason: string };

  'promise.kept': { amountMinor: number; on: Day | null };
  'promise.broken': { amountMinor: number; receivedMinor: number; on: Day | null };
  'plan.kept': Nothing;
  /** The installment that did not come. Lines of older releases say `until` when the plan ends. */
  'plan.missed': { on?: Day; amountMinor?: number; until?: Instant };

  /** `once`: for one payment. */
  'method.added': {
    paymentMethodId: string;
    kind: MethodKind;
    brand: string;
    last4: string;
    default: boolean;
    once?: true;
  };
  'method.removed': { paymentMethodId: string; newDefaultId: string | null };
  'method.defaulted': { paymentMethodId: string };
  /** By its network: a card has another date, or number. */
  'method.changed': { paymentMethodId: string; brand: string; last4: string };
  /** `text`: what was agreed to; null: nobody has kept it. */
  'autopay.changed': { enabled: false } | { enabled: true; consent: { by: string; text: string | null } };
  'policy.changed': { from: PolicyVersion; to: PolicyVersion };
}

/** What an override stands on the timeline with, besides who, why and on which version. */
export interface OverrideData {
  pause: { until: Day | null; invoiceId: string | null; legal: boolean };
  resume: { invoiceId: string | null };
  extend: { days: number };
  promise: { amountMinor: number; on: Day };
  plan: { installments: { on: Day; amountMinor: number }[] };
  cancelPromise: NoFields;
  cancelPlan: NoFields;
  retryNow: { attemptId: string; amountMinor: number };
  skipReminder: NoFields;
  sendReminder: NoFields;
  deactivate: { fraud: boolean };
  reactivate: { until: Day | null };
  writeOff: { amountMinor: number; invoiceIds: string[] };
  close: NoFields;
  reopen: NoFields;
  /** Numbers of versions; the policies' names stand in the line `policy.changed` of the same step. */
  changePolicy: { from: number; to: number };
}

/** Missing: the service's. */
type OfSeries = { series?: Exclude<BillSeries, 'service'> };

type Nothing = Record<string, never>;
/** Of a command that asks for nothing more. */
type NoFields = Record<never, never>;
type PolicyVersion = { name: string; version: number };
type Taken = { attemptId: string; paymentId: string; amountMinor: number };
type Declined = { attemptId: string; declineCode: string; amountMinor: number; paymentMethodId: string };

export type TimelineType = keyof TimelineData;

/** A type and the data of that type. */
export type TimelineContent = { [T in TimelineType]: { type: T; data: TimelineData[T] } }[TimelineType];

/** One line of an account's story, as the chart writes it. The record numbers it. */
export type TimelineEntry = TimelineContent & { at: Instant; actor: Actor; summary: string };
