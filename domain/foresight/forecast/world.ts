import type { Context } from '../../chart/state/context.ts';
import { debtById, disputedMinor } from '../../chart/reads/debts.ts';
import type { World } from '../../chart/play.ts';
import type { CreditOrder } from '../../effects.ts';
import type { Outcome } from '../../events.ts';
import { movesOf } from '../../money/ledger.ts';
import { allocatedBy, creditBy, type MoneyView } from '../../money/moves.ts';
import { DEBIT_ENDS_AT_LOOK_UP, DEBIT_RETURN, obeyed } from './obedience.ts';

/** What the banks say to every charge of a made-up world. */
export interface Banks {
  charge: 'declined' | 'succeeded';
}

/** A soft decline that carries no advice of its own: the policy's ladder alone says what follows. */
const SOFT_DECLINE = 'insufficient_funds';

/**
 * The world in which nobody does anything: mails arrive, the service obeys, and the banks say the same to every charge.
 * A card answers at once; a direct debit is pending for two bank days, and then settles or comes back. The account's
 * own state is the ledger.
 */
export const quietWorld =
  (banks: Banks): World =>
  (effect, _at, { snapshot: { context } }) => {
    switch (effect.type) {
      case 'chargeBalance':
      case 'lookUpCharge':
        return said(context, effect.params.attemptId, banks);
      case 'applyCredit':
        return [credited(context, effect.key, effect.params)];
      default:
        return obeyed(effect);
    }
  };

const isBankAccount = (c: Context, methodId: string): boolean =>
  c.methods.find((method) => method.id === methodId)?.kind === 'bankAccount';

/** To a charge, or when an attempt is looked up: nothing, if it has ended meanwhile. */
function said(c: Context, attemptId: string, { charge }: Banks): Outcome[] {
  const debit = c.debits.find((one) => one.attemptId === attemptId);
  if (debit !== undefined) {
    // Watched for a while after it has settled: the bank says so again.
    if (debit.settled) return [taken(c, debit)];
    if (debit.lookUps < DEBIT_ENDS_AT_LOOK_UP) return [{ type: 'CHARGE_PENDING', attemptId, found: true }];
    return [
      charge === 'succeeded'
        ? taken(c, debit)
        : {
            type: 'CHARGE_RETURNED',
            attemptId,
            declineCode: DEBIT_RETURN,
            reversal: null,
            amountMinor: debit.amountMinor,
          },
    ];
  }
  const { attempt } = c;
  if (attempt?.id !== attemptId) return [];
  if (isBankAccount(c, attempt.methodId)) return [{ type: 'CHARGE_PENDING', attemptId, found: true }];
  return [
    charge === 'succeeded'
      ? taken(c, { ...attempt, attemptId })
      : { type: 'CHARGE_DECLINED', attemptId, declineCode: SOFT_DECLINE, found: true },
  ];
}

/** The money goes to the invoices as the ledger would put it, together with all credit that there is. */
function taken(
  c: Context,
  { attemptId, amountMinor, invoiceIds }: { attemptId: string; amountMinor: number; invoiceIds: readonly string[] },
): Outcome {
  const view = moneyIn(c, invoiceIds);
  const paymentId = `pay_${attemptId}`;
  const charged = { paymentId, amountMinor, invoiceIds, countedOnMinor: view.creditMinor };
  const moves = movesOf(view, { type: 'chargeSucceeded', ...charged });
  return {
    type: 'CHARGE_SUCCEEDED',
    attemptId,
    paymentId,
    amountMinor,
    allocations: allocatedBy(moves),
    creditMinor: creditBy(moves),
    found: true,
  };
}

/** The account's credit, put where the chart wants it. */
function credited(c: Context, key: string, { invoiceIds, amountMinor }: CreditOrder): Outcome {
  const moves = movesOf(moneyIn(c, invoiceIds), { type: 'creditApplied', amountMinor, invoiceIds });
  return { type: 'CREDIT_APPLIED', key, allocations: allocatedBy(moves), creditMinor: creditBy(moves) };
}

/** What the chart knows of the account's money; what it knows of is open. */
const moneyIn = (c: Context, invoiceIds: readonly string[]): MoneyView => ({
  creditMinor: Math.max(0, c.creditMinor),
  invoices: invoiceIds
    .flatMap((id) => debtById(c, id) ?? [])
    .map((debt) => ({
      id: debt.id,
      status: 'open',
      balanceMinor: debt.balanceMinor,
      disputedMinor: disputedMinor(c, debt),
      writtenOff: false,
    })),
  allocations: [],
});
