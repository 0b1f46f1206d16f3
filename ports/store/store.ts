import type { Accounts } from './accounts.ts';
import type { AgingOfAll } from './aging.ts';
import type { Analytics } from './analytics.ts';
import type { ApiKeys } from './api-keys.ts';
import type { Asks } from './asks.ts';
import type { Attempts } from './attempts.ts';
import type { Audit } from './audit.ts';
import type { BankFeed } from './bank-feed.ts';
import type { BankMappings } from './bank-mappings.ts';
import type { BankStatements } from './bank-statements.ts';
import type { BankTransfers } from './bank-transfers.ts';
import type { BooksBeside } from './books-beside.ts';
import type { Bodies } from './bodies.ts';
import type { Breaker } from './breaker.ts';
import type { BulkJobs } from './bulk-jobs.ts';
import type { Changes } from './changes.ts';
import type { ChartPaths } from './chart-path.ts';
import type { Clocks } from './clocks.ts';
import type { Credit } from './credit.ts';
import type { Deeds } from './deeds.ts';
import type { Disputes } from './disputes.ts';
import type { InvoiceDocuments } from './documents.ts';
import type { Emails } from './emails.ts';
import type { EquipmentOrders } from './equipment-orders.ts';
import type { History } from './history.ts';
import type { Idempotency } from './idempotency.ts';
import type { Imports } from './imports.ts';
import type { Inbox } from './inbox.ts';
import type { Invoices } from './invoices.ts';
import type { InvoiceRuns } from './invoice-runs.ts';
import type { Journal } from './journal.ts';
import type { Lags } from './lags.ts';
import type { MailsIn } from './mails-in.ts';
import type { PayLinks } from './pay-links.ts';
import type { PaymentMethods } from './payment-methods.ts';
import type { Payments } from './payments.ts';
import type { PortRequests } from './port-requests.ts';
import type { People } from './people.ts';
import type { Policies } from './policies.ts';
import type { PolicyJobs } from './policy-jobs.ts';
import type { ProofEvidence } from './proof-evidence.ts';
import type { ProofsOfPayment } from './proofs-of-payment.ts';
import type { Rails } from './rails.ts';
import type { Recovery } from './recovery.ts';
import type { ToldRefunds } from './refunds.ts';
import type { Receipts } from './receipts.ts';
import type { ReplyTokens } from './reply-tokens.ts';
import type { ServiceHistory } from './service-calls.ts';
import type { StatementsOfAccount } from './statements-of-account.ts';
import type { Sessions } from './sessions.ts';
import type { StuckAccounts } from './stuck-accounts.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { SuggestedTransfers } from './suggested-transfers.ts';
import type { Sums } from './sums.ts';
import type { Sweep } from './sweep.ts';
import type { Switches } from './switches.ts';
import type { Tasks } from './tasks.ts';
import type { TaxProfiles } from './tax-profiles.ts';
import type { Timeline } from './timeline.ts';
import type { ToldCharges } from './told-charges.ts';
import type { Usage } from './usage.ts';
import type { Users } from './users.ts';
import type { Verifications } from './verifications.ts';
import type { Webhooks } from './webhooks.ts';
import type { TransferSuggestions } from './transfer-suggestions.ts';
import type { Views } from './views.ts';
import type { Worklists } from './worklists.ts';
import type { VirtualClabes } from './virtual-clabes.ts';

export type * from './accounts.ts';
export type * from './attempts.ts';
export type * from './bank-statements.ts';
export type * from './bank-transfers.ts';
export type * from './chart-path.ts';
export type * from './credit.ts';
export type * from './disputes.ts';
export type * from './emails.ts';
export type * from './invoices.ts';
export type * from './journal.ts';
export type * from './page.ts';
export type * from './pay-links.ts';
export type * from './payment-methods.ts';
export type * from './payments.ts';
export type * from './proofs-of-payment.ts';
export type * from './timeline.ts';

/**
 * The record, one interface a thing: its rows, its writes and its reads, all over one PostgreSQL.
 *
 * Writes are facts: one transaction each, under the account's lock, with all that the chart makes of them, at the
 * account's own time, which is the database's and its skew. Ids come from the caller, so a repeated write finds its
 * first. Where a write makes nothing with an id of its own, `requestId` is what tells a repetition (it gets the first
 * result again) from a second time (which is refused, when it makes no sense).
 */
export interface Store // Who owes, and what is asked of them.
  extends Accounts,
    AgingOfAll,
    Sums,
    Analytics,
    Worklists,
    People,
    Views,
    Changes,
    Asks,
    StuckAccounts,
    Clocks,
    Timeline,
    ChartPaths,
    Tasks,
    History,
    // Papers and money.
    PaymentMethods,
    Invoices,
    InvoiceDocuments,
    Subscriptions,
    InvoiceRuns,
    Usage,
    EquipmentOrders,
    PortRequests,
    TaxProfiles,
    Receipts,
    Credit,
    Disputes,
    BankTransfers,
    TransferSuggestions,
    SuggestedTransfers,
    BankStatements,
    BankMappings,
    VirtualClabes,
    ProofEvidence,
    ProofsOfPayment,
    Verifications,
    Attempts,
    Payments,
    Journal,
    BooksBeside,
    StatementsOfAccount,
    Emails,
    ReplyTokens,
    PayLinks,
    // What is to be done.
    Deeds,
    ServiceHistory,
    Sweep,
    Recovery,
    // What concerns all accounts at once.
    Policies,
    PolicyJobs,
    BulkJobs,
    Imports,
    Switches,
    Lags,
    Rails,
    BankFeed,
    Breaker,
    // Who may what.
    ApiKeys,
    Users,
    Sessions,
    Audit,
    Idempotency,
    // What comes from outside by itself, and what goes there.
    Inbox,
    ToldCharges,
    ToldRefunds,
    MailsIn,
    Webhooks,
    // What grows and may go.
    Bodies {
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A business refusal of a write; `code` is the API's error code. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: string;
  readonly status: 404 | 409 | 410 | 422;
  /** Shown beside it. */
  readonly data: Record<string, unknown>;
  constructor(status: 404 | 409 | 410 | 422, code: string, message: string, data: Record<string, unknown> = {}) {
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
