import type { Actor } from './account.ts';
import type { Instant } from './time/time.ts';

/** Everything that can stand on an account's timeline. Append-only. */
export type TimelineType =
  | 'account.opened'
  | 'account.changed'
  | 'account.closed'
  | 'account.mended'
  | 'invoice.issued'
  | 'invoice.paid'
  | 'invoice.voided'
  | 'invoice.uncollectible'
  | 'invoice.reopened'
  | 'charge.attempted'
  | 'charge.succeeded'
  | 'charge.declined'
  | 'charge.unknown'
  | 'charge.reconciled'
  | 'charge.pending'
  | 'charge.lost'
  | 'charge.skipped'
  | 'charge.held'
  | 'charge.refused'
  | 'charge.returned'
  | 'chargeback.received'
  | 'retry.scheduled'
  | 'retries.exhausted'
  | 'email.sent'
  | 'email.skipped'
  | 'email.held'
  | 'email.bounced'
  | 'overdue.began'
  | 'overdue.ended'
  | 'service.deactivated'
  | 'service.reactivated'
  | 'service.relocked'
  | 'service.provisional'
  | 'deactivation.held'
  | 'hold.placed'
  | 'hold.released'
  | 'override.applied'
  | 'override.refused'
  | 'transfer.received'
  | 'transfer.matched'
  | 'transfer.unmatched'
  | 'transfer.flagged'
  | 'proof.received'
  | 'proof.accepted'
  | 'proof.rejected'
  | 'proof.settled'
  | 'proof.returned'
  | 'dispute.opened'
  | 'dispute.resolved'
  | 'credit.applied'
  | 'balance.adjusted'
  | 'refund.made'
  | 'promise.kept'
  | 'promise.broken'
  | 'plan.kept'
  | 'plan.missed'
  | 'method.added'
  | 'method.removed'
  | 'method.defaulted'
  | 'autopay.changed'
  | 'policy.changed';

/** One line of an account's story, as the chart writes it. The record numbers it. */
export interface TimelineEntry {
  type: TimelineType;
  at: Instant;
  actor: Actor;
  summary: string;
  data: Record<string, unknown>;
}
