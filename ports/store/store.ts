import type { AccountProfile, Allocation, AttemptOutcome, AttemptTrigger, InvoiceStatus, MethodKind, Role } from '../../domain/account.ts';
import type { StepRecord } from '../../domain/effects.ts';
import type { Fact, Outcome } from '../../domain/events.ts';
import type { Actor } from '../../domain/account.ts';
import type { MailStatus } from '../../domain/mail.ts';
import type { Policy } from '../../domain/policy-type.ts';
import type { Projection } from '../../domain/projection.ts';
import type { Day, Instant } from '../../domain/time.ts';
import type { TimelineEntry } from '../../domain/timeline.ts';

/**
 * The record. Split by who uses it: `Ledger` writes facts (API), `Steps` is written by the account's workflow through
 * activities, `Reads` answers GETs, `Idempotency` remembers answers. `Store` is all of them over one PostgreSQL.
 *
 * Every instant that comes in is told; nothing in here decides by the machine's clock.
 */
export interface Store extends Ledger, Steps, Reads, Idempotency {
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A ledger write: what it made, and the sequence of the fact that is to be delivered (null: nothing to deliver). */
export interface Written<T> { value: T; accountId: string | null; seq: number | null }

/** A business refusal of a ledger write; `code` is the API's error code. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: string;
  readonly status: 404 | 409 | 422;
  constructor(status: 404 | 409 | 422, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export interface AccountRow extends AccountProfile {
  policyName: string;
  policyVersion: number;
  autopay: boolean;
  creditMinor: number;
  lastFactSeq: number;
  testClock: boolean;
  /** Business time = workflow time + offset. 0 for real accounts. */
  clockOffsetMs: number;
  /** Account time minus machine time, as of the last recorded step. */
  skewMs: number;
  /** The test clock's last target, if it was ever advanced. */
  advanceTarget: Instant | null;
  createdAt: Instant;
  projection: Projection | null;
  /** The last recorded step; 0: none yet. */
  step: number;
}

export interface MethodRow {
  id: string; accountId: string; kind: MethodKind; token: string; brand: string; last4: string; expMonth: number | null; expYear: number | null;
  fingerprint: string; default: boolean; status: 'active' | 'blocked' | 'expired' | 'removed'; createdAt: Instant;
}

export interface InvoiceLineRow { description: string; quantity: number; unitAmountMinor: number; amountMinor: number }
export interface InvoiceRow {
  id: string; accountId: string; number: string; status: InvoiceStatus; currency: string; totalMinor: number; taxMinor: number; balanceMinor: number;
  issuedOn: Day; dueOn: Day; lines: InvoiceLineRow[]; createdAt: Instant;
}

export type PaymentSource = 'card' | 'bankAccount' | 'transfer' | 'cash';
export interface PaymentRow {
  id: string; accountId: string; at: Instant; source: PaymentSource; amountMinor: number; currency: string; attemptId: string | null; transferId: string | null;
  allocations: Allocation[]; creditMinor: number; status: 'settled' | 'reversed';
}

export interface AttemptRow {
  id: string; accountId: string; at: Instant; trigger: AttemptTrigger; invoiceIds: string[]; amountMinor: number; paymentMethodId: string;
  /** null: sent or about to be, no answer yet. */
  outcome: AttemptOutcome | null;
  declineCode: string | null; key: string; providerRef: string | null; paymentId: string | null;
  /** The event that told the chart, kept so that a repeated activity answers the same. */
  answer: Outcome | null;
}

export interface EmailRow {
  id: string; accountId: string; key: string; at: Instant; template: string; locale: string; to: string[]; subject: string; html: string; text: string;
  status: MailStatus; providerId: string | null;
}

export interface TransferRow {
  id: string; rail: 'spei' | 'other'; trackingKey: string | null; bankReference: string | null; amountMinor: number; currency: string; settledAt: Instant;
  reference: string | null; concept: string | null; payerName: string | null; payerClabe: string | null;
  status: 'matched' | 'partial' | 'unmatched' | 'duplicate'; accountId: string | null; paymentId: string | null; allocations: Allocation[]; creditMinor: number;
  createdAt: Instant;
}

export interface ProofRow {
  id: string; accountId: string; trackingKey: string | null; amountMinor: number; paidOn: Day; fileName: string | null; fileType: string | null; fileBytes: number | null;
  status: 'received' | 'accepted' | 'rejected' | 'settled' | 'returned'; reason: string | null; createdAt: Instant;
}

