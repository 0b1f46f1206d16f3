import { addMinutes } from '../calendar.ts';
import type { Attempt, Context, PendingDebit } from './context.ts';
import { DEBIT_WATCH_BANK_DAYS } from './look-up-times.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';

/** Attempts that we don't wait for any more, and of which the bank may yet speak: direct debits, and those given up as lost. */

export function debitOf(c: Context, { id: attemptId, purpose, methodId, invoiceIds, amountMinor, at }: Attempt): PendingDebit {
  const ladder = purpose.kind === 'retry' ? (c.ladders.find((one) => one.id === purpose.ladderId) ?? null) : null;
  return { attemptId, purpose, ladder, methodId, invoiceIds, amountMinor, at, settled: false, lookUps: 0, lookUpInFlight: false };
}

/** A look-up of a direct debit that brought nothing new. One that doesn't settle in all that time is a person's task; we go on asking. */
export function debitLookedUp(turn: Turn, attemptId: string): void {
  turn.set({ debits: turn.context.debits.map((one) => (one.attemptId === attemptId ? { ...one, lookUpInFlight: false } : one)) });
  for (const debit of turn.context.debits) {
    if (debit.attemptId !== attemptId || debit.settled || debit.lookUps !== DEBIT_WATCH_BANK_DAYS) continue;
    turn.note('task.opened', `Direct debit ${attemptId} has neither settled nor come back: ask the bank`, { attemptId, amountMinor: debit.amountMinor }, SYSTEM);
  }
}

/** How long the bank may change its mind about an attempt that we have done with. */
const REMEMBERED_MINUTES = 90 * 24 * 60;

export function forgetOldAttempts(turn: Turn): void {
  const { debits, lost, overtaken, now } = turn.context;
  const horizon = addMinutes(now, -REMEMBERED_MINUTES);
  turn.set({
    debits: debits.filter((one) => !one.settled || one.lookUpInFlight || one.at > horizon), lost: lost.filter((one) => one.at > horizon), overtaken: overtaken.filter((one) => one.at > horizon),
  });
}
