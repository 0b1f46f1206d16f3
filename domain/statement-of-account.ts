import type { Instant } from './time/time.ts';
import type { TimelineContent, TimelineType } from './timeline.ts';
import { sumOf } from './money/moves.ts';

/**
 * A statement of account: every line of the story that changes what is owed, with the balance after it. Owed is what
 * invoices ask and nobody has paid, written off or not, less the account's credit; below zero it is in the customer's
 * favour. What goes from credit to an invoice changes nothing of it.
 */
export const STATEMENT_KINDS = [
  'invoice',
  'invoiceVoided',
  'payment',
  'paymentReturned',
  'creditNote',
  'adjustment',
  'refund',
] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

export interface StatementLine {
  seq: number;
  at: Instant;
  kind: StatementKind;
  /** As the timeline tells it. */
  summary: string;
  /** The paper's number or id. */
  reference: string;
  /** Above zero: so much more is owed; below: less. Never 0. */
  amountMinor: number;
  balanceMinor: number;
}

/** What lines do not say of themselves. */
export interface Papers {
  /** What an invoice asked when it was voided: its total without what had been taken off. */
  askedMinor(invoiceId: string): number;
  /** What a payment that was taken back had brought; 0: it had brought nothing yet. */
  returnedMinor(attemptId: string): number;
  /** What of it had been paid out as a refund, and is owed by nobody. */
  outOfReachMinor(attemptId: string): number;
}

interface Told {
  seq: number;
  at: Instant;
  summary: string;
}

type Effect = [kind: StatementKind, reference: string, amountMinor: number] | null;
type Of<T extends TimelineType> = Extract<TimelineContent, { type: T }>['data'];

const EFFECTS = {
  'invoice.issued': ({ number, totalMinor }: Of<'invoice.issued'>): Effect => ['invoice', number, totalMinor],
  'invoice.voided': ({ invoiceId }: Of<'invoice.voided'>, { askedMinor }: Papers): Effect => [
    'invoiceVoided',
    invoiceId,
    -askedMinor(invoiceId),
  ],
  'charge.succeeded': ({ paymentId, amountMinor }: Of<'charge.succeeded'>): Effect => [
    'payment',
    paymentId,
    -amountMinor,
  ],
  'charge.reconciled': (data: Of<'charge.reconciled'>): Effect =>
    data.outcome === 'succeeded' ? ['payment', data.paymentId, -data.amountMinor] : null,
  'charge.returned': ({ attemptId }: Of<'charge.returned'>, papers: Papers): Effect => [
    'paymentReturned',
    attemptId,
    papers.returnedMinor(attemptId) - papers.outOfReachMinor(attemptId),
  ],
  'chargeback.received': (data: Of<'chargeback.received'>, { outOfReachMinor }: Papers): Effect => [
    'paymentReturned',
    data.paymentId,
    data.amountMinor - outOfReachMinor(data.attemptId),
  ],
  'chargeback.closed': ({ attemptId, outcome, amountMinor }: Of<'chargeback.closed'>, papers: Papers): Effect =>
    outcome === 'won' ? ['payment', attemptId, papers.outOfReachMinor(attemptId) - amountMinor] : null,
  'transfer.matched': ({ transferId, allocations, creditMinor }: Of<'transfer.matched'>): Effect => [
    'payment',
    transferId,
    -sumOf(allocations) - creditMinor,
  ],
  'transfer.unmatched': ({ transferId, amountMinor }: Of<'transfer.unmatched'>): Effect => [
    'paymentReturned',
    transferId,
    amountMinor,
  ],
  'credit.applied': (data: Of<'credit.applied'>): Effect =>
    'creditNoteId' in data ? ['creditNote', data.creditNoteId, -data.amountMinor] : null,
  'dispute.resolved': ({ disputeId, creditMinor }: Of<'dispute.resolved'>): Effect => [
    'creditNote',
    disputeId.replace(/^dsp_/, 'crn_'),
    -creditMinor,
  ],
  'balance.adjusted': ({ invoiceId, amountMinor }: Of<'balance.adjusted'>): Effect => [
    'adjustment',
    invoiceId,
    -amountMinor,
  ],
  'refund.made': ({ refundId, amountMinor }: Of<'refund.made'>): Effect => ['refund', refundId, amountMinor],
  'refund.undone': ({ refundId, amountMinor }: Of<'refund.undone'>): Effect => ['refund', refundId, -amountMinor],
} satisfies { [T in TimelineType]?: (data: Of<T>, papers: Papers) => Effect };

/** The types of entries that may change what is owed. */
export const STATEMENT_TYPES = Object.keys(EFFECTS) as (keyof typeof EFFECTS)[];

/** An account's whole story as a statement, in its order, from nothing owed. Minor units of its currency. */
export function statementOf(entries: readonly (TimelineContent & Told)[], papers: Papers): StatementLine[] {
  const lines: StatementLine[] = [];
  let balanceMinor = 0;
  for (const { seq, at, summary, type, data } of entries) {
    const effectOf = EFFECTS[type as keyof typeof EFFECTS] as ((data: unknown, papers: Papers) => Effect) | undefined;
    const effect = effectOf?.(data, papers) ?? null;
    if (effect === null || effect[2] === 0) continue;
    const [kind, reference, amountMinor] = effect;
    balanceMinor += amountMinor;
    lines.push({ seq, at, kind, summary, reference, amountMinor, balanceMinor });
  }
  return lines;
}
