import { addMinutes } from '../calendar.ts';
import { decide } from '../decline-codes.ts';
import type { Outcome } from '../events.ts';
import { isAutomatic, rearm } from './attempts.ts';
import type { Attempt } from './context.ts';
import { methodById } from './debts.ts';
import { receive, reverse } from './money.ts';
import { climb, declinedByHand } from './retry-ladder.ts';
import { mailMethod } from './topics.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';

/** What the bank answered, and what follows from it. */

type Of<T extends Outcome['type']> = Extract<Outcome, { type: T }>;

/** Whether the chart waits for this attempt's outcome: a late or repeated one changes nothing. */
export const isCurrent = (attempt: Attempt | null, attemptId: string): attempt is Attempt => attempt !== null && attempt.id === attemptId;

function remember(turn: Turn, attempt: { methodId: string; at: Attempt['at']; amountMinor: number }, wasDeclined: boolean): void {
  const c = turn.context;
  const method = methodById(c, attempt.methodId);
  if (method === null) return;
  const horizon = addMinutes(c.now, -60 * 24 * 31);
  turn.set({ attemptLedger: [...c.attemptLedger.filter((one) => one.at > horizon), { fingerprint: method.fingerprint, at: attempt.at, declined: wasDeclined, amountMinor: attempt.amountMinor }] });
}

const noteAttempt = (turn: Turn, attempt: Attempt): void =>
  turn.note('charge.attempted', `Charge of ${attempt.amountMinor} on ${attempt.invoiceIds.length} invoice(s)`, {
    attemptId: attempt.id, trigger: attempt.trigger, amountMinor: attempt.amountMinor, invoiceIds: attempt.invoiceIds, paymentMethodId: attempt.methodId,
  }, SYSTEM);

export function succeeded(turn: Turn, event: Of<'CHARGE_SUCCEEDED'>): void {
  const attempt = turn.context.attempt;
  const debit = turn.context.debits.find((one) => one.attemptId === event.attemptId);
  const of = isCurrent(attempt, event.attemptId) ? attempt : debit;
  if (of === undefined) return;
  if (isCurrent(attempt, event.attemptId)) {
    if (!event.found || attempt.lookUps === 0) noteAttempt(turn, attempt);
    remember(turn, attempt, false);
    turn.set({ attempt: null });
  } else {
    turn.set({ debits: turn.context.debits.map((one) => (one.attemptId === event.attemptId ? { ...one, settled: true, lookUpInFlight: false } : one)) });
  }
  const data = { attemptId: event.attemptId, paymentId: event.paymentId, amountMinor: event.amountMinor };
  if (event.found) turn.note('charge.reconciled', 'Looked up at the provider: the money was taken', { ...data, outcome: 'succeeded' }, SYSTEM);
  turn.note('charge.succeeded', `Charged ${event.amountMinor}`, data, SYSTEM);
  const method = methodById(turn.context, of.methodId);
  receive(turn, { paymentId: event.paymentId, amountMinor: event.amountMinor, allocations: event.allocations, creditMinor: event.creditMinor }, method?.kind ?? 'card', method === null ? null : mailMethod(method));
}

/** What a decline means for its method: an hour's rest, the bank's own advice, or never again. */
function heed(turn: Turn, methodId: string, at: Attempt['at'], declineCode: string): void {
  const decision = decide(declineCode);
  turn.changeMethod(methodId, {
    lastDeclinedAt: at,
    ...(decision.waitAtLeastMinutes === null ? {} : { notBefore: addMinutes(at, decision.waitAtLeastMinutes) }),
    ...(decision.kind === 'hard' ? { blocked: true } : {}),
  });
  if (decision.kind === 'hard') turn.mark({ kind: 'methodBlocked', methodId, status: decision.reason === 'expired' ? 'expired' : 'blocked' });
}

export function wasDeclined(turn: Turn, event: Of<'CHARGE_DECLINED'>): void {
  const attempt = turn.context.attempt;
  if (!isCurrent(attempt, event.attemptId)) return;
  if (!event.found || attempt.lookUps === 0) noteAttempt(turn, attempt);
  turn.set({ attempt: null });
  remember(turn, attempt, true);
  const data = { attemptId: attempt.id, declineCode: event.declineCode, amountMinor: attempt.amountMinor, paymentMethodId: attempt.methodId };
  if (event.found) turn.note('charge.reconciled', 'Looked up at the provider: it had declined', { ...data, outcome: 'declined' }, SYSTEM);
  turn.note('charge.declined', `Declined: ${event.declineCode}`, data, SYSTEM);
  heed(turn, attempt.methodId, attempt.at, event.declineCode);
  if (isAutomatic(attempt.trigger)) climb(turn, attempt, event.declineCode);
  else declinedByHand(turn, attempt, event.declineCode);
}

export function becameUnknown(turn: Turn, event: Of<'CHARGE_UNKNOWN'>): void {
  const attempt = turn.context.attempt;
  if (!isCurrent(attempt, event.attemptId)) return;
  noteAttempt(turn, attempt);
  turn.note('charge.unknown', 'No answer from the provider: it is looked up before anything else is tried', { attemptId: attempt.id, amountMinor: attempt.amountMinor }, SYSTEM);
}

/** Time for the fact that is on its way to arrive. */
const STALE_WAIT_MINUTES = 5;

/** The balance moved before the bank was called. What follows is decided with the balance that is on its way. */
export function wentStale(turn: Turn, event: Of<'CHARGE_STALE'>): void {
  const attempt = turn.context.attempt;
  if (!isCurrent(attempt, event.attemptId)) return;
  turn.set({ attempt: null });
  turn.note('charge.skipped', 'Not charged: the balance moved in between', { attemptId: attempt.id }, SYSTEM);
  rearm(turn, attempt, addMinutes(turn.context.now, STALE_WAIT_MINUTES));
}

export function becamePending(turn: Turn, event: Of<'CHARGE_PENDING'>): void {
  const attempt = turn.context.attempt;
  if (!isCurrent(attempt, event.attemptId)) return;
  noteAttempt(turn, attempt);
  remember(turn, attempt, false);
  const { id: attemptId, trigger, methodId, invoiceIds, amountMinor, at } = attempt;
  turn.set({ attempt: null, debits: [...turn.context.debits, { attemptId, trigger, methodId, invoiceIds, amountMinor, at, settled: false, lookUps: 0, lookUpInFlight: false }] });
  for (const id of invoiceIds) if (isAutomatic(trigger)) turn.changeDebt(id, { triedByAutopay: true });
  turn.note('charge.pending', `Direct debit of ${amountMinor} is on its way`, { attemptId, amountMinor }, SYSTEM);
}

/** A direct debit came back: before it had settled it is a decline, afterwards the debt is open again. */
export function wasReturned(turn: Turn, event: Of<'CHARGE_RETURNED'>): void {
  const debit = turn.context.debits.find((one) => one.attemptId === event.attemptId);
  if (debit === undefined) return;
  turn.set({ debits: turn.context.debits.filter((one) => one.attemptId !== event.attemptId) });
  turn.note('charge.returned', `Direct debit of ${event.amountMinor} came back: ${event.declineCode}`, { attemptId: event.attemptId, amountMinor: event.amountMinor, declineCode: event.declineCode }, SYSTEM);
  heed(turn, debit.methodId, turn.context.now, event.declineCode);
  if (event.reversal !== null) reverse(turn, event.reversal, null);
  const tried = { ...debit, id: debit.attemptId, at: turn.context.now };
  if (isAutomatic(debit.trigger)) climb(turn, tried, event.declineCode);
  else declinedByHand(turn, tried, event.declineCode);
}
