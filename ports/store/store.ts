import type { AccountProfile, Allocation, Role } from '../../domain/account.ts';
import type { RefusedOverride } from '../../domain/chart/overrides.ts';
import type { Actor } from '../../domain/account.ts';
import type { PolicySegment } from '../../domain/policy/segments.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { AccountFilter } from './account-filter.ts';
import type { Accounts } from './accounts.ts';
import type { Deeds } from './deeds.ts';
import type { History } from './history.ts';
import type { Page, PageQuery } from './page.ts';
import type { PolicyJobs } from './policy-jobs.ts';
import type { Safety } from './safety.ts';
import type { Tasks } from './tasks.ts';
import type {
  AccountRow,
  AttemptRow,
  CreditNoteRow,
  DisputeRow,
  EmailRow,
  InvoiceLineRow,
  InvoiceRow,
  MethodRow,
  PaymentRow,
  ProofRow,
  TimelineRow,
  TransferRow,
} from './rows.ts';

export type { Page, PageQuery } from './page.ts';
export type * from './rows.ts';

/**
 * The record. Split by who uses it: `Ledger` writes facts (API), `Accounts` owns the accounts' states, `Deeds` is what
 * activities do for an account's workflow, `Tasks` waits for people, `Reads` answers GETs, `Idempotency` remembers
 * answers, `Safety` keeps what concerns all accounts at once, `PolicyJobs` and `History` are for whole sets of
 * accounts. `Store` is all of them over one PostgreSQL.
 *
 * Whatever changes an account is decided under its lock, at the account's own time, which is the database's and its
 * skew.
 */
export interface Store extends Ledger, Accounts, Deeds, Tasks, Safety, Reads, Idempotency, PolicyJobs, History {
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A business refusal of a ledger write; `code` is the API's error code. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: string;
  readonly status: 404 | 409 | 422;
  /** Shown beside it. */
  readonly data: Record<string, unknown>;
  constructor(status: 404 | 409 | 422, code: string, message: string, data: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.data = data;
  }
}

/** A list's cursor that no page has given: 400 at the API. */
export class BadCursor extends Error {
  override name = 'BadCursor';
}

/**
 * Orders of the accounts' list: newest first; by name; the largest open balance first; the oldest overdue debt first,
 * those without one last.
 */
export const ACCOUNT_SORTS = ['newest', 'name', 'balance', 'overdueSince'] as const;
export type AccountSort = (typeof ACCOUNT_SORTS)[number];

/**
 * Writes facts: one transaction each, under the account's lock, with all that the chart makes of them. Ids come from
 * the caller, so a repeated write finds its first. Where a write makes nothing with an id of its own, `requestId` is
 * what tells a repetition (it gets the first result again) from a second time (which is refused, when it makes no
 * sense).
 */
