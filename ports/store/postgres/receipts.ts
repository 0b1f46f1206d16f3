import { fiscalLine } from '../../../domain/fiscal/fiscal-lines.ts';
import { paymentMethodOf, TO_BE_DEFINED } from '../../../domain/fiscal/payment-method.ts';
import { localStamp } from '../../../domain/fiscal/local-stamp.ts';
import { defaultSatCodes } from '../../../domain/fiscal/sat-codes.ts';
import type { TaxProfile } from '../../../domain/fiscal/tax-profile.ts';
import { Undrawable } from '../../../domain/fiscal/undrawable.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { InvoiceRow } from '../invoices.ts';
import type { DrawnInvoice, InvoiceReceiptRow, ReceiptStatus, Receipts } from '../receipts.ts';
import { Refused } from '../store.ts';
import type { Db, Tx } from './db/database.ts';
import { dateOf, instantOrNull } from './db/values.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { stampedTwice, voided } from './receipts-to-cancel.ts';
import { invoiceRow, ownerOf, toInvoice, withPapers } from './paper-rows.ts';
import { attemptOf, isOfAnotherLife, refuseWhileRestored, stampKey } from './stamp-keys.ts';
import { taxProfileOf } from './tax-profiles.ts';

type OfInvoices = Pick<
  Receipts,
  'drawnInvoice' | 'invoiceReceipt' | 'invoiceToStamp' | 'invoiceStamped' | 'invoiceRejected'
>;

/** Fiscal receipts of invoices: drawn from what stands, kept from when they may have been sent. */
export const invoiceReceiptsOf = (desk: Desk): OfInvoices => ({
  async drawnInvoice(invoiceId) {
    const row = await desk.db.invoice.findUnique({
      where: { id: invoiceId },
      include: { ...withPapers, account: { select: { timeZone: true } } },
    });
    return row === null
      ? null
      : drawn(toInvoice(row), await taxProfileOf(desk.db, row.accountId), row.account.timeZone, null);
  },

  async invoiceReceipt(invoiceId) {
    const invoice = await desk.db.invoice.findUnique({ where: { id: invoiceId }, include: withPapers });
    if (invoice === null) return null;
    const row = await desk.db.invoiceReceipt.findUnique({ where: { invoiceId } });
    const profile = await taxProfileOf(desk.db, invoice.accountId);
    const { method, form } = termsOf(toInvoice(invoice), profile);
    return {
      invoiceId,
      accountId: invoice.accountId,
      method,
      form,
      status: (row?.status as ReceiptStatus | undefined) ?? 'unsent',
      uuid: row?.uuid ?? null,
      stampedAt: instantOrNull(row?.stampedAt ?? null),
      problem: row?.problem ?? null,
      xml: row === null || row.status === 'rejected' ? null : row.xml,
    } satisfies InvoiceReceiptRow;
  },

  invoiceToStamp: ({ invoiceId, uuid, xmlOf }) =>
    decide(desk, async ({ tx, lock }) => {
      const account = await lock(await ownerOf(tx, invoiceId));
      const before = await tx.invoiceReceipt.findUnique({ where: { invoiceId } });
      if (uuid !== null) await refuseAnother(tx, uuid, before?.uuid ?? null);
      if (before?.status === 'stamped') return null;
      refuseWhileRestored(account, uuid);
      const profile = await taxProfileOf(tx, account.id);
      const attempt = (before?.attempt ?? 0) + (before?.status === 'sent' ? 0 : 1);
      const key = stampKey(invoiceId, attempt);
      const invoice = await invoiceRow(tx, invoiceId);
      if (before?.status === 'sent' && profile !== null)
        return { key, xml: before.xml, receiver: profile, mayBeSent: true, isGone: invoice.status === 'void' };
      const now = drawn(invoice, profile, account.row.timeZone, account.now);
      const data = { attempt, status: 'sent', xml: xmlOf(now), problem: null };
      await tx.invoiceReceipt.upsert({
        where: { invoiceId },
        create: { invoiceId, accountId: account.id, ...data },
        update: data,
        select: { invoiceId: true },
      });
      return { key, xml: data.xml, receiver: now.receiver, mayBeSent: await isOfAnotherLife(tx), isGone: false };
    }),

  invoiceStamped: ({ invoiceId, key, stamped, actor }) =>
    decide(desk, async ({ tx, lock }) => {
      const account = await lock(await ownerOf(tx, invoiceId));
      const before = await tx.invoiceReceipt.findUniqueOrThrow({ where: { invoiceId } });
      if (before.uuid === stamped.uuid) return;
      await refuseTaken(tx, stamped.uuid);
      const isAnotherOut = before.status === 'sent' && before.attempt !== attemptOf(invoiceId, key);
      if (before.status === 'stamped' || isAnotherOut) return stampedTwice(account, { invoiceId }, stamped.uuid);
      const data = {
        status: 'stamped',
        xml: stamped.xml,
        uuid: stamped.uuid,
        stampedAt: dateOf(stamped.stampedAt),
        problem: null,
      };
      const { invoice } = await tx.invoiceReceipt.update({
        where: { invoiceId },
        data,
        include: { invoice: { select: { number: true, status: true } } },
      });
      if (invoice.status === 'void') await voided(account, invoiceId);
      const line = { invoiceId, number: invoice.number, uuid: stamped.uuid };
      account.note(fiscalLine('invoice.stamped', line, { at: account.moment, actor }));
    }),

  invoiceRejected: ({ invoiceId, key, problem }) =>
    decide(desk, async ({ tx, lock }) => {
      await lock(await ownerOf(tx, invoiceId));
      await tx.invoiceReceipt.updateMany({
        where: { invoiceId, status: 'sent', attempt: attemptOf(invoiceId, key) },
        data: { status: 'rejected', problem },
      });
    }),
});

