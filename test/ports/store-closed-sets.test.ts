import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Draft } from '../../domain/billing/draft-month.ts';
import type { Call, Reach } from '../../domain/billing/usage/call.ts';
import { ROW_FAULTS, USAGE_PRESETS } from '../../ports/usage-files/usage-files.ts';
import { CONFLICTING } from '../../ports/store/postgres/usage-parts.ts';
import { PLACE_FAULTS } from '../../ports/store/postgres/usage-placing.ts';
import type {
  Actor,
  AttemptOutcome,
  AttemptTrigger,
  CollectionsState,
  InvoiceStatus,
  MethodKind,
  Role,
  ServiceState,
} from '../../domain/account.ts';
import type { JournalDocument } from '../../domain/journal/entry.ts';
import type { HeldWhy } from '../../domain/safety/clearance.ts';
import { TAX_ZONES } from '../../domain/fiscal/tax-profile.ts';
import type { MailStatus } from '../../domain/messages/mail.ts';
import { WHY_UNMATCHED } from '../../domain/matching/why-unmatched.ts';
import { SWITCHES } from '../../domain/safety/switches.ts';
import { BILL_SERIES } from '../../domain/billing/series.ts';
import { EQUIPMENT_MODES } from '../../domain/billing/terms/equipment.ts';
import { PORT_STATUSES } from '../../ports/store/port-requests.ts';
import { TASK_KINDS } from '../../domain/tasks.ts';
import type { InvoiceKind } from '../../domain/time/due-dates.ts';
import { type BookedOutcome, type Challenge, SANDBOX_FAULTS, SANDBOX_RAILS } from '../../ports/gateway/sandbox/book.ts';
import { STAFF_ROLES } from '../../domain/access/roles.ts';
import { AUDITED } from '../../ports/store/audit.ts';
import type { PasswordLink } from '../../ports/store/users.ts';
import { STATEMENT_FORMATS } from '../../ports/store/bank-statements.ts';
import type { ServiceDeed } from '../../ports/store/service-calls.ts';
import { CHANGE_KINDS } from '../../ports/store/changes.ts';
import type { BulkJob, BulkOutcome } from '../../ports/store/bulk-jobs.ts';
import type { PolicyJobOutcome } from '../../ports/store/policy-jobs.ts';
import type { ToldOfTransfer, WhyOver } from '../../ports/store/postgres/transfer-candidates.ts';
import type { EffectStatus } from '../../ports/store/postgres/work.ts';
import type {
  DisputeRow,
  MethodRow,
  PaymentRow,
  PaymentSource,
  ProofRow,
  TransferRow,
} from '../../ports/store/store.ts';
import type { TaskRow } from '../../ports/store/tasks.ts';
import { IMPORT_OUTCOMES, IMPORT_PHASES } from '../../ports/store/imports.ts';
import type { InboxStatus } from '../../ports/store/inbox.ts';
import type { MailInStatus } from '../../ports/store/mails-in.ts';
import type { RefundPartStatus } from '../../ports/store/refunds.ts';
import type { RefundPart } from '../../domain/money/give-back.ts';
import { REP_STATUSES, type ReceiptStatus } from '../../ports/store/receipts.ts';
import { RAILS } from '../../ports/store/rails.ts';
import type { WhyUnreachable } from '../../ports/store/postgres/unreachable.ts';
import type { Teller } from '../../ports/inbox/inbox.ts';
import type { DeliveryStatus } from '../../ports/store/webhooks.ts';
import type { Verdict } from '../../ports/verifier/verifier.ts';
import { openWorld, type World } from './store-world.ts';

/**
 * A closed set stands twice, as a type and as a check in the database: the same in both, or what the one lets through
 * the other refuses.
 */

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

/** Of a union each, no more and no less: or this doesn't compile. */
const all = <T extends string>(each: Record<T, true>): string[] => Object.keys(each);