export interface Ledger {
  openAccount(input: {
    id: string;
    /** `currency` null: the policy's. Another than the policy's: 422 `policy_currency`. */
    profile: Omit<AccountProfile, 'id' | 'currency'> & { currency: string | null };
    autopay: boolean;
    policyName: string;
    /** Where the test clock begins; null: it lives in real time. */
    clockStartsAt: Instant | null;
    actor: Actor;
  }): Promise<AccountRow>;
  changeAccount(input: {
    accountId: string;
    profile: Partial<Omit<AccountProfile, 'id' | 'currency'>>;
    autopay?: boolean;
    consent?: string | null;
    requestId: string;
    actor: Actor;
  }): Promise<AccountRow>;
  addMethod(
    input: Omit<MethodRow, 'createdAt' | 'status' | 'default'> & { default: boolean; chargeNow: boolean; actor: Actor },
  ): Promise<MethodRow>;
  removeMethod(input: { methodId: string; actor: Actor }): Promise<MethodRow>;
  defaultMethod(input: { methodId: string; requestId?: string; actor: Actor }): Promise<MethodRow>;
  /**
   * Credit of the account pays it in the same transaction. Numbers are `IN60` and nine digits unless given; a number is
   * unique.
   */
  issueInvoice(input: {
    id: string;
    accountId: string;
    number: string | null;
    issuedOn: Day;
    dueOn: Day;
    lines: Omit<InvoiceLineRow, 'amountMinor'>[];
    taxMinor: number;
    actor: Actor;
  }): Promise<InvoiceRow>;
  /** Only open and uncollectible ones: 422 `invoice_not_open`. What was paid on it becomes credit. */
  voidInvoice(input: { invoiceId: string; reason: string; requestId?: string; actor: Actor }): Promise<InvoiceRow>;
  /**
   * Lowers what the invoice asks, paid or not; what was paid above that becomes credit. Never by more than is left of
   * its total: 422 `credit_too_large`.
   */
  noteCredit(input: {
    id: string;
    invoiceId: string;
    amountMinor: number;
    reason: string;
    actor: Actor;
  }): Promise<CreditNoteRow>;
  /** Matches by reference (see rules: transfers); unmatched ones wait. `now` is the machine's. */
  receiveTransfer(
    input: Pick<
      TransferRow,
      | 'id'
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
    > & {
      actor: Actor;
      now: Instant;
    },
  ): Promise<TransferRow>;
  /**
   * By hand: invoices of one account, each at most by its balance, together at most by the transfer; the rest is
   * credit.
   */
  matchTransfer(input: {
    transferId: string;
    allocations: Allocation[];
    requestId?: string;
    actor: Actor;
  }): Promise<TransferRow>;
  /**
   * Takes the money back from invoices and credit; credit that was spent is taken from the invoices that it paid.
   * Refunded already: 422 `credit_already_used`.
   */
  unmatchTransfer(input: {
    transferId: string;
    reason: string;
    requestId?: string;
    actor: Actor;
  }): Promise<TransferRow>;
  receiveProof(input: {
    id: string;
    accountId: string;
    trackingKey: string | null;
    amountMinor: number;
    paidOn: Day;
    file: { name: string; type: string; bytes: Uint8Array } | null;
    actor: Actor;
  }): Promise<ProofRow>;
  /** Accepted without `creditMinor`: what was in dispute is credited. */
  resolveDispute(input: {
    disputeId: string;
    outcome: 'accepted' | 'rejected';
    creditMinor: number | null;
    requestId?: string;
    actor: Actor;
  }): Promise<DisputeRow>;
  chargeBack(input: { attemptId: string; actor: Actor }): Promise<PaymentRow>;
  refundCredit(input: {
    id: string;
    accountId: string;
    amountMinor: number;
    reason: string;
    actor: Actor;
  }): Promise<{ id: string; amountMinor: number; createdAt: Instant }>;
  /** Writes down that an override was not taken: a line on the timeline, and nothing else. */
  noteRefusal(input: { accountId: string; refused: RefusedOverride; actor: Actor }): Promise<void>;
  savePolicy(policy: Policy, actor: Actor): Promise<void>;
  /** Replaces the list. Names a policy that there is none of: 422 `unknown_policy`. */
  savePolicySegments(segments: readonly PolicySegment[]): Promise<void>;
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
  attemptById(id: string): Promise<AttemptRow | null>;
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
export type IdempotencyClaim =
  | { state: 'new' | 'resumed'; requestId: string }
  | { state: 'done'; answer: StoredAnswer }
  | { state: 'running' }
  | { state: 'reused' };

/**
 * Claims have a lease by the database's clock, renewed while the request runs: whoever died is followed when it is
 * over, whatever its name was.
 */
export interface Idempotency {
  claim(input: {
    scope: string;
    key: string;
    bodyHash: string;
    leaseMs: number;
    requestId: string;
    now: Instant;
  }): Promise<IdempotencyClaim>;
  renewClaim(input: { scope: string; key: string; leaseMs: number }): Promise<void>;
  keepAnswer(input: { scope: string; key: string; answer: StoredAnswer }): Promise<void>;
  /** Forgets a claim whose answer isn't kept (400, 401, 429, 5xx); its request id stays for a resumption. */
  releaseClaim(input: { scope: string; key: string }): Promise<void>;
  /** Answers are kept for 30 days: forgets all claims made before an instant, and says how many. */
  forgetAnswersBefore(instant: Instant): Promise<number>;
}
