import { addMinutes, dayOf } from '../calendar.ts';
import type { Outcome } from '../events.ts';
import { isAutomatic, rearm, send } from './attempts.ts';
import type { Attempt, Context } from './context.ts';
import { dueMinor } from './debts.ts';
import { isCurrent } from './outcomes.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';

/** An unknown outcome is looked up at the provider by its key, never guessed (rules, Charging). */

type Of<T extends Outcome['type']> = Extract<Outcome, { type: T }>;

export function lookUpDue(turn: Turn, attemptId: string): void {
  const c = turn.context;
  if (isCurrent(c.attempt, attemptId)) turn.set({ attempt: { ...c.attempt, lookUps: c.attempt.lookUps + 1, lookUpInFlight: true } });
  else turn.set({ debits: c.debits.map((one) => (one.attemptId === attemptId ? { ...one, lookUps: one.lookUps + 1, lookUpInFlight: true } : one)) });
  const count = isCurrent(c.attempt, attemptId) ? c.attempt.lookUps + 1 : (c.debits.find((one) => one.attemptId === attemptId)?.lookUps ?? 0) + 1;
  turn.do({ type: 'lookUpCharge', key: `${c.profile.id}:lookup:${attemptId}:${count}`, params: { accountId: c.profile.id, attemptId, at: c.now } });
}

/** Not found at every look-up that counts: it never got there. */
export const isLost = (c: Context): boolean => c.attempt !== null && c.attempt.notFound + 1 >= c.policy.lookup.afterMinutes.length;

/** A lost automatic attempt is sent once more under the same key, if what it was for is still due; a lost manual one ends. */
export const isSentAgain = (c: Context): boolean =>
  c.attempt !== null && isAutomatic(c.attempt.trigger) && c.attempt.resend === 0
  && c.attempt.invoiceIds.every((id) => c.debts.some((debt) => debt.id === id && dueMinor(c, debt) > 0));

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
  const again: Attempt = { ...attempt, at: turn.context.now, resend: attempt.resend + 1, notFound: 0, lookUps: 0, lookUpInFlight: false };
  turn.set({ attempt: again });
  send(turn, again);
}

export function loseAttempt(turn: Turn): void {
  const { attempt } = turn.context;
  if (attempt === null) return;
  noteLost(turn, attempt);
  turn.mark({ kind: 'attemptLost', attemptId: attempt.id });
  turn.set({ attempt: null });
  rearm(turn, attempt, addMinutes(turn.context.now, turn.context.policy.charge.sameMethodWaitMinutes));
}

/** A look-up of a direct debit that brought nothing new. */
export const debitLookedUp = (turn: Turn, attemptId: string): void =>
  turn.set({ debits: turn.context.debits.map((one) => (one.attemptId === attemptId ? { ...one, lookUpInFlight: false } : one)) });

/** The provider can't be asked. After a day of that it is a person's task; until then nobody charges, reminds or deactivates. */
export function lookUpFailed(turn: Turn, event: Of<'LOOKUP_FAILED'>): void {
  const attempt = turn.context.attempt;
  if (!isCurrent(attempt, event.attemptId)) return;
  const since = attempt.lookUpsFailSince ?? turn.context.now;
  const tooLong = addMinutes(since, turn.context.policy.lookup.taskAfterHours * 60) <= turn.context.now;
  turn.set({ attempt: { ...attempt, lookUpInFlight: false, lookUpsFailSince: since, taskOpened: attempt.taskOpened || tooLong } });
  if (tooLong && !attempt.taskOpened) turn.note('task.opened', `The provider can't be asked about attempt ${attempt.id}: ask it by hand`, { attemptId: attempt.id, since, on: dayOf(turn.context.now, turn.context.profile.timeZone) }, SYSTEM);
}