export interface DisputeRow {
  id: string; accountId: string; invoiceId: string; amountMinor: number | null; reason: string; status: 'open' | 'accepted' | 'rejected'; creditMinor: number; createdAt: Instant;
}
export interface CreditNoteRow { id: string; accountId: string; invoiceId: string; amountMinor: number; creditMinor: number; reason: string; createdAt: Instant }
export interface TimelineRow extends TimelineEntry { seq: number }

/** Writes facts: one transaction each, under the account row's lock. Ids come from the caller, so a repeated write finds its first. */
export interface Ledger {
  openAccount(input: { id: string; profile: Omit<AccountProfile, 'id'>; autopay: boolean; policyName: string; testClock: boolean; clockOffsetMs: number; actor: Actor; now: Instant }): Promise<Written<AccountRow>>;
  changeAccount(input: { accountId: string; profile: Partial<Omit<AccountProfile, 'id' | 'currency'>>; autopay?: boolean; consent?: string | null; requestId: string; actor: Actor }): Promise<Written<AccountRow>>;
  addMethod(input: Omit<MethodRow, 'createdAt' | 'status' | 'default'> & { default: boolean; chargeNow: boolean; actor: Actor; now: Instant }): Promise<Written<MethodRow>>;
  removeMethod(input: { methodId: string; actor: Actor; now: Instant }): Promise<Written<MethodRow>>;
  defaultMethod(input: { methodId: string; actor: Actor }): Promise<Written<MethodRow>>;
  /** Credit of the account pays it in the same transaction. Numbers are `IN60` and nine digits unless given; a number is unique. */
  issueInvoice(input: { id: string; accountId: string; number: string | null; issuedOn: Day; dueOn: Day; lines: Omit<InvoiceLineRow, 'amountMinor'>[]; taxMinor: number; actor: Actor; now: Instant }): Promise<Written<InvoiceRow>>;
  voidInvoice(input: { invoiceId: string; reason: string; actor: Actor }): Promise<Written<InvoiceRow>>;
  noteCredit(input: { id: string; invoiceId: string; amountMinor: number; reason: string; actor: Actor; now: Instant }): Promise<Written<CreditNoteRow>>;
  /** Matches by reference (see rules: transfers); unmatched ones wait. */
  receiveTransfer(input: Pick<TransferRow, 'id' | 'rail' | 'trackingKey' | 'bankReference' | 'amountMinor' | 'currency' | 'settledAt' | 'reference' | 'concept' | 'payerName' | 'payerClabe'> & { actor: Actor; now: Instant }): Promise<Written<TransferRow>>;
  matchTransfer(input: { transferId: string; allocations: Allocation[]; actor: Actor; now: Instant }): Promise<Written<TransferRow>>;
  unmatchTransfer(input: { transferId: string; reason: string; actor: Actor }): Promise<Written<TransferRow>>;
  receiveProof(input: { id: string; accountId: string; trackingKey: string | null; amountMinor: number; paidOn: Day; file: { name: string; type: string; bytes: Uint8Array } | null; actor: Actor; now: Instant }): Promise<Written<ProofRow>>;
  resolveDispute(input: { disputeId: string; outcome: 'accepted' | 'rejected'; creditMinor: number | null; actor: Actor }): Promise<Written<DisputeRow>>;
  chargeBack(input: { attemptId: string; actor: Actor }): Promise<Written<PaymentRow>>;
  refundCredit(input: { id: string; accountId: string; amountMinor: number; reason: string; actor: Actor; now: Instant }): Promise<Written<{ id: string; amountMinor: number }>>;
  savePolicy(policy: Policy, actor: Actor): Promise<void>;

  /** Facts after a sequence, oldest first, at most `limit`. */
  factsAfter(accountId: string, seq: number, limit: number): Promise<{ seq: number; fact: Fact; actor: Actor }[]>;
  /** Accounts with facts that no step has been recorded for, for the sweeper. */
  undelivered(limit: number): Promise<{ accountId: string; seq: number }[]>;
  /** Remembers an advance's target before it begins. Refuses a target before the last (422 clock_cannot_go_back). */
  aimClock(accountId: string, target: Instant): Promise<void>;
}

