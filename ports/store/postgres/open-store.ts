import type { Instant } from '../../../domain/time/time.ts';
import type { Store } from '../store.ts';
import { accountListOf } from './account-list.ts';
import { accountsOf } from './accounts.ts';
import { agingOf } from './aging.ts';
import { analyticsOf } from './analytics.ts';
import { apiKeysOf } from './api-keys.ts';
import { asksOf } from './asks.ts';
import { attemptsOf } from './attempts.ts';
import { auditOf } from './audit.ts';
import { bankFeedsOf } from './bank-feed.ts';
import { bankMappingsOf } from './bank-mappings.ts';
import { bankStatementsOf } from './bank-statements.ts';
import { bankTransfersOf } from './bank-transfers.ts';
import { bodiesOf } from './bodies.ts';
import { booksBesideOf } from './books-beside.ts';
import { breakerOf } from './breaker.ts';
import { bulkJobsOf } from './bulk-jobs.ts';
import { bulkOrdersOf } from './bulk-orders.ts';
import { callDetailsOf } from './call-details.ts';
import { carriedEmailsOf } from './carried-emails.ts';
import { changesOf } from './changes.ts';
import { chartPathsOf } from './chart-path.ts';
import { chargesOf } from './charges.ts';
import { CLERKS } from './clerks.ts';
import { clocksOf } from './clocks.ts';
import { contactsOf } from './contacts.ts';
import { creditOf } from './credit.ts';
import { connect } from './db/connection.ts';
import { copyDesk } from './db/copying.ts';
import type { Desk } from './decide/desk.ts';
import { PolicyShelf } from './decide/policy-shelf.ts';
import { disputesOf } from './disputes.ts';
import { equipmentOrdersOf } from './equipment-orders.ts';
import { documentsOf } from './documents.ts';
import { emailsOf } from './emails.ts';
import { historyOf } from './history.ts';
import { idempotencyOf } from './idempotency.ts';
import { importsOf } from './imports.ts';
import { inboxOf } from './inbox.ts';
import { invoicesOf } from './invoices.ts';
import { invoiceRunsOf } from './invoice-runs.ts';
import { journalOf } from './journal.ts';
import { lagsOf } from './lags.ts';
import { mailsOf } from './mails.ts';
import { mailsInOf } from './mails-in.ts';
import { notesOf } from './notes.ts';
import { payLinksOf } from './pay-links.ts';
import { paymentMethodsOf } from './payment-methods.ts';
import { paymentsOf } from './payments.ts';
import { portRequestsOf } from './port-requests.ts';
import { policiesOf } from './policies.ts';
import { policyJobsOf } from './policy-jobs.ts';
import { proofsOfPaymentOf } from './proofs-of-payment.ts';
import { railsOf } from './rails.ts';
import { invoiceReceiptsOf } from './receipts.ts';
import { recoveryOf } from './recovery/recovery.ts';
import { refundsOf } from './refunds.ts';
import { repObligationsOf } from './rep-stamps.ts';
import { replyTokensOf } from './reply-tokens.ts';
import { secondFactorsOf } from './second-factors.ts';
import { serviceCallsOf } from './service-calls.ts';
import { priceBooksOf } from './price-books.ts';
import { subscriptionsOf } from './subscriptions.ts';
import { statementsOfAccountOf } from './statements-of-account.ts';
import { sessionsOf } from './sessions.ts';
import { stuckAccountsOf } from './stuck-accounts.ts';
import { suggestedTransfersOf } from './suggested-transfers.ts';
import { sumsOf } from './sums.ts';
import { sweepOf } from './sweep.ts';
import { switchesOf } from './switches.ts';
import { tasksOf } from './tasks.ts';
import { taxProfilesOf } from './tax-profiles.ts';
import { timelineOf } from './timeline.ts';
import { toldChargesOf } from './told-charges.ts';
import { transferMatchingOf } from './transfer-matching.ts';
import { usageImportsOf } from './usage-imports.ts';
import { usersOf } from './users.ts';
import { verificationsOf } from './verifications.ts';
import { webhookDeliveriesOf } from './webhook-deliveries.ts';
import { webhookEndpointsOf } from './webhook-endpoints.ts';
import { proofEvidenceOf } from './proof-evidence.ts';
import { transferSuggestionsOf } from './transfer-suggestions.ts';
import { virtualClabesOf } from './virtual-clabes.ts';
import { viewsOf } from './views.ts';
import { worklistsOf } from './worklists.ts';
import { workOf } from './work.ts';

