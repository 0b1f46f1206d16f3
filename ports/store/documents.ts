import type { InvoicePaper } from '../../domain/documents/invoice-paper.ts';

/** An invoice as a PDF, as it was handed out. */
export interface DocumentRow {
  id: string;
  accountId: string;
  invoiceId: string;
  /** Of all that it says: SHA-256 in hexadecimal digits, as `hash` is of its bytes. */
  paperHash: string;
  hash: string;
  /** The version of the templates that it was made with. */
  template: string;
  bytes: Uint8Array;
}

export interface InvoiceDocuments {
  /** All that an invoice says on paper, as it stands now; null: there is none. */
  invoicePaper(invoiceId: string): Promise<InvoicePaper | null>;
  /** The one that was made of this paper, with whatever templates. */
  invoiceDocument(invoiceId: string, paperHash: string): Promise<DocumentRow | null>;
  /** Keeps it, or answers the one of the same paper that is there. What `documentFailed` told is settled. */
  keepInvoiceDocument(document: Omit<DocumentRow, 'id'>): Promise<DocumentRow>;
  documentById(id: string): Promise<DocumentRow | null>;
  /** An invoice's PDF can't be made: a person's task, once, until one is kept. */
  documentFailed(input: { accountId: string; invoiceId: string; because: string }): Promise<void>;
  /** By their ids; what is no invoice's is left out. */
  invoiceNumbers(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