const SETS: Record<string, readonly string[]> = {
  api_keys_role_check: all<Role>({ admin: true, agent: true, viewer: true, customer: true }),
  billed_months_outcome_check: all<Draft['is']>({ issued: true, nothing: true, credited: true }),
  billed_months_series_check: BILL_SERIES,
  equipment_orders_mode_check: EQUIPMENT_MODES,
  port_requests_status_check: PORT_STATUSES,
  calls_direction_check: all<Call['direction']>({ in: true, out: true }),
  calls_reach_check: all<Reach>({ number: true, extension: true, shortCode: true }),
  usage_imports_preset_check: [...USAGE_PRESETS, 'events'],
  usage_rejects_code_check: [...ROW_FAULTS, ...PLACE_FAULTS, CONFLICTING],
  bulk_job_accounts_outcome_check: all<BulkOutcome>({ applied: true, skipped: true, refused: true, failed: true }),
  bulk_jobs_role_check: all<BulkJob['role']>({ admin: true, agent: true }),
  changes_kind_check: CHANGE_KINDS,
  attempts_outcome_check: all<AttemptOutcome>({
    succeeded: true,
    declined: true,
    refused: true,
    unknown: true,
    lost: true,
    pending: true,
    needsHolder: true,
  }),
  attempts_trigger_check: all<AttemptTrigger>({ autopay: true, retry: true, agent: true, portal: true, api: true }),
  disputes_status_check: all<DisputeRow['status']>({ open: true, accepted: true, rejected: true }),
  effects_status_check: all<EffectStatus>({ pending: true, begun: true, done: true, dropped: true }),
  emails_status_check: all<MailStatus>({ queued: true, sent: true, delivered: true, bounced: true, skipped: true }),
  inbox_events_provider_check: all<Teller>({ stripe: true, resend: true, bank: true }),
  inbox_events_status_check: all<InboxStatus>({ pending: true, done: true, ignored: true }),
  journal_entries_document_check: all<JournalDocument>({
    invoice: true,
    voidedInvoice: true,
    creditNote: true,
    smallRemainder: true,
    writeOff: true,
    payment: true,
    paymentTakenBack: true,
    paymentRestored: true,
    creditApplied: true,
    refund: true,
    refundUndone: true,
    opening: true,
  }),
  imports_phase_check: IMPORT_PHASES,
  import_accounts_outcome_check: IMPORT_OUTCOMES,
  mails_in_status_check: all<MailInStatus>({ new: true, proof: true, reply: true, ignored: true }),
  proofs_verdict_check: all<Verdict>({ valid: true, returned: true, late: true, notFound: true }),
  transfer_candidates_told_check: all<ToldOfTransfer>({ nothing: true, held: true, over: true }),
  transfer_candidates_over_why_check: all<WhyOver>({ matched: true, elsewhere: true, dismissed: true }),
  rails_away_name_check: [...RAILS],
  invoice_receipts_status_check: all<Exclude<ReceiptStatus, 'unsent'>>({ sent: true, stamped: true, rejected: true }),
  rep_obligations_status_check: REP_STATUSES,
  tax_profiles_zone_check: TAX_ZONES,
  invoices_kind_check: all<InvoiceKind>({ recurring: true, oneTime: true }),
  invoices_status_check: all<InvoiceStatus>({ open: true, paid: true, void: true, uncollectible: true }),
  payment_methods_kind_check: all<MethodKind>({ card: true, bankAccount: true }),
  payment_methods_status_check: all<MethodRow['status']>({ active: true, blocked: true, expired: true, removed: true }),
  payments_source_check: all<PaymentSource>({ card: true, bankAccount: true, transfer: true, cash: true }),
  payments_status_check: all<PaymentRow['status']>({ settled: true, reversed: true }),
  policy_job_accounts_outcome_check: all<PolicyJobOutcome>({ moved: true, skipped: true, refused: true, failed: true }),
  projections_service_check: all<ServiceState>({ active: true, deactivated: true, provisional: true, cancelled: true }),
  projections_state_check: all<CollectionsState>({
    current: true,
    overdue: true,
    deactivated: true,
    writtenOff: true,
    closed: true,
  }),
  proofs_status_check: all<ProofRow['status']>({
    received: true,
    accepted: true,
    rejected: true,
    settled: true,
    returned: true,
  }),
  sandbox_charges_chargeback_outcome_known: all<'won' | 'lost'>({ won: true, lost: true }),
  sandbox_charges_outcome_known: all<BookedOutcome>({
    succeeded: true,
    declined: true,
    lost: true,
    pending: true,
    returned: true,
    requiresAction: true,
  }),
  refund_parts_by_check: all<RefundPart['by']>({ provider: true, hand: true }),
  refund_parts_status_check: all<RefundPartStatus>({
    pending: true,
    sent: true,
    paid: true,
    byHand: true,
    paidByHand: true,
    undone: true,
  }),
  sandbox_charges_challenge_known: all<Challenge>({ open: true, confirmed: true, refused: true, canceled: true }),
  sandbox_faults_kind_known: SANDBOX_FAULTS.filter((kind) => kind !== 'none'),
  sandbox_faults_rail_known: SANDBOX_RAILS,
  service_calls_verb_check: all<ServiceDeed['verb']>({ deactivate: true, reactivate: true }),
  switch_changes_name_check: SWITCHES,
  tasks_kind_check: TASK_KINDS,
  tasks_status_check: all<TaskRow['status']>({ open: true, done: true, dismissed: true }),
  timeline_actor_check: all<Actor['kind']>({ system: true, agent: true, customer: true, provider: true }),
  transfers_rail_check: all<TransferRow['rail']>({ spei: true, other: true }),
  transfers_status_check: all<TransferRow['status']>({
    matched: true,
    partial: true,
    unmatched: true,
    duplicate: true,
  }),
  unreachable_addresses_why_check: all<WhyUnreachable>({ bounced: true, complained: true }),
  webhook_deliveries_status_check: all<DeliveryStatus>({ pending: true, delivered: true, failed: true }),
  transfers_unmatched_why_check: Object.keys(WHY_UNMATCHED),
  bank_statements_format_check: STATEMENT_FORMATS,
  audit_action_check: AUDITED,
  users_role_check: STAFF_ROLES,
  password_links_purpose_check: all<PasswordLink['purpose']>({ invitation: true, forgotten: true }),
};