export interface StoreOptions {
  /** Connections at most; a write holds one while it runs. */
  connections?: number;
  /** Whose calendar says on which day a transfer settled. SPEI's banks close their day in Mexico City. */
  bankTimeZone?: string;
  /** Told after a commit what an account's workflow doesn't know yet. Must not throw, and is not waited for. */
  onNews?: Desk['onNews'];
  /** The machine's time, for tests; the database's unless given. */
  machineNow?: () => Instant;
}

const CONNECTIONS = 10;
const BANK_TIME_ZONE = 'America/Mexico_City';

/**
 * The record in PostgreSQL. The database is migrated before (`prisma/migrate.ts`). Connects when it is first asked;
 * when the database goes away, what is asked meanwhile throws, and what is asked later works again.
 */
export function openStore(databaseUrl: string, options: StoreOptions = {}): Store {
  const db = connect(databaseUrl, options.connections ?? CONNECTIONS);
  const copies = copyDesk(databaseUrl);
  const desk: Desk = {
    db,
    policies: new PolicyShelf(),
    clerks: CLERKS,
    onNews: options.onNews ?? (() => undefined),
    machineNow: options.machineNow ?? null,
  };
  return {
    ...accountListOf(desk),
    ...accountsOf(desk),
    ...agingOf(desk),
    ...sumsOf(desk),
    ...analyticsOf(desk),
    ...worklistsOf(desk),
    ...notesOf(desk),
    ...contactsOf(desk),
    ...viewsOf(desk),
    ...changesOf(desk),
    ...asksOf(desk),
    ...stuckAccountsOf(desk),
    ...clocksOf(desk),
    ...timelineOf(desk),
    ...chartPathsOf(desk),
    ...tasksOf(desk),
    ...historyOf(desk),
    ...paymentMethodsOf(desk),
    ...invoicesOf(desk),
    ...documentsOf(desk),
    ...priceBooksOf(desk),
    ...subscriptionsOf(desk),
    ...invoiceRunsOf(desk),
    ...usageImportsOf(desk, copies),
    ...callDetailsOf(db),
    ...equipmentOrdersOf(desk),
    ...portRequestsOf(desk),
    ...taxProfilesOf(desk),
    ...invoiceReceiptsOf(desk),
    ...repObligationsOf(desk),
    ...creditOf(desk),
    ...refundsOf(desk),
    ...disputesOf(desk),
    ...bankTransfersOf(desk, options.bankTimeZone ?? BANK_TIME_ZONE),
    ...transferMatchingOf(desk, options.bankTimeZone ?? BANK_TIME_ZONE),
    ...proofEvidenceOf(db),
    ...transferSuggestionsOf(db),
    ...suggestedTransfersOf(desk),
    ...bankStatementsOf(db),
    ...bankMappingsOf(db),
    ...virtualClabesOf(db),
    ...proofsOfPaymentOf(desk),
    ...verificationsOf(desk),
    ...attemptsOf(db),
    ...paymentsOf(desk),
    ...journalOf(db),
    ...booksBesideOf(db),
    ...statementsOfAccountOf(desk),
    ...emailsOf(db),
    ...payLinksOf(desk),
    ...carriedEmailsOf(desk),
    ...replyTokensOf(db),
    ...workOf(desk),
    ...chargesOf(desk),
    ...mailsOf(desk),
    ...serviceCallsOf(desk),
    ...sweepOf(desk),
    ...recoveryOf(desk),
    ...policiesOf(desk),
    ...policyJobsOf(desk),
    ...bulkJobsOf(desk),
    ...bulkOrdersOf(desk),
    ...importsOf(db),
    ...switchesOf(db),
    ...lagsOf(desk),
    ...railsOf(desk),
    ...bankFeedsOf(db),
    ...breakerOf(db),
    ...apiKeysOf(db),
    ...usersOf(db),
    ...secondFactorsOf(db),
    ...sessionsOf(db),
    ...auditOf(db),
    ...idempotencyOf(db),
    ...inboxOf(desk),
    ...toldChargesOf(desk),
    ...mailsInOf(desk),
    ...bodiesOf(desk),
    ...webhookEndpointsOf(db),
    ...webhookDeliveriesOf(desk),
    ping: async () => void (await db.$queryRaw`SELECT 1`),
    close: async () => void (await Promise.all([copies.close(), db.$disconnect()])),
  };
}