/** What is told of a paper that was stamped elsewhere; `its`: the folio fiscal that it has already. */
export async function refuseAnother(tx: Tx | Db, uuid: string, its: string | null): Promise<void> {
  if (its === null) return refuseTaken(tx, uuid);
  if (its !== uuid)
    throw new Refused(409, 'already_stamped', `uuid: it is stamped already, under the folio fiscal ${its}`);
}

/** One folio fiscal is one paper's. */
export async function refuseTaken(tx: Tx | Db, uuid: string): Promise<void> {
  const taken =
    (await tx.invoiceReceipt.count({ where: { uuid } })) + (await tx.repObligation.count({ where: { uuid } }));
  if (taken > 0) throw new Refused(409, 'uuid_taken', `uuid: ${uuid} is the folio fiscal of another receipt`);
}

const termsOf = (invoice: InvoiceRow, profile: TaxProfile | null): Pick<DrawnInvoice['paper'], 'method' | 'form'> => {
  const method = paymentMethodOf(invoice.kind);
  return { method, form: method === 'PPD' ? TO_BE_DEFINED : (profile?.paymentForm ?? TO_BE_DEFINED) };
};

/** `at`: the moment of the receipt; null: that of the invoice, as long as there is none. */
function drawn(invoice: InvoiceRow, profile: TaxProfile | null, timeZone: string, at: Instant | null): DrawnInvoice {
  if (profile === null)
    throw new Undrawable(
      'no_tax_profile',
      'The account has no tax profile: set it with PUT /v1/accounts/{id}/tax-profile',
    );
  if (invoice.currency !== 'MXN')
    throw new Undrawable('not_in_pesos', `Receipts are made in pesos, and ${invoice.number} is in ${invoice.currency}`);
  if (invoice.status === 'void')
    throw new Undrawable('nothing_to_receipt', `${invoice.number} is void: there is no receipt of it`);
  return {
    paper: {
      number: invoice.number,
      issuedAt: localStamp(at ?? invoice.createdAt, timeZone),
      ...termsOf(invoice, profile),
      lines: invoice.lines.map(({ description, quantity, amountMinor, about }) => ({
        description,
        quantity,
        amountMinor,
        taxes: about?.fiscal?.taxes ?? null,
        sat: about?.fiscal?.sat ?? defaultSatCodes(about?.kind),
      })),
      taxes: invoice.taxes,
      totalMinor: invoice.totalMinor,
    },
    receiver: profile,
  };
}
