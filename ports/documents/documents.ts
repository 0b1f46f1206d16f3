import { createHash } from 'node:crypto';
import type { InvoicePaper } from '../../domain/documents/invoice-paper.ts';
import type { StatementPaper } from '../../domain/documents/statement-paper.ts';
import type { DocumentRow, InvoiceDocuments } from '../store/documents.ts';

/** A document as it is handed out: `hash` is the SHA-256 of its bytes, in hexadecimal digits. */
export interface MadeDocument {
  bytes: Uint8Array;
  hash: string;
}

/** Papers as PDFs that people read and machines can read out (PDF/UA-1). Throws as `Typesetter` does. */
export interface Documents {
  /** Of the templates and their words: another one may look otherwise. */
  readonly version: string;
  invoice(paper: InvoicePaper): Promise<MadeDocument>;
  statement(paper: StatementPaper): Promise<MadeDocument>;
  close(): Promise<void>;
}

export const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

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
