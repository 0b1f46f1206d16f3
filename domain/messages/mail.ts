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
  /** Some days before their due day, to whoever pays by hand; `amountMinor` is less than they ask where credit pays. */
  'payment-due': { invoices: MailInvoice[]; amountMinor: number; dueOn: Day };
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
  'payment-method-needed': { invoices: MailInvoice[]; amountMinor: number; method: MailMethod; reason: DeclineReason };
  'retries-exhausted': { invoices: MailInvoice[]; amountMinor: number; attempts: number };
  'overdue-reminder': {
    invoices: MailInvoice[];
    totalMinor: number;
    daysOverdue: number;
    rung: number;
    deactivated: boolean;
  };
  /** `deactivationOn` is the exact day on which the service stops if nothing is paid. */
  'last-notice': { invoices: MailInvoice[]; totalMinor: number; daysOverdue: number; deactivationOn: Day };
  'service-deactivated': { invoices: MailInvoice[]; totalMinor: number };
  'service-reactivated': { why: 'paid' | 'proof' | 'agent'; until: Day | null };
  'service-relocked': { invoices: MailInvoice[]; totalMinor: number; why: 'proofNotSettled' | 'agentUntil' };
  'proof-received': { amountMinor: number; paidOn: Day; trackingKey: string | null };
  'proof-accepted': { amountMinor: number; paidOn: Day; serviceRestored: boolean; moneyExpectedBy: Day };
  'proof-rejected': { amountMinor: number; paidOn: Day; why: string };
  'promise-confirmed': { amountMinor: number; on: Day };
  'promise-broken': { amountMinor: number; on: Day; receivedMinor: number };
  'plan-confirmed': { installments: { on: Day; amountMinor: number }[] };
  'plan-missed': { amountMinor: number; on: Day };
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
