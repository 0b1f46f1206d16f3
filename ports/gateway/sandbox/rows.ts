import { strict as assert } from 'node:assert';
import type { Instant } from '../../../domain/time/time.ts';
import type { SandboxCharge } from '../../../prisma/client/client.ts';
import type { FoundAnswer } from '../gateway.ts';
import { bankDayOf } from './bank-days.ts';
import type { BookedCharge, BookedOutcome } from './book.ts';
import { RETURN_CODE } from './tokens.ts';

/** A direct debit moves on with the account's days, and never back. */
export function outcomeAsOf(row: SandboxCharge, at: Instant): BookedOutcome {
  if (row.settlesOn === null) return row.outcome as BookedOutcome;
  const today = new Date(bankDayOf(at, row.currency));
  if (row.outcome === 'returned' || (row.returnsOn !== null && today >= row.returnsOn)) return 'returned';
  return row.outcome === 'succeeded' || today >= row.settlesOn ? 'succeeded' : 'pending';
}

/**
 * What a call is told, and told again: of a direct debit always that it is on its way, of one that its holder was asked
 * about that it waits for that; how it went on is asked by `lookUp`.
 */
export function firstAnswer(row: SandboxCharge): Exclude<FoundAnswer, { outcome: 'returned' }> {
  const had = { providerRef: row.id, amountMinor: Number(row.amountMinor) };
  if (row.settlesOn !== null) return { outcome: 'pending', ...had };
  if (row.challenge !== null) return { outcome: 'requiresAction', ...had, url: null };
  if (row.outcome === 'declined')
    return { outcome: 'declined', declineCode: String(row.declineCode), providerRef: row.id };
  assert(row.outcome === 'succeeded', `A lost charge is no answer: ${row.id}`);
  return { outcome: 'succeeded', ...had };
}

/** As it stands in the book. */
export function answerOf(row: SandboxCharge): FoundAnswer {
  switch (row.outcome) {
    case 'returned':
      return { outcome: 'returned', declineCode: RETURN_CODE, providerRef: row.id };
    case 'pending':
      return firstAnswer(row);
    default:
      return firstAnswer({ ...row, settlesOn: null, challenge: row.outcome === 'requiresAction' ? 'open' : null });
  }
}

export const booked = (row: SandboxCharge): BookedCharge => ({
  id: row.id,
  at: row.at.toISOString() as Instant,
  key: row.key,
  amountMinor: Number(row.amountMinor),
  outcome: row.outcome as BookedOutcome,
});
