import { nextCredit } from '../reads/credit.ts';
import type { Receipt } from '../state/company.ts';
import { creditKey } from '../state/keys.ts';
import type { Turn } from '../state/turn.ts';

/**
 * Credit for what is due already is put against it in the transaction of the fact that made it (rules, Money): ordered
 * in the same step, and the record answers at once. `receipt`: of the payment that it came with, which is written when
 * it is known where all of it went. False: nothing of it is due, or an attempt at the bank counts on it.
 */
export function putCredit(turn: Turn, receipt: Receipt | null): boolean {
  const c = turn.context;
  const next = c.attempt === null ? nextCredit(c) : null;
  if (next === null || next.at > c.now) return false;
  order(turn, next, receipt);
  return true;
}

/** On the due day, before the card. */
export function applyCredit(turn: Turn): void {
  const next = nextCredit(turn.context);
  if (next !== null) order(turn, next, null);
}

function order(turn: Turn, next: NonNullable<ReturnType<typeof nextCredit>>, receipt: Receipt | null): void {
  const c = turn.context;
  const credits = c.counters.credits + 1;
  const key = creditKey(c, credits);
  turn.set({
    credit: { ...c.credit, inFlight: { key, amountMinor: next.amountMinor, receipt } },
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
