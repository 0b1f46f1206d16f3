import type { TimelineContent, TimelineData, TimelineEntry, TimelineType } from './timeline.ts';

/**
 * What other systems are told of an account, by signed webhooks: that something happened, and the ids of what it
 * happened to. Nothing else of a person goes out; whoever is told asks for the rest.
 */
export const HOOK_TYPES = [
  'account.opened',
  'account.deactivated',
  'account.reactivated',
  'account.provisional',
  'account.closed',
  'case.opened',
  'case.closed',
  'invoice.issued',
  'invoice.paid',
  'invoice.voided',
  'invoice.uncollectible',
  'payment.succeeded',
  'payment.declined',
  'payment.reversed',
  'hold.placed',
  'hold.released',
  'dispute.opened',
  'dispute.resolved',
  'proof.received',
  'task.opened',
] as const;
export type HookType = (typeof HOOK_TYPES)[number];

export interface Hook {
  type: HookType;
  /** Ids, and words of closed sets. */
  data: Record<string, string | null>;
}

type Of = { [T in TimelineType]?: (data: TimelineData[T]) => Hook | null };

const hook = (type: HookType, data: Hook['data'] = {}): Hook => ({ type, data });

/** Lines that say nothing of what another system has to do with are not here. */
const HOOKS: Of = {
  'account.opened': () => hook('account.opened'),
  'account.closed': () => hook('account.closed'),
  'service.deactivated': () => hook('account.deactivated'),
  'service.relocked': () => hook('account.deactivated'),
  'service.reactivated': (data) =>
    hook(data.why === 'agent' && data.until !== null ? 'account.provisional' : 'account.reactivated'),
  'service.provisional': ({ proofId }) => hook('account.provisional', { proofId }),
  'overdue.began': ({ invoiceId }) => hook('case.opened', { invoiceId: invoiceId ?? null }),
  'overdue.ended': () => hook('case.closed'),
  'invoice.issued': ({ invoiceId }) => hook('invoice.issued', { invoiceId }),
  'invoice.paid': ({ invoiceId }) => hook('invoice.paid', { invoiceId }),
  'invoice.voided': ({ invoiceId }) => hook('invoice.voided', { invoiceId }),
  'invoice.uncollectible': ({ invoiceId }) => hook('invoice.uncollectible', { invoiceId }),
  'charge.succeeded': ({ attemptId, paymentId }) => hook('payment.succeeded', { attemptId, paymentId }),
  'transfer.matched': ({ transferId }) => hook('payment.succeeded', { transferId }),
  'charge.declined': ({ attemptId, declineCode }) => hook('payment.declined', { attemptId, declineCode }),
  'charge.returned': ({ attemptId, declineCode }) => hook('payment.reversed', { attemptId, declineCode }),
  'chargeback.received': ({ attemptId, paymentId }) => hook('payment.reversed', { attemptId, paymentId }),
  'transfer.unmatched': ({ transferId }) => hook('payment.reversed', { transferId }),
  'hold.placed': ({ hold: kind, invoiceId }) => hook('hold.placed', { kind, invoiceId }),
  'hold.released': ({ hold: kind, invoiceId }) => hook('hold.released', { kind, invoiceId }),
  'dispute.opened': ({ disputeId, invoiceId }) => hook('dispute.opened', { disputeId, invoiceId }),
  'dispute.resolved': ({ disputeId, invoiceId, outcome }) =>
    hook('dispute.resolved', { disputeId, invoiceId, outcome }),
  'proof.received': ({ proofId }) => hook('proof.received', { proofId }),
};

/** Null: nobody is told of it. */
export const hookOf = ({ type, data }: TimelineContent | TimelineEntry): Hook | null =>
  (HOOKS[type] as ((data: unknown) => Hook | null) | undefined)?.(data) ?? null;
