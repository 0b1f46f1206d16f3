import { lastDayOfMonth, type Month, monthOf } from '../../../domain/billing/month.ts';
import { fiscalLine } from '../../../domain/fiscal/fiscal-lines.ts';
import { type CameBy, paymentFormOf, paymentMethodOf } from '../../../domain/fiscal/payment-method.ts';
import { repDueOn } from '../../../domain/fiscal/rep-due.ts';
import { SYSTEM } from '../../../domain/chart/state/turn.ts';
import { type AllocationRow, type MoneyEvent, type Moves, sumOf } from '../../../domain/money/moves.ts';
import { dayOf } from '../../../domain/time/calendar.ts';
import type { InvoiceKind } from '../../../domain/time/due-dates.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { hashedId } from '../../hashed-id.ts';
import { dateOf, dayOfDate, instantOf, minorOf } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { paidLate, toBeCancelled, voided } from './receipts-to-cancel.ts';

/**
 * What money does to fiscal receipts, written in the transaction that moves it: whatever pays an invoice whose receipt is
 * PPD owes a receipt of payments, and what is taken back of it owes none. Only of accounts with a tax profile, in pesos.
 */
export async function receiptsFor(account: Account, event: MoneyEvent, { allocations, invoices }: Moves) {
  if (event.type === 'invoiceVoided') await voided(account, event.invoiceId);
  const gone = event.type === 'paymentReversed' ? event.paymentId : null;
  const nobodys = event.type === 'invoiceVoided' ? event.invoiceId : null;
  if ((allocations.length === 0 && gone === null && nobodys === null) || account.row.currency !== 'MXN') return;
  const profile = await account.tx.taxProfile.findUnique({
    where: { accountId: account.id },
    select: { accountId: true },
  });
  if (profile === null) return;
  // All of it, also what credit notes had made credit since: it was received, and isn't any more.
  if (gone !== null) await takeBack(account, { paymentId: gone }, Number.POSITIVE_INFINITY);
  if (nobodys !== null) await takeBack(account, { invoiceId: nobodys }, Number.POSITIVE_INFINITY);
  for (const [i, row] of allocations.entries()) {
    const { invoiceId, paymentId, amountMinor, reason } = row;
    const laterMinor = sumOf(
      allocations.slice(i + 1).filter((one) => one.invoiceId === invoiceId && one.amountMinor > 0),
    );
    if (amountMinor > 0) await owe(account, event, row, { invoices, laterMinor });
    else if (reason !== 'creditNoted' && nobodys !== invoiceId && (gone === null || paymentId !== gone))
      await takeBack(account, { invoiceId, paymentId }, -amountMinor);
  }
}

/** `invoices`: as they stand after the event; `laterMinor`: what it puts against the same one besides, further on. */
async function owe(
  account: Account,
  event: MoneyEvent,
  row: AllocationRow,
  { invoices, laterMinor }: { invoices: Moves['invoices']; laterMinor: number },
): Promise<void> {
  const { tx, id: accountId } = account;
  const invoice = await tx.invoice.findUniqueOrThrow({ where: { id: row.invoiceId } });
  const came = await howItCame(account, event, row);
  if (paymentMethodOf(invoice.kind as InvoiceKind) === 'PUE') {
    const paidOn = dayOf(came.paidAt, account.row.timeZone);
    if (paidOn > lastDayOfMonth(monthOf(dayOfDate(invoice.issuedOn)))) await paidLate(account, invoice);
    return;
  }
  const { _sum } = await tx.repPayment.aggregate({
    where: { invoiceId: invoice.id },
    _sum: { amountMinor: true, takenBackMinor: true },
  });
  const toldMinor = minorOf((_sum.amountMinor ?? 0n) - (_sum.takenBackMinor ?? 0n)) + row.amountMinor + laterMinor;
  const balanceMinor = invoices.find(({ id }) => id === invoice.id)?.balanceMinor ?? minorOf(invoice.balanceMinor);
  await tx.repPayment.create({
    data: {
      obligationId: await pendingOf(account, came.paidAt),
      accountId,
      invoiceId: invoice.id,
      paymentId: row.paymentId,
      amountMinor: row.amountMinor,
      loweredMinor: Math.max(0, minorOf(invoice.totalMinor) - balanceMinor - toldMinor),
      ...came,
      paidAt: dateOf(came.paidAt),
    },
    select: { id: true },
  });
}

