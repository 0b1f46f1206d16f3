import type { Allocation } from '../account.ts';
import type { Context } from '../chart/context.ts';
import { dueMinor } from '../chart/debts.ts';
import type { World } from '../chart/play.ts';
import type { CreditOrder } from '../effects.ts';
import type { Outcome } from '../events.ts';
import { allocateOldestFirst } from '../money.ts';
import { DEBIT_ENDS_AT_LOOK_UP, DEBIT_RETURN, obeyed } from './obedience.ts';

/** What the banks say to every charge of a made-up world. */
export interface Banks { charge: 'declined' | 'succeeded' }

/** A soft decline that carries no advice of its own: the policy's ladder alone says what follows. */
const SOFT_DECLINE = 'insufficient_funds';

/**
 * The world in which nobody does anything: mails arrive, the service obeys, and the banks say the same to every charge. A card answers at
 * once; a direct debit is pending for two bank days, and then settles or comes back. The account's own state is the ledger.
 */
export const quietWorld = (banks: Banks): World => (effect, _at, { snapshot: { context } }) => {
  switch (effect.type) {
    case 'chargeBalance': {
      const { attemptId, methodId, amountMinor, invoiceIds } = effect.params;
      if (isBankAccount(context, methodId)) return [{ type: 'CHARGE_PENDING', attemptId, found: false }];
      return [banks.charge === 'succeeded' ? taken(context, { attemptId, amountMinor, invoiceIds }, false) : { type: 'CHARGE_DECLINED', attemptId, declineCode: SOFT_DECLINE, found: false }];
    }
    case 'lookUpCharge':
      return [lookedUp(context, effect.params.attemptId, banks)];
    case 'applyCredit':
      return [credited(context, effect.key, effect.params)];
    default:
      return obeyed(effect);
  }
};

const isBankAccount = (c: Context, methodId: string): boolean => c.methods.find((method) => method.id === methodId)?.kind === 'bankAccount';

function lookedUp(c: Context, attemptId: string, { charge }: Banks): Outcome {
  const debit = c.debits.find((one) => one.attemptId === attemptId);
  if (debit !== undefined) {
    if (debit.settled || debit.lookUps < DEBIT_ENDS_AT_LOOK_UP) return { type: 'CHARGE_PENDING', attemptId, found: true };
    return charge === 'succeeded' ? taken(c, debit, true) : { type: 'CHARGE_RETURNED', attemptId, declineCode: DEBIT_RETURN, reversal: null, amountMinor: debit.amountMinor };
  }
  const { attempt } = c;
  if (attempt === null || attempt.id !== attemptId) return { type: 'LOOKUP_NOT_FOUND', attemptId };
  if (isBankAccount(c, attempt.methodId)) return { type: 'CHARGE_PENDING', attemptId, found: true };
  return charge === 'succeeded' ? taken(c, { ...attempt, attemptId }, true) : { type: 'CHARGE_DECLINED', attemptId, declineCode: SOFT_DECLINE, found: true };
}

/** The money goes to the invoices as the ledger would put it: what is due first, then what is disputed; credit pays its part of them; the rest is credit. */
function taken(c: Context, { attemptId, amountMinor, invoiceIds }: { attemptId: string; amountMinor: number; invoiceIds: readonly string[] }, found: boolean): Outcome {
  const debts = invoiceIds.flatMap((id) => c.debts.find((debt) => debt.id === id) ?? []);
  const due = allocateOldestFirst(amountMinor + Math.max(0, c.creditMinor), debts.map((debt) => ({ id: debt.id, balanceMinor: dueMinor(c, debt) })));
  const disputed = allocateOldestFirst(due.restMinor, debts.map((debt) => ({ id: debt.id, balanceMinor: debt.balanceMinor - dueMinor(c, debt) })));
  const allocations = together([...due.allocations, ...disputed.allocations]);
  const allocatedMinor = allocations.reduce((sum, one) => sum + one.amountMinor, 0);
  return { type: 'CHARGE_SUCCEEDED', attemptId, paymentId: `pay_${attemptId}`, amountMinor, allocations, creditMinor: amountMinor - allocatedMinor, found };
}

/** The account's credit, put where the chart wants it. */
function credited(c: Context, key: string, { invoiceIds, amountMinor }: CreditOrder): Outcome {
  const debts = invoiceIds.flatMap((id) => c.debts.find((debt) => debt.id === id) ?? []);
  const { allocations, restMinor } = allocateOldestFirst(amountMinor, debts.map((debt) => ({ id: debt.id, balanceMinor: dueMinor(c, debt) })));
  return { type: 'CREDIT_APPLIED', key, allocations, creditMinor: restMinor - amountMinor };
}

function together(allocations: readonly Allocation[]): Allocation[] {
  const sums = new Map<string, number>();
  for (const { invoiceId, amountMinor } of allocations) sums.set(invoiceId, (sums.get(invoiceId) ?? 0) + amountMinor);
  return [...sums].map(([invoiceId, amountMinor]) => ({ invoiceId, amountMinor }));
}