/** What a check lets through: the values of the first list in it. */
async function checks(): Promise<{ name: string; says: string; values: string[] }[]> {
  const rows = await world.sql<{ name: string; says: string }>(
    "SELECT conname AS name, pg_get_constraintdef(oid) AS says FROM pg_constraint WHERE contype = 'c' " +
      "AND connamespace IN ('public'::regnamespace, 'sandbox'::regnamespace)",
  );
  return rows.map(({ name, says }) => ({
    name,
    says,
    values: [...(/ARRAY\[(.*?)\]/.exec(says)?.[1] ?? '').matchAll(/'([^']*)'/g)].map(([, value]) => value as string),
  }));
}

test('each is the same in the database as in the types', async () => {
  const simple = (await checks()).filter(({ says }) => /^CHECK \(\(\w+ = ANY \(ARRAY\[[^\]]*\]\)\)\)$/.test(says));
  const sorted = (sets: Record<string, readonly string[]>) =>
    Object.fromEntries(Object.entries(sets).map(([name, values]) => [name, [...values].sort()]));
  expect(sorted(Object.fromEntries(simple.map(({ name, values }) => [name, values])))).toEqual(sorted(SETS));
});

test('so is why a deactivation is held', async () => {
  const why = (await checks()).find(({ name }) => name === 'clearances_why_check');
  expect(why?.values.sort()).toEqual(all<HeldWhy>({ switch: true, bankFeed: true, breaker: true }).sort());
});
