import type { HoldKind } from '../../account.ts';
import type { Command } from '../../projection.ts';
import type { TimelineContent, TimelineData, TimelineType } from '../../timeline.ts';
import type { Context } from '../state/context.ts';
import type { Hold } from '../state/hold.ts';
import { invoiceOf } from '../state/hold.ts';

/**
 * What of an account's story later entries may rest on, by `seq`: the last entry of some types, and what was said last
 * of each invoice, method, attempt, ladder, hold and proof. A memory beside the state, which no decision reads.
 */
export interface Landmarks {
  /** Of the last entry of the story. */
  seq: number;
  of: Readonly<Record<string, number>>;
}

/** Types of which the last entry is remembered, whatever it is about. */
const TYPES = [
  'overdue.began',
  'overdue.ended',
  'service.deactivated',
  'service.reactivated',
  'service.provisional',
  'service.relocked',
  'charge.succeeded',
  'charge.declined',
  'charge.refused',
  'charge.returned',
  'charge.held',
  'charge.skipped',
  'chargeback.closed',
  'retries.exhausted',
  'transfer.matched',
  'transfer.unmatched',
  'credit.applied',
  'invoice.paid',
  'invoice.voided',
  'invoice.uncollectible',
  'invoice.reopened',
  'dispute.opened',
  'dispute.resolved',
  'hold.placed',
  'hold.released',
  'promise.broken',
  'plan.missed',
  'autopay.changed',
  'method.removed',
  'deactivation.held',
  'cancellation.requested',
  'subscription.ended',
  'contract.continued',
  'rental.ended',
] as const satisfies TimelineType[];

const isRemembered: ReadonlySet<string> = new Set(TYPES);

type Named =
  | 'invoice'
  | 'method'
  | 'declined'
  | 'attempt'
  | 'confirming'
  | 'returned'
  | 'payment'
  | 'transfer'
  | 'retry'
  | 'proof'
  | 'dispute'
  | 'refund';

type Subject =
  | `${Named}/${string}`
  | `hold/${HoldKind}/${string}/${string}`
  | `mail/${string}`
  | `override/${Command}`
  | `released/${HoldKind}`;

/** The name of a landmark: a type, or what an entry was about. */
export type Landmark = (typeof TYPES)[number] | Subject;

export const NO_LANDMARKS: Landmarks = { seq: 0, of: {} };

/** Of what is over, so many are kept, the newest: a receipt may wait, a match be undone. */
const OVER = 8;

type Subjects = { [T in TimelineType]?: (data: TimelineData[T], c: Context) => Subject[] };

const ofProof = ({ proofId }: { proofId: string }): Subject[] => [`proof/${proofId}`];
const ofDispute = ({ disputeId }: { disputeId: string }): Subject[] => [`dispute/${disputeId}`];
const ofInvoice = ({ invoiceId }: { invoiceId: string }): Subject[] => [`invoice/${invoiceId}`];
const ofTransfer = ({ transferId }: { transferId: string }): Subject[] => [`transfer/${transferId}`];
const ofMethod = ({ paymentMethodId }: { paymentMethodId: string }): Subject[] => [`method/${paymentMethodId}`];

