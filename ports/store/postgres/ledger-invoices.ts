import { Refused, type InvoiceRow, type Ledger } from '../store.ts';
import { lockAccount, writeFact, writtenBefore } from './account-lock.ts';
import { inTransaction, type Db, type Tx } from './database.ts';
import { amountsOf } from './invoice-amounts.ts';
import { payByCredit, releaseToCredit, told } from './invoice-money.ts';
import { toInvoice, withLines } from './rows.ts';
import { dateOf, minorOf } from './values.ts';

export const ledgerOfInvoices = (db: Db): Pick<Ledger, 'issueInvoice' | 'voidInvoice'> => ({
  issueInvoice: ({ id, accountId, number: given, issuedOn, dueOn, lines, taxMinor, actor, now }) =>
    inTransaction(db, async (tx) => {
      const account = await lockAccount(tx, accountId);
      const before = await writtenBefore(tx, 'INVOICE_ISSUED', id, () => invoiceRow(tx, id));
      if (before !== null) return before;
      const number = given === null ? await nextNumber(tx) : await freeNumber(tx, given);
      const { lines: priced, totalMinor } = amountsOf(lines, taxMinor);
      await tx.invoice.create({
        data: {
          id,
          accountId,
          number,
          numberKey: number.toUpperCase(),
          reference: /[0-9]{7}$/.exec(number)?.[0] ?? null,
          currency: account.row.currency,
          status: totalMinor === 0 ? 'paid' : 'open',
          totalMinor,
          taxMinor,
          balanceMinor: totalMinor,
          issuedOn: dateOf(issuedOn),
          dueOn: dateOf(dueOn),
          createdAt: dateOf(now),
          lines: { create: priced.map((line, index) => ({ position: index + 1, ...line })) },
        },
        select: { id: true },
      });
      // Credit pays the next invoice when it is issued (rules, Money).
      const creditMinor = await payByCredit(account, { id, balanceMinor: totalMinor });
      const invoice = await tx.invoice.findUniqueOrThrow({ where: { id } });
      const seq = await writeFact(account, { type: 'INVOICE_ISSUED', invoice: told(invoice), creditMinor }, actor, id);
      return { value: await invoiceRow(tx, id), accountId, seq };
    }),

  /** A paid one is not voided: a credit note gives its money back as credit. */
  voidInvoice: ({ invoiceId, reason, requestId, actor }) =>
    inTransaction(db, async (tx) => {
      const account = await lockAccount(tx, await ownerOf(tx, invoiceId));
      const before = await writtenBefore(tx, 'INVOICE_VOIDED', requestId, () => invoiceRow(tx, invoiceId));
      if (before !== null) return before;
      const invoice = await tx.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
      if (invoice.status !== 'open' && invoice.status !== 'uncollectible') throw new Refused(422, 'invoice_not_open', `Invoice ${invoice.number} is ${invoice.status}`);
      const creditMinor = await releaseToCredit(account, invoiceId, minorOf(invoice.totalMinor), 'invoiceVoided');
      await tx.invoice.update({ where: { id: invoiceId }, data: { status: 'void', balanceMinor: 0 }, select: { id: true } });
      const seq = await writeFact(account, { type: 'INVOICE_VOIDED', invoiceId, creditMinor, reason }, actor, requestId ?? invoiceId);
      return { value: await invoiceRow(tx, invoiceId), accountId: account.id, seq };
    }),
});

export const invoiceRow = async (tx: Tx, id: string): Promise<InvoiceRow> => toInvoice(await tx.invoice.findUniqueOrThrow({ where: { id }, include: withLines }));

export async function ownerOf(tx: Tx, invoiceId: string): Promise<string> {
  const invoice = await tx.invoice.findUnique({ where: { id: invoiceId }, select: { accountId: true } });
  if (invoice === null) throw new Refused(404, 'not_found', `There is no invoice ${invoiceId}`);
  return invoice.accountId;
}

/** The next of the sequence. One that was given to an invoice by hand before is passed over. */
async function nextNumber(tx: Tx): Promise<string> {
  for (;;) {
    const [next] = await tx.$queryRaw<[{ nextval: bigint }]>`SELECT nextval('invoice_numbers')`;
    const number = `IN60${String(next.nextval).padStart(9, '0')}`;
    if (!(await isTaken(tx, number))) return number;
  }
}

async function freeNumber(tx: Tx, number: string): Promise<string> {
  if (await isTaken(tx, number)) throw new Refused(409, 'number_taken', `There is an invoice ${number} already`);
  return number;
}

const isTaken = async (tx: Tx, number: string): Promise<boolean> => (await tx.invoice.count({ where: { numberKey: number.toUpperCase() } })) > 0;
