import { hashOf, invoiceDocument } from '../../../ports/documents/documents.ts';
import type { ApiDeps } from '../../deps.ts';
import { CSV_TYPE } from '../../http/csv.ts';
import type { OutgoingDocument } from '../../http/document.ts';
import { found } from '../../http/problem.ts';
import { invoiceCsv } from './invoice-csv.ts';
import { invoiceXmlBytes } from './xml.ts';

type Made = (deps: ApiDeps, invoiceId: string) => Promise<OutgoingDocument>;

/** What an invoice can be had as, and how each is made; 404 where there is no such invoice. */
export const FORMATS = {
  pdf: async ({ store, documents }, id) => {
    const { hash, bytes } = found(await invoiceDocument(store, documents, id), 'invoice');
    return { type: 'application/pdf', hash, bytes };
  },
  csv: async ({ store }, id) => {
    const bytes = Buffer.from(invoiceCsv(found(await store.invoicePaper(id), 'invoice')));
    return { type: CSV_TYPE, hash: hashOf(bytes), bytes };
  },
  xml: async (deps, id) => asXml(await invoiceXmlBytes(deps, id)),
} satisfies Record<string, Made>;

export const asXml = (bytes: Buffer): OutgoingDocument => ({ type: 'application/xml', hash: hashOf(bytes), bytes });
