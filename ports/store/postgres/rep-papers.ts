import { localStamp } from '../../../domain/fiscal/local-stamp.ts';
import type { PaidTax, PaymentPaper } from '../../../domain/fiscal/rep.ts';
import { type RepShare, repShares } from '../../../domain/fiscal/rep-shares.ts';
import { Undrawable } from '../../../domain/fiscal/undrawable.ts';
import type { Month } from '../../../domain/billing/month.ts';
import { sumOf } from '../../../domain/money/moves.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { RepDocumentRow, RepObligationRow, RepPaymentRow, RepStatus } from '../receipts.ts';
import type { TaxRow } from '../invoices.ts';
import type { Db, Tx } from './db/database.ts';
import { dayOfDate, instantOf, instantOrNull, minorOf } from './db/values.ts';

/** Receipts of payments as they are read, and what they say. */

export const withRepPayments = {
  account: { select: { timeZone: true } },
  payments: { orderBy: { id: 'asc' } },
} satisfies Prisma.RepObligationInclude;

type Stored = Prisma.RepObligationGetPayload<{ include: typeof withRepPayments }>;

/** What is kept of a receipt from when it may have been sent. */
interface Kept {
  payments: RepPaymentRow[];
}

/** What a receipt says was paid, as it was drawn. */
export const keptMinor = (paper: Prisma.JsonValue): number => sumOf((paper as unknown as Kept).payments);

/** One that is out as it was drawn; the others as they would be drawn now. */
export async function repRows(tx: Db | Tx, rows: readonly Stored[]): Promise<RepObligationRow[]> {
  const drawn = await drawnPayments(
    tx,
    rows.filter((row) => !isOut(row)),
  );
  return rows.map((row) => {
    const payments = isOut(row) ? (row.paper as unknown as Kept).payments : (drawn.get(row.id) ?? []);
    return {
      id: row.id,
      accountId: row.accountId,
      month: row.month as Month,
      dueOn: dayOfDate(row.dueOn),
      status: row.status as RepStatus,
      uuid: row.uuid,
      stampedAt: instantOrNull(row.stampedAt),
      problem: row.problem,
      amountMinor: sumOf(payments),
      payments,
    };
  });
}

/** What was rejected is kept until the next is drawn: it may be stamped all the same. */
const isOut = ({ status }: Stored): boolean => status !== 'pending' && status !== 'dropped';

/** Of each receipt its payments, one a day and payment, with what stands of each. */
async function drawnPayments(tx: Db | Tx, rows: readonly Stored[]): Promise<Map<string, RepPaymentRow[]>> {
  const standing = rows.flatMap(({ payments }) => payments.filter(standsMinor));
  const documents = await documentsOf(tx, [...new Set(standing.map(({ invoiceId }) => invoiceId))]);
  return new Map(
    rows.map(({ id, payments }) => {
      const byPayment = new Map<string, RepPaymentRow>();
      for (const row of payments.filter(standsMinor)) {
        const key = `${row.paymentId ?? row.id} ${row.paidAt.toISOString()}`;
        const document = documents.get(row.id);
        if (document === undefined) throw new Error(`rep_payments ${row.id} stands and has no share`);
        const before = byPayment.get(key);
        byPayment.set(key, {
          paymentId: row.paymentId,
          paidAt: instantOf(row.paidAt),
          form: row.form,
          operation: row.operation,
          amountMinor: (before?.amountMinor ?? 0) + document.paidMinor,
          documents: [...(before?.documents ?? []), document],
        });
      }
      return [id, [...byPayment.values()]];
    }),
  );
}

export const standsMinor = ({ amountMinor, takenBackMinor }: { amountMinor: bigint; takenBackMinor: bigint }): number =>
  minorOf(amountMinor - takenBackMinor);

/** Each payment's part of these invoices, by the payment's row: all that stands of an invoice is counted, in order. */
async function documentsOf(tx: Db | Tx, invoiceIds: readonly string[]): Promise<Map<bigint, RepDocumentRow>> {
  const invoices = await tx.invoice.findMany({
    where: { id: { in: [...invoiceIds] } },
    include: { repPayments: { orderBy: { id: 'asc' } }, receipt: { select: { uuid: true } } },
  });
  return new Map(
    invoices.flatMap((invoice) => {
      const paid = invoice.repPayments.filter(standsMinor);
      const shares = repShares(
        { totalMinor: minorOf(invoice.totalMinor), taxes: invoice.taxes as unknown as TaxRow[] },
        paid.map((row) => ({ paidMinor: standsMinor(row), loweredMinor: minorOf(row.loweredMinor) })),
      );
      return paid.map((row, i): [bigint, RepDocumentRow] => {
        const { taxes: parts, ...share } = shares[i] as RepShare<TaxRow>;
        return [
          row.id,
          {
            invoiceId: invoice.id,
            number: invoice.number,
            uuid: invoice.receipt?.uuid ?? null,
            ...share,
            taxes: parts.map(
              ({ code, rate, baseMinor, amountMinor }): PaidTax => ({ code, rate, baseMinor, amountMinor }),
            ),
          },
        ];
      });
    }),
  );
}

/** What the receipt says. Throws `Undrawable` where an invoice of it is not stamped. */
export const paperOf = (
  { id, payments }: RepObligationRow,
  { issuedAt, timeZone }: { issuedAt: Instant; timeZone: string },
): PaymentPaper => ({
  number: id,
  issuedAt: localStamp(issuedAt, timeZone),
  payments: payments.map(({ paidAt, form, operation, documents }) => ({
    paidAt: localStamp(paidAt, timeZone),
    form,
    operation,
    documents: documents.map(({ uuid, invoiceId: _, ...document }) => {
      if (uuid === null)
        throw new Undrawable(
          'invoice_not_stamped',
          `The receipt of ${document.number} has to be stamped before this one`,
        );
      return { ...document, uuid };
    }),
  })),
});
