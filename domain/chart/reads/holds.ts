import type { EventOf } from '../../events.ts';
import { addBankDays, addDays, addWorkingDays, firstWorkingContactOn } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Hold } from '../state/hold.ts';
import { today } from './today.ts';

/** Questions about holds and proofs. */

/** The day by which the money of a proof accepted today is expected. */
export const moneyExpectedBy = (c: Context): Day =>
  addBankDays(today(c), c.policy.holds.proofBankDays, c.policy.calendar);

/** Until when an accepted proof is believed: its bank days, then the first contact hour. */
export const proofEnds = (c: Context): Instant =>
  firstWorkingContactOn(addDays(moneyExpectedBy(c), 1), c.policy.calendar, c.profile.timeZone);

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

export const undecided = (c: Context, proofId: string): Context['proofs'][number] | null =>
  c.proofs.find((one) => one.id === proofId) ?? null;

/**
 * One pause at a time, the last one first; a legal hold is nobody's but an admin's, who gets to it when nothing else is
 * left.
 */
export const resumable = (
  holds: readonly Hold[],
  { invoiceId, role }: Pick<EventOf<'RESUME_REQUESTED'>, 'invoiceId' | 'role'>,
): Hold | null => {
  const last = (kind: Hold['kind']): Hold | null =>
    holds.filter((hold) => hold.kind === kind && hold.invoiceId === invoiceId).at(-1) ?? null;
  return last('agent') ?? (role === 'admin' ? last('legal') : null);
};