/** What each entry is about, besides its type. `c`: as it was when it was written. */
const SUBJECTS: Subjects = {
  'invoice.issued': ofInvoice,
  'invoice.reopened': ofInvoice,
  'method.added': ofMethod,
  'method.defaulted': ofMethod,
  'method.changed': ofMethod,
  'charge.attempted': ({ attemptId }) => [`attempt/${attemptId}`],
  'charge.succeeded': ({ attemptId, paymentId }) => [`attempt/${attemptId}`, `payment/${paymentId}`],
  'charge.declined': ({ attemptId, paymentMethodId }) => [`attempt/${attemptId}`, `declined/${paymentMethodId}`],
  'charge.refused': ({ attemptId, paymentMethodId }) => [`attempt/${attemptId}`, `declined/${paymentMethodId}`],
  'charge.unknown': ({ attemptId }) => [`attempt/${attemptId}`],
  'charge.confirming': ({ attemptId }) => [`attempt/${attemptId}`, `confirming/${attemptId}`],
  'charge.pending': ({ attemptId }) => [`attempt/${attemptId}`],
  'charge.returned': ({ attemptId }) => [`attempt/${attemptId}`, `returned/${attemptId}`],
  'retry.scheduled': ({ rung }, c) => ofLadder(c.ladders.findLast((one) => one.rung + 1 === rung)),
  'retries.exhausted': (_, c) => ofLadder(c.ladders.findLast((one) => one.state === 'exhausted')),
  'email.sent': ({ template }) => [`mail/${template}`],
  'hold.placed': ({ hold, invoiceId }, c) => [`${holdsOf(hold, invoiceId)}${c.holds.at(-1)?.id}`],
  'hold.released': ({ hold }) => [`released/${hold}`],
  'override.applied': ({ command }) => [`override/${command}`],
  'transfer.received': ofTransfer,
  'transfer.matched': ofTransfer,
  'proof.received': ofProof,
  'proof.accepted': ofProof,
  'proof.rejected': ofProof,
  'proof.returned': ofProof,
  'dispute.opened': ofDispute,
  'dispute.resolved': ofDispute,
  'refund.made': ({ refundId }) => [`refund/${refundId}`],
};

const ofLadder = (ladder: { id: string } | undefined): Subject[] =>
  ladder === undefined ? [] : [`retry/${ladder.id}`];

export const landmarkOf = (hold: Hold) => `${holdsOf(hold.kind, invoiceOf(hold))}${hold.id}` as const;

/** How the landmarks of holds of a kind on an invoice (null: on the account) begin. */
const holdsOf = (kind: HoldKind, invoiceId: string | null) => `hold/${kind}/${invoiceId ?? ''}/` as const;

/** The landmark of the hold that is gone: the one placed first, as they are released in that order. */
export function landmarkOfReleased(
  of: Landmarks['of'],
  { hold, invoiceId }: TimelineData['hold.released'],
  c: Context,
): Subject | null {
  const begin = holdsOf(hold, invoiceId);
  const standing = new Set(c.holds.map(({ id }) => begin + id));
  return (
    (Object.keys(of) as Subject[])
      .filter((key) => key.startsWith(begin) && !standing.has(key))
      .sort((a, b) => (of[a] ?? 0) - (of[b] ?? 0))[0] ?? null
  );
}

/** What an entry puts an end to. */
function ended(of: Landmarks['of'], { type, data }: TimelineContent, c: Context): (Landmark | null)[] {
  if (type === 'overdue.ended') return ['overdue.began'];
  if (type === 'hold.released') return [landmarkOfReleased(of, data, c)];
  return [];
}

/** The landmarks once an entry stands there as number `seq`. Changes `of`, which is the caller's own. */
export function leave(of: Record<string, number>, content: TimelineContent, c: Context, seq: number): void {
  for (const key of ended(of, content, c)) if (key !== null) delete of[key];
  if (isRemembered.has(content.type)) of[content.type] = seq;
  const subjects = SUBJECTS[content.type] as ((data: unknown, c: Context) => string[]) | undefined;
  for (const key of subjects?.(content.data, c) ?? []) of[key] = seq;
}

/** Those that are still of use: what is open, what has no subject, and the newest of what is over. */
export function swept(of: Readonly<Record<string, number>>, c: Context): Landmarks['of'] {
  const subjects = Object.keys(of).filter((key) => key.includes('/') && !LASTING.test(key));
  if (subjects.length <= OVER) return of;
  const open = new Set(idsOf(c));
  const over = subjects.filter((key) => !open.has(key.slice(key.lastIndexOf('/') + 1)));
  if (over.length <= OVER) return of;
  const gone = new Set(over.sort((a, b) => (of[b] ?? 0) - (of[a] ?? 0)).slice(OVER));
  return Object.fromEntries(Object.entries(of).filter(([key]) => !gone.has(key)));
}

/** There are only so many templates, commands and kinds of holds. */
const LASTING = /^(mail|override|released)\//;

/** Whatever has an id and isn't over. */
const idsOf = (c: Context): string[] => [
  ...[...c.debts, ...c.methods, ...c.ladders, ...c.holds, ...c.proofs].map(({ id }) => id),
  ...[...c.debits, ...c.lost].map(({ attemptId }) => attemptId),
  ...(c.attempt === null ? [] : [c.attempt.id]),
];
