import type { AccountProfile, Allocation, AttemptOutcome, Role } from '../../domain/account.ts';
import type { ChargeOrder, StepRecord } from '../../domain/effects.ts';
import type { Fact, Outcome } from '../../domain/events.ts';
import type { Actor } from '../../domain/account.ts';
import type { PolicySegment } from '../../domain/policy-segments.ts';
import type { Policy } from '../../domain/policy-type.ts';
import type { Day, Instant } from '../../domain/time.ts';
import type { AccountFilter } from './account-filter.ts';
import type { History } from './history.ts';
import type { Page, PageQuery } from './page.ts';
import type { PolicyJobs } from './policy-jobs.ts';
import type { Safety } from './safety.ts';
import type { AccountRow, AttemptRow, CreditNoteRow, DisputeRow, EmailRow, InvoiceLineRow, InvoiceRow, MethodRow, PaymentRow, ProofRow, TimelineRow, TransferRow } from './rows.ts';

export type { Page, PageQuery } from './page.ts';
export type * from './rows.ts';

/**
 * The record. Split by who uses it: `Ledger` writes facts (API), `Steps` is written by the account's workflow through
 * activities, `Reads` answers GETs, `Idempotency` remembers answers, `Safety` keeps what concerns all accounts at once, `PolicyJobs` and
 * `History` are for whole sets of accounts. `Store` is all of them over one PostgreSQL.
 *
 * Every instant that comes in is told; nothing in here decides by the machine's clock.
 */
