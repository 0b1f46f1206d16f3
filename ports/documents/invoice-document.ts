import type { DocumentRow, InvoiceDocuments } from '../store/documents.ts';
import { type Documents, hashOf } from './documents.ts';

/**
 * An invoice's PDF, as it stands now: the one that was made when it first said this, or a new one, which is kept. Null:
 * there is no such invoice. Throws as `Documents` does.
 */
export async function invoiceDocument(
  store: Pick<InvoiceDocuments, 'invoicePaper' | 'invoiceDocument' | 'keepInvoiceDocument'>,
  documents: Documents,
  invoiceId: string,
): Promise<DocumentRow | null> {
  const paper = await store.invoicePaper(invoiceId);
  if (paper === null) return null;
  const paperHash = hashOf(JSON.stringify(paper));
  const kept = await store.invoiceDocument(invoiceId, paperHash);
  if (kept !== null) return kept;
  const { bytes, hash } = await documents.invoice(paper);
  const { accountId } = paper.to;
  return store.keepInvoiceDocument({ accountId, invoiceId, paperHash, hash, template: documents.version, bytes });
}
