import { Refused, type Ledger } from '../store.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { paymentOf, reversePayment } from './payments.ts';

export const ledgerOfChargebacks = (desk: Desk): Pick<Ledger, 'chargeBack'> => ({
  /** The bank has taken the money back already, whether we like it or not: only a payment that isn't there can't be. */
  chargeBack: ({ attemptId, actor }) =>
    decide(desk, async ({ tx, lock }) => {
      const attempt = await tx.attempt.findUnique({
        where: { id: attemptId },
        include: { payment: { select: { id: true } } },
      });
      if (attempt === null) throw new Refused(404, 'not_found', `There is no attempt ${attemptId}`);
      const account = await lock(attempt.accountId);
      const paymentId = attempt.payment?.id;
      if (paymentId === undefined) throw nothingPaid();
      const before = await writtenBefore(account, 'CHARGEBACK_RECEIVED', attemptId, () =>
        paymentOf(account, paymentId),
      );
      if (before !== null) return before;
      const payment = await paymentOf(account, paymentId);
      if (payment.status !== 'settled') throw nothingPaid();
      const reversal = await reversePayment(account, payment, 'lose');
      // Autopay goes off with it (rules, Charging), in the row as in the chart: else switching it on again would seem
      // to change nothing.
      await tx.account.update({ where: { id: account.id }, data: { autopay: false }, select: { id: true } });
      await account.happened(
        { type: 'CHARGEBACK_RECEIVED', attemptId, methodId: attempt.paymentMethodId, ...reversal },
        actor,
        attemptId,
      );
      return paymentOf(account, paymentId);
    }),
});

const nothingPaid = (): Refused =>
  new Refused(422, 'nothing_to_charge_back', 'This attempt has no payment that could be taken back');
