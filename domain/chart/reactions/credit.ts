import type { Outcome } from '../../events.ts';
import { addMinutes } from '../../time/calendar.ts';
import { nextCredit } from '../reads/credit.ts';
import { pastDueMinor } from '../reads/debts.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { allocate, settle } from './money.ts';
import { joined } from './receipts.ts';

/**
 * Nothing could be put where we still think that as much could: our own bug, which waits and goes round in no circle.
 * Less than was asked for was overtaken.
 */
const LOOK_AGAIN_MINUTES = 60;

export function creditApplied(
  turn: Turn,
  { key, allocations, creditMinor }: Extract<Outcome, { type: 'CREDIT_APPLIED' }>,
): void {
  const {
    credit: { inFlight },
    now,
  } = turn.context;
  if (inFlight?.key !== key) return;
  turn.set({ credit: { inFlight: null, notBefore: null } });
  if (creditMinor === 0 && nextCredit(turn.context)?.amountMinor === inFlight.amountMinor)
    turn.set({ credit: { inFlight: null, notBefore: addMinutes(now, LOOK_AGAIN_MINUTES) } });
  const before = pastDueMinor(turn.context);
  for (const { invoiceId, amountMinor } of allocations)
    turn.note(
      'credit.applied',
      `Credit of ${turn.money(amountMinor)} paid towards what is due`,
      { invoiceId, amountMinor },
      SYSTEM,
    );
  const paid = allocate(turn, allocations, creditMinor);
  // Money that came by a payment has counted towards promises when it came: here what it has paid is looked at anew.
  const { receipt } = inFlight;
  settle(turn, 0, before, receipt === null ? null : joined(receipt, paid, creditMinor));
}
