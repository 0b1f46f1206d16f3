import type { EventOf } from '../../events.ts';
import { addBankDays, addDays, addWorkingDays, dayOf, later } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { WaitingContact } from '../state/mail.ts';
import type { AgentHold, DisputeHold, Hold, LegalHold, Proof, PromiseHold } from '../state/hold.ts';
import { once } from '../state/once.ts';
import { nextContact } from './contact-times.ts';
import { debtById, isAwaited, isBeingPaid, isSetAside, openOf, overdueDebts } from './debts.ts';
import { dueMinor } from './due.ts';
import { openingOn, workingOpeningOn } from './openings.ts';
import { graceEnds } from './plans.ts';
import { isProven, provenMinor } from './proofs.ts';
import { deactivationHolds } from './silence.ts';
import { today } from './today.ts';
import { unsent } from './unsent.ts';

/** Questions about holds and proofs. */

/** The day by which the money of a proof accepted today is expected. */
export const moneyExpectedBy = (c: Context): Day =>
  addBankDays(today(c), c.policy.holds.proofBankDays, c.policy.calendar);

/** Until when an accepted proof is believed: its bank days, then the first contact hour. */
export const proofEnds = (c: Context): Instant => workingOpeningOn(c, addDays(moneyExpectedBy(c), 1));

/** The last day on which a proof that comes today keeps the account quiet without anybody's word. */
export const reviewDueOn = (c: Context): Day =>
  addWorkingDays(today(c), c.policy.holds.proofReviewWorkingDays, c.policy.calendar);

/** Each that stands, and each proof that nobody has decided about, also when its stop is over. */
export function countHolds({ holds, proofs }: Context): number {
  const ids = new Set(holds.map((hold) => hold.id));
  return holds.length + proofs.filter((proof) => !ids.has(proof.id)).length;
}

/** The key of the task to look at it. */
export const proofReview = (proofId: string): string => `proofReview:${proofId}`;

export const undecided = (c: Context, proofId: string): Proof | null =>
  c.proofs.find((one) => one.id === proofId && one.status === 'received') ?? null;

/** The key of the task to decide about it. */
export const disputeUndecided = (disputeId: string): string => `disputeUndecided:${disputeId}`;

const taskKeys = once((tasks: Context['tasks']) => new Set(tasks.map((task) => task.key)));

/**
 * Disputes of which all that is open of their invoice has come to be disputed, or has ceased to be. Of a paid invoice
 * nothing is open: that ends no such days.
 */
export const changedDisputes = (c: Context): DisputeHold[] =>
  c.holds.filter((hold): hold is DisputeHold => {
    const debt = hold.kind === 'dispute' ? debtById(c, hold.invoiceId) : null;
    return hold.kind === 'dispute' && debt !== null && (dueMinor(c, debt) === 0) !== (hold.wholeSince !== null);
  });

/** When a dispute that nobody has decided becomes a person's task; null: it has become one. */
export const undecidedSince = (c: Context, dispute: DisputeHold): Instant | null =>
  taskKeys(c.tasks).has(disputeUndecided(dispute.id))
    ? null
    : openingOn(
        c,
        addWorkingDays(
          dayOf(dispute.placedAt, c.profile.timeZone),
          c.policy.holds.disputeDecideWorkingDays,
          c.policy.calendar,
        ),
      );

/** The invoices that a hold takes out, or is about. */
export function coveredBy(c: Context, hold: Hold): string[] {
  switch (hold.kind) {
    case 'agent':
    case 'legal':
      return hold.invoiceId === null ? [] : [hold.invoiceId];
    case 'dispute':
      return [hold.invoiceId];
    case 'promise':
    case 'plan':
      return hold.invoiceIds;
    case 'proof':
      return c.proofs.find((proof) => proof.id === hold.id)?.invoiceIds ?? [];
    case 'transfer':
      return [];
  }
}

