import type { BillSeries } from '../billing/series.ts';
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

/** How an invoice stands when its mail leaves; `due` and `late` alone are to be paid by somebody. */
export type InvoiceStanding =
  /** Something of it is to be paid by the customer: its day is to come, or over. */
  | 'due'
  | 'late'
  /** Taken by itself: by autopay, by a debit that is at the bank, by credit on its day. */
  | 'charged'
  | 'onItsWay'
  | 'credited'
  /** All of it is in dispute; a payment plan says when it is to be paid. */
  | 'disputed'
  | 'planned'
  /** Nothing of it is open: credit has paid it; it was paid otherwise; it never asked for anything. */
  | 'paidByCredit'
  | 'paid'
  | 'zero';

/** An invoice's own mail, as the invoice stands when it leaves. */
export interface MailIssued {
  invoice: MailInvoice;
  standing: InvoiceStanding;
  /** Credit that has paid of it, and credit that will on its day. */
  creditAppliedMinor: number;
  creditToComeMinor: number;
  disputedMinor: number;
  /** What is left to be paid, by whoever pays it. */
  payableMinor: number;
  /** Of the standing `charged`; the amount is of the whole charge. */
  autopay: { chargeOn: Day; amountMinor: number; method: MailMethod } | null;
}

/** What each e-mail is about: the variables of its template. Amounts are minor units of `Mail.currency`. */
export interface MailData {
  'invoice-issued': MailIssued;
  /** The same of what was bought: it has no months, and goes at once. */
  'equipment-invoice': MailIssued;
  'autopay-upcoming': { invoices: MailInvoice[]; amountMinor: number; chargeOn: Day; method: MailMethod };
  /** `expiresOn`: its last day. `invoices`: what it is to be charged for, as far as is known. */
  'card-expiring': { method: MailMethod; expiresOn: Day; invoices: MailInvoice[] };
  /** Some days before their due day, to whoever pays by hand; `amountMinor` is less than they ask where credit pays. */
  'payment-due': { invoices: MailInvoice[]; amountMinor: number; dueOn: Day };
  'payment-receipt': {
    paymentId: string;
    amountMinor: number;
    paidAt: Instant;
    via: 'card' | 'bankAccount' | 'transfer' | 'other';
    method: MailMethod | null;
    paid: { number: string; amountMinor: number; balanceMinor: number }[];
    /** What of it is left as credit. */
    creditMinor: number;
    /** Credit that paid along with it: with the payment it is what was applied, and what is left. */
    creditUsedMinor: number;
    /** What is still missing to bring a service back that is off; 0: nothing, or no money does. */
    missingMinor: number;
  };
  /** `triedMinor` was declined; `amountMinor` is left to pay of it. */
  'payment-declined': {
    invoices: MailInvoice[];
    amountMinor: number;
    triedMinor: number;
    method: MailMethod;
    reason: DeclineReason;
    nextRetryAt: Instant | null;
  };
  /** The bank wants a charge confirmed by its holder, at `url` (null: as its bank has told it), by an instant. */
  'payment-confirm': {
    /** Of its invoices. */
    numbers: string[];
    amountMinor: number;
    method: MailMethod;
    url: string | null;
    confirmBy: Instant;
  };
  /** A direct debit came back, before or after it had settled. */
  'payment-returned': {
    invoices: MailInvoice[];
    amountMinor: number;
    triedMinor: number;
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
    /** Besides it, and owed until it is decided as far as a service that is off is concerned. */
    disputedMinor: number;
    daysOverdue: number;
    rung: number;
    /** Autopay has tried some of it, or a bank has taken it back: nobody has overlooked it. */
    tried: boolean;
    deactivated: boolean;
    /** Off, and back by itself once this is paid. */
    comesBack: boolean;
    /** When an automatic charge of it is tried again. */
    retryOn: Day | null;
  };
  /** `deactivationOn` is the exact day on which the service stops if nothing is paid. */
  'last-notice': { invoices: MailInvoice[]; totalMinor: number; daysOverdue: number; deactivationOn: Day };
  /** For fraud it names no debt, and no return by payment. */
  'service-deactivated': {
    why: 'debt' | 'fraud';
    invoices: MailInvoice[];
    totalMinor: number;
    disputedMinor: number;
  };
  'service-reactivated': { why: 'paid' | 'proof' | 'agent'; until: Day | null };
  'service-relocked': {
    invoices: MailInvoice[];
    totalMinor: number;
    disputedMinor: number;
    why: 'proofNotSettled' | 'agentUntil';
    /** Of the money of the proofs on which it was lent, what has not come. */
    awaitedMinor: number;
    /** What it was off for before it was lent; of anything but debt it names no amount. */
    offFor: 'debt' | 'writtenOff' | 'fraud';
  };
  /** `restsThrough`: nothing is asked for, and nothing goes off, through this day; null: it stops nothing. */
  'proof-received': { amountMinor: number; paidOn: Day; trackingKey: string | null; restsThrough: Day | null };
  /**
   * `relockOn`: where the service is lent, the day on which it goes off again if nothing comes. `restMinor`: what is
   * overdue and covered by no accepted proof.
   */
  'proof-accepted': {
    amountMinor: number;
    paidOn: Day;
    serviceRestored: boolean;
    moneyExpectedBy: Day;
    relockOn: Day | null;
    restMinor: number;
  };
  'proof-rejected': { amountMinor: number; paidOn: Day; why: string };
  /** Nobody looked at it in time, or its money did not come: `awaitedMinor` of it is missing. */
  'proof-lapsed': {
    amountMinor: number;
    awaitedMinor: number;
    paidOn: Day;
    why: 'notSeen' | 'notCome';
    deactivationNotBefore: Day | null;
    invoices: MailInvoice[];
    totalMinor: number;
  };
  'promise-confirmed': { amountMinor: number; on: Day };
  'promise-broken': { amountMinor: number; on: Day; receivedMinor: number; missingMinor: number };
  'promise-cancelled': { amountMinor: number; on: Day };
  'plan-confirmed': { installments: { on: Day; amountMinor: number }[] };
  /** `amountMinor` is missing of what was to be paid by then; the plan ends on `endsOn` unless it comes before. */
  'plan-missed': { amountMinor: number; on: Day; endsOn: Day };
  'plan-cancelled': { invoices: MailInvoice[]; totalMinor: number };
  'dispute-opened': { invoice: MailInvoice; amountMinor: number | null };
  'dispute-resolved': { invoice: MailInvoice; outcome: 'accepted' | 'rejected'; creditMinor: number };
  'transfer-unmatched': { amountMinor: number; why: string };
  /** The end that was asked for is accepted: `endsOn` is the last day of service. */
  'cancellation-confirmed': { endsOn: Day };
  /** All of it is billed. `openMinor` is still to be paid of all invoices, `creditMinor` to be given back. */
  'subscription-ended': { endsOn: Day; openMinor: number; creditMinor: number };
  /** After its contract, `throughOn` its last day, it goes on month by month. `noticeDays`: to end the service. */
  'contract-continues': { of: BillSeries; throughOn: Day; noticeDays: number };
}

export type MailTemplate = keyof MailData;

/** A mail's subject matter: which template and its variables. */
export type MailTopic<T extends MailTemplate = MailTemplate> = {
  [One in T]: { template: One; data: MailData[One] };
}[T];

/** An automatic charge that is to come. `again`: it was declined before. */
export interface MailCharge {
  on: Day;
  amountMinor: number;
  method: MailMethod;
  again: boolean;
}

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
  /** What we will take by ourselves of what it speaks of, the soonest first: whoever asks for it says so. */
  charges: MailCharge[];
  /** At most one collection contact goes out a day: the strongest carries what the others would have said. */
  also: MailTopic[];
  /** The account's time at which it goes out. */
  at: Instant;
}

export type MailStatus = 'queued' | 'sent' | 'delivered' | 'bounced' | 'skipped';
