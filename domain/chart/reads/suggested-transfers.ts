import type { EventOf } from '../../events.ts';
import { MOST_HOLDS } from '../../safety/limits.ts';
import { addBankDays, addDays, startOfDay } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { TransferHold } from '../state/hold.ts';
import { isClosed } from './closing.ts';
import { countHolds } from './holds.ts';
import { openMinor } from './debts.ts';
import { today } from './today.ts';

/** Transfers that nobody could match, and that may be this account's. */

/**
 * Whether collection waits for one: where there is something to collect, and the transfer is no trifle beside it. Once
 * a transfer, however often it is told; and no account is held more often than it may be.
 */
export function mayBePaidBy(
  c: Context,
  { transferId, amountMinor }: Pick<EventOf<'TRANSFER_SUGGESTED'>, 'transferId' | 'amountMinor'>,
): boolean {
  const openNow = openMinor(c);
  return (
    !isClosed(c) &&
    openNow > 0 &&
    amountMinor >= Math.min(openNow, c.policy.thresholds.restBelowMinor) &&
    suggested(c, transferId) === null &&
    countHolds(c) < MOST_HOLDS
  );
}

export const suggested = (c: Context, transferId: string): TransferHold | null =>
  c.holds.find((hold): hold is TransferHold => hold.kind === 'transfer' && hold.id === transferId) ?? null;

/** Through the bank day by which somebody is to have looked whose it is, counted from today. */
export const suggestionEnds = (c: Context): Instant =>
  startOfDay(addDays(addBankDays(today(c), c.policy.holds.transferBankDays, c.policy.calendar), 1), c.profile.timeZone);
