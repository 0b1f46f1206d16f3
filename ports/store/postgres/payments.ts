import type { Allocation } from '../../../domain/account.ts';
import type { Reversal } from '../../../domain/events.ts';
import { together } from '../../../domain/money/money.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { PaymentRow, Payments, PaymentSource } from '../payments.ts';
import { Refused } from '../store.ts';
import type { Account } from './decide/account.ts';
import { moveCredit } from './credit-movements.ts';
import { changeBalance, pay, standing, told, write } from './invoice-money.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, instantOf, minorOf } from './db/values.ts';

/** Money that comes in, and money that is taken back. */
export const paymentsOf = (desk: Desk): Payments => ({
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

  async payments(accountId, page) {
    const rows = await desk.db.payment.findMany({
      where: { accountId, ...afterOrdinal('payments', page) },
      orderBy: { ordinal: 'asc' },
      include: withAllocations,
      take: page.limit + 1,
    });
    return pageFrom('payments', rows, page.limit, ordinalOf, toPayment);
  },
});

const nothingPaid = (): Refused =>
  new Refused(422, 'nothing_to_charge_back', 'This attempt has no payment that could be taken back');

type NewPayment = Pick<PaymentRow, 'id' | 'source' | 'amountMinor' | 'attemptId' | 'transferId'> & {
  at: Instant;
  allocations: Allocation[];
  creditMinor: number;
};

/** Writes a payment, puts it against its invoices, and makes the rest the account's credit. */
export async function receivePayment(account: Account, payment: NewPayment): Promise<void> {
  const { id, source, amountMinor, attemptId, transferId, at, allocations, creditMinor } = payment;
  await account.tx.payment.create({
    data: {
      id,
      accountId: account.id,
      at: dateOf(at),
      source,
      amountMinor,
      currency: account.row.currency,
      attemptId,
      transferId,
      creditMinor,
      status: 'settled',
    },
    select: { id: true },
  });
  await pay(account, id, allocations);
  await moveCredit(account, creditMinor, 'overpaid', { paymentId: id });
}

/**
 * Takes a payment back. Its invoices are open again; its credit goes. Credit is one pot: what was spent of it meanwhile
 * is taken from the invoices that credit paid last, which are open again as well, since it was this money that paid
 * them. Only what has been refunded is out of reach: `refuse` says so (422 credit_already_used), `lose` is for a bank
 * that doesn't ask, and notes the loss.
 */
export async function reversePayment(
  account: Account,
  payment: PaymentRow,
  whenRefunded: 'refuse' | 'lose',
): Promise<Reversal> {
  const taken: Allocation[] = [];
  for (const allocation of payment.allocations) {
    await write(account, payment.id, { ...allocation, amountMinor: -allocation.amountMinor }, 'paymentReversed');
    taken.push(allocation);
  }

  const creditBefore = account.creditMinor;
  for (const allocation of await spentCredit(account, payment.creditMinor - creditBefore)) {
    await write(account, null, { ...allocation, amountMinor: -allocation.amountMinor }, 'paymentReversed');
    await moveCredit(account, allocation.amountMinor, 'paymentReversed', { invoiceId: allocation.invoiceId });
    taken.push(allocation);
  }
  const unrecoveredMinor = Math.max(0, payment.creditMinor - account.creditMinor);
  if (unrecoveredMinor > 0 && whenRefunded === 'refuse')
    throw new Refused(
      422,
      'credit_already_used',
      `${unrecoveredMinor} of this money became credit and was refunded: it can't be taken back`,
    );
  await moveCredit(account, unrecoveredMinor - payment.creditMinor, 'paymentReversed', { paymentId: payment.id });

  const allocations = together(taken);
  for (const { invoiceId, amountMinor } of allocations) await changeBalance(account, invoiceId, amountMinor);
  await account.tx.payment.update({
    where: { id: payment.id },
    data: { status: 'reversed', creditMinor: 0, unrecoveredMinor },
    select: { id: true },
  });

  // One that was written off is not collected again because its money went: it stays as it is.
  const reopened = await account.tx.invoice.findMany({
    where: { id: { in: allocations.map((one) => one.invoiceId) }, status: 'open' },
    orderBy: [{ dueOn: 'asc' }, { ordinal: 'asc' }],
  });
  return {
    paymentId: payment.id,
    amountMinor: payment.amountMinor,
    allocations,
    creditMinor: creditBefore - account.creditMinor,
    reopened: reopened.map(told),
  };
}

/** Where credit stands on invoices, what was put there last first, up to an amount. */
async function spentCredit(account: Account, upToMinor: number): Promise<Allocation[]> {
  if (upToMinor <= 0) return [];
  const rows = await account.tx.allocation.findMany({
    where: { accountId: account.id, paymentId: null },
    orderBy: { id: 'desc' },
  });
  let missingMinor = upToMinor;
  return standing(rows).flatMap(({ invoiceId, amountMinor }) => {
    const partMinor = Math.min(amountMinor, missingMinor);
    missingMinor -= partMinor;
    return partMinor === 0 ? [] : [{ invoiceId, amountMinor: partMinor }];
  });
}

export const paymentOf = async (account: Account, id: string): Promise<PaymentRow> =>
  toPayment(await account.tx.payment.findUniqueOrThrow({ where: { id }, include: withAllocations }));

/** A payment's id follows from what made it: the same attempt or transfer can't make two by accident. */
export const paymentIdOf = (madeBy: string, time: number): string =>
  `pay_${madeBy.replace(/^[a-z]+_/, '')}${time === 1 ? '' : `-${time}`}`;

export const withAllocations = { allocations: { orderBy: { id: 'asc' } } } satisfies Prisma.PaymentInclude;

const toPayment = (row: Prisma.PaymentGetPayload<{ include: typeof withAllocations }>): PaymentRow => ({
  id: row.id,
  accountId: row.accountId,
  at: instantOf(row.at),
  source: row.source as PaymentSource,
  amountMinor: minorOf(row.amountMinor),
  currency: row.currency,
  attemptId: row.attemptId,
  transferId: row.transferId,
  allocations: standing(row.allocations),
  creditMinor: minorOf(row.creditMinor),
  status: row.status as PaymentRow['status'],
});
