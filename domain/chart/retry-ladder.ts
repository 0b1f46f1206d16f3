import { addMinutes } from '../calendar.ts';
import { decide } from '../decline-codes.ts';
import { retryInstant } from './agenda.ts';
import type { Attempt, Ladder } from './context.ts';
import { answer, contact } from './letters.ts';
import { declined } from './topics.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';

/** What of an attempt moves the ladder. */
type Tried = Pick<Attempt, 'id' | 'trigger' | 'methodId' | 'invoiceIds' | 'at'>;

/** An automatic attempt was declined: the ladder begins, goes on, or is over. */
export function climb(turn: Turn, attempt: Tried, declineCode: string): void {
  const c = turn.context;
  const hard = decide(declineCode).kind === 'hard';
  const begun: Ladder = c.ladder !== null && attempt.trigger === 'retry' && c.ladder.methodId === attempt.methodId
    ? { ...c.ladder, declineCode, tries: c.ladder.tries + 1, notBefore: null }
    : newLadder(turn, attempt, declineCode);
  for (const id of attempt.invoiceIds) turn.changeDebt(id, { triedByAutopay: true });
  const nextAt = hard ? null : retryInstant(c, begun, begun.rung + 1);
  const ladder: Ladder = { ...begun, state: hard ? 'needsMethod' : nextAt === null ? 'exhausted' : 'running' };
  turn.set({ ladder });
  const about = { methodId: attempt.methodId, declineCode };
  if (ladder.state === 'needsMethod') {
    contact(turn, 'payment-method-needed', ladder.id, attempt.invoiceIds, about);
    return;
  }
  if (ladder.state === 'exhausted') {
    turn.note('retries.exhausted', `Declined ${ladder.tries} times: not tried again by itself`, { attempts: ladder.tries }, SYSTEM);
    contact(turn, 'retries-exhausted', ladder.id, attempt.invoiceIds, { ...about, attempts: ladder.tries });
    return;
  }
  turn.note('retry.scheduled', `To be tried again at ${nextAt}`, { at: nextAt, rung: ladder.rung + 1 }, SYSTEM);
  // The customer hears of it only when the hour's retry has failed too.
  if (ladder.rung >= 1 && !ladder.declineTold) {
    turn.set({ ladder: { ...ladder, declineTold: true } });
    contact(turn, 'payment-declined', ladder.id, attempt.invoiceIds, { ...about, nextRetryAt: nextAt });
  }
}

function newLadder(turn: Turn, attempt: Tried, declineCode: string): Ladder {
  const ladders = turn.context.counters.ladders + 1;
  turn.set({ counters: { ...turn.context.counters, ladders } });
  return {
    id: `ladder-${ladders}`, firstDeclinedAt: attempt.at, invoiceIds: attempt.invoiceIds, methodId: attempt.methodId, declineCode,
    rung: 0, tries: 1, state: 'running', declineTold: false, notBefore: null,
  };
}

/** Somebody asked and the bank said no: they hear it at once. It moves no rung, but an automatic try of the same hour would be one too many. */
export function declinedByHand(turn: Turn, attempt: Tried, declineCode: string): void {
  const c = turn.context;
  const topic = declined(c, 'payment-declined', { invoiceIds: attempt.invoiceIds, data: { methodId: attempt.methodId, declineCode, nextRetryAt: null } });
  if (topic !== null) answer(turn, topic, attempt.id);
  const ladder = c.ladder;
  if (ladder === null || ladder.state !== 'running' || ladder.methodId !== attempt.methodId) return;
  if (decide(declineCode).kind === 'hard') {
    turn.set({ ladder: { ...ladder, state: 'needsMethod', declineCode } });
    return;
  }
  const next = retryInstant(c, ladder, ladder.rung + 1);
  if (next === null || next >= addMinutes(attempt.at, c.policy.charge.sameMethodWaitMinutes)) return;
  const after = retryInstant(c, ladder, ladder.rung + 2);
  turn.set({ ladder: { ...ladder, rung: ladder.rung + 1, state: after === null ? 'exhausted' : 'running' } });
  if (after === null) contact(turn, 'retries-exhausted', ladder.id, attempt.invoiceIds, { attempts: ladder.tries });
}

