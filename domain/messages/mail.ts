import type { Day, Instant } from '../time/time.ts';

/** An invoice as a mail shows it, frozen when the mail was decided. */
export interface MailInvoice {
  id: string;
  number: string;
  issuedOn: Day;
  dueOn: Day;
  totalMinor: number;
  balanceMinor: number;
  daysOverdue: number;
}

export interface MailMethod {
  kind: 'card' | 'bankAccount';
  brand: string;
  last4: string;
}

/** Why the bank said no, in words that a customer can act on. */
export type DeclineReason = 'insufficientFunds' | 'expired' | 'blocked' | 'bankDeclined' | 'needsCustomer';

/** What each e-mail is about: the variables of its template. Amounts are minor units of `Mail.currency`. */
export interface MailData {
  'invoice-issued': {
    invoice: MailInvoice;
    creditAppliedMinor: number;
    autopay: { chargeOn: Day; method: MailMethod } | null;
  };
  'autopay-upcoming': { invoices: MailInvoice[]; amountMinor: number; chargeOn: Day; method: MailMethod };
  /** `expiresOn`: its last day. `invoices`: what it is to be charged for, as far as is known. */
  'card-expiring': { method: MailMethod; expiresOn: Day; invoices: MailInvoice[] };
  'payment-receipt': {
    paymentId: string;
    amountMinor: number;
    paidAt: Instant;
    via: 'card' | 'bankAccount' | 'transfer' | 'other';
    method: MailMethod | null;
    paid: { number: string; amountMinor: number; balanceMinor: number }[];
    creditMinor: number;
  };
  'payment-declined': {
    invoices: MailInvoice[];
    amountMinor: number;
    method: MailMethod;
    reason: DeclineReason;
    nextRetryAt: Instant | null;
  };
  /** A direct debit came back, before or after it had settled. */
  'payment-returned': {
    invoices: MailInvoice[];
    amountMinor: number;
    method: MailMethod;
    reason: DeclineReason;
    nextTryOn: Day | null;
  };
  /** `none`: autopay is on and has nothing to charge; `chargeback`: it was switched off for that. */
  'payment-method-needed': {
    invoices: MailInvoice[];
    amountMinor: number;
    why: 'declined' | 'none' | 'chargeback';
    method: MailMethod | null;
    reason: DeclineReason | null;
  };
  'retries-exhausted': { invoices: MailInvoice[]; amountMinor: number; attempts: number };
  'overdue-reminder': {
    invoices: MailInvoice[];
    totalMinor: number;
    daysOverdue: number;
    rung: number;
    deactivated: boolean;
    /** Off, and back by itself once this is paid. */
    comesBack: boolean;
    /** When an automatic charge of it is tried again. */
    retryOn: Day | null;
  };
  /** `deactivationOn` is the exact day on which the service stops if nothing is paid. */
  'last-notice': { invoices: MailInvoice[]; totalMinor: number; daysOverdue: number; deactivationOn: Day };
  /** For fraud it names no debt, and no return by payment. */
  'service-deactivated': { why: 'debt' | 'fraud'; invoices: MailInvoice[]; totalMinor: number };
  'service-reactivated': { why: 'paid' | 'proof' | 'agent'; until: Day | null };
  'service-relocked': { invoices: MailInvoice[]; totalMinor: number; why: 'proofNotSettled' | 'agentUntil' };
  'proof-received': { amountMinor: number; paidOn: Day; trackingKey: string | null };
  'proof-accepted': { amountMinor: number; paidOn: Day; serviceRestored: boolean; moneyExpectedBy: Day };
  'proof-rejected': { amountMinor: number; paidOn: Day; why: string };
  /** Nobody looked at it in time, or its money did not come. */
  'proof-lapsed': {
    amountMinor: number;
    paidOn: Day;
    why: 'notSeen' | 'notCome';
    deactivationNotBefore: Day | null;
    invoices: MailInvoice[];
    totalMinor: number;
  };
  'promise-confirmed': { amountMinor: number; on: Day };
  'promise-broken': { amountMinor: number; on: Day; receivedMinor: number };
  'promise-cancelled': { amountMinor: number; on: Day };
  'plan-confirmed': { installments: { on: Day; amountMinor: number }[] };
  'plan-missed': { amountMinor: number; on: Day };
  'plan-cancelled': { invoices: MailInvoice[]; totalMinor: number };
  'dispute-opened': { invoice: MailInvoice; amountMinor: number | null };
  'dispute-resolved': { invoice: MailInvoice; outcome: 'accepted' | 'rejected'; creditMinor: number };
  'transfer-unmatched': { amountMinor: number; why: string };
}

export type MailTemplate = keyof MailData;

/** A mail's subject matter: which template and its variables. */
export type MailTopic<T extends MailTemplate = MailTemplate> = {
  [One in T]: { template: One; data: MailData[One] };
}[T];

/** A mail as the chart decides it; rendering and sending is the mailer's. */
export interface Mail {
  /** Stable: account + template + cause. One key, one mail, whatever crashes. */
  key: string;
  accountId: string;
  accountName: string;
  locale: string;
  timeZone: string;
  currency: string;
  to: string[];
  topic: MailTopic;
  /** At most one collection contact goes out a day: the strongest carries what the others would have said. */
  also: MailTopic[];
  /** The account's time at which it goes out. */
  at: Instant;
}

export type MailStatus = 'queued' | 'sent' | 'delivered' | 'bounced' | 'skipped';
