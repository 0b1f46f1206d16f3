import { addMinutes } from '../../time/calendar.ts';
import { believesNow, inFlight, isCurrent, lookupFailing } from '../reads/attempts.ts';
import { today } from '../reads/today.ts';
import { lookUpKey } from '../state/keys.ts';
import type { Attempt, WatchedAttempt } from '../state/payment.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { endAttempt, rearm, send } from './attempts.ts';
import { askToLetGo } from './confirmations.ts';
import { giveUp } from './watched-attempts.ts';

/** An unknown outcome is looked up at the provider by its key, never guessed (rules, Charging). */

export function lookUpDue(turn: Turn, attemptId: string): void {
  const { attempt, debits, profile, now } = turn.context;
  const ask = (count: string): void =>
    turn.do({
      type: 'lookUpCharge',
      key: lookUpKey(turn.context, attemptId, count),
      params: { accountId: profile.id, attemptId, at: now },
    });
  const asked = <T extends Attempt | WatchedAttempt>(one: T): T => ({
    ...one,
    lookUps: one.lookUps + 1,
    lookUpInFlight: true,
  });
  if (isCurrent(attempt, attemptId) && attempt.confirm !== null) {
    askToLetGo(turn, { ...attempt, confirm: { ...attempt.confirm, asks: attempt.confirm.asks + 1 } });
    return;
  }
  if (isCurrent(attempt, attemptId)) {
    turn.set({ attempt: asked(attempt) });
    ask(attempt.resend === 0 ? `${attempt.lookUps + 1}` : `${attempt.resend}.${attempt.lookUps + 1}`);
    return;
  }
  turn.set({ debits: debits.map((one) => (one.attemptId === attemptId ? asked(one) : one)) });
  for (const one of debits) if (one.attemptId === attemptId) ask(`${one.lookUps + 1}`);
}

export function countNotFound(turn: Turn): void {
  const attempt = inFlight(turn.context);
  turn.set({ attempt: { ...attempt, notFound: attempt.notFound + 1, lookUpInFlight: false, lookUpsFailSince: null } });
}

function noteLost(turn: Turn, attempt: Attempt): void {
  turn.note(
    'charge.reconciled',
    'Looked up at the provider: nothing was taken',
    { attemptId: attempt.id, outcome: 'lost' },
    SYSTEM,
  );
  turn.note('charge.lost', 'The attempt never reached the provider', { attemptId: attempt.id }, SYSTEM);
}

export function sendAgain(turn: Turn): void {
  const attempt = inFlight(turn.context);
  noteLost(turn, attempt);
  const again: Attempt = {
    ...attempt,
    at: turn.context.now,
    believes: believesNow(turn.context, attempt),
    resend: attempt.resend + 1,
    noted: false,
    notFound: 0,
    lookUps: 0,
    lookUpInFlight: false,
  };
  endAttempt(turn, attempt);
  turn.set({ attempt: again });
  send(turn, again);
}

export function loseAttempt(turn: Turn): void {
  const attempt = inFlight(turn.context);
  noteLost(turn, attempt);
  turn.mark({ kind: 'attemptLost', attemptId: attempt.id });
  endAttempt(turn, attempt);
  giveUp(turn, attempt);
  rearm(turn, attempt, addMinutes(turn.context.now, turn.context.policy.charge.sameMethodWaitMinutes));
}

/**
 * The provider can't be asked. After a day of that it is a person's task; until then nobody charges, reminds or
 * deactivates.
 */
export function lookUpFailed(turn: Turn): void {
  const attempt = inFlight(turn.context);
  const since = attempt.lookUpsFailSince ?? turn.context.now;
  const tooLong = addMinutes(since, turn.context.policy.lookup.taskAfterHours * 60) <= turn.context.now;
  turn.set({ attempt: { ...attempt, lookUpInFlight: false, lookUpsFailSince: since } });
  if (!tooLong) return;
  const on = today(turn.context);
  const summary = `The provider can't be asked about attempt ${attempt.id}: ask it by hand`;
  turn.openTask({
    key: lookupFailing(attempt),
    kind: 'lookupFailing',
    dueOn: on,
    subject: { attemptId: attempt.id },
    data: { summary, attemptId: attempt.id, since, on },
  });
}
