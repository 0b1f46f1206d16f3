import type { Context } from '../../chart/state/context.ts';
import { debtById, disputedMinor } from '../../chart/reads/debts.ts';
import type { Writer, World } from '../../chart/play.ts';
import type { ChargeOrder } from '../../effects.ts';
import type { Outcome } from '../../events.ts';
import { DEBIT_ENDS_AT_LOOK_UP, DEBIT_RETURN, obeyed } from '../forecast/obedience.ts';
import type { Instant } from '../../time/time.ts';
import type { BankSays } from './bank.ts';
import { bankSays } from './bank.ts';
import type { Disputed } from './ledger.ts';
import { ReplayLedger } from './ledger.ts';
import type { RecordedAttempt } from './life.ts';

/**
 * The world of a life that is played again: mails arrive, the service obeys, and the bank says what its recorded
 * answers speak for.
 */
export class RecordedWorld {
  readonly ledger = new ReplayLedger();
  assumed = 0;
  private readonly recorded: readonly RecordedAttempt[];
  /** Direct debits on their way, and what will become of them. */
  private readonly debits = new Map<string, { order: ChargeOrder; says: BankSays; lookUps: number }>();
  /** By the recorded attempt that stands for it: the payment of this life. */
  private readonly payments = new Map<string, string>();

  constructor(recorded: readonly RecordedAttempt[]) {
    this.recorded = recorded;
  }

  paymentFor(recordedAttemptId: string): string | null {
    return this.payments.get(recordedAttemptId) ?? null;
  }

  readonly answer: World = (effect, at, { snapshot: { context } }) => {
    switch (effect.type) {
      case 'chargeBalance':
        return [this.charge(effect.params, at, context)];
      case 'lookUpCharge':
        return [this.lookUp(effect.params.attemptId, context)];
      case 'applyCredit': {
        const { invoiceIds, amountMinor } = effect.params;
        return [
          {
            type: 'CREDIT_APPLIED',
            key: effect.key,
            ...this.ledger.applyCredit(amountMinor, invoiceIds, disputedIn(context)),
          },
        ];
      }
      default:
        return obeyed(effect);
    }
  };

  readonly write: Writer = ({ marks }) => {
    for (const mark of marks) this.ledger.mark(mark);
  };

  private charge(order: ChargeOrder, at: Instant, c: Context): Outcome {
    const { attemptId, invoiceIds, believes, methodId } = order;
    // Nothing is on its way here: where the two differ, one of them is wrong.
    if (this.ledger.openMinor(invoiceIds) !== believes.openMinor || this.ledger.creditMinor !== believes.creditMinor)
      throw new Error(`The replayed ledger and the chart differ at ${at}`);
    const says = bankSays(this.recorded, { at, methodId, invoiceIds }, c.profile.timeZone);
    if (says.evidence === null) this.assumed += 1;
    if (c.methods.find((method) => method.id === methodId)?.kind === 'bankAccount') {
      this.debits.set(attemptId, { order, says, lookUps: 0 });
      return { type: 'CHARGE_PENDING', attemptId, found: false };
    }
    return says.outcome === 'declined'
      ? { type: 'CHARGE_DECLINED', attemptId, declineCode: says.declineCode, found: false }
      : this.take(order, says.evidence, c, false);
  }

  private lookUp(attemptId: string, c: Context): Outcome {
    const debit = this.debits.get(attemptId);
    if (debit === undefined || ++debit.lookUps < DEBIT_ENDS_AT_LOOK_UP)
      return { type: 'CHARGE_PENDING', attemptId, found: true };
    this.debits.delete(attemptId);
    if (debit.says.outcome === 'succeeded') return this.take(debit.order, debit.says.evidence, c, true);
    return {
      type: 'CHARGE_RETURNED',
      attemptId,
      declineCode: DEBIT_RETURN,
      reversal: null,
      amountMinor: debit.order.amountMinor,
    };
  }

  private take(
    { attemptId, amountMinor, invoiceIds, believes }: ChargeOrder,
    evidence: RecordedAttempt,
    c: Context,
    found: boolean,
  ): Outcome {
    const paymentId = `pay_${attemptId}`;
    const received = this.ledger.receive(paymentId, amountMinor, invoiceIds, disputedIn(c), believes.creditMinor);
    if (!this.payments.has(evidence.id)) this.payments.set(evidence.id, paymentId);
    return { type: 'CHARGE_SUCCEEDED', attemptId, paymentId, amountMinor, ...received, found };
  }
}

export const disputedIn =
  (c: Context): Disputed =>
  (id) => {
    const debt = debtById(c, id);
    return debt === null ? 0 : disputedMinor(c, debt);
  };
