import { todayOf } from './decide/today.ts';
import type { Month } from '../../../domain/billing/month.ts';
import type { Account } from './decide/account.ts';

/** Receipts that are out and say what isn't so any more: a person cancels them with the tax authority. */

export const cancelTask = (id: string): string => `receiptToCancel:${id}`;

/** A payment of it was taken back. */
export async function toBeCancelled(
  account: Account,
  { repId, month }: { repId: string; month: Month },
): Promise<void> {
  await account.tx.repObligation.update({ where: { id: repId }, data: { status: 'toCancel' }, select: { id: true } });
  await openCancel(
    account,
    cancelTask(repId),
    { repId },
    `The receipt of the payments of ${month} is stamped, and a payment of it was taken back: cancel it`,
  );
}

/**
 * The stamper has stamped what it had rejected, and the paper in its place may be stamped too: two receipts of one thing.
 */
export const stampedTwice = (account: Account, of: { repId: string } | { invoiceId: string }, uuid: string) =>
  openCancel(
    account,
    cancelTask(uuid),
    of,
    `The folio fiscal ${uuid} is stamped, and another paper was sent in its place: cancel it`,
  );

/** Its own receipt says what isn't so any more; one that may be out, as soon as that is known. */
export async function voided(account: Account, invoiceId: string): Promise<void> {
  const receipt = await account.tx.invoiceReceipt.findUnique({
    where: { invoiceId },
    include: { invoice: { select: { number: true } } },
  });
  if (receipt?.status !== 'stamped') return;
  const summary = `${receipt.invoice.number} is void and its receipt is stamped: cancel that`;
  await openCancel(account, cancelTask(invoiceId), { invoiceId }, summary);
}

/** Its receipt, which is out or may be, says that it is paid in the month of its issue. */
export async function paidLate(account: Account, { id, number }: { id: string; number: string }): Promise<void> {
  const receipt = await account.tx.invoiceReceipt.findUnique({ where: { invoiceId: id }, select: { status: true } });
  if (receipt?.status !== 'stamped' && receipt?.status !== 'sent') return;
  await openCancel(
    account,
    cancelTask(id),
    { invoiceId: id },
    `${number} was to be paid in the month of its issue (PUE), and was paid later: cancel its receipt and issue one ` +
      'that says so (PPD), with one of the payment',
  );
}

const openCancel = (
  account: Account,
  key: string,
  subject: { repId?: string; invoiceId?: string },
  summary: string,
): Promise<void> =>
  account.changeTasks([
    {
      open: {
        key,
        kind: 'receiptToCancel',
        dueOn: todayOf(account),
        subject,
        data: { summary, ...subject },
      },
    },
  ]);
