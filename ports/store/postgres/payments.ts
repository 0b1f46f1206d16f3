import type { Allocation } from '../../../domain/account.ts';
import type { Restored, Reversal } from '../../../domain/events.ts';
import { type CashAccount, cashAccountOf } from '../../../domain/journal/accounts.ts';
import { movesOf } from '../../../domain/money/ledger.ts';
import {
  allocatedBy,
  creditBy,
  creditTakenBy,
  type InvoiceMoney,
  type MoneyEvent,
  type Moves,
  outTwice,
} from '../../../domain/money/moves.ts';
import { standingOf } from '../../../domain/money/standing.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { PaymentRow, Payments, PaymentSource } from '../payments.ts';
import { Refused } from '../store.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, instantOf, minorOf } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { allocationsOf, moneyOn, payable, writeMoves } from './money.ts';
import { recovering, toldOf } from './told-invoices.ts';

/** Money that comes in, and money that is taken back. */
export const paymentsOf = (desk: Desk): Payments => ({
  /** The bank has taken the money back already, whether we like it or not: only a payment that isn't there can't be. */
  chargeBack: ({ attemptId, actor }) =>
    decide(desk, async ({ tx, lock }) => {
      const attempt = await tx.attempt.findUnique({
        where: { id: attemptId },
        include: { payment: { select: { id: true } }, paymentMethod: { select: { fingerprint: true } } },
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
        {
          type: 'CHARGEBACK_RECEIVED',
          attemptId,
          methodId: attempt.paymentMethodId,
          fingerprint: attempt.paymentMethod.fingerprint,
          ...reversal,
        },
        actor,
        attemptId,
      );
      return paymentOf(account, paymentId);
    }),

  /** Won: the bank has given the money back. Either way the case of the chargeback is closed, once. */
  closeChargeback: ({ attemptId, outcome, actor }) =>
    decide(desk, async (decision) => {
      const { tx } = decision;
      const attempt = await tx.attempt.findUnique({
        where: { id: attemptId },
        include: { payment: { select: { id: true } } },
      });
      if (attempt?.payment == null)
        throw new Refused(404, 'not_found', `There is no chargeback of attempt ${attemptId}`);
      const paymentId = attempt.payment.id;
      const account = await decision.lock(attempt.accountId);
      const read = () => paymentOf(account, paymentId);
      const before = await writtenBefore(account, 'CHARGEBACK_CLOSED', attemptId, read);
      if (before !== null) return before;
      const payment = await read();
      const received = await tx.fact.count({ where: { cause: `CHARGEBACK_RECEIVED ${attemptId}` } });
      if (payment.status !== 'reversed' || received === 0)
        throw new Refused(409, 'no_chargeback', `The payment of attempt ${attemptId} was not charged back`);
      const restored = outcome === 'won' ? await restorePayment(account, payment) : null;
      await account.happened(
        { type: 'CHARGEBACK_CLOSED', attemptId, outcome, amountMinor: payment.amountMinor, restored },
        actor,
        attemptId,
      );
      return read();
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

type NewPayment = Pick<PaymentRow, 'source' | 'attemptId' | 'transferId' | 'at'>;

/** Writes a payment, and what its money does. */
export async function receivePayment(
  account: Account,
  { source, attemptId, transferId, at }: NewPayment,
  invoices: readonly InvoiceMoney[],
  event: Extract<MoneyEvent, { type: 'chargeSucceeded' | 'transferMatched' }>,
): Promise<Moves> {
  const { paymentId: id, amountMinor } = event;
  const view = { creditMinor: account.creditMinor, invoices, allocations: [] };
  const moves = movesOf(view, event);
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
      creditMinor: moves.payments.reduce((sum, { creditByMinor }) => sum + creditByMinor, 0),
      status: 'settled',
    },
    select: { id: true },
  });
  await writeMoves(account, view, event, moves, { cash: await cashOf(account, { source, attemptId }) });
  return moves;
}

/**
 * Takes a payment back. What of it was refunded is out of reach: `refuse` says so (422 credit_already_used), `lose` is
 * for a bank that doesn't ask, and notes the loss.
 */
export async function reversePayment(
  account: Account,
  payment: PaymentRow,
  whenRefunded: 'refuse' | 'lose',
): Promise<Reversal> {
  const { id: paymentId, amountMinor, creditMinor } = payment;
  const own = await allocationsOf(account, { paymentId });
  const spent = creditMinor > account.creditMinor ? await allocationsOf(account, { paymentId: null }) : [];
  const allocations = [...own, ...spent];
  const invoices = await moneyOn(account, [...new Set(allocations.map(({ invoiceId }) => invoiceId))]);
  const view = { creditMinor: account.creditMinor, invoices, allocations };
  const event = { type: 'paymentReversed', paymentId, creditMinor } as const;
  const moves = movesOf(view, event);
  const { refundedMinor, unrecoveredMinor } = moves;
  if (refundedMinor > 0 && whenRefunded === 'refuse')
    throw new Refused(
      422,
      'credit_already_used',
      `${refundedMinor} of this money became credit and was refunded: it can't be taken back`,
    );
  await writeMoves(account, view, event, moves, { cash: await cashOf(account, payment), amountMinor });
  await account.tx.payment.update({
    where: { id: paymentId },
    data: { status: 'reversed', creditMinor: 0, unrecoveredMinor },
    select: { id: true },
  });

  // One that was written off is not collected again because its money went: it is as uncollectible as before.
  const reopened = moves.invoices.flatMap(({ id, status }) => (status === 'open' ? [id] : []));
  return {
    paymentId,
    amountMinor,
    allocations: allocatedBy(moves),
    creditMinor: creditTakenBy(moves),
    reopened: await toldOf(account, reopened),
    ...(await recovering(account, moves)),
    ...outTwice(moves),
  };
}

/** A payment that a bank had taken back is here again: it pays what it had paid, and the rest is credit. */
async function restorePayment(account: Account, payment: PaymentRow): Promise<Restored> {
  const { tx } = account;
  const { id: paymentId, amountMinor } = payment;
  const rows = await allocationsOf(account, { paymentId, reason: 'paid' });
  const invoiceIds = [...new Set(rows.map(({ invoiceId }) => invoiceId))];
  const { unrecoveredMinor } = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } });
  const invoices = await payable(account, invoiceIds);
  const view = { creditMinor: account.creditMinor, invoices, allocations: [] };
  const event = {
    type: 'paymentRestored',
    paymentId,
    amountMinor,
    invoiceIds,
    unrecoveredMinor: minorOf(unrecoveredMinor),
  } as const;
  const moves = movesOf(view, event);
  await writeMoves(account, view, event, moves, { cash: await cashOf(account, payment) });
  await tx.payment.update({
    where: { id: paymentId },
    data: {
      status: 'settled',
      creditMinor: moves.payments.reduce((sum, { creditByMinor }) => sum + creditByMinor, 0),
      unrecoveredMinor: 0,
    },
    select: { id: true },
  });
  return {
    paymentId,
    allocations: allocatedBy(moves),
    creditMinor: creditBy(moves),
    ...(await recovering(account, moves)),
  };
}

/** Where its money lies: with who was asked for it, or at the bank. */
async function cashOf(
  { tx }: Account,
  { source, attemptId }: Pick<PaymentRow, 'source' | 'attemptId'>,
): Promise<CashAccount> {
  const attempt =
    attemptId === null ? null : await tx.attempt.findUnique({ where: { id: attemptId }, select: { provider: true } });
  return cashAccountOf(source, attempt?.provider ?? null);
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
  allocations: standingRows(row.allocations),
  creditMinor: minorOf(row.creditMinor),
  status: row.status as PaymentRow['status'],
});

/** What stands on each invoice of what was written. */
export const standingRows = (rows: readonly { invoiceId: string; amountMinor: bigint }[]): Allocation[] =>
  standingOf(rows.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor: minorOf(amountMinor) })));
