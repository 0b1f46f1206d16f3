import type { LineAbout } from '../invoices.ts';
import type { InvoiceStatus } from '../../../domain/account.ts';
import type { InvoiceKind } from '../../../domain/time/due-dates.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { CreditNoteRow, RefundRow } from '../credit.ts';
import type { DisputeRow } from '../disputes.ts';
import type { InvoicePaymentRow, InvoiceRow, TaxRow } from '../invoices.ts';
import type { PaymentSource } from '../payments.ts';
import type { RefundPartRow } from '../refunds.ts';
import { Refused } from '../store.ts';
import type { Tx } from './db/database.ts';
import { dayOfDate, instantOf, minorOf } from './db/values.ts';

/** Papers as they are read: an invoice with all that was paid, credited and disputed of it. */

export const toCreditNote = (row: Prisma.CreditNoteGetPayload<object>): CreditNoteRow => ({
  id: row.id,
  accountId: row.accountId,
  invoiceId: row.invoiceId,
  amountMinor: minorOf(row.amountMinor),
  creditMinor: minorOf(row.creditMinor),
  reason: row.reason,
  createdAt: instantOf(row.createdAt),
});

export const withParts = {
  account: { select: { currency: true } },
  parts: { orderBy: { position: 'asc' } },
} satisfies Prisma.RefundInclude;

export const toRefund = (row: Prisma.RefundGetPayload<{ include: typeof withParts }>): RefundRow => ({
  id: row.id,
  accountId: row.accountId,
  amountMinor: minorOf(row.amountMinor),
  currency: row.account.currency,
  reason: row.reason,
  createdAt: instantOf(row.createdAt),
  parts: row.parts.map(({ position, amountMinor, by, paymentId, toClabe, status, refundRef, because }) => ({
    position,
    amountMinor: minorOf(amountMinor),
    by: by as RefundPartRow['by'],
    paymentId,
    toClabe,
    status: status as RefundPartRow['status'],
    refundRef,
    because,
  })),
});

export const toDispute = (row: Prisma.DisputeGetPayload<object>): DisputeRow => ({
  id: row.id,
  accountId: row.accountId,
  invoiceId: row.invoiceId,
  amountMinor: row.amountMinor === null ? null : minorOf(row.amountMinor),
  disputedMinor: minorOf(row.disputedMinor),
  reason: row.reason,
  status: row.status as DisputeRow['status'],
  creditMinor: minorOf(row.creditMinor),
  createdAt: instantOf(row.createdAt),
});

export const withPapers = {
  lines: { orderBy: { position: 'asc' } },
  allocations: { orderBy: { id: 'asc' }, include: { payment: { select: { source: true, at: true } } } },
  creditNotes: { orderBy: { ordinal: 'asc' } },
  disputes: { orderBy: { ordinal: 'desc' }, take: 1 },
} satisfies Prisma.InvoiceInclude;

type StoredInvoice = Prisma.InvoiceGetPayload<{ include: typeof withPapers }>;

export const toInvoice = (row: StoredInvoice): InvoiceRow => ({
  id: row.id,
  accountId: row.accountId,
  number: row.number,
  kind: row.kind as InvoiceKind,
  status: row.status as InvoiceStatus,
  currency: row.currency,
  totalMinor: minorOf(row.totalMinor),
  taxMinor: minorOf(row.taxMinor),
  balanceMinor: minorOf(row.balanceMinor),
  issuedOn: dayOfDate(row.issuedOn),
  dueOn: dayOfDate(row.dueOn),
  lines: row.lines.map(({ description, quantity, unitAmountMinor, amountMinor, about }) => ({
    description,
    quantity: quantity.toNumber(),
    unitAmountMinor: minorOf(unitAmountMinor),
    amountMinor: minorOf(amountMinor),
    ...(about === null ? {} : { about: about as unknown as LineAbout }),
  })),
  taxes: row.taxes as unknown as TaxRow[],
  createdAt: instantOf(row.createdAt),
  payments: paymentsOn(row.allocations),
  creditNotes: row.creditNotes.map(toCreditNote),
  dispute: row.disputes[0] === undefined ? null : toDispute(row.disputes[0]),
});

/** What stands of each payment, and of the account's credit, in the order in which they first came. */
function paymentsOn(rows: StoredInvoice['allocations']): InvoicePaymentRow[] {
  const standing = new Map<string | null, InvoicePaymentRow>();
  for (const { paymentId, payment, amountMinor } of rows) {
    const before = standing.get(paymentId)?.amountMinor ?? 0;
    standing.set(paymentId, {
      paymentId,
      source: (payment?.source as PaymentSource | undefined) ?? 'credit',
      at: payment === null ? null : instantOf(payment.at),
      amountMinor: before + minorOf(amountMinor),
    });
  }
  return [...standing.values()].filter(({ amountMinor }) => amountMinor > 0);
}

export const invoiceRow = async (tx: Tx, id: string): Promise<InvoiceRow> =>
  toInvoice(await tx.invoice.findUniqueOrThrow({ where: { id }, include: withPapers }));

export async function ownerOf(tx: Tx, invoiceId: string): Promise<string> {
  const invoice = await tx.invoice.findUnique({ where: { id: invoiceId }, select: { accountId: true } });
  if (invoice === null) throw new Refused(404, 'not_found', `There is no invoice ${invoiceId}`);
  return invoice.accountId;
}
