import type { HoldKind } from '../../account.ts';
import type { TimelineContent, TimelineData, TimelineType } from '../../timeline.ts';
import type { Context } from '../state/context.ts';

/**
 * What of an account's story later entries may rest on: the `seq` of the last entry of each type, and of what was said
 * of each invoice, method, attempt, ladder, hold and proof. A memory beside the state, which no decision reads.
 */
export interface Landmarks {
  /** Of the last entry of the story. */
  seq: number;
  of: Readonly<Record<string, number>>;
}

export const NO_LANDMARKS: Landmarks = { seq: 0, of: {} };

/** So many are kept at most, besides those of what is open. */
const MOST = 128;
/** Of what is over, so many stay when there are too many. */
const STAYING = 48;

type Subjects = { [T in TimelineType]?: (data: TimelineData[T], c: Context) => string[] };

const ofProof = ({ proofId }: { proofId: string }): string[] => [`proof/${proofId}`];
const ofDispute = ({ disputeId }: { disputeId: string }): string[] => [`dispute/${disputeId}`];
const ofInvoice = ({ invoiceId }: { invoiceId: string }): string[] => [`invoice/${invoiceId}`];
const ofTransfer = ({ transferId }: { transferId: string }): string[] => [`transfer/${transferId}`];
const ofMethod = ({ paymentMethodId }: { paymentMethodId: string }): string[] => [`method/${paymentMethodId}`];

/** What each entry is about, besides its type. `c`: as it was when it was written. */
const SUBJECTS: Subjects = {
  'invoice.issued': ofInvoice,
  'invoice.reopened': ofInvoice,
  'method.added': ofMethod,
  'method.defaulted': ofMethod,
  'charge.attempted': ({ attemptId }) => [`attempt/${attemptId}`],
  'charge.succeeded': ({ attemptId, paymentId }) => [`attempt/${attemptId}`, `payment/${paymentId}`],
  'charge.declined': ({ attemptId, paymentMethodId }) => [`attempt/${attemptId}`, `declined/${paymentMethodId}`],
  'charge.refused': ({ attemptId, paymentMethodId }) => [`attempt/${attemptId}`, `declined/${paymentMethodId}`],
  'charge.unknown': ({ attemptId }) => [`attempt/${attemptId}`],
  'charge.pending': ({ attemptId }) => [`attempt/${attemptId}`],
  'charge.returned': ({ attemptId }) => [`attempt/${attemptId}`, `returned/${attemptId}`],
  'retry.scheduled': ({ rung }, c) => ofLadder(c.ladders.findLast((one) => one.rung + 1 === rung)),
  'retries.exhausted': (_, c) => ofLadder(c.ladders.findLast((one) => one.state === 'exhausted')),
  'email.sent': ({ template }) => [`mail/${template}`],
  'hold.placed': ({ hold, invoiceId }, c) => [`${holdsOf(hold, invoiceId)}${c.holds.at(-1)?.id}`],
  'override.applied': ({ command }) => [`override/${command}`],
  'transfer.received': ofTransfer,
  'transfer.matched': ofTransfer,
  'proof.received': ofProof,
  'proof.accepted': ofProof,
  'dispute.opened': ofDispute,
  'dispute.resolved': ofDispute,
};

const ofLadder = (ladder: { id: string } | undefined): string[] => (ladder === undefined ? [] : [`retry/${ladder.id}`]);

/** How the landmarks of holds of a kind on an invoice (null: on the account) begin. */
const holdsOf = (kind: HoldKind, invoiceId: string | null): string => `hold/${kind}/${invoiceId ?? ''}/`;

/** The landmark of the hold that is gone: the one placed first, as they are released in that order. */
export function landmarkOfReleased(
  of: Landmarks['of'],
  { hold, invoiceId }: TimelineData['hold.released'],
  c: Context,
): string | null {
  const begin = holdsOf(hold, invoiceId);
  const standing = new Set(c.holds.map(({ id }) => begin + id));
  return (
    Object.keys(of)
      .filter((key) => key.startsWith(begin) && !standing.has(key))
      .sort((a, b) => (of[a] ?? 0) - (of[b] ?? 0))[0] ?? null
  );
}

/** What an entry puts an end to. */
function ended(of: Landmarks['of'], { type, data }: TimelineContent, c: Context): (string | null)[] {
  if (type === 'overdue.ended') return ['overdue.began'];
  if (type === 'hold.released') return [landmarkOfReleased(of, data, c)];
  return [];
}

/** The landmarks once an entry stands there as number `seq`. Changes `of`, which is the caller's own. */
export function leave(of: Record<string, number>, content: TimelineContent, c: Context, seq: number): void {
  for (const key of ended(of, content, c)) if (key !== null) delete of[key];
  const subjects = SUBJECTS[content.type] as ((data: unknown, c: Context) => string[]) | undefined;
  for (const key of [content.type, ...(subjects?.(content.data, c) ?? [])]) of[key] = seq;
}

/** Those that are still of use, where there are too many: what is open, what has no subject, and the newest. */
export function swept(of: Record<string, number>, c: Context): Record<string, number> {
  const keys = Object.keys(of);
  if (keys.length <= MOST) return of;
  const alive = new Set<string>(
    [
      ...c.debts,
      ...c.methods,
      ...c.ladders,
      ...c.holds,
      ...c.proofs,
      ...[c.attempt ?? []].flat(),
      ...[...c.debits, ...c.lost].map(({ attemptId: id }) => ({ id })),
    ].map(({ id }) => id),
  );
  const isAlive = (key: string): boolean => !/^(?!mail|override).*\//.test(key) || alive.has(key.split('/').at(-1) ?? '');
  const over = keys.filter((key) => !isAlive(key)).sort((a, b) => (of[b] ?? 0) - (of[a] ?? 0));
  const gone = new Set(over.slice(STAYING));
  return Object.fromEntries(Object.entries(of).filter(([key]) => !gone.has(key)));
}
