import { addresseeOf, appliedTo, type Applied, type InvoicePaper } from '../../../domain/documents/invoice-paper.ts';
import { addDays, dayOf } from '../../../domain/time/calendar.ts';
import { hashedId } from '../../hashed-id.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { DocumentRow, InvoiceDocuments } from '../documents.ts';
import type { InvoiceRow } from '../invoices.ts';
import type { Db, Tx } from './db/database.ts';
import { nowIn } from './db/machine-time.ts';
import { orNull } from './db/values.ts';
import { decideOn } from './decide/decision.ts';
import { closeTask, openTask } from './decide/task-changes.ts';
import type { Desk } from './decide/desk.ts';
import { toInvoice, withPapers } from './paper-rows.ts';

export const documentsOf = (desk: Desk): InvoiceDocuments => ({
  async invoicePaper(invoiceId) {
    const row = await atOneMoment(desk.db, (tx) =>
      tx.invoice.findUnique({
        where: { id: invoiceId },
        include: { ...withPapers, account: { include: { taxProfile: { select: { rfc: true } } } } },
      }),
    );
    if (row === null) return null;
    const { policyName: name, policyVersion: version } = row.account;
    const { holds } = await desk.policies.get(desk.db, { name, version });
    return paperOf(toInvoice(row), row.account, holds.disputeWindowDays);
  },

  invoiceDocument: async (invoiceId, paperHash) =>
    orNull(await desk.db.document.findUnique({ where: { invoiceId_paperHash: { invoiceId, paperHash } } }), toDocument),

  async keepInvoiceDocument({ accountId, invoiceId, paperHash, hash, template, bytes }) {
    const id = hashedId('doc', `${invoiceId} ${paperHash}`);
    await desk.db.$executeRaw`
      INSERT INTO documents (id, account_id, invoice_id, paper_hash, hash, template, bytes, created_at)
      VALUES (${id}, ${accountId}, ${invoiceId}, ${paperHash}, ${hash}, ${template}, ${bytes}, ${nowIn(desk)})
      ON CONFLICT DO NOTHING`;
    await nothingFails(desk, { accountId, invoiceId });
    return toDocument(await desk.db.document.findUniqueOrThrow({ where: { id } }));
  },

  documentById: async (id) => orNull(await desk.db.document.findUnique({ where: { id } }), toDocument),

  async documentFailed({ accountId, invoiceId, because }) {
    const data = {
      summary: `The PDF of an invoice can not be made, so its mail went without it: ${because}`,
      effect: 'renderDocument',
      key: invoiceId,
      because,
    };
    const opening = {
      key: failingKey(invoiceId),
      kind: 'effectRefused',
      dueOn: null,
      subject: { invoiceId },
      data,
    } as const;
    await decideOn(desk, accountId, ({ tx, now }) => openTask(tx, opening, { accountId, at: now }));
  },

  async invoiceNumbers(ids) {
    const rows = await desk.db.invoice.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true, number: true },
    });
    return new Map(rows.map(({ id, number }) => [id, number]));
  },
});

/**
 * What is read within is what one moment saw: an invoice and what was put against it are several statements, and a paper
 * that is kept says no mixture of two moments.
 */
const atOneMoment = <T>(db: Db, read: (tx: Tx) => Promise<T>): Promise<T> =>
  db.$transaction(read, { isolationLevel: 'RepeatableRead' });

const failingKey = (invoiceId: string): string => `effectRefused:document:${invoiceId}`;

/** Few fail: the account's lock is taken for those alone. */
async function nothingFails(
  desk: Desk,
  { accountId, invoiceId }: { accountId: string; invoiceId: string },
): Promise<void> {
  const failing = await desk.db.task.count({
    where: { accountId, kind: 'effectRefused', status: 'open', subject: { path: ['invoiceId'], equals: invoiceId } },
  });
  if (failing === 0) return;
  await decideOn(desk, accountId, ({ tx, now }) => closeTask(tx, failingKey(invoiceId), { accountId, at: now }));
}

const toDocument = (row: Prisma.DocumentGetPayload<object>): DocumentRow => ({
  id: row.id,
  accountId: row.accountId,
  invoiceId: row.invoiceId,
  paperHash: row.paperHash,
  hash: row.hash,
  template: row.template,
  bytes: row.bytes,
});

/** What nobody collects any more is open on paper as before: it is owed. */
function paperOf(
  invoice: InvoiceRow,
  account: Parameters<typeof addresseeOf>[0] & { timeZone: string; taxProfile: { rfc: string } | null },
  disputeWindowDays: number,
): InvoicePaper {
  const { number, currency, issuedOn, dueOn, lines, taxes, taxMinor, totalMinor, balanceMinor } = invoice;
  const status = invoice.status === 'uncollectible' ? 'open' : invoice.status;
  const known: Applied[] = [
    ...invoice.payments.map(
      ({ source, at, amountMinor }): Applied => ({
        is: source === 'credit' ? 'credit' : 'payment',
        on: at === null ? null : dayOf(at, account.timeZone),
        amountMinor,
      }),
    ),
    ...invoice.creditNotes.map(
      ({ createdAt, amountMinor, creditMinor }): Applied => ({
        is: 'creditNote',
        on: dayOf(createdAt, account.timeZone),
        amountMinor: amountMinor - creditMinor,
      }),
    ),
  ];
  return {
    to: addresseeOf(account, account.taxProfile),
    invoiceId: invoice.id,
    number,
    status,
    currency,
    issuedOn,
    dueOn,
    disputableThrough: addDays(issuedOn, disputeWindowDays),
    lines,
    taxes,
    taxMinor,
    totalMinor,
    applied: appliedTo({ status, totalMinor, balanceMinor }, known),
    balanceMinor: status === 'void' ? 0 : balanceMinor,
  };
}
