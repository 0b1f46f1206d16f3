import type { Outcome } from '../../events.ts';
import { addMinutes } from '../../time/calendar.ts';
import { nextCredit } from '../reads/credit.ts';
import { pastDueMinor } from '../reads/debts.ts';
import { creditKey } from '../state/keys.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { allocate, settle } from './money.ts';

export function applyCredit(turn: Turn): void {
  const c = turn.context;
  const next = nextCredit(c);
  if (next === null) return;
  const credits = c.counters.credits + 1;
  const key = creditKey(c, credits);
  turn.set({
    credit: { ...c.credit, inFlight: { key, amountMinor: next.amountMinor } },
    counters: { ...c.counters, credits },
  });
  turn.do({
    type: 'applyCredit',
    key,
    params: {
      accountId: c.profile.id,
      invoiceIds: next.debts.map((debt) => debt.id),
      amountMinor: next.amountMinor,
      at: c.now,
    },
  });
}

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
  allocate(turn, allocations, creditMinor);
  settle(turn, 0, before);
}
