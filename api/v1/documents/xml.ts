import type { ApiDeps } from '../../deps.ts';
import { invoiceXml } from '../../fiscal/stamping.ts';
import { found } from '../../http/problem.ts';

/** A document of an invoice: its bytes, and how it is saved. */
export interface InvoiceDocument {
  name: string;
  type: string;
  bytes: Buffer;
}

/** The invoice's fiscal receipt as XML: as it was sent or came back from the stamper; before that, as it would be sent. */
export async function xmlDocument(deps: ApiDeps, invoiceId: string): Promise<InvoiceDocument> {
  const { xml } = found(await deps.store.invoiceReceipt(invoiceId), 'invoice');
  const { number } = found(await deps.store.invoiceById(invoiceId), 'invoice');
  const written = xml ?? invoiceXml(deps, found(await deps.store.drawnInvoice(invoiceId), 'invoice'));
  return { name: `${number}.xml`, type: 'application/xml', bytes: Buffer.from(written) };
}