/** When it settled, by which form and under which key of the bank. Money that is here again came again. */
async function howItCame(
  { tx, now }: Account,
  event: MoneyEvent,
  { paymentId }: AllocationRow,
): Promise<{ paidAt: Instant; form: string; operation: string | null }> {
  if (paymentId === null) return { paidAt: now, form: paymentFormOf('credit'), operation: null };
  const { at, source, transfer } = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    include: { transfer: { select: { settledAt: true, trackingKey: true } } },
  });
  return {
    paidAt: event.type === 'paymentRestored' ? now : instantOf(transfer?.settledAt ?? at),
    form: paymentFormOf(source as CameBy),
    operation: transfer?.trackingKey ?? null,
  };
}

/** The receipt of a month that is still to be made: one an account, whatever pays it then. */
async function pendingOf(account: Account, paidAt: Instant): Promise<string> {
  const { tx, id: accountId, row, now } = account;
  const month = monthOf(dayOf(paidAt, row.timeZone));
  const open = await tx.repObligation.findFirst({ where: { accountId, month, status: 'pending' } });
  if (open !== null) return open.id;
  const generation = (await tx.repObligation.count({ where: { accountId, month } })) + 1;
  const id = hashedId('rep', `${accountId}:${month}:${generation}`);
  const dueOn = repDueOn(paidAt, row.timeZone);
  await tx.repObligation.create({
    data: {
      id,
      accountId,
      month,
      generation,
      dueOn: dateOf(dueOn),
      status: 'pending',
      attempt: 1,
      madeAt: dateOf(now),
    },
    select: { id: true },
  });
  account.note(fiscalLine('rep.due', { repId: id, month, dueOn }, { at: account.moment, actor: SYSTEM }));
  await account.changeTasks([
    {
      open: {
        key: dueTask(id),
        kind: 'repDue',
        dueOn,
        subject: { repId: id },
        data: { summary: `Have the receipt of the payments of ${month} stamped by ${dueOn}`, repId: id, month },
      },
    },
  ]);
  return id;
}

export const dueTask = (repId: string): string => `repDue:${repId}`;

/** What came last goes first. */
async function takeBack(
  account: Account,
  of: { invoiceId?: string; paymentId?: string | null },
  upToMinor: number,
): Promise<void> {
  const { tx, id: accountId } = account;
  const rows = await tx.repPayment.findMany({ where: { accountId, ...of }, orderBy: { id: 'desc' } });
  let leftMinor = upToMinor;
  for (const row of rows) {
    const takenMinor = Math.min(leftMinor, minorOf(row.amountMinor - row.takenBackMinor));
    if (takenMinor === 0) continue;
    leftMinor -= takenMinor;
    await tx.repPayment.update({
      where: { id: row.id },
      data: { takenBackMinor: { increment: takenMinor } },
      select: { id: true },
    });
    await contradict(account, row.obligationId);
  }
}

/** One that is not made yet says less, or is not made; one that is out is to be cancelled. */
async function contradict(account: Account, repId: string): Promise<void> {
  const { tx } = account;
  const { status, month } = await tx.repObligation.findUniqueOrThrow({ where: { id: repId } });
  if (status === 'stamped') await toBeCancelled(account, { repId, month: month as Month });
  if (status !== 'pending' || (await standsOf(account, repId))) return;
  await tx.repObligation.update({ where: { id: repId }, data: { status: 'dropped' }, select: { id: true } });
  await account.changeTasks([{ close: dueTask(repId) }]);
}

/** Whether anything stands of what a receipt is about. */
export async function standsOf({ tx }: Pick<Account, 'tx'>, repId: string): Promise<boolean> {
  const rows = await tx.repPayment.findMany({ where: { obligationId: repId } });
  return rows.some(({ amountMinor, takenBackMinor }) => takenBackMinor < amountMinor);
}

/** What stands of a receipt that is cancelled is owed another. */
export async function oweAnew(account: Account, repId: string): Promise<void> {
  const { tx } = account;
  const rows = await tx.repPayment.findMany({ where: { obligationId: repId }, orderBy: { id: 'asc' } });
  for (const { id, amountMinor, takenBackMinor, paidAt } of rows) {
    if (takenBackMinor >= amountMinor) continue;
    const obligationId = await pendingOf(account, instantOf(paidAt));
    await tx.repPayment.update({ where: { id }, data: { obligationId }, select: { id: true } });
  }
}
