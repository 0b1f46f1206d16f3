import type { Request } from '../../../domain/events.ts';
import type { Account } from './decide/account.ts';
import { told } from './payments.ts';
import { allocationsOf } from './money.ts';

/** A dispute of an invoice that is paid says so: the chart knows open ones alone. */
export async function withPaidInvoice(account: Account, request: Request): Promise<Request> {
  if (request.type !== 'DISPUTE_REQUESTED') return request;
  const row = await account.tx.invoice.findFirst({
    where: { id: request.invoiceId, accountId: account.id, status: 'paid' },
  });
  if (row === null) return request;
  const rows = await allocationsOf(account, { invoiceId: row.id });
  const paidMinor = rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return { ...request, paid: { invoice: told(row), paidMinor } };
}