/** Written by activities, for the account's workflow. Each is safe to repeat. */
export interface Steps {
  /** Timeline and projection together, once per step, in order: `WHERE step < new`. `appliedSeq` marks facts up to it as delivered. */
  recordStep(record: StepRecord & { appliedSeq: number; skewMs: number }): Promise<void>;
  attemptById(id: string): Promise<AttemptRow | null>;
  /**
   * Freezes amount and method before the bank is called. Answers the row that is there already, if one is.
   * `stale`: the ledger's balance of these invoices, less credit, isn't `amountMinor` (any more), or the method is gone.
   */
  freezeAttempt(input: { id: string; key: string; accountId: string; trigger: AttemptTrigger; methodId: string; invoiceIds: string[]; amountMinor: number; at: Instant }): Promise<AttemptRow | 'stale'>;
  /** Writes the outcome and, for a success, the payment and its allocations (oldest first, the rest is credit), once; answers the event to tell the chart. */
  settleAttempt(input: { attemptId: string; outcome: Exclude<AttemptOutcome, 'lost'>; declineCode: string | null; providerRef: string | null; at: Instant; found: boolean }): Promise<Outcome>;
  /** Nothing reached the bank; its key is free again. */
  loseAttempt(attemptId: string): Promise<void>;
  /** Takes a settled or pending direct debit back: reverses its payment if it has one. */
  returnAttempt(input: { attemptId: string; declineCode: string; at: Instant }): Promise<Outcome>;
  emailByKey(key: string): Promise<EmailRow | null>;
  /** Keeps the rendered mail as `queued`, or answers the one that is there. */
  keepEmail(email: Omit<EmailRow, 'status' | 'providerId'>): Promise<EmailRow>;
  emailSent(key: string, providerId: string | null): Promise<void>;
  /** The open balances of invoices, for a mail's last look. */
  balancesOf(invoiceIds: string[]): Promise<Map<string, number>>;
  /** Does a service call once and never after a newer one: false when a higher version has been here. */
  switchService(input: { key: string; accountId: string; verb: 'deactivate' | 'reactivate'; version: number; at: Instant }): Promise<boolean>;
}

export interface Page<T> { items: T[]; nextCursor: string | null }
export interface PageQuery { limit: number; cursor: string | null }

export interface Reads {
  accountById(id: string): Promise<AccountRow | null>;
  accounts(query: PageQuery & { state?: string; service?: string; overdueFrom?: Day; q?: string; sort?: string }): Promise<Page<AccountRow>>;
  methods(accountId: string): Promise<MethodRow[]>;
  methodById(id: string): Promise<MethodRow | null>;
  invoices(accountId: string, page: PageQuery): Promise<Page<InvoiceRow>>;
  invoiceById(id: string): Promise<InvoiceRow | null>;
  payments(accountId: string, page: PageQuery): Promise<Page<PaymentRow>>;
  attempts(accountId: string, page: PageQuery): Promise<Page<AttemptRow>>;
  emails(accountId: string, page: PageQuery): Promise<Page<Omit<EmailRow, 'html' | 'text'>>>;
  emailById(id: string): Promise<EmailRow | null>;
  timeline(accountId: string, page: PageQuery & { after: number }): Promise<Page<TimelineRow>>;
  transferById(id: string): Promise<TransferRow | null>;
  transfers(page: PageQuery & { status?: string }): Promise<Page<TransferRow>>;
  proofById(id: string): Promise<ProofRow | null>;
  proofs(page: PageQuery & { status?: string; accountId?: string }): Promise<Page<ProofRow>>;
  proofFile(id: string): Promise<{ name: string; type: string; bytes: Uint8Array } | null>;
  disputeById(id: string): Promise<DisputeRow | null>;
  policyBody(name: string, version: number): Promise<Policy | null>;
  policies(): Promise<{ name: string; version: number; createdAt: Instant }[]>;
  apiKeyRole(keyHash: string): Promise<{ id: string; role: Role } | null>;
  saveApiKey(input: { id: string; hash: string; role: Role }): Promise<void>;
}

/** A remembered answer. */
export interface StoredAnswer { status: number; body: unknown; location: string | null }
export type IdempotencyClaim =
  | { state: 'new' | 'resumed'; requestId: string }
  | { state: 'done'; answer: StoredAnswer }
  | { state: 'running' }
  | { state: 'reused' };

export interface Idempotency {
  /** `owner` is this API process; a claim whose owner was released (see `releaseClaims`) is resumed under its first request id. */
  claim(input: { scope: string; key: string; bodyHash: string; owner: string; requestId: string; now: Instant }): Promise<IdempotencyClaim>;
  keepAnswer(input: { scope: string; key: string; answer: StoredAnswer }): Promise<void>;
  /** Forgets a claim whose answer isn't kept (400, 401, 429, 5xx); its request id stays for a resumption. */
  releaseClaim(input: { scope: string; key: string }): Promise<void>;
  /** At start: what this owner left running before it died can be resumed. */
  releaseClaims(owner: string): Promise<void>;
}