export interface Store extends Ledger, Steps, Safety, Reads, Idempotency, PolicyJobs, History {
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A ledger write: what it made, and the sequence of the fact that is to be delivered (null: nothing to deliver). */
export interface Written<T> {
  value: T;
  accountId: string | null;
  seq: number | null;
}

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

/** A list's cursor that no page has given: 400 at the API. */
export class BadCursor extends Error {
  override name = 'BadCursor';
}

/** Orders of the accounts' list: newest first; by name; the largest open balance first; the oldest overdue debt first, those without one last. */
export const ACCOUNT_SORTS = ['newest', 'name', 'balance', 'overdueSince'] as const;
export type AccountSort = (typeof ACCOUNT_SORTS)[number];

/**
 * Writes facts: one transaction each, under the account row's lock. Ids come from the caller, so a repeated write finds its first.
 * Where a write makes nothing with an id of its own, `requestId` is what tells a repetition (it gets the first result again) from a
 * second time (which is refused, when it makes no sense).
 */
export interface Ledger {
  openAccount(input: {
    id: string;
    profile: Omit<AccountProfile, 'id'>;
    autopay: boolean;
    policyName: string;
    testClock: boolean;
    clockOffsetMs: number;
    actor: Actor;
    now: Instant;
  }): Promise<Written<AccountRow>>;
  changeAccount(input: {
    accountId: string;
    profile: Partial<Omit<AccountProfile, 'id' | 'currency'>>;
    autopay?: boolean;
    consent?: string | null;
    requestId: string;
    actor: Actor;
  }): Promise<Written<AccountRow>>;
  addMethod(input: Omit<MethodRow, 'createdAt' | 'status' | 'default'> & { default: boolean; chargeNow: boolean; actor: Actor; now: Instant }): Promise<Written<MethodRow>>;
  removeMethod(input: { methodId: string; actor: Actor; now: Instant }): Promise<Written<MethodRow>>;
  defaultMethod(input: { methodId: string; requestId?: string; actor: Actor }): Promise<Written<MethodRow>>;
  /** Credit of the account pays it in the same transaction. Numbers are `IN60` and nine digits unless given; a number is unique. */
  issueInvoice(input: {
    id: string;
    accountId: string;
    number: string | null;
    issuedOn: Day;
    dueOn: Day;
    lines: Omit<InvoiceLineRow, 'amountMinor'>[];
    taxMinor: number;
    actor: Actor;
    now: Instant;
  }): Promise<Written<InvoiceRow>>;
  /** Only open and uncollectible ones: 422 `invoice_not_open`. What was paid on it becomes credit. */
  voidInvoice(input: { invoiceId: string; reason: string; requestId?: string; actor: Actor }): Promise<Written<InvoiceRow>>;
  /** Lowers what the invoice asks, paid or not; what was paid above that becomes credit. Never by more than is left of its total: 422 `credit_too_large`. */
  noteCredit(input: { id: string; invoiceId: string; amountMinor: number; reason: string; actor: Actor; now: Instant }): Promise<Written<CreditNoteRow>>;
  /** Matches by reference (see rules: transfers); unmatched ones wait. `now` is the machine's: whose transfer it is, and so whose clock, is found here. */
  receiveTransfer(
    input: Pick<TransferRow, 'id' | 'rail' | 'trackingKey' | 'bankReference' | 'amountMinor' | 'currency' | 'settledAt' | 'reference' | 'concept' | 'payerName' | 'payerClabe'> & {
      actor: Actor;
      now: Instant;
    },
  ): Promise<Written<TransferRow>>;
  /** By hand: invoices of one account, each at most by its balance, together at most by the transfer; the rest is credit. */
  matchTransfer(input: { transferId: string; allocations: Allocation[]; requestId?: string; actor: Actor; now: Instant }): Promise<Written<TransferRow>>;
  /** Takes the money back from invoices and credit; credit that was spent is taken from the invoices that it paid. Refunded already: 422 `credit_already_used`. */
  unmatchTransfer(input: { transferId: string; reason: string; requestId?: string; actor: Actor }): Promise<Written<TransferRow>>;
  receiveProof(input: {
    id: string;
    accountId: string;
    trackingKey: string | null;
    amountMinor: number;
    paidOn: Day;
    file: { name: string; type: string; bytes: Uint8Array } | null;
    actor: Actor;
    now: Instant;
  }): Promise<Written<ProofRow>>;
  /** Accepted without `creditMinor`: what was in dispute is credited. */
  resolveDispute(input: {
    disputeId: string;
    outcome: 'accepted' | 'rejected';
    creditMinor: number | null;
    requestId?: string;
    actor: Actor;
    now?: Instant;
  }): Promise<Written<DisputeRow>>;
  chargeBack(input: { attemptId: string; actor: Actor }): Promise<Written<PaymentRow>>;
  refundCredit(input: { id: string; accountId: string; amountMinor: number; reason: string; actor: Actor; now: Instant }): Promise<Written<{ id: string; amountMinor: number }>>;
  /** Writes down that an override was not taken. `requestId`: what tells it from another one. */
  noteRefusal(input: { accountId: string; refused: Omit<Extract<Fact, { type: 'OVERRIDE_REFUSED' }>, 'type'>; requestId: string; actor: Actor }): Promise<Written<null>>;
  savePolicy(policy: Policy, actor: Actor): Promise<void>;
  /** Replaces the list. Names a policy that there is none of: 422 `unknown_policy`. */
  savePolicySegments(segments: readonly PolicySegment[]): Promise<void>;

