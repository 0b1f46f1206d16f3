import type { Allocation } from '../../account.ts';
import { addBankDays, addMinutes, dayOf } from '../../time/calendar.ts';
import { today } from '../reads/today.ts';
import type { Context } from '../state/context.ts';
import type { Attempt, WatchedAttempt } from '../state/payment.ts';
import type { Turn } from '../state/turn.ts';

/**
 * Attempts that we don't wait for any more, and of which the bank may yet speak: direct debits, and those given up as
 * lost.
 */

function debitOf(
  c: Context,
  { id: attemptId, purpose, methodId, method, invoiceIds, amountMinor, at }: Attempt,
): WatchedAttempt {
  const ladder = purpose.kind === 'retry' ? (c.ladders.find((one) => one.id === purpose.ladderId) ?? null) : null;
  return {
    attemptId,
    purpose,
    ladder,
    methodId,
    method,
    invoiceIds,
    amountMinor,
    at,
    settled: false,
    stuck: false,
    lookUps: 0,
    lookUpInFlight: false,
  };
}

const debitStuck = (attemptId: string): string => `debitStuck:${attemptId}`;

/** It has settled, or come back. */
export const debitEnded = (turn: Turn, attemptId: string): void => turn.closeTask(debitStuck(attemptId));

/** Neither settled nor come back in the time that a bank may take. */
function isOverdue({ now, policy, profile: { timeZone } }: Context, { settled, at }: WatchedAttempt): boolean {
  const last = addBankDays(dayOf(at, timeZone), policy.charge.debits.stuckAfterBankDays, policy.calendar);
  return !settled && dayOf(now, timeZone) >= last;
}

/**
 * A look-up of a direct debit that brought nothing new. One that doesn't settle in all that time is a person's task; we
 * go on asking.
 */
export function debitLookedUp(turn: Turn, attemptId: string): void {
  turn.set({
    debits: turn.context.debits.map((one) => (one.attemptId === attemptId ? { ...one, lookUpInFlight: false } : one)),
  });
  for (const debit of turn.context.debits) {
    if (debit.attemptId !== attemptId || debit.stuck || !isOverdue(turn.context, debit)) continue;
    turn.set({
      debits: turn.context.debits.map((one) => (one.attemptId === attemptId ? { ...one, stuck: true } : one)),
    });
    const summary = `Direct debit ${attemptId} has neither settled nor come back: ask the bank`;
    turn.openTask({
      key: debitStuck(attemptId),
      kind: 'debitStuck',
      dueOn: today(turn.context),
      subject: { attemptId },
      data: { summary, attemptId, amountMinor: debit.amountMinor },
    });
  }
}

/** How long the bank may change its mind about an attempt that we have done with. */
const REMEMBERED_MINUTES = 90 * 24 * 60;

function forgetOldAttempts(turn: Turn): void {
  const { debits, lost, overtaken, returns, now } = turn.context;
  const horizon = addMinutes(now, -REMEMBERED_MINUTES);
  turn.set({
    debits: debits.filter((one) => !one.settled || one.lookUpInFlight || one.at > horizon),
    lost: lost.filter((one) => one.at > horizon),
    overtaken: overtaken.filter((one) => one.at > horizon),
    returns: returns.filter((one) => one.at > horizon),
  });
}

// Each of these lists forgets as it grows.

/** It came back. However often that happens, only so many are counted on (`isCountedOn`). */
export function countReturn(turn: Turn, { invoiceIds }: WatchedAttempt): void {
  forgetOldAttempts(turn);
  const { returns, now: at } = turn.context;
  turn.set({ returns: [...returns, ...invoiceIds.map((invoiceId) => ({ invoiceId, at }))] });
}

export function waitForDebit(turn: Turn, attempt: Attempt): void {
  forgetOldAttempts(turn);
  turn.set({ debits: [...turn.context.debits, debitOf(turn.context, attempt)] });
}

export function giveUp(turn: Turn, attempt: Attempt): void {
  forgetOldAttempts(turn);
  turn.set({ lost: [...turn.context.lost, debitOf(turn.context, attempt)] });
}

export function overtake(turn: Turn, allocations: readonly Allocation[]): void {
  if (allocations.length === 0) return;
  forgetOldAttempts(turn);
  turn.set({
    overtaken: [
      ...turn.context.overtaken,
      ...allocations.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor, at: turn.context.now })),
    ],
  });
}
