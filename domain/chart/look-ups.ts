import { addMinutes, dayOf } from '../calendar.ts';
import type { Outcome } from '../events.ts';
import { rearm, send } from './attempts.ts';
import type { Attempt, Context } from './context.ts';
import { debtById, methodById, sumDue } from './debts.ts';
import { debitOf } from './direct-debits.ts';
import { isCurrent } from './outcomes.ts';
import { silenceFor } from './silence.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';

/** An unknown outcome is looked up at the provider by its key, never guessed (rules, Charging). */

type Of<T extends Outcome['type']> = Extract<Outcome, { type: T }>;

export function lookUpDue(turn: Turn, attemptId: string): void {
  const { attempt, debits, profile, now } = turn.context;
  const of = isCurrent(attempt, attemptId) ? attempt : debits.find((one) => one.attemptId === attemptId);
  if (of === undefined) return;
  const lookUps = of.lookUps + 1;
  if (isCurrent(attempt, attemptId)) turn.set({ attempt: { ...attempt, lookUps, lookUpInFlight: true } });
  else turn.set({ debits: debits.map((one) => (one.attemptId === attemptId ? { ...one, lookUps, lookUpInFlight: true } : one)) });
  const count = 'resend' in of && of.resend > 0 ? `${of.resend}.${lookUps}` : `${lookUps}`;
  turn.do({ type: 'lookUpCharge', key: `${profile.id}:lookup:${attemptId}:${count}`, params: { accountId: profile.id, attemptId, at: now } });
}

/** Not found at every look-up that counts: it never got there. */
export const isLost = (c: Context): boolean => c.attempt !== null && c.attempt.notFound + 1 >= c.policy.lookup.afterMinutes.length;

/** A lost automatic attempt is sent once more under the same key, if it may still be made as it was; a lost manual one ends. */
export function isSentAgain(c: Context): boolean {
  const { attempt } = c;
  if (attempt === null || attempt.purpose.kind === 'asked' || attempt.resend > 0) return false;
  const debts = attempt.invoiceIds.flatMap((id) => debtById(c, id) ?? []);
  const asked = attempt.purpose.kind === 'newMethod' && attempt.purpose.asked;
  return debts.length === attempt.invoiceIds.length && sumDue(c, debts) >= attempt.amountMinor
    && methodById(c, attempt.methodId)?.blocked === false && (asked || (c.autopayOn && !silenceFor(c).charges));
}

export function countNotFound(turn: Turn): void {
  const { attempt } = turn.context;
  if (attempt !== null) turn.set({ attempt: { ...attempt, notFound: attempt.notFound + 1, lookUpInFlight: false, lookUpsFailSince: null } });
}

function noteLost(turn: Turn, attempt: Attempt): void {
  turn.note('charge.reconciled', 'Looked up at the provider: nothing was taken', { attemptId: attempt.id, outcome: 'lost' }, SYSTEM);
  turn.note('charge.lost', 'The attempt never reached the provider', { attemptId: attempt.id }, SYSTEM);
}

export function sendAgain(turn: Turn): void {
  const { attempt } = turn.context;
  if (attempt === null) return;
  noteLost(turn, attempt);
  const again: Attempt = { ...attempt, at: turn.context.now, resend: attempt.resend + 1, noted: false, notFound: 0, lookUps: 0, lookUpInFlight: false };
  turn.set({ attempt: again });
  send(turn, again);
}

export function loseAttempt(turn: Turn): void {
  const { attempt, lost } = turn.context;
  if (attempt === null) return;
  noteLost(turn, attempt);
  turn.mark({ kind: 'attemptLost', attemptId: attempt.id });
  turn.set({ attempt: null, lost: [...lost, debitOf(turn.context, attempt)] });
  rearm(turn, attempt, addMinutes(turn.context.now, turn.context.policy.charge.sameMethodWaitMinutes));
}

/** The provider can't be asked. After a day of that it is a person's task; until then nobody charges, reminds or deactivates. */
export function lookUpFailed(turn: Turn, event: Of<'LOOKUP_FAILED'>): void {
  const attempt = turn.context.attempt;
  if (!isCurrent(attempt, event.attemptId)) return;
  const since = attempt.lookUpsFailSince ?? turn.context.now;
  const tooLong = addMinutes(since, turn.context.policy.lookup.taskAfterHours * 60) <= turn.context.now;
  turn.set({ attempt: { ...attempt, lookUpInFlight: false, lookUpsFailSince: since, taskOpened: attempt.taskOpened || tooLong } });
  if (tooLong && !attempt.taskOpened) turn.note('task.opened', `The provider can't be asked about attempt ${attempt.id}: ask it by hand`, { attemptId: attempt.id, since, on: dayOf(turn.context.now, turn.context.profile.timeZone) }, SYSTEM);
}
