import { creditReceipt } from '../../../domain/fiscal/credit-receipt.ts';
import { localStamp } from '../../../domain/fiscal/local-stamp.ts';
import { Undrawable } from '../../../domain/fiscal/undrawable.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps } from '../../deps.ts';
import { issuerOf } from '../../fiscal/stamping.ts';
import { found } from '../../http/problem.ts';

/** A credit note's fiscal receipt as XML, without seal. Throws `Undrawable`: its invoice has to be stamped before. */
export async function creditNoteXml(deps: ApiDeps, id: string): Promise<Buffer> {
  const note = found(await deps.store.creditNoteById(id), 'credit note');
  const [invoice, invoiceReceipt, drawn, account] = await Promise.all([
    deps.store.invoiceById(note.invoiceId),
    deps.store.invoiceReceipt(note.invoiceId),
    deps.store.drawnInvoice(note.invoiceId),
    accountOf(deps, note.accountId),
  ]);
  const { number, totalMinor, taxMinor, taxes } = found(invoice, 'invoice');
  const uuid = invoiceReceipt?.uuid ?? null;
  if (uuid === null)
    throw new Undrawable(
      'invoice_not_stamped',
      `The receipt of ${number} has to be stamped before one of its credit notes`,
    );
  const paper = {
    number: id,
    issuedAt: localStamp(note.createdAt, account.timeZone),
    reason: note.reason,
    amountMinor: note.amountMinor,
    invoice: { uuid, netMinor: totalMinor - taxMinor, taxes },
  };
  return Buffer.from(deps.fiscalXml(creditReceipt(paper, issuerOf(deps), found(drawn, 'invoice').receiver)));
}
