import { createHash } from 'node:crypto';
import type { InvoicePaper } from '../../domain/documents/invoice-paper.ts';
import type { StatementPaper } from '../../domain/documents/statement-paper.ts';

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