  /** Facts after a sequence, oldest first, at most `limit`. */
  factsAfter(accountId: string, seq: number, limit: number): Promise<{ seq: number; fact: Fact; actor: Actor }[]>;
  /** Accounts with facts that no step has been recorded for, for the sweeper. */
  undelivered(limit: number): Promise<{ accountId: string; seq: number }[]>;
  /** Notes that an account's time has moved against the machine's: after an advance, with which no step was recorded. */
  setSkew(accountId: string, skewMs: number): Promise<void>;
  /** Remembers an advance's target before it begins. Refuses a target before the last (422 clock_cannot_go_back). */
  aimClock(accountId: string, target: Instant): Promise<void>;
}

/** Written by activities, for the account's workflow. Each is safe to repeat. */
export interface Steps {
  /** Timeline and projection together, once per step, in order: `WHERE step < new`. `appliedSeq` marks facts up to it as delivered. */
  recordStep(record: StepRecord & { appliedSeq: number; skewMs: number }): Promise<void>;
  attemptById(id: string): Promise<AttemptRow | null>;
  /**
   * Freezes amount and method before the bank is called. Answers the row that is there already, if one is, with whatever has become of
   * it; without an outcome the bank is to be asked (again) under its key. `stale`: the ledger's open balances of these invoices
   * together, or the account's credit, aren't what the chart `believes` (a fact is on its way to it), or the method is gone.
   *
   * `stopped`, and why: somebody has stopped charges for all accounts.
   *
   * A higher `resend` than the row's begins it anew, and only then is the world looked at again: the row is `lost` when it is stale or
   * stopped. A repetition of the same `resend` never answers so, since the bank may have been called before the crash.
   */
  freezeAttempt(
    input: Pick<ChargeOrder, 'key' | 'accountId' | 'trigger' | 'methodId' | 'invoiceIds' | 'amountMinor' | 'at' | 'believes' | 'resend'> & { id: string },
  ): Promise<AttemptRow | 'stale' | { stopped: string }>;
  /** Writes the outcome and, for a success, the payment and its allocations (oldest first, the rest is credit), once; answers the event to tell the chart. */
  settleAttempt(input: {
    attemptId: string;
    outcome: Exclude<AttemptOutcome, 'lost'>;
    declineCode: string | null;
    providerRef: string | null;
    at: Instant;
    found: boolean;
  }): Promise<Outcome>;
  /** Nothing reached the bank; its key is free again. */
  loseAttempt(attemptId: string): Promise<void>;
  /** Takes a settled or pending direct debit back: reverses its payment if it has one. */
  returnAttempt(input: { attemptId: string; declineCode: string; at: Instant }): Promise<Outcome>;
  emailByKey(key: string): Promise<EmailRow | null>;
  /** Keeps the rendered mail as `queued`, or answers the one that is there. */
  keepEmail(email: Omit<EmailRow, 'status' | 'providerId'>): Promise<EmailRow>;
  emailSent(key: string, providerId: string | null): Promise<void>;
  /** The carrier won't take it, for good. */
  emailRefused(key: string): Promise<void>;
  /** The open balances of invoices, for a mail's last look. */
  balancesOf(invoiceIds: string[]): Promise<Map<string, number>>;
  /** Does a service call once and never after a newer one: false when a higher version has been here. */
  switchService(input: { key: string; accountId: string; verb: 'deactivate' | 'reactivate'; version: number; at: Instant }): Promise<boolean>;
}


export interface Reads {
  accountById(id: string): Promise<AccountRow | null>;
  accounts(query: PageQuery & AccountFilter & { sort?: AccountSort }): Promise<Page<AccountRow>>;
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
  /** Which policy new accounts get, first rule first. */
  policySegments(): Promise<PolicySegment[]>;
  apiKeyRole(keyHash: string): Promise<{ id: string; role: Role } | null>;
  saveApiKey(input: { id: string; hash: string; role: Role }): Promise<void>;
}

/** A remembered answer. */
export interface StoredAnswer {
  status: number;
  body: unknown;
  location: string | null;
}
export type IdempotencyClaim = { state: 'new' | 'resumed'; requestId: string } | { state: 'done'; answer: StoredAnswer } | { state: 'running' } | { state: 'reused' };

export interface Idempotency {
  /** `owner` is this API process; a claim whose owner was released (see `releaseClaims`) is resumed under its first request id. */
  claim(input: { scope: string; key: string; bodyHash: string; owner: string; requestId: string; now: Instant }): Promise<IdempotencyClaim>;
  keepAnswer(input: { scope: string; key: string; answer: StoredAnswer }): Promise<void>;
  /** Forgets a claim whose answer isn't kept (400, 401, 429, 5xx); its request id stays for a resumption. */
  releaseClaim(input: { scope: string; key: string }): Promise<void>;
  /** At start: what this owner left running before it died can be resumed. */
  releaseClaims(owner: string): Promise<void>;
  /** Answers are kept for 30 days: forgets all claims made before an instant, and says how many. */
  forgetAnswersBefore(instant: Instant): Promise<number>;
}