/** How long the money on accepted proofs of these may still take; null: none is awaited. */
export function proofsLast(c: Context, invoiceIds: readonly string[]): Instant | null {
  if (provenMinor(c, openOf(c, invoiceIds)) === 0) return null;
  let latest = c.now;
  for (const hold of c.holds)
    if (hold.kind === 'proof' && hold.stage === 'accepted' && coveredBy(c, hold).some((id) => invoiceIds.includes(id)))
      latest = later(latest, hold.until ?? latest);
  return latest > c.now ? latest : null;
}

/**
 * What keeps the service from going off: a hold of the account, or holds of all that is overdue but for what is being
 * paid; null: none does.
 */
export function silencesDeactivation(c: Context): Hold | null {
  const [whole] = deactivationHolds(c);
  if (whole !== undefined) return whole;
  const owed = overdueDebts(c).filter((debt) => !isBeingPaid(c, debt));
  if (!owed.every((debt) => isSetAside(c, debt) || isProven(c, debt))) return null;
  const ids = new Set(owed.map((debt) => debt.id));
  return c.holds.find((hold) => hold.kind !== 'dispute' && coveredBy(c, hold).some((id) => ids.has(id))) ?? null;
}

export const openUnder = (c: Context, { invoiceIds }: Pick<PromiseHold, 'invoiceIds'>): number =>
  openOf(c, invoiceIds).reduce((sum, debt) => sum + debt.balanceMinor, 0);

/** What has come of a promise: of the money since, what has gone to what it covers, by whichever way. */
export const promiseReceived = (c: Context, promise: PromiseHold): number =>
  Math.max(0, Math.min(promise.cameMinor, promise.openMinor - openUnder(c, promise)));

/** Until when a promise's end waits for money that is on its way for it, and still counted on; null: none is. */
export const promiseWaitsUntil = (c: Context, { invoiceIds }: PromiseHold): Instant | null =>
  openOf(c, invoiceIds).some((debt) => isAwaited(c, debt)) ? graceEnds(c, today(c)) : proofsLast(c, invoiceIds);

/** Of a proof that nobody had looked at in time: by now somebody has decided, and its lapse is no news. */
export const isDecidedSince = (c: Context, { data }: Pick<WaitingContact, 'data'>): boolean =>
  data.why === 'notSeen' && undecided(c, String(data.proofId)) === null;

/** Still to be told of a proof that came to nothing. */
const lapseWaits = (c: Context): boolean =>
  unsent(c).some((one) => one.template === 'proof-lapsed' && !isDecidedSince(c, one));

/** Nothing goes off before this day, since a proof came to nothing; null: none has. */
export function lapseOver(c: Context): Day | null {
  const toldOn = lapseWaits(c) ? dayOf(nextContact(c, c.contacts.waiting), c.profile.timeZone) : c.lapseToldOn;
  return toldOn === null ? null : addWorkingDays(toldOn, c.policy.holds.proofLapsedWorkingDays, c.policy.calendar);
}

/** What of these is due: a promise of what is all in dispute has nothing left to break. */
export const isOwed = (c: Context, invoiceIds: readonly string[]): boolean =>
  invoiceIds.some((id) => {
    const debt = debtById(c, id);
    return debt !== null && dueMinor(c, debt) > 0;
  });

/**
 * One pause at a time, the last one first; a legal hold is nobody's but an admin's, who gets to it when nothing else is
 * left.
 */
export const resumable = (
  holds: readonly Hold[],
  { invoiceId, role }: Pick<EventOf<'RESUME_REQUESTED'>, 'invoiceId' | 'role'>,
): AgentHold | LegalHold | null => {
  const last = (kind: 'agent' | 'legal') =>
    holds.filter((hold): hold is AgentHold | LegalHold => hold.kind === kind && hold.invoiceId === invoiceId).at(-1) ??
    null;
  return last('agent') ?? (role === 'admin' ? last('legal') : null);
};
